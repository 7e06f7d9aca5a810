"""CCC behind the verdicts: the catalogue over time for each product, and the steps to the certificate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assessments.report import tables
from assessments.report.blocks import Para
from assessments.report.model_calendar import PathPart, Transitions, TransitionSpan
from assessments.report.pen import Pen
from assessments.report.sheet import Sheets
from assessments.report.style import (
    ACCENT,
    BLACK,
    BOTTOM,
    CELL,
    CELL_MEDIUM,
    CELL_NUMBER,
    HEAD,
    HEAD_RULE,
    HEAVY,
    LEFT,
    NOTE,
    RIGHT,
    RULE,
    SMALL,
    WHITE,
    WIDTH,
)
from assessments.report.tables import HEAD_HEIGHT, SECTION_GAP, Row, grid

NAMES = 120.0
_PITCH = 20.0
_BAR = 9.0
_LANE = 11.0
_GAP = 4.0


def draw_transitions(sheets: Sheets, part: Transitions) -> None:
    """A bar a product over the years, then every period in words."""
    heights = [_PITCH + _LANE * max(span.lane for span in row.spans) for row in part.rows]
    bottom_of_bars = HEAD_HEIGHT + sum(heights)
    if sheets.y + tables.HEADING_HEIGHT + bottom_of_bars + 60 > BOTTOM:
        sheets.turn(sheets.rest())
        sheets.y = tables.CONTINUED_TOP
    tables.heading(sheets, part.title, part.note)
    pen, top = sheets.pen, sheets.y
    left, days = LEFT + NAMES, (part.last - part.first).days

    def at(day: date) -> float:
        return left + (RIGHT - left) * min(max((day - part.first).days / days, 0), 1)

    bottom = top + bottom_of_bars + 2
    pen.rule(LEFT, top, WIDTH, HEAVY)
    _years(pen, part, at, top, bottom)
    pen.rule(LEFT, top + HEAD_HEIGHT, WIDTH, HEAD_RULE)
    y = top + HEAD_HEIGHT
    for row, height in zip(part.rows, heights, strict=True):
        Para(row.product, CELL_MEDIUM, at_most=1).draw(pen, LEFT, y + _PITCH / 2 - CELL_MEDIUM.base + 3.2, NAMES - 8)
        for span in row.spans:
            _span(pen, span, at(span.start), at(span.end), y + (_PITCH - _BAR) / 2 + span.lane * _LANE)
        y += height
    pen.segment((at(part.today), top + HEAD_HEIGHT - 3), (at(part.today), bottom), 1.1, BLACK)
    pen.rule(LEFT, bottom, WIDTH, HEAVY)
    pen.text(LEFT, bottom + 13, part.key, NOTE)
    sheets.y = bottom + 13 + 8
    for row in part.rows:
        for n, line in enumerate(row.lines):
            _line(sheets, row.product, line, named=n == 0)
        sheets.y += _GAP
    sheets.y += SECTION_GAP - _GAP


def _years(pen: Pen, part: Transitions, at: Callable[[date], float], top: float, bottom: float) -> None:
    room = 24.0
    last = -room
    for day, name in part.years:
        x = at(day)
        pen.segment((x, top + HEAD_HEIGHT), (x, bottom), 0.4, RULE)
        if x - last >= room and x + room <= RIGHT:
            pen.text(x + 2, top + 13, name, HEAD)
            last = x


def _span(pen: Pen, span: TransitionSpan, start: float, end: float, y: float) -> None:
    """Solid: certificate; outline: self-declaration; a thin line: not in the catalogue."""
    if span.mode == "third_party":
        pen.box(start, y, max(end - start, 1), _BAR, fill=ACCENT)
    elif span.mode == "self_declaration":
        pen.box(start, y, max(end - start, 1), _BAR, fill=WHITE, line=ACCENT, thickness=0.9)
    else:
        pen.segment((start, y + _BAR / 2), (end, y + _BAR / 2), 0.9, RULE)


def _line(sheets: Sheets, name: str, text: str, *, named: bool) -> None:
    """One period: the product's name at the left where it is the first, or the first of a page."""
    block, head = Para(text, SMALL, cites=True), Para(name, SMALL, at_most=1)
    height = block.height(sheets.flow, WIDTH - NAMES)
    if sheets.y + height > BOTTOM + 6:
        sheets.turn(sheets.rest())
        sheets.y = tables.CONTINUED_TOP
        named = True
    if named:
        head.draw(sheets.pen, LEFT, sheets.y, NAMES - 8)
    block.draw(sheets.pen, LEFT + NAMES, sheets.y, WIDTH - NAMES)
    sheets.y += height + 2


def draw_path(sheets: Sheets, part: PathPart) -> None:
    """The steps to the certificate, then the papers to have ready."""
    layout = grid(part.steps.heads, (16, None, 110, 52), right=(0, 3))
    rows = [Row((Para(str(r.number), CELL_NUMBER, "right"), Para(r.text, CELL), Para(r.duration, CELL), Para(r.days, CELL, "right"))) for r in part.rows]
    tables.draw(sheets, layout, rows, title=part.steps.title, note=part.steps.note)
    tables.note_below(sheets, part.papers)
