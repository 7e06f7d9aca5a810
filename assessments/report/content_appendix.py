"""Compare pages and appendix: two rounds side by side, every item, every file, every source, every formula."""

from __future__ import annotations

from decimal import Decimal

from assessments.checklist import Answer, Row, answer_of
from assessments.compare import Comparison, RowChange
from assessments.plan import DAYS_A_WEEK, FIRM_DAYS_A_WEEK
from assessments.report.figures import RoundFigures, row_text
from assessments.report.inputs import Earlier, Evidence, ReportInput
from assessments.report.model import (
    Appendix,
    ChangeColumn,
    ComparePart,
    Dumbbell,
    EvidenceRow,
    ItemGroup,
    ItemRow,
    ItemsPart,
    SourceRow,
)
from assessments.report.model_front import Figure, Label, Named, Opener, ShortGap, Table
from assessments.report.words import Cites, Words, number, whole

CHANGE_ROWS = 8
MINUS = "−"


def compare_part(f: RoundFigures, words: Words, chapter: str) -> ComparePart | None:
    """The comparison with an earlier round, or None where there is none."""
    found, earlier = f.review.comparison, f.given.earlier
    if found is None or earlier is None:
        return None
    a, b = earlier.number, f.given.number
    lead = words("compare.lead.same" if earlier.same_checklist else "compare.lead.changed", a=a, b=b, before=earlier.on.isoformat(), now=f.given.on.isoformat())
    rows = tuple(_dumbbell(words.section(s.clause, s.heading), s.before, s.now, f.line, words) for s in found.sections)
    return ComparePart(
        opener=Opener(words("compare.section"), chapter, words("compare.name", scheme=f.name), _title(f, found, rows, words), lead),
        figures=_compare_figures(f, found, earlier, words),
        sections=Table(words("compare.sections"), words("compare.sections.note", a=a, b=b), ("0", "20", "40", "60", "80", "100%")),
        line=f.line / 100,
        rows=rows,
        columns=(
            _column("closed", found.closed, words, words("compare.closed.note")),
            _column("worse", found.worse, words, words("compare.worse.note")),
            _column("still", found.still_open, words, _still_note(found, words)),
        ),
    )


def _title(f: RoundFigures, found: Comparison, rows: tuple[Dumbbell, ...], words: Words) -> str:
    if found.before is None or f.percent is None:
        return words("compare.title.unknown")
    losses = [words.of(s.heading) for s, r in zip(found.sections, rows, strict=True) if r.loss]
    before = whole(found.before, f.line)
    if not losses:
        return words("compare.title.up", before=before, after=f.percent)
    names = words.join(losses[:2])
    return words("compare.title.loss" if len(losses) <= 2 else "compare.title.losses", before=before, after=f.percent, names=names, n=len(losses))


def signed(points: int) -> str:
    """A difference with its sign; a true minus."""
    return f"+{points}" if points > 0 else f"{MINUS}{-points}" if points < 0 else "0"


def _dumbbell(name: str, before: Decimal | None, now: Decimal | None, line: float, words: Words) -> Dumbbell:
    shares = tuple(None if v is None else float(v) / 100 for v in (before, now))
    if before is None or now is None:
        return Dumbbell(name, shares[0], shares[1], words("none"), False)
    change = whole(now, line) - whole(before, line)
    return Dumbbell(name, shares[0], shares[1], words("compare.points", n=signed(change)), change < 0)


def _compare_figures(f: RoundFigures, found: Comparison, earlier: Earlier, words: Words) -> tuple[Figure, ...]:
    unit, points, none = words("percent_unit"), words("points_unit"), words("none")
    before = None if found.before is None else whole(found.before, f.line)
    figures = [
        Figure(none if before is None else str(before), unit if before is not None else "", words("compare.round", n=earlier.number)),
        Figure(f.percent_text or none, unit if f.percent is not None else "", words("compare.round", n=f.given.number)),
    ]
    if before is not None and f.percent is not None:
        figures.append(Figure(signed(f.percent - before), points, words("compare.change")))
        over = f.percent - round(f.line)
        figures.append(Figure(str(abs(over)), points, words("compare.over_line" if over >= 0 else "compare.to_line")))
    return tuple(figures)


def _column(kind: str, found: tuple[RowChange, ...], words: Words, note: str) -> ChangeColumn:
    ordered = sorted(found, key=lambda c: not c.row.item.gate) if kind == "still" else list(found)
    rows = tuple(ShortGap(n, _change_text(c, kind, words), words.clause(c.row.item.clause), c.row.item.gate, "") for n, c in enumerate(ordered[:CHANGE_ROWS], start=1))
    more = words("compare.more", n=len(found) - CHANGE_ROWS) if len(found) > CHANGE_ROWS else ""
    return ChangeColumn(Label(words(f"compare.{kind}", n=len(found)), note), rows, more)


def _change_text(c: RowChange, kind: str, words: Words) -> str:
    item = c.row.item
    text = (item.heading or item.statement) if kind == "closed" else item.short_gap
    return row_text(c.row, words.of(text).rstrip("。."), words)


def _still_note(found: Comparison, words: Words) -> str:
    gates = sum(c.row.item.gate for c in found.still_open)
    return words("compare.still.gates", n=gates) if gates else words("compare.still.note")


def evidence_numbers(rounds: tuple[RoundFigures, ...]) -> dict[str, tuple[str, Evidence]]:
    """E01, E02 … for each file by its hash, in the order of the rounds; a file linked from two rounds has one number."""
    found: dict[str, tuple[str, Evidence]] = {}
    for f in rounds:
        for e in f.given.evidence:
            if e.sha256 not in found:
                found[e.sha256] = (f"E{len(found) + 1:02d}", e)
    return found


def items_part(f: RoundFigures, numbers: dict[str, tuple[str, Evidence]], words: Words, letter: str, *, side_by_side: bool = False) -> ItemsPart:
    """Every item of a round with its answer, note and evidence numbers."""
    review = f.review
    other = words.other()
    by_row = _evidence_by_row(f, numbers)
    groups: list[ItemGroup] = []
    for s in review.score.sections:
        rows = tuple(_item(r, answer_of(r, review.answers), by_row.get(r.key, ""), words, other) for r in review.visible.rows if r.section == s.section)
        percent = "" if s.percent is None else f"{whole(s.percent, f.line)}%"
        summary = words("items.summary" if percent else "items.summary.none", n=s.total, percent=percent)
        groups.append(ItemGroup(words.section(s.clause, s.heading), summary, rows))
    number_text = words("appendix.number", letter=letter)
    if side_by_side:
        opener = Opener(
            words("appendix.section"), number_text, words("items.name.both", scheme=f.name), words("items.title.both", scheme=f.name), words("items.lead.both")
        )
        heads = tuple(words(f"items.head.{h}") for h in ("zh", "middle", "en"))
        return ItemsPart(opener, heads, tuple(groups), side_by_side=True)
    opener = Opener(words("appendix.section"), number_text, words("items.name", scheme=f.name), words("items.title", scheme=f.name, n=review.score.total))
    return ItemsPart(opener, tuple(words(f"items.head.{h}") for h in ("clause", "item", "answer", "note", "evidence")), tuple(groups))


def _evidence_by_row(f: RoundFigures, numbers: dict[str, tuple[str, Evidence]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for e in f.given.evidence:
        if e.sha256 in numbers:
            for key in e.keys:
                found.setdefault(key, []).append(numbers[e.sha256][0])
    return {key: " ".join(names) for key, names in found.items()}


def _item(row: Row, answer: Answer, evidence: str, words: Words, other: Words) -> ItemRow:
    note = "\n".join(t for t in (answer.note.strip(), answer.reason.strip() if answer.state == "not_applicable" else "") if t)
    return ItemRow(
        clause=words.clause(row.item.clause), gate=row.item.gate, statement=words.of(row.item.statement), other=other.of(row.item.statement), subject=row.subject,
        state=answer.state or "unanswered", word=words.state(answer.state), other_word=other.state(answer.state), note=note, evidence=evidence or words("none"),
    )  # fmt: skip


def appendix(given: ReportInput, rounds: tuple[RoundFigures, ...], cites: Cites, words: Words, letters: tuple[str, str, str]) -> Appendix:
    """Evidence, sources and how the figures are computed."""
    section = words("appendix.section")
    files = _evidence_rows(rounds, given, words)
    sources = tuple(
        SourceRow(number_, words.of(s.title), words.of(s.issuer), " ".join(p for p in (s.date, words.of(s.locator)) if p), _read(s.read, s.verified, words))
        for number_, s in cites.cited()
    )
    evidence, documents, method = (words("appendix.number", letter=letter) for letter in letters)
    return Appendix(
        evidence=Opener(section, evidence, words("evidence.name"), words("evidence.title" if files else "evidence.title.none", n=len(files))),
        evidence_heads=tuple(words(f"evidence.head.{h}") for h in ("number", "file", "clause", "expires", "size")),
        evidence_rows=files,
        sources=Opener(section, documents, words("sources.name"), words("sources.title" if sources else "sources.title.none", n=len(sources))),
        source_heads=tuple(words(f"sources.head.{h}") for h in ("number", "document", "issuer", "date", "read")),
        source_rows=sources,
        method=Opener(section, method, words("method.name"), words("method.title"), words("method.lead")),
        method_rows=tuple(_method(given, rounds, words)),
    )


def _read(read: str, verified: bool, words: Words) -> str:
    text = words(f"read.{read}")
    return text if verified else words("about_join").join((text, words("sources.unverified")))


def _evidence_rows(rounds: tuple[RoundFigures, ...], given: ReportInput, words: Words) -> tuple[EvidenceRow, ...]:
    used: dict[str, dict[str, None]] = {}
    for f in rounds:
        clauses = {r.key: words.clause(r.item.clause) for r in f.review.visible.rows}
        for e in f.given.evidence:
            used.setdefault(e.sha256, {}).update(dict.fromkeys((f"{f.name} {clauses[k]}" if len(rounds) > 1 else clauses[k]) for k in e.keys if k in clauses))
    return tuple(
        EvidenceRow(
            number_, e.name, words("clause_list").join(used[sha]) or words("none"), e.expires.isoformat() if e.expires else words("none"),
            e.expires is not None and e.expires < given.on, size(e.size), sha,
        )
        for sha, (number_, e) in evidence_numbers(rounds).items()
    )  # fmt: skip


def size(count: int) -> str:
    """Bytes as a short text."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _method(given: ReportInput, rounds: tuple[RoundFigures, ...], words: Words) -> list[Named]:
    pack = given.pack
    rows: list[Named] = []
    if rounds:
        rows += [Named(words(f"method.{k}"), words(f"method.{k}.text")) for k in ("readiness", "answers", "gate")]
        rows += [Named(words("method.level", level=words.of(level.name)), words.of(level.rule)) for level in pack.levels]
        rows += [Named(words(f"method.{k}"), words(f"method.{k}.text")) for k in ("effect", "path", "days")]
        rows.append(Named(words("method.plan"), words("method.plan.text", days=number(DAYS_A_WEEK), firm=number(FIRM_DAYS_A_WEEK))))
        rows += [Named(f.name, _edition(f, words)) for f in rounds]
    rows.append(Named(words("method.audit"), words("method.audit.text")))
    rules = words("method.pack.rules", rules_as_of=pack.rules_as_of.isoformat()) if pack.rules_as_of else ""
    text = words(
        "method.pack.text", name=words.of(pack.name), version=pack.version, as_of=pack.as_of.isoformat(), rules=rules, app=given.app_version or words("none")
    )
    return [*rows, Named(words("method.pack"), text)]


def _edition(f: RoundFigures, words: Words) -> str:
    edition = f.review.checklist.edition
    parts = [words.join(p for p in (words.of(edition.standard), words.of(edition.rule)) if p) + words("stop"), words.of(edition.note)]
    return words.sentences(*parts)
