"""What stands behind the CCC verdicts: how the catalogue changed over time for each product, and the way to the certificate."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from assessments.obligations import Change, ProductVerdict
from assessments.report.inputs import ReportInput
from assessments.report.model_calendar import PathPart, PathRow, TransitionRow, Transitions, TransitionSpan
from assessments.report.model_front import Table
from assessments.report.words import Cites, Words, number

MARGIN = timedelta(days=366)
"""Shown before the first known change and after the last one or the day of the report."""


def transitions(given: ReportInput, words: Words, cites: Cites) -> Transitions | None:
    """The calendar of the products for which the law changed or will change; None where nothing did."""
    changing = [v for v in given.applicability.products if len(v.timeline) > 1]
    if not changing:
        return None
    known = [day for v in changing for c in v.timeline for day in (c.start, c.end) if day is not None]
    first, last = min([*known, given.on]) - MARGIN, max([*known, given.on]) + MARGIN
    years = tuple((date(y, 1, 1), str(y)) for y in range(first.year, last.year + 1) if date(y, 1, 1) >= first)
    rows = tuple(TransitionRow(v.product, tuple(_span(c, first, last) for c in v.timeline), tuple(_line(c, v, words, cites) for c in v.timeline)) for v in changing)
    return Transitions(words("changes.title"), words("changes.note"), first, last, given.on, years, rows, words("changes.key"))


def _span(change: Change, first: date, last: date) -> TransitionSpan:
    return TransitionSpan(change.start or first, change.end or last, change.mode, change.lane)


def _line(change: Change, v: ProductVerdict, words: Words, cites: Cites) -> str:
    text = words(f"changes.{change.reach}", start=change.start or "", end=change.end or "", mode=words(f"mode.{change.mode}"))
    note = words.of(change.note)
    if note:
        text = words("named", name=text, text=note)
    if not change.verified:
        cites.doubt(v.product, text)
        text += words("unverified")
    refs = cites.refs(change.sources)
    return f"{text} {refs}" if refs else text


def paths(given: ReportInput, words: Words, cites: Cites) -> tuple[PathPart, ...]:
    """The steps, papers and days of every way that some product without a certificate has to go."""
    wanted = {v.path.mode: v.path for v in given.applicability.products if v.path is not None and not v.certificate_held}
    found: list[PathPart] = []
    for path in wanted.values():
        title = words("path.title", way=words.of(path.name))
        rows = tuple(
            PathRow(n, words.of(s.text), words.of(s.duration) or words("none"), words("none") if s.effort_days is None else number(Decimal(s.effort_days)))
            for n, s in enumerate(path.steps, start=1)
        )
        papers = words("path.papers", papers=words("path.papers.gap").join(words.of(d) for d in path.documents))
        note = papers if path.verified else words.sentences(papers, words("path.experience"))
        if not path.verified:
            cites.doubt(title, words("path.experience"))
        refs = cites.refs(path.sources)
        heads = tuple(words(f"path.head.{k}") for k in ("number", "step", "duration", "days"))
        found.append(PathPart(Table(title, "", heads), rows, f"{note} {refs}" if refs else note))
    return tuple(found)
