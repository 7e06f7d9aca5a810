"""What the report does not know, what it took on trust, and what it is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessments.checklist import Row, answer_of
from assessments.report.content_front import open_questions
from assessments.report.figures import RoundFigures, row_text
from assessments.report.inputs import ReportInput
from assessments.report.model import LimitBlock, Limits
from assessments.report.model_front import Figure, Label, Opener
from assessments.report.words import Cites, Words

GROUP_FROM = 12
"""More rows than this in a block are told by section with their clauses; the appendix has every one."""
Rows = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a round leaves open, by kind: the row and, where there is one, the sentence about it."""

    unanswered: tuple[tuple[RoundFigures, Row], ...]
    not_applicable: tuple[tuple[RoundFigures, Row], ...]
    no_evidence: tuple[tuple[RoundFigures, Row], ...]
    undecided: tuple[tuple[RoundFigures, Row], ...]
    flagged: tuple[tuple[RoundFigures, Row], ...]
    contradictions: tuple[tuple[str, str], ...]
    differing: tuple[tuple[str, str], ...]
    """Like items of two checklists answered unlike: to be looked at, not an error by itself."""
    expired: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[RoundFigures, str, str], ...]
    left_over: tuple[tuple[str, str], ...]
    """Answers to items the pack no longer asks."""

    @property
    def draft(self) -> bool:
        """Whether the report is a draft: something is unanswered or contradicts itself."""
        return bool(self.unanswered or self.contradictions)


def findings(given: ReportInput, rounds: tuple[RoundFigures, ...], words: Words) -> Findings:
    """Everything the limits page lists, over all rounds."""
    return Findings(
        unanswered=tuple((f, r) for f in rounds for r in f.review.visible.rows if answer_of(r, f.review.answers).state is None),
        not_applicable=tuple((f, r) for f in rounds for r in f.review.visible.rows if answer_of(r, f.review.answers).state == "not_applicable"),
        no_evidence=tuple((f, r) for f in rounds for r in f.review.visible.rows if _claimed(f, r)),
        undecided=tuple((f, r) for f in rounds for r in f.review.visible.rows if r.key in f.review.visible.undecided),
        flagged=tuple((f, r) for f in rounds for r in f.review.visible.rows if answer_of(r, f.review.answers).flagged),
        contradictions=tuple(_contradictions(rounds, words)),
        differing=tuple(_differing(rounds, words)),
        expired=tuple(_expired(rounds, given.on, words)),
        hidden=tuple((f, words.clause(i.clause), words.of(i.statement)) for f in rounds for i in f.review.visible.hidden),
        left_over=tuple(_left_over(rounds, words)),
    )


def linked(f: RoundFigures, row: Row) -> bool:
    """Whether any evidence is linked to a row, by the files handed over or by the count in the answer."""
    return answer_of(row, f.review.answers).evidence > 0 or any(row.key in e.keys for e in f.given.evidence)


def _claimed(f: RoundFigures, row: Row) -> bool:
    return answer_of(row, f.review.answers).state == "met" and not linked(f, row)


def _expired(rounds: tuple[RoundFigures, ...], on: date, words: Words) -> Iterable[tuple[str, str]]:
    for f in rounds:
        clauses = {r.key: words.clause(r.item.clause) for r in f.review.visible.rows}
        for e in f.given.evidence:
            if e.expires is not None and e.expires < on:
                used = dict.fromkeys(clauses[k] for k in e.keys if k in clauses)
                yield words("clause_list").join(used) or words("none"), words("limits.expired.text", name=e.name, date=e.expires.isoformat())


def _left_over(rounds: tuple[RoundFigures, ...], words: Words) -> Iterable[tuple[str, str]]:
    for f in rounds:
        for one in f.review.left_over:
            yield f.name, words("limits.left_over.text", item=one.item, state=words.state(one.state), reason=words.of(one.reason) or words("none"))


def _contradictions(rounds: tuple[RoundFigures, ...], words: Words) -> Iterable[tuple[str, str]]:
    """Answers that cannot both be true: not applicable where that cannot be, or without the reason it wants."""
    for f in rounds:
        for row in f.review.visible.rows:
            answer = answer_of(row, f.review.answers)
            if answer.state != "not_applicable" or row.item.na == "free":
                continue
            statement = row_text(row, words.of(row.item.statement), words)
            if row.item.na == "never":
                yield words.clause(row.item.clause), words("limits.contradiction.never", statement=statement)
            elif not answer.reason.strip() and not answer.note.strip():
                yield words.clause(row.item.clause), words("limits.contradiction.reason", statement=statement)


def _differing(rounds: tuple[RoundFigures, ...], words: Words) -> Iterable[tuple[str, str]]:
    told: set[frozenset[tuple[str, str]]] = set()
    by_item = {r.item.id: (f, r) for f in rounds for r in f.review.visible.rows if not r.subject}
    for here, row in by_item.values():
        for other_id in row.item.shares:
            there, other = by_item.get(other_id, (None, None))
            if there is None or other is None or there is here:
                continue
            a, b = answer_of(row, here.review.answers).state, answer_of(other, there.review.answers).state
            pair = frozenset({(here.name, row.key), (there.name, other.key)})
            if {a, b} == {"met", "not_met"} and pair not in told:
                told.add(pair)
                text = words(
                    "limits.differing.text", here=here.name, there=there.name, a=words.state(a), b=words.state(b), statement=words.of(row.item.statement)
                )
                yield words.clause(row.item.clause), text


def limits(given: ReportInput, rounds: tuple[RoundFigures, ...], found: Findings, cites: Cites, words: Words, chapter: str) -> Limits:
    """The limits part."""
    n, m = len(found.unanswered), len(found.contradictions)
    doubts = tuple(cites.unverified)
    counts = (
        ("unanswered", n), ("not_applicable", len(found.not_applicable)), ("no_evidence", len(found.no_evidence)), ("expired", len(found.expired)),
        ("contradictions", m), ("unverified", len(doubts)),
    )  # fmt: skip
    several = len(rounds) > 1
    reasons = [(f, r, _reason(f, r, words)) for f, r in found.not_applicable]
    blocks = [
        _block("unanswered", _statements(found.unanswered, several, words), n, words, note=words("limits.unanswered.note", range=_range(rounds, words))),
        _block("contradictions", list(found.contradictions), m, words),
        _block("not_applicable", [(_clause(f, r, several, words), t) for f, r, t in reasons], len(reasons), words),
        _block("no_evidence", _statements(found.no_evidence, several, words), len(found.no_evidence), words),
        _block("differing", list(found.differing), len(found.differing), words),
        _block("flagged", _statements(found.flagged, several, words), len(found.flagged), words),
        _block("expired", list(found.expired), len(found.expired), words),
        _block("undecided", _statements(found.undecided, several, words), len(found.undecided), words),
        _block("hidden", _hidden(found, several, words), len(found.hidden), words),
        _block("left_over", list(found.left_over), len(found.left_over), words),
        _block("questions", _open(given, words), open_questions(given), words),
        _block("unverified", list(doubts), len(doubts), words),
        LimitBlock(Label(words("limits.not")), tuple(_not(given, words))),
    ]
    return Limits(
        opener=Opener(words("limits.section"), chapter, words("limits.name"), _title(rounds, n, m, words)),
        figures=tuple(Figure(str(count), "", words(f"limits.figure.{kind}")) for kind, count in counts),
        blocks=tuple(b for b in blocks if b.rows),
    )


def _title(rounds: tuple[RoundFigures, ...], n: int, m: int, words: Words) -> str:
    if n and m:
        return words("limits.title.draft_both", n=n, m=m)
    if n or m:
        return words("limits.title.draft_unanswered" if n else "limits.title.draft_contradiction", n=n or m, m=m)
    return words("limits.title.clean" if rounds else "limits.title.no_rounds")


def _range(rounds: tuple[RoundFigures, ...], words: Words) -> str:
    for f in rounds:
        span = f.range()
        if span is not None:
            text = words("limits.unanswered.range", low=span[0], high=span[1])
            return words("named", name=f.name, text=text) if len(rounds) > 1 else text
    return ""


def _block(kind: str, rows: Rows, n: int, words: Words, note: str = "") -> LimitBlock:
    return LimitBlock(Label(words(f"limits.{kind}", n=n), note or words(f"limits.{kind}.note")), tuple(rows))


def _clause(f: RoundFigures, row: Row, several: bool, words: Words) -> str:
    return f"{f.name} {words.clause(row.item.clause)}" if several else words.clause(row.item.clause)


def _statements(found: tuple[tuple[RoundFigures, Row], ...], several: bool, words: Words) -> Rows:
    if len(found) <= GROUP_FROM:
        return [(_clause(f, r, several, words), row_text(r, words.of(r.item.statement), words)) for f, r in found]
    grouped: dict[tuple[str, str], list[str]] = {}
    for f, r in found:
        section = next((words.section(s.clause, s.heading) for s in f.review.score.sections if s.section == r.section), r.section)
        grouped.setdefault((f.name if several else "", section), []).append(words.clause(r.item.clause))
    rows: Rows = []
    for (name, section), clauses in grouped.items():
        named = words("clause_list").join(dict.fromkeys(clauses))
        rows.append((name or clauses[0].split(".")[0], words("limits.group", section=section, clauses=named, n=len(clauses))))
    return rows


def _reason(f: RoundFigures, row: Row, words: Words) -> str:
    answer = answer_of(row, f.review.answers)
    given = answer.reason.strip() or answer.note.strip()
    return row_text(row, given or words("limits.no_reason"), words)


def _hidden(found: Findings, several: bool, words: Words) -> Rows:
    if len(found.hidden) <= GROUP_FROM:
        return [(f"{f.name} {clause}" if several else clause, text) for f, clause, text in found.hidden]
    grouped: dict[str, list[str]] = {}
    for f, clause, _ in found.hidden:
        grouped.setdefault(f.name, []).append(clause)
    return [(name, words("clause_list").join(dict.fromkeys(clauses)) + words("stop")) for name, clauses in grouped.items()]


def _open(given: ReportInput, words: Words) -> Rows:
    rows: Rows = [(v.product, words.of(q.text)) for v in given.applicability.products for q in v.questions]
    return rows + [(words("applicable.about.enterprise"), words.of(q.text)) for q in given.applicability.questions]


def _not(given: ReportInput, words: Words) -> Rows:
    tag = words("limits.not.tag")
    rows: Rows = [(tag, words("limits.not.decision")), (tag, words("limits.not.law")), (words("limits.same.tag"), words("limits.same"))]
    return rows + [(words("limits.where.tag"), words.of(t)) for t in given.pack.enquiry]
