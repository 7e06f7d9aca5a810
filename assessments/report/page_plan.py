"""The plan: timeline above, table below, a box to tick at the end of every row."""

from __future__ import annotations

from assessments.report import tables
from assessments.report.blocks import Block, Para, Stack, TickBox
from assessments.report.model import ActionRow, PlanPart
from assessments.report.sheet import Sheets
from assessments.report.style import BOLD, BOTTOM, CELL, CELL_NUMBER, LEFT, MUTED, NOTE, SMALL, WIDTH
from assessments.report.tables import SECTION_GAP, Row, grid
from assessments.report.timeline import draw_timeline


def draw_plan(sheets: Sheets, part: PlanPart) -> None:
    """The plan's pages."""
    sheets.opener(part.opener)
    if part.timeline is not None:
        draw_timeline(sheets, part.timeline)
    layout = grid(part.actions.heads, (16, None, 62, 66, 56, 26, 26), right=(0, 5, 6))
    rows = [_action(r) for r in part.rows]
    if part.total:
        total = CELL.with_(weight=BOLD)
        rows.append(Row((None, Para(part.total, total), None, None, None, Para(part.total_days, total, "right"), None)))
    tables.draw(sheets, layout, rows, title=part.actions.title, note=part.actions.note)
    if part.note:
        note = Para(part.note, NOTE)
        height = note.height(sheets.flow, WIDTH)
        sheets.y -= SECTION_GAP - 4
        if sheets.y + height > BOTTOM + 10:
            sheets.turn(sheets.rest())
        note.draw(sheets.pen, LEFT, sheets.y, WIDTH)


def _action(r: ActionRow) -> Row:
    text = Para(r.text, CELL.with_(color=MUTED) if r.done else CELL)
    cells = (
        Para(str(r.number), CELL_NUMBER, "right"), text, _basis(r), Para(r.owner, SMALL), Para(r.due, CELL), Para(r.days, CELL, "right"),
        TickBox(r.done),
    )  # fmt: skip
    return Row(cells, pad=4.2)


def _basis(r: ActionRow) -> Block:
    clause = Para(r.basis, SMALL, gate=r.gate)
    return Stack((Para(r.scheme, SMALL), clause)) if r.scheme else clause
