"""The order of work over a year, in words and on a calendar."""

from __future__ import annotations

from datetime import date

from assessments.report.inputs import ReportInput
from assessments.report.model_calendar import Timeline, TimeRow, YearPart
from assessments.report.words import Cites, Words, number
from assessments.year import Stage


def year_part(given: ReportInput, words: Words, cites: Cites) -> YearPart | None:
    """The year's block; None where nothing is to be done."""
    year = given.year
    if year is None or not year.stages:
        return None
    names = {key: words.of(card.short) for key, card in given.pack.schemes.items()}
    last = months_later(given.on, year.horizon)
    rows = tuple(
        TimeRow(
            "", names[span.scheme], False, words.span(span.least, span.most), months_later(given.on, stage.start),
            months_later(given.on, stage.start + span.least), "", months_later(given.on, stage.start + span.most),
        )
        for stage in year.stages
        for span in stage.spans
    )  # fmt: skip
    months = tuple(months_later(given.on.replace(day=1), n) for n in range(year.horizon + 1))
    heads = tuple((m, words.month(m, year=True), words.month(m, year=False)) for m in months)
    lines = [_together(stage, names, words, cites) for stage in year.stages if stage.together]
    if year.next_year:
        lines.append(words("year.next", names=words.join(names[s] for s in year.next_year)))
    note = words.of(year.note)
    if not year.verified:
        cites.doubt(words("year.title"), note)
        note += words("unverified")
    return YearPart(words("year.title"), Timeline(given.on, last, heads, rows, (), (words("year.key"),)), (*lines, note))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, the last day of a shorter month."""
    at = day.year * 12 + day.month - 1 + months
    first = date(at // 12, at % 12 + 1, 1)
    following = date((at + 1) // 12, (at + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


def _together(stage: Stage, names: dict[str, str], words: Words, cites: Cites) -> str:
    line = words("year.together", names=words.join(names[s.scheme] for s in stage.spans), why=words.of(stage.together))
    if stage.audit is not None:
        line = words.sentences(line, words("year.audit", separate=number(stage.audit.separate), together=number(stage.audit.at_least)))
    refs = cites.refs(stage.sources)
    return f"{line} {refs}" if refs else line
