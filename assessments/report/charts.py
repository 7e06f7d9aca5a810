"""Ring, bars, dumbbells and the item field: drawn with their numbers, readable in black and white."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assessments.report.blocks import Para
from assessments.report.marks import item_square
from assessments.report.model import Dumbbell
from assessments.report.model_front import Bar, FieldRow, Named, Square
from assessments.report.pen import Pen
from assessments.report.style import (
    ACCENT,
    BLACK,
    BOLD,
    CELL,
    FOOT,
    MEDIUM,
    MUTED,
    NOT_MET,
    OUTLINE,
    PAGE_HEIGHT,
    RULE,
    SMALL,
    WHITE,
    Style,
)

BAR_HEIGHT, BAR_ROW = 10.0, 19.0
_RING_FIGURE = Style(30, 36, BOLD)
_RING_UNIT = Style(14, 18, MEDIUM)


def _arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """A clockwise arc in PDF coordinates; angles in turns from twelve o'clock."""
    parts: list[str] = []
    pieces = max(1, math.ceil((end - start) * 8))
    step = (end - start) / pieces
    for n in range(pieces):
        a, b = (math.pi / 2 - 2 * math.pi * (start + step * k) for k in (n, n + 1))
        k = 4 / 3 * math.tan((b - a) / 4) * r
        x1, y1, x2, y2 = x + r * math.cos(a), y + r * math.sin(a), x + r * math.cos(b), y + r * math.sin(b)
        parts.append(f"{x1 - k * math.sin(a):.2f} {y1 + k * math.cos(a):.2f} {x2 + k * math.sin(b):.2f} {y2 - k * math.cos(b):.2f} {x2:.2f} {y2:.2f} c")
    return " ".join(parts)


def ring(pen: Pen, x: float, y: float, value: str, unit: str, share: float | None, line: float) -> None:
    """Readiness as a ring round its centre, from twelve o'clock clockwise, with a tick at the line."""
    outer, inner, centre = 50.0, 38.0, PAGE_HEIGHT - y
    if share:
        filled = min(share, 1.0)
        if filled > 0.999:
            pen.circle(x, y, (outer + inner) / 2, line=ACCENT, thickness=outer - inner)
        else:
            end = math.pi / 2 - 2 * math.pi * filled
            path = (
                f"{x:.2f} {centre + outer:.2f} m {_arc(x, centre, outer, 0, filled)} {x + inner * math.cos(end):.2f} {centre + inner * math.sin(end):.2f} l "
                f"{_arc_back(x, centre, inner, filled)} h"
            )
            pen.path(path, fill=ACCENT)
    pen.circle(x, y, outer, line=OUTLINE, thickness=0.5)
    pen.circle(x, y, inner, line=OUTLINE, thickness=0.5)
    angle = 2 * math.pi * line
    sine, cosine = math.sin(angle), math.cos(angle)
    pen.segment((x + (inner - 3) * sine, y - (inner - 3) * cosine), (x + (outer + 3) * sine, y - (outer + 3) * cosine), 2.6, WHITE)
    pen.segment((x + (inner - 3) * sine, y - (inner - 3) * cosine), (x + (outer + 3) * sine, y - (outer + 3) * cosine), 1.2, BLACK)
    figure = _RING_FIGURE if unit else Style(15, 20, BOLD)
    width = pen.flow.line(value, BOLD).width * figure.size / 1000
    extra = pen.flow.line(unit, MEDIUM).width * _RING_UNIT.size / 1000 if unit else 0
    start = x - (width + extra) / 2
    pen.text(start, y + figure.size * 0.36, value, figure)
    pen.text(start + width + 1, y + figure.size * 0.36, unit, _RING_UNIT)


def _arc_back(x: float, y: float, r: float, end: float) -> str:
    """The inner edge of the ring, back from `end` to twelve o'clock."""
    parts: list[str] = []
    pieces = max(1, math.ceil(end * 8))
    step = end / pieces
    for n in range(pieces, 0, -1):
        a, b = (math.pi / 2 - 2 * math.pi * step * k for k in (n, n - 1))
        k = 4 / 3 * math.tan((b - a) / 4) * r
        x1, y1, x2, y2 = x + r * math.cos(a), y + r * math.sin(a), x + r * math.cos(b), y + r * math.sin(b)
        parts.append(f"{x1 - k * math.sin(a):.2f} {y1 + k * math.cos(a):.2f} {x2 + k * math.sin(b):.2f} {y2 - k * math.cos(b):.2f} {x2:.2f} {y2:.2f} c")
    return " ".join(parts)


def bar(pen: Pen, x: float, y: float, width: float, share: float | None) -> None:
    """One bar from its top left corner: outlined track, filled share; dashed where nothing was answered."""
    if share is None:
        with pen.saved():
            pen.dash(2.4, 1.8)
            pen.box(x, y, width, BAR_HEIGHT, line=OUTLINE, thickness=0.5)
        return
    if share > 0:
        pen.box(x, y, width * min(share, 1), BAR_HEIGHT, fill=ACCENT)
    pen.box(x, y, width, BAR_HEIGHT, line=OUTLINE, thickness=0.5)


def line_mark(pen: Pen, x: float, top: float, bottom: float) -> None:
    """The dashed line a bar must reach, over a white one so that it shows on the bar too."""
    pen.segment((x, top), (x, bottom), 1.9, WHITE)
    with pen.saved():
        pen.dash(3, 1.8)
        pen.segment((x, top), (x, bottom), 0.8, BLACK)


def bars(pen: Pen, x: float, y: float, width: float, rows: Sequence[Bar], line: float, line_text: str) -> float:
    """Bars with names at the left and values at the right; returns the y below them."""
    longest = max((pen.flow.line(r.name, CELL.weight).width * CELL.size / 1000 for r in rows), default=0.0)
    names, values = min(max(longest + 10, 70.0), width * 0.38), 34.0
    track = x + names + 6
    length = width - names - 6 - values
    pen.text(track + length * line, y - 3, line_text, FOOT, "center")
    top = y
    pitch = BAR_ROW if len(rows) <= 10 else max(15.0, 190.0 / len(rows))
    for one in rows:
        name = Para(one.name, CELL, at_most=1)
        name.draw(pen, x, y + pitch / 2 - CELL.base + 3.2, names)
        bar(pen, track, y + (pitch - BAR_HEIGHT) / 2, length, one.share)
        pen.text(x + width, y + pitch / 2 + 3.2, one.value, CELL.with_(weight=BOLD if one.under else 400), "right")
        y += pitch
    line_mark(pen, track + length * line, top, y)
    return y


def dumbbells(pen: Pen, x: float, y: float, width: float, rows: Sequence[Dumbbell], heads: Sequence[str], line: float) -> float:
    """Two rounds a section: hollow = earlier, solid = now, on an axis from 0 to 100; returns the y below."""
    names, values = 112.0, 56.0
    track = x + names
    length = width - names - values
    bottom = y + 20 * len(rows) + 4
    for n, head in enumerate(heads):
        at = track + length * n / (len(heads) - 1)
        pen.text(at, y - 5, head, FOOT, "center")
        pen.segment((at, y), (at, bottom), 0.4, RULE)
    line_mark(pen, track + length * line, y, bottom)
    y += 12
    for one in rows:
        Para(one.name, CELL, at_most=1).draw(pen, x, y - CELL.base + 3.2, names - 8)
        if one.before is not None and one.now is not None:
            start, end = track + length * one.before, track + length * one.now
            pen.segment((start, y), (end, y), 2, ACCENT)
        if one.before is not None:
            pen.circle(track + length * one.before, y, 4, fill=WHITE, line=ACCENT, thickness=1)
        if one.now is not None:
            pen.circle(track + length * one.now, y, 4, fill=ACCENT)
        style = CELL.with_(weight=BOLD, color=NOT_MET) if one.loss else CELL
        pen.text(x + width, y + 3.2, one.change, style, "right")
        y += 20
    return bottom


def field_side(rows: Sequence[FieldRow], squares_width: float, height: float) -> float:
    """The largest square side with which a field fits its place."""
    for side in (10.5, 9.0, 8.0, 7.0, 6.0, 5.0):
        per_line = max(1, int((squares_width + side * 0.25) / (side * 1.25)))
        lines = sum(max(1, -(-len(r.squares) // per_line)) for r in rows)
        if lines * side * 1.57 <= height:
            return side
    return 4.0


def item_field(pen: Pen, x: float, y: float, width: float, height: float, rows: Sequence[FieldRow], names: float) -> float:
    """One square an item, a row a section, in checklist order; returns the y below."""
    side = field_side(rows, width - names, height)
    step, pitch = side * 1.25, side * 1.57
    per_line = max(1, int((width - names + side * 0.25) / step))
    style = SMALL if side >= 8 else FOOT.with_(color=BLACK)
    bottom = y + height
    for row in rows:
        if y + pitch > bottom + 0.5:
            break
        if style.size <= pitch + 1.5:
            Para(row.name, style, at_most=1).draw(pen, x, y + side / 2 - style.base + style.size * 0.36, names - 6)
        for n, square in enumerate(row.squares):
            item_square(pen, square.state, square.gate, x + names + n % per_line * step, y + n // per_line * pitch, side)
        y += pitch * max(1, -(-len(row.squares) // per_line))
    return y


def field_key(pen: Pen, x: float, y: float, title: str, words: Sequence[Named], used: frozenset[str]) -> None:
    """What the squares mean; only what occurs on the page. `y` is the baseline."""
    style = SMALL.with_(color=MUTED)
    x += pen.text(x, y, title, style) + 16
    for one in words:
        if one.name not in used:
            continue
        square = Square("not_met", True) if one.name == "gate" else Square(one.name, False)
        item_square(pen, square.state, square.gate, x, y - 7.2, 8.0)
        x += 12 + pen.text(x + 12, y, one.text, style) + 13
