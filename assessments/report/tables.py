"""Tables over several pages: head and name repeat, rows stay whole, a group's name stays with its first row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assessments.report.blocks import Block, Para, Stack, tallest
from assessments.report.pen import Align
from assessments.report.sheet import Sheets
from assessments.report.style import (
    ACCENT,
    BOLD,
    BOTTOM,
    HEAD,
    HEAD_RULE,
    HEADING,
    HEAVY,
    LEFT,
    MUTED,
    NOTE,
    RIGHT,
    ROW_RULE,
    RULE,
    WIDTH,
    Style,
)

GAP = 8.0
HEAD_HEIGHT = 18.5
HEADING_HEIGHT = 23.0
PAD = 4.6
SECTION_GAP = 24.0
_GROUP = Style(9.5, 14, BOLD, ACCENT)
_GROUP_NOTE = Style(8, 12, 400, MUTED)
_NEXT = Style(8, 12, 400, MUTED)
CONTINUED_TOP = 62.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width without the gap, where its text stands."""

    head: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a block a column. `group` rows hold a name and a note over the whole width instead."""

    cells: tuple[Block | None, ...]
    pad: float = PAD
    group: tuple[str, str] | None = None


def group(name: str, note: str) -> Row:
    """The head of a group of rows."""
    return Row((), group=(name, note))


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns side by side over the full width; widths and gaps must sum to it."""

    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        total = sum(c.width for c in self.columns) + GAP * (len(self.columns) - 1)
        if abs(total - WIDTH) > 0.05:
            raise ValueError(f"columns and gaps sum to {total:.2f}, not {WIDTH:.2f}")

    @property
    def widths(self) -> tuple[float, ...]:
        """Width of each column."""
        return tuple(c.width for c in self.columns)


def grid(heads: Sequence[str], widths: Sequence[float | None], right: Sequence[int] = ()) -> Grid:
    """Columns from heads and widths; the one width that is None takes what is left; `right` are right-aligned."""
    left = WIDTH - GAP * (len(widths) - 1) - sum(w for w in widths if w is not None)
    found = tuple(Column(h, left if w is None else w, "right" if n in right else "left") for n, (h, w) in enumerate(zip(heads, widths, strict=True)))
    return Grid(found)


def heading(sheets: Sheets, title: str, note: str = "") -> None:
    """The name of a block with a muted note at its right."""
    pen = sheets.pen
    pen.text(LEFT, sheets.y + 13, title, HEADING)
    if note:
        pen.text(RIGHT, sheets.y + 13, note, NOTE, "right")
    sheets.y += HEADING_HEIGHT


def note_below(sheets: Sheets, text: str) -> None:
    """A note under the block just drawn."""
    block = Para(text, NOTE, cites=True)
    height = block.height(sheets.flow, WIDTH)
    sheets.y -= SECTION_GAP - 4
    if sheets.y + height > BOTTOM + 10:
        sheets.turn(sheets.rest())
    block.draw(sheets.pen, LEFT, sheets.y, WIDTH)
    sheets.y += height + SECTION_GAP - 6


def draw(sheets: Sheets, layout: Grid, rows: Sequence[Row], *, title: str = "", note: str = "", name: str = "") -> None:
    """Draw a table from the current place on. `name` stands over its further pages where it has no title of its own."""
    if not rows:
        return
    rows = [part for row in rows for part in _parts(sheets, layout, row)]
    heights = [_height(sheets, layout, row) for row in rows]
    top = (HEADING_HEIGHT if title else 0) + HEAD_HEIGHT
    if sheets.y + top + _together(rows, heights, 0) > BOTTOM:
        sheets.turn(sheets.rest())
        sheets.y = CONTINUED_TOP
    if title:
        heading(sheets, title, note)
    _head(sheets, layout)
    for n, row in enumerate(rows):
        if n and sheets.y + _together(rows, heights, n) > BOTTOM:
            _turn(sheets, layout, title or name)
        elif n:
            sheets.pen.rule(LEFT, sheets.y, WIDTH, ROW_RULE, RULE)
        _row(sheets, layout, row, heights[n])
    sheets.pen.rule(LEFT, sheets.y, WIDTH, HEAVY)
    sheets.y += SECTION_GAP


def _together(rows: Sequence[Row], heights: Sequence[float], n: int) -> float:
    """Points that must fit before row `n` may start here: a group with its first row, the last two rows."""
    needed = heights[n]
    if rows[n].group is not None and n + 1 < len(rows):
        return needed + heights[n + 1]
    if n == len(rows) - 2 and heights[n] + heights[n + 1] < (BOTTOM - CONTINUED_TOP) / 2:
        return needed + heights[n + 1]
    return needed


def _parts(sheets: Sheets, layout: Grid, row: Row) -> list[Row]:
    """A row as it is, or cut where it would not fit a whole page."""
    room = BOTTOM - CONTINUED_TOP - HEADING_HEIGHT - HEAD_HEIGHT - 2 * row.pad - 30
    if row.group is not None or _height(sheets, layout, row) <= room:
        return [row]
    here: list[Block | None] = []
    rest: list[Block | None] = []
    for cell, width in zip(row.cells, layout.widths, strict=True):
        first, second = _split(sheets, cell, width, room)
        here.append(first)
        rest.append(second)
    tail = replace(row, cells=tuple(rest))
    return [replace(row, cells=tuple(here)), *(_parts(sheets, layout, tail) if any(c is not None for c in rest) else [])]


def _split(sheets: Sheets, cell: Block | None, width: float, room: float) -> tuple[Block | None, Block | None]:
    if cell is None or cell.height(sheets.flow, width) <= room:
        return cell, None
    if isinstance(cell, Stack):
        return _split_stack(sheets, cell, width, room)
    if isinstance(cell, Para):
        lines = cell.lines(sheets.flow, width)
        fits = max(1, int(room / cell.style.lead))
        texts = ["".join(line.text for line in part) for part in (lines[:fits], lines[fits:])]
        return replace(cell, text=texts[0], gate=False), replace(cell, text=texts[1]) if texts[1] else None
    return cell, None


def _split_stack(sheets: Sheets, cell: Stack, width: float, room: float) -> tuple[Block | None, Block | None]:
    used, n = 0.0, 0
    for block in cell.blocks:
        height = block.height(sheets.flow, width) + cell.gap
        if used + height > room:
            break
        used += height
        n += 1
    if n == 0:
        first, second = _split(sheets, cell.blocks[0], width, room)
        rest = tuple(b for b in (second, *cell.blocks[1:]) if b is not None)
        return first, Stack(rest, cell.gap) if rest else None
    rest = cell.blocks[n:]
    return Stack(cell.blocks[:n], cell.gap), Stack(rest, cell.gap) if rest else None


def _height(sheets: Sheets, layout: Grid, row: Row) -> float:
    if row.group is not None:
        return 25.0
    return tallest(sheets.flow, row.cells, layout.widths)[0] + 2 * row.pad


def _head(sheets: Sheets, layout: Grid) -> None:
    pen, y = sheets.pen, sheets.y
    pen.rule(LEFT, y, WIDTH, HEAVY)
    x = LEFT
    for column in layout.columns:
        if column.align == "right":
            pen.text(x + column.width, y + 13, column.head, HEAD, "right")
        else:
            pen.text(x, y + 13, column.head, HEAD)
        x += column.width + GAP
    pen.rule(LEFT, y + HEAD_HEIGHT, WIDTH, HEAD_RULE)
    sheets.y = y + HEAD_HEIGHT


def _turn(sheets: Sheets, layout: Grid, name: str) -> None:
    """Close the table here and go on over the page, with its name and head again."""
    pen = sheets.pen
    pen.rule(LEFT, sheets.y, WIDTH, HEAVY)
    pen.text(RIGHT, sheets.y + 13, sheets.frame.next_page, _NEXT, "right")
    sheets.turn(sheets.rest())
    sheets.y = CONTINUED_TOP - 3
    if name:
        continued = _shortened(sheets, name, WIDTH - 50) + sheets.frame.continued
        sheets.pen.text(LEFT, 73, continued, HEADING)
    sheets.y = 82.0
    _head(sheets, layout)


def _shortened(sheets: Sheets, text: str, room: float) -> str:
    line = sheets.flow.line(text, HEADING.weight)
    while line.width * HEADING.size / 1000 > room:
        text = text[:-2].rstrip("…") + "…"
        line = sheets.flow.line(text, HEADING.weight)
    return text


def _row(sheets: Sheets, layout: Grid, row: Row, height: float) -> None:
    pen, y = sheets.pen, sheets.y
    if row.group is not None:
        name, note = row.group
        pen.text(LEFT, y + 16, name, _GROUP)
        pen.text(RIGHT, y + 16, note, _GROUP_NOTE, "right")
        sheets.y = y + height
        return
    _, base = tallest(sheets.flow, row.cells, layout.widths)
    x = LEFT
    for column, cell in zip(layout.columns, row.cells, strict=True):
        if cell is not None:
            cell.draw(pen, x, y + row.pad + base - cell.base, column.width)
        x += column.width + GAP
    sheets.y = y + height
