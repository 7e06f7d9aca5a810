"""Contents, who reads what, and every mark explained once."""

from __future__ import annotations

from assessments.report.blocks import Para, StateMark, VerdictMark
from assessments.report.marks import CHIP_WIDTH, chip, star
from assessments.report.model_front import Key, Sign
from assessments.report.sheet import Sheets
from assessments.report.style import (
    ACCENT,
    BLACK,
    HEADING,
    HEAVY,
    LEFT,
    MEDIUM,
    MUTED,
    REGULAR,
    RIGHT,
    ROW,
    ROW_RULE,
    RULE,
    Style,
    column,
    columns,
)

_ROW_STYLE = Style(9.5, 14)


def draw_key(sheets: Sheets, key: Key, page: int) -> None:
    """Contents and key on the page kept for them; drawn last, when the page numbers are known."""
    pages = sheets.pages
    kept, sheets.pages = pages, pages[: page + 1]
    sheets.head_of_part(key.opener)
    top = sheets.y
    pen = sheets.pen
    y = _contents(sheets, key, top)
    y += 22
    pen.rule(LEFT, y, columns(6), HEAVY)
    pen.text(LEFT, y + 20, key.readers, HEADING)
    y += 30
    for row in key.reader_rows:
        name = Para(row.name, Style(9.5, 14, MEDIUM))
        text = Para(row.text, Style(9, 13.5, REGULAR, MUTED))
        name.draw(pen, LEFT, y, columns(6))
        y += name.height(sheets.flow, columns(6))
        text.draw(pen, LEFT, y, columns(6))
        y += text.height(sheets.flow, columns(6)) + 7
    _marks(sheets, key, top)
    sheets.pages = kept


def _contents(sheets: Sheets, key: Key, y: float) -> float:
    pen, width = sheets.pen, columns(6)
    pen.rule(LEFT, y, width, HEAVY)
    pen.text(LEFT, y + 20, key.contents, HEADING)
    y += 30
    entries = sheets.entries
    pitch = 21.0 if len(entries) <= 14 else max(15.0, 300.0 / len(entries))
    for entry in entries:
        baseline = y + pitch / 2 + 4
        number = pen.text(LEFT, baseline, entry.number, Style(9.5, 14, MEDIUM, ACCENT))
        x = LEFT + max(number + 8, 20)
        title = Para(entry.title, _ROW_STYLE, at_most=1)
        title.draw(pen, x, baseline - title.base, LEFT + width - 24 - x)
        pen.text(LEFT + width, baseline, str(entry.page + 1), _ROW_STYLE, "right")
        pen.rule(LEFT, y + pitch, width, ROW_RULE, RULE)
        sheets.pages[-1].links.append((LEFT, y, LEFT + width, y + pitch, entry.page))
        y += pitch
    return y


def _marks(sheets: Sheets, key: Key, y: float) -> None:
    pen, x = sheets.pen, column(7)
    width = RIGHT - x
    pen.rule(x, y, width, HEAVY)
    pen.text(x, y + 20, key.marks, HEADING)
    y += 32
    for sign in key.states:
        y = _explained(sheets, StateMark(sign.code, sign.word, ROW), sign, x, y, width)
    y += 4
    star(pen, x + 5, y + 7.5, 4.2)
    gate = Para(key.gate, Style(9, 13.5, REGULAR, BLACK))
    gate.draw(pen, x + 17, y, width - 17)
    y += gate.height(sheets.flow, width - 17) + 9
    for sign in key.verdicts:
        y = _explained(sheets, VerdictMark(sign.code, sign.word, ROW.with_(weight=MEDIUM)), sign, x, y, width)
    y += 4
    for sign in key.strengths:
        used = chip(pen, sign.code, sign.word, x, y)
        text = Para(sign.text, Style(8, 12, REGULAR, MUTED))
        inset = max(used, CHIP_WIDTH) + 8
        text.draw(pen, x + inset, y + 1.5, width - inset)
        y += max(text.height(sheets.flow, width - inset), 14.5) + 7
    Para(key.source, Style(8, 12.5, REGULAR, MUTED)).draw(pen, x, y + 5, width)


def _explained(sheets: Sheets, mark: StateMark | VerdictMark, sign: Sign, x: float, y: float, width: float) -> float:
    pen = sheets.pen
    mark.draw(pen, x, y, width)
    y += mark.height(sheets.flow, width)
    inset = mark.inset
    text = Para(sign.text, Style(8, 12, REGULAR, MUTED))
    text.draw(pen, x + inset, y, width - inset)
    return y + text.height(sheets.flow, width - inset) + 6
