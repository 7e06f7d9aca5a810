"""Everything a report says, built from the domain's values. Pure: the same input gives the same content."""

from __future__ import annotations

from assessments.report.content_appendix import appendix, compare_part, evidence_numbers, items_part
from assessments.report.content_applicable import applicable
from assessments.report.content_front import boss, cover, key
from assessments.report.content_limits import Findings, findings, limits
from assessments.report.content_plan import plan_part, tasks
from assessments.report.content_schemes import scheme_part
from assessments.report.figures import figures
from assessments.report.inputs import ReportInput
from assessments.report.model import ItemsPart, ReportContent
from assessments.report.model_front import Frame, Meta
from assessments.report.words import Cites, Words

MOST_ROUNDS = 6
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def build(given: ReportInput) -> ReportContent:
    """The content of a report in `given.lang`. Sources are numbered in reading order, so the parts are built in that order."""
    words = Words(given.lang, given.pack.clauses)
    cites = Cites(words, given.pack)
    rounds = tuple(figures(r, given.pack, words) for r in given.rounds)
    found = findings(given, rounds, words)
    todo = tasks(given, rounds, words)
    chapters = iter(str(n) for n in range(1, 100))
    letters = iter(LETTERS)
    applicability = applicable(given, words, cites, next(chapters))
    schemes = tuple(scheme_part(f, given, words, next(chapters)) for f in rounds)
    plan = plan_part(given, rounds, todo, words, next(chapters)) if todo else None
    limited = limits(given, rounds, found, cites, words, next(chapters))
    compares = tuple(c for f in rounds if f.given.earlier and (c := compare_part(f, words, next(chapters))))
    numbers = evidence_numbers(rounds)
    items: list[ItemsPart] = [items_part(f, numbers, words, next(letters)) for f in rounds]
    if given.side_by_side:
        items += [items_part(f, numbers, words, next(letters), side_by_side=True) for f in rounds]
    return ReportContent(
        meta=_meta(given, words),
        frame=_frame(given, found, words),
        cover=cover(given, rounds, words, _draft_reason(found, words)),
        boss=boss(given, rounds, todo, words),
        key=key(words),
        applicable=applicability,
        schemes=schemes,
        plan=plan,
        limits=limited,
        compares=compares,
        items=tuple(items),
        appendix=appendix(given, rounds, cites, words, (next(letters), next(letters), next(letters))),
        keep=_keep(given, words),
    )


def _name(given: ReportInput, words: Words) -> str:
    return words("report.assessment" if given.rounds else "report.applicability")


def _meta(given: ReportInput, words: Words) -> Meta:
    author = given.prepared_by or words("report.author_default")
    title = f"{given.profile.name} {_name(given, words)}".strip()
    return Meta(given.lang, title, author, words("report.subject"), words("report.creator", version=given.app_version).strip(), given.on)


def _frame(given: ReportInput, found: Findings, words: Words) -> Frame:
    draft = "" if not found.draft else words("draft.unanswered" if found.unanswered else "draft.contradiction")
    foot = words("frame.foot", version=given.pack.version, as_of=given.pack.as_of.isoformat())
    return Frame(given.profile.name, _name(given, words), foot, draft, words("frame.continued"), words("frame.next_page"))


def _draft_reason(found: Findings, words: Words) -> str:
    n, m = len(found.unanswered), len(found.contradictions)
    if n and m:
        return words("draft.reason.both", n=n, m=m)
    if n or m:
        return words("draft.reason.unanswered" if n else "draft.reason.contradiction", n=n or m)
    return ""


def _keep(given: ReportInput, words: Words) -> tuple[str, ...]:
    """Words that stay whole: the program's, the pack's roles and short names, and the names of the products."""
    found = dict.fromkeys(words.keep())
    if words.lang == "zh":
        found.update(dict.fromkeys(given.pack.roles))
        found.update(dict.fromkeys(s.short.zh for s in given.pack.schemes.values()))
    found.update(dict.fromkeys(p.name for p in given.profile.products if len(p.name) <= 6))
    return tuple(found)
