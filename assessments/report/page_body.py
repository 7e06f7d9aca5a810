"""Applicability, limits and appendix: pages of label columns and tables."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.report import tables
from assessments.report.blocks import Block, Chip, Para, Stack, StateMark, VerdictMark
from assessments.report.model import (
    Appendix,
    Applicable,
    ItemRow,
    ItemsPart,
    LimitBlock,
    Limits,
    ProductRow,
    SchemeRow,
    TextRow,
)
from assessments.report.model_calendar import YearPart
from assessments.report.page_ccc import draw_path, draw_transitions
from assessments.report.sheet import Sheets
from assessments.report.style import (
    ACCENT,
    BOLD,
    BOTTOM,
    CELL,
    CELL_MEDIUM,
    HEAVY,
    LABEL,
    LABEL_NOTE,
    LEFT,
    MEDIUM,
    MUTED,
    NOT_MET,
    NOTE,
    REGULAR,
    ROW_RULE,
    RULE,
    SMALL,
    WIDTH,
    Style,
    column,
    columns,
)
from assessments.report.tables import GAP, Row, grid
from assessments.report.timeline import draw_timeline, timeline_height

_PRODUCT = Style(11, 16, BOLD)
_MUTED_CELL = CELL.with_(color=MUTED)
_SPACED = 3.5
LONG_NOTE = 42
_LINE_GAP = 4.0


def draw_applicable(sheets: Sheets, part: Applicable) -> None:
    """Verdict rows, all schemes in order of work, negative advice, open questions."""
    sheets.opener(part.opener)
    split = (columns(3), columns(5), None)
    tables.draw(sheets, grid(part.products.heads, (columns(3) + 2, columns(5) - 6, None)), [_product(r) for r in part.product_rows], title=part.products.title)
    if part.transitions is not None:
        draw_transitions(sheets, part.transitions)
    for path in part.paths:
        draw_path(sheets, path)
    layout = grid(part.schemes.heads, (34, 92, None, 104, 44), right=(4,))
    tables.draw(sheets, layout, [_scheme(r) for r in part.scheme_rows], title=part.schemes.title, note=part.schemes.note)
    for note in part.scheme_notes:
        tables.note_below(sheets, note)
    if part.year is not None:
        _year(sheets, part.year)
    layout = grid(part.against.heads, (split[0], None))
    tables.draw(sheets, layout, [_text(r, cites=True) for r in part.against_rows], title=part.against.title, note=part.against.note)
    layout = grid(part.questions.heads, (split[0], None))
    tables.draw(sheets, layout, [_text(r) for r in part.question_rows], title=part.questions.title, note=part.questions.note)


def _year(sheets: Sheets, part: YearPart) -> None:
    """The year's calendar, kept together with its name, and the lines under it."""
    if sheets.y + tables.HEADING_HEIGHT + timeline_height(part.timeline) > BOTTOM:
        sheets.turn(sheets.rest())
        sheets.y = tables.CONTINUED_TOP
    tables.heading(sheets, part.title)
    draw_timeline(sheets, part.timeline)
    for n, line in enumerate(part.lines):
        sheets.y += _LINE_GAP if n else 0
        tables.note_below(sheets, line)


def _product(row: ProductRow) -> Row:
    color = MUTED if row.verdict in ("not_listed", "removed") else ACCENT
    name = Stack((Para(row.product, _PRODUCT), VerdictMark(row.verdict, row.word, Style(9.5, 15, MEDIUM, color))), 2)
    why: list[Block] = [Para(t, CELL, cites=True) for t in row.reasons]
    if row.basis:
        why.append(Para(row.basis, NOTE, cites=True))
    return Row((name, Stack(tuple(why), _SPACED), Stack(tuple(Para(t, CELL) for t in row.todo), _SPACED)), pad=7)


def _scheme(row: SchemeRow) -> Row:
    name: list[Block] = [Para(row.name, CELL.with_(weight=BOLD))]
    if row.label:
        name.append(Para(row.label, NOTE))
    reasons = Stack(tuple(Para(t, CELL, cites=True) for t in row.reasons), _SPACED)
    return Row((Chip(row.strength, row.word), Stack(tuple(name)), reasons, Para(row.preconditions, SMALL), Para(row.audit, CELL, "right")), pad=5.5)


def _text(row: TextRow, *, cites: bool = False) -> Row:
    name: list[Block] = [Para(row.name, CELL_MEDIUM)]
    if row.note:
        name.append(Para(row.note, NOTE))
    texts = tuple(Para(t, CELL if n == 0 or cites else NOTE, cites=cites) for n, t in enumerate(row.texts))
    return Row((Stack(tuple(name)), Stack(texts, 2)), pad=5)


def draw_limits(sheets: Sheets, part: Limits) -> None:
    """Six figures, then label blocks."""
    sheets.opener(part.opener)
    sheets.y -= 4
    pen = sheets.pen
    pen.rule(LEFT, sheets.y, WIDTH, HEAVY)
    for n, figure in enumerate(part.figures):
        x = LEFT + n * WIDTH / len(part.figures)
        grey = figure.value == "0"
        pen.text(x, sheets.y + 33, figure.value, Style(24, 30, BOLD, MUTED if grey else "#000000"))
        Para(figure.caption, Style(9, 13.5, REGULAR, MUTED if grey else "#000000"), at_most=2).draw(pen, x, sheets.y + 40, WIDTH / len(part.figures) - 6)
    sheets.y += 64
    for block in part.blocks:
        _limit_block(sheets, block)
    sheets.pen.rule(LEFT, sheets.y, WIDTH, HEAVY)


def _limit_block(sheets: Sheets, block: LimitBlock) -> None:
    label = Para(block.label.name, LABEL)
    note = Para(block.label.note, LABEL_NOTE)
    left = columns(3) - 8
    label_height = label.height(sheets.flow, left) + note.height(sheets.flow, left) + 16
    rows = [(Para(a, CELL.with_(color=MUTED)), Para(b, Style(9.5, 14), cites=True)) for a, b in block.rows]
    clause_width, text_at = 66.0, column(3) + 74
    text_width = LEFT + WIDTH - text_at
    heights = [max(a.height(sheets.flow, clause_width), b.height(sheets.flow, text_width)) + 6.5 for a, b in rows]
    first = max(label_height, heights[0] + 12)
    if sheets.y + first > BOTTOM:
        sheets.pen.rule(LEFT, sheets.y, WIDTH, HEAVY)
        sheets.turn(sheets.rest())
        sheets.pen.rule(LEFT, sheets.y, WIDTH, HEAVY)
    else:
        sheets.pen.rule(LEFT, sheets.y, WIDTH, ROW_RULE, RULE)
    top = sheets.y
    label.draw(sheets.pen, LEFT, top + 5, left)
    note.draw(sheets.pen, LEFT, top + 6 + label.height(sheets.flow, left), left)
    y = top + 7.5
    for (clause, text), height in zip(rows, heights, strict=True):
        if y + height > BOTTOM:
            y, top = _limit_over(sheets, block), 0.0
        base = text.base
        clause.draw(sheets.pen, column(3), y + base - clause.base, clause_width)
        text.draw(sheets.pen, text_at, y, text_width)
        y += height
    sheets.y = max(y + 3, top + label_height if top else 0)


def _limit_over(sheets: Sheets, block: LimitBlock) -> float:
    """The rest of a block goes on over the page under its name."""
    sheets.pen.text(LEFT + WIDTH, BOTTOM + 12, sheets.frame.next_page, NOTE, "right")
    sheets.turn(sheets.rest())
    sheets.pen.rule(LEFT, sheets.y, WIDTH, HEAVY)
    Para(block.label.name + sheets.frame.continued, LABEL).draw(sheets.pen, LEFT, sheets.y + 5, columns(3) - 8)
    return sheets.y + 7.5


def draw_items(sheets: Sheets, part: ItemsPart) -> None:
    """Every item by section with the section's share; side by side where both languages are wanted."""
    sheets.opener(part.opener)
    rows: list[Row] = []
    for group in part.groups:
        rows.append(tables.group(group.name, group.summary))
        rows += [_pair(r) if part.side_by_side else _item(r) for r in group.rows]
    if part.side_by_side:
        layout = grid(part.heads, (columns(5), columns(2) - 4, None))
    else:
        layout = grid(part.heads, (38, None, 62, 92, 40), right=(4,))
    tables.draw(sheets, layout, rows, name=part.opener.title)


def _item(row: ItemRow) -> Row:
    statement: list[Block] = [Para(row.statement, CELL)]
    if row.subject:
        statement.append(Para(row.subject, NOTE))
    note: Block | None = Para(row.note, SMALL) if row.note else None
    if len(row.note) > LONG_NOTE:
        statement.append(Para(row.note, NOTE))
        note = None
    cell = Stack(tuple(statement), 1)
    evidence = Para(row.evidence, CELL if len(row.evidence) < 9 else SMALL, "right")
    return Row((Para(row.clause, _MUTED_CELL, gate=row.gate), cell, StateMark(row.state, row.word), note, evidence))


def _pair(row: ItemRow) -> Row:
    state = Stack((Para(row.clause, _MUTED_CELL, gate=row.gate), StateMark(row.state, row.word, other=row.other_word)))
    left: tuple[Block, ...] = (Para(row.statement, Style(9.5, 15)), *((Para(row.note, NOTE),) if row.note else ()))
    return Row((Stack(left, 1), state, Para(row.other, CELL)), pad=6)


def draw_appendix(sheets: Sheets, part: Appendix) -> None:
    """Evidence with hashes, sources, and how the figures are computed."""
    if part.evidence_rows:
        sheets.opener(part.evidence)
        layout = grid(part.evidence_heads, (34, None, 96, 62, 46), right=(4,))
        rows = [
            Row(
                (
                    Para(r.number, Style(9, 13.5, MEDIUM, ACCENT)), Stack((Para(r.name, CELL_MEDIUM), Para(f"{r.sha256[:32]}\n{r.sha256[32:]}", Style(7.5, 11, REGULAR, MUTED)))), Para(r.clauses, SMALL),
                    Para(r.expires, CELL.with_(color=NOT_MET, weight=MEDIUM) if r.expired else CELL), Para(r.size, CELL, "right"),
                )
            )
            for r in part.evidence_rows
        ]  # fmt: skip
        tables.draw(sheets, layout, rows, name=part.evidence.title)
    if part.source_rows:
        sheets.opener(part.sources)
        layout = grid(part.source_heads, (28, None, 92, 110, 66))
        rows = [
            Row((Para(r.number, Style(9, 13.5, MEDIUM, ACCENT)), Para(r.title, CELL), Para(r.issuer, SMALL), Para(r.date, SMALL), Para(r.read, SMALL)))
            for r in part.source_rows
        ]
        tables.draw(sheets, layout, rows, name=part.sources.title)
    sheets.opener(part.method)
    sheets.y -= 4
    _terms(sheets, [(r.name, r.text) for r in part.method_rows])


def _terms(sheets: Sheets, rows: Sequence[tuple[str, str]]) -> None:
    """Label column and content, a rule between."""
    for n, (name, text) in enumerate(rows):
        label, block = Para(name, Style(10, 16, BOLD)), Para(text, Style(9.5, 15))
        width = columns(9)
        height = max(label.height(sheets.flow, columns(3) - GAP), block.height(sheets.flow, width)) + 12
        if sheets.y + height > BOTTOM:
            sheets.turn(sheets.rest())
            n = 0
        sheets.pen.rule(LEFT, sheets.y, WIDTH, HEAVY if n == 0 else ROW_RULE, "#000000" if n == 0 else RULE)
        label.draw(sheets.pen, LEFT, sheets.y + 5.5, columns(3) - GAP)
        block.draw(sheets.pen, column(3), sheets.y + 6, width)
        sheets.y += height
