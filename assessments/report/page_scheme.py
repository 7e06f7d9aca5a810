"""One scheme: ring and bars, gates, the matrix of gaps, gaps with measures; and the comparison of two rounds."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.report import charts, tables
from assessments.report.blocks import Block, Para, Stack, StateMark
from assessments.report.marks import star
from assessments.report.model import ChangeColumn, ComparePart, GapRow, Matrix, SchemePart
from assessments.report.model_front import ShortGap
from assessments.report.sheet import Sheets
from assessments.report.style import (
    ACCENT,
    BLACK,
    BOLD,
    BOTTOM,
    CELL,
    CELL_MEDIUM,
    CELL_NUMBER,
    HEAVY,
    LABEL_NOTE,
    LEFT,
    MEDIUM,
    MUTED,
    NOT_MET,
    NOTE,
    REGULAR,
    RIGHT,
    ROW_RULE,
    RULE,
    SMALL,
    WHITE,
    WIDTH,
    Style,
    column,
    columns,
)
from assessments.report.tables import Row, grid

_DISC = Style(7.5, 10, BOLD)
_DISC_ROW = 19.0
_FIRST_HEAD = Style(9.5, 14, BOLD)
MATRIX_WIDTH = 305.0
_LETTER = 4.6
"""Points of a Latin letter in a cell, nearly."""


def draw_scheme(sheets: Sheets, part: SchemePart) -> None:
    """How far one scheme is, and what is missing."""
    sheets.opener(part.opener)
    _readiness(sheets, part)
    layout = grid(part.gates.heads, (64, _wide(40, 52, [g.clause for g in part.gate_rows]), None, 150))
    rows = [
        Row((StateMark(g.state, g.word), Para(g.clause, CELL), Para(g.text, CELL), Para(g.remark, SMALL, at_most=3) if g.remark else None))
        for g in part.gate_rows
    ]
    tables.draw(sheets, layout, rows, title=part.gates.title, note=part.gates.note)
    if part.matrix is not None:
        _matrix(sheets, part.matrix)
    clause, who = _wide(38, 64, [g.clause for g in part.gap_rows]), _wide(50, 57, [g.owner for g in part.gap_rows])
    layout = grid(part.gaps.heads, (14, clause, None, 57, 124 if clause == 38 else 112, who, 23, 24), right=(0, 6, 7))
    tables.draw(sheets, layout, [_gap(g) for g in part.gap_rows], title=part.gaps.title, note=part.gaps.note)
    if part.gaps_empty:
        Para(part.gaps_empty, CELL).draw(sheets.pen, LEFT, sheets.y, WIDTH)


def _wide(points: float, wider: float, texts: Sequence[str]) -> float:
    """Points of a column: the wider one where a word of a text would be cut in two in the narrow one."""
    return wider if max((len(word) * _LETTER for text in texts for word in text.split()), default=0) > points else points


def _readiness(sheets: Sheets, part: SchemePart) -> None:
    pen, y = sheets.pen, sheets.y + 6
    x = column(3) + 8
    bottom = charts.bars(pen, x, y + 8, RIGHT - x, part.bars, part.line, part.line_text)
    centre = max(y + 58, (y + 8 + bottom) / 2 - 12)
    charts.ring(pen, LEFT + 50, centre, part.value, part.unit, part.share, part.line)
    level = Para(part.level.name, Style(9.5, 14, MEDIUM))
    note = Para(part.level.note, LABEL_NOTE, at_most=4)
    level.draw(pen, LEFT, centre + 58, 112)
    note.draw(pen, LEFT, centre + 58 + level.height(sheets.flow, 112), 112)
    under = centre + 58 + level.height(sheets.flow, 112) + note.height(sheets.flow, 112)
    sheets.y = max(bottom, under) + 18


def _gap(g: GapRow) -> Row:
    gap: list[Block] = [Para(g.text, CELL_MEDIUM)]
    if g.note:
        gap.append(Para(g.note, NOTE, at_most=3))
    return Row(
        (
            Para(str(g.number), CELL_NUMBER, "right"), Para(g.clause, CELL, gate=g.gate), Stack(tuple(gap)), StateMark(g.state, g.word), Para(g.measure, CELL),
            Para(g.owner, SMALL), Para(g.days, CELL, "right"), Para(g.brings, CELL, "right"),
        )
    )  # fmt: skip


def _matrix(sheets: Sheets, matrix: Matrix) -> None:
    names = 50.0
    widths = _column_widths(matrix, MATRIX_WIDTH - names)
    per_line = [max(1, int((w - 8) / _DISC_ROW)) for w in widths]
    heights = [max(34.0, max(-(-len(cell) // per_line[n]) for n, cell in enumerate(row)) * _DISC_ROW + 14) for row in matrix.cells]
    total = tables.HEADING_HEIGHT + 14 + sum(heights) + 44
    beside = tables.HEADING_HEIGHT + 30 + 19 * len(matrix.first_rows) + 20
    if sheets.y + max(total, beside) > BOTTOM:
        sheets.turn(sheets.rest())
    tables.heading(sheets, matrix.title)
    top = sheets.y
    bottom = _grid(sheets, matrix, names, widths, heights, per_line)
    side = _first(sheets, matrix, top)
    sheets.y = max(bottom, side) + 18


def _column_widths(matrix: Matrix, room: float) -> list[float]:
    """Wider where a cell is fuller, never narrower than a disc and its label."""
    fullest = [max(max(len(row[n]) for row in matrix.cells), 1) ** 0.6 for n in range(4)]
    least = 56.0
    spare = room - 4 * least
    return [least + spare * f / sum(fullest) for f in fullest]


def _grid(sheets: Sheets, matrix: Matrix, names: float, widths: list[float], heights: list[float], per_line: list[int]) -> float:
    pen = sheets.pen
    pen.text(LEFT, sheets.y + 7, matrix.effect, NOTE)
    top = sheets.y + 14
    left = LEFT + names
    right, bottom = left + sum(widths), top + sum(heights)
    y = top
    for name, height, row in zip(matrix.rows, heights, matrix.cells, strict=True):
        pen.segment((left, y), (right, y), 0.4, RULE)
        pen.text(left - 6, y + height / 2 + 3, name, NOTE, "right")
        x = left
        for width, cell, line in zip(widths, row, per_line, strict=True):
            for n, point in enumerate(cell):
                rows = -(-len(cell) // line)
                here = min(line, len(cell) - n // line * line)
                cx = x + width / 2 + (n % line - (here - 1) / 2) * _DISC_ROW
                cy = y + height / 2 + (n // line - (rows - 1) / 2) * _DISC_ROW
                _disc(sheets, point.number, point.state, point.gate, cx, cy)
            x += width
        y += height
    x = left
    for width, name in zip(widths, matrix.columns, strict=True):
        pen.text(x + width / 2, bottom + 12, name, NOTE, "center")
        x += width
        pen.segment((x, top), (x, bottom), 0.4, RULE)
    pen.segment((left, top), (left, bottom), 0.9, BLACK)
    pen.segment((left, bottom), (right, bottom), 0.9, BLACK)
    pen.text(LEFT, bottom + 12, matrix.effort, NOTE)
    _matrix_key(sheets, matrix, left, bottom + 30)
    return bottom + 34


def _disc(sheets: Sheets, number: int, state: str, gate: bool, x: float, y: float) -> None:
    pen = sheets.pen
    if state == "not_met":
        pen.circle(x, y, 8, fill=ACCENT)
    else:
        pen.circle(x, y, 7.5, fill=WHITE, line=ACCENT, thickness=1)
    pen.text(x, y + 2.8, str(number), _DISC.with_(color=WHITE if state == "not_met" else ACCENT), "center")
    if gate:
        pen.circle(x + 7.4, y - 6.4, 4.6, fill=WHITE)
        star(pen, x + 7.4, y - 6.4, 4)


def _matrix_key(sheets: Sheets, matrix: Matrix, x: float, y: float) -> None:
    pen = sheets.pen
    for one in matrix.key:
        if one.name == "not_met":
            pen.circle(x + 4, y - 3, 4, fill=ACCENT)
        else:
            pen.circle(x + 4, y - 3, 3.6, line=ACCENT, thickness=0.9)
        x += 12 + pen.text(x + 12, y, one.text, NOTE) + 12
    if matrix.gate_word:
        star(pen, x + 4, y - 3, 4)
        pen.text(x + 12, y, matrix.gate_word, NOTE)


def _first(sheets: Sheets, matrix: Matrix, y: float) -> float:
    pen = sheets.pen
    x = LEFT + MATRIX_WIDTH + 20
    width = RIGHT - x
    head = pen.text(x, y + 8, matrix.first, _FIRST_HEAD)
    note = pen.flow.line(matrix.first_note, REGULAR).width * NOTE.size / 1000
    if head + note + 8 <= width:
        pen.text(RIGHT, y + 8, matrix.first_note, NOTE, "right")
    else:
        y += 12
        pen.text(x, y + 8, matrix.first_note, NOTE)
    y += 14
    pen.rule(x, y, width, HEAVY)
    for n, gap in enumerate(matrix.first_rows):
        if n:
            pen.rule(x, y, width, ROW_RULE, RULE)
        y += _numbered(sheets, gap, x, y, width)
    pen.rule(x, y, width, HEAVY)
    if matrix.first_more:
        pen.text(x, y + 13, matrix.first_more, NOTE)
        y += 13
    return y


def _numbered(sheets: Sheets, gap: ShortGap, x: float, y: float, width: float) -> float:
    pen = sheets.pen
    text = Para(gap.name, Style(8.5, 12), gate=gap.gate, at_most=2)
    height = text.height(sheets.flow, width - 18) + 7
    pen.text(x + 10, y + 3.5 + text.base, str(gap.number), Style(8.5, 12, MEDIUM, ACCENT), "right")
    text.draw(pen, x + 16, y + 3.5, width - 18)
    return height


def draw_compare(sheets: Sheets, part: ComparePart) -> None:
    """Two rounds side by side."""
    sheets.opener(part.opener)
    sheets.y -= 2
    pen, y = sheets.pen, sheets.y
    pen.rule(LEFT, y, WIDTH, HEAVY)
    for n, figure in enumerate(part.figures):
        x = column(3 * n)
        color = MUTED if n == 0 else ACCENT if n == 1 else NOT_MET if figure.value.startswith("−") else BLACK
        pen.text(x, y + 16, figure.caption, SMALL)
        shown = pen.text(x - 1, y + 50, figure.value, Style(36, 44, BOLD, color))
        pen.text(x + shown + 3, y + 50, figure.unit, Style(16, 20, MEDIUM, color))
    pen.rule(LEFT, y + 68, WIDTH, ROW_RULE, RULE)
    sheets.y = y + 84
    tables.heading(sheets, part.sections.title, part.sections.note)
    sheets.y = charts.dumbbells(pen, LEFT, sheets.y + 10, WIDTH, part.rows, part.sections.heads, part.line) + 26
    _changes(sheets, part)


def _changes(sheets: Sheets, part: ComparePart) -> None:
    least = 60.0
    if sheets.y + least > BOTTOM:
        sheets.turn(sheets.rest())
    top = sheets.y
    sheets.y = max(_change_column(sheets, one, column(4 * n), top) for n, one in enumerate(part.columns))


def _change_column(sheets: Sheets, one: ChangeColumn, x: float, y: float) -> float:
    pen, width = sheets.pen, columns(4)
    pen.rule(x, y, width, HEAVY)
    pen.text(x, y + 18, one.label.name, Style(11, 16, BOLD))
    pen.text(x, y + 32, one.label.note, NOTE)
    y += 38
    for gap in one.rows:
        clause = Para(gap.clause, CELL.with_(color=MUTED), gate=gap.gate)
        text = Para(gap.name, CELL, at_most=2)
        inset = 40.0 if len(gap.clause) < 6 else 52.0
        height = max(text.height(sheets.flow, width - inset), clause.height(sheets.flow, inset)) + 6.5
        if y + height > BOTTOM:
            break
        pen.rule(x, y, width, ROW_RULE, RULE)
        clause.draw(pen, x, y + 3.2, inset)
        text.draw(pen, x + inset, y + 3.2, width - inset)
        y += height
    if one.more:
        pen.rule(x, y, width, ROW_RULE, RULE)
        pen.text(x, y + 13, one.more, NOTE)
        y += 18
    return y
