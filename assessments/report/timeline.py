"""The calendar with bars and milestones: the plan's, and the year's."""

from __future__ import annotations

from datetime import date

from assessments.report.blocks import Para
from assessments.report.model_calendar import Timeline, TimeRow
from assessments.report.pen import Pen
from assessments.report.sheet import Sheets
from assessments.report.style import (
    ACCENT,
    BLACK,
    HEAD,
    HEAD_RULE,
    HEAVY,
    LEFT,
    MEDIUM,
    NOTE,
    RIGHT,
    RULE,
    WHITE,
    WIDTH,
    Style,
)
from assessments.report.tables import HEAD_HEIGHT, SECTION_GAP

NAMES = 176.0
_PITCH = 17.5
_LABEL = Style(8.5, 12)


def timeline_height(timeline: Timeline) -> float:
    """Points the calendar takes with its notes."""
    return HEAD_HEIGHT + _PITCH * len(timeline.rows) + 4 + 13 + SECTION_GAP


class _Scale:
    """Days to points."""

    def __init__(self, first: date, last: date) -> None:
        self._first = first
        self.left = LEFT + NAMES
        self._a_day = (RIGHT - self.left) / max((last - first).days, 1)

    def at(self, day: date) -> float:
        """The x of the beginning of a day."""
        return self.left + (day - self._first).days * self._a_day


def draw_timeline(sheets: Sheets, timeline: Timeline) -> None:
    """The calendar at the current place, its notes under it."""
    pen, y = sheets.pen, sheets.y - 4
    scale = _Scale(timeline.first, timeline.last)
    top, bottom = y + HEAD_HEIGHT, y + HEAD_HEIGHT + _PITCH * len(timeline.rows) + 4
    pen.rule(LEFT, y, WIDTH, HEAVY)
    _months(pen, timeline, scale, y, bottom)
    for first, last, _ in timeline.holidays:
        _hatched(pen, max(scale.at(first), scale.left), top, min(scale.at(last), RIGHT), bottom)
    pen.rule(LEFT, top, WIDTH, HEAD_RULE)
    y = top + 2
    indent = 20 if any(row.number for row in timeline.rows) else 0
    for row in timeline.rows:
        _time_row(sheets, row, scale, y, indent)
        y += _PITCH
    pen.rule(LEFT, bottom, WIDTH, HEAVY)
    x = LEFT
    for note in timeline.notes:
        x += pen.text(x, bottom + 13, note, NOTE) + 24
    sheets.y = bottom + 13 + SECTION_GAP


def _months(pen: Pen, timeline: Timeline, scale: _Scale, y: float, bottom: float) -> None:
    """Names and rules of the months: the year once where it fits, and no name that would run into the next one."""
    years: set[int] = set()
    for n, (month, long, short) in enumerate(timeline.months):
        x = max(scale.at(month), scale.left)
        following = scale.at(timeline.months[n + 1][0]) if n + 1 < len(timeline.months) else RIGHT
        for name in (short,) if month.year in years else (long, short):
            if x + 3 + pen.flow.line(name, HEAD.weight).width * HEAD.size / 1000 <= following:
                pen.text(x + 3 if month > timeline.first else x, y + 13, name, HEAD)
                years |= {month.year} if name == long else set()
                break
        if month > timeline.first:
            pen.segment((x, y + HEAD_HEIGHT), (x, bottom), 0.4, RULE)


def _hatched(pen: Pen, left: float, top: float, right: float, bottom: float) -> None:
    with pen.saved():
        pen.clip(left, top, right - left, bottom - top)
        x = left - (bottom - top)
        while x < right:
            pen.segment((x, bottom), (x + bottom - top, top), 0.4, RULE)
            x += 4.5


def _time_row(sheets: Sheets, row: TimeRow, scale: _Scale, y: float, indent: float) -> None:
    pen = sheets.pen
    baseline = y + _PITCH / 2 + 3.2
    pen.text(LEFT + 13, baseline, row.number, Style(8.5, 12, MEDIUM, ACCENT), "right")
    text = Para(row.text, _LABEL if row.number else _LABEL.with_(weight=MEDIUM), gate=row.gate, at_most=1)
    text.draw(pen, LEFT + indent, baseline - text.base, NAMES - indent - 10)
    if row.start is None:
        _milestone(pen, scale.at(row.due), y + _PITCH / 2, row.due_text)
        return
    start, end = scale.at(row.start), min(scale.at(row.due), RIGHT)
    pen.box(start, y + (_PITCH - 9) / 2, max(end - start, 3), 9, fill=ACCENT)
    if row.latest is not None:
        end = _open_end(pen, end, scale.at(row.latest), y + (_PITCH - 9) / 2)
    _beside(pen, start, max(end, start + 3), baseline, row.owner)


def _open_end(pen: Pen, start: float, end: float, y: float) -> float:
    """The outlined part of a bar, ended by a point where it runs off the calendar; returns where it ends."""
    shown = min(end, RIGHT)
    if shown > start:
        pen.box(start, y, shown - start, 9, fill=WHITE, line=ACCENT, thickness=0.8)
    if end > RIGHT:
        pen.polygon(((RIGHT, y - 1.5), (RIGHT + 5, y + 4.5), (RIGHT, y + 10.5)), fill=ACCENT)
    return shown


def _beside(pen: Pen, start: float, end: float, baseline: float, text: str) -> None:
    """The role after its bar on a white patch; before the bar when it would leave the page."""
    width = pen.flow.line(text, NOTE.weight).width * NOTE.size / 1000
    x = end + 4 if end + 4 + width <= RIGHT else start - 4 - width
    if not text:
        return
    pen.box(x - 1.5, baseline - 8, width + 3, 10.5, fill=WHITE)
    pen.text(x, baseline, text, NOTE.with_(color=BLACK))


def _milestone(pen: Pen, x: float, y: float, text: str) -> None:
    pen.polygon(((x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)), fill=BLACK)
    _beside(pen, x - 6, x + 6, y + 3.2, text)
