"""The cover: who, what, how far, until when."""

from __future__ import annotations

from assessments.report import charts
from assessments.report.blocks import Para
from assessments.report.canvas import Document
from assessments.report.marks import verdict_icon
from assessments.report.model_front import Cover, CoverFigure, Frame
from assessments.report.sheet import Sheets
from assessments.report.style import (
    ACCENT,
    BLACK,
    BOLD,
    COLUMN,
    FOOT,
    HEAVY,
    LEFT,
    MEDIUM,
    MUTED,
    NOT_MET,
    NOTE,
    REGULAR,
    RIGHT,
    SMALL,
    WIDTH,
    Style,
    column,
    columns,
)

_NAME = Style(11, 16, MEDIUM)
_SUBTITLE = Style(12, 18, REGULAR, MUTED)
_TITLE = Style(38, 48, BOLD)
_SCHEME = Style(11, 16, BOLD)
_SENTENCE = Style(10, 15, MEDIUM)
_DRAFT = Style(9.5, 14, MEDIUM, NOT_MET)
_FACT = Style(9.5, 14, MEDIUM)
_INITIAL = Style(13, 16, BOLD)


def draw_cover(sheets: Sheets, cover: Cover, frame: Frame, document: Document) -> tuple[str, ...]:
    """The cover; returns which logos were no usable picture."""
    sheets.turn("", framed=False)
    skipped = _logos(sheets, cover, document)
    y = _cover_title(sheets, cover, frame)
    y = _cover_figures(sheets, cover, y)
    if cover.products:
        y = _cover_products(sheets, cover, max(y + 24, 560.0 if len(cover.figures[0].rows) < 9 else y + 24))
    _cover_foot(sheets, cover, frame)
    return skipped


def _logos(sheets: Sheets, cover: Cover, document: Document) -> tuple[str, ...]:
    pen, page = sheets.pen, len(sheets.pages) - 1
    skipped: list[str] = []
    width = document.image(page, cover.logo, LEFT, 56, 110, 34) if cover.logo else 0.0
    if cover.logo and not width:
        skipped.append("client")
    if not width and cover.initial:
        pen.box(LEFT + 0.4, 57, 26, 26, line=BLACK, thickness=0.8)
        pen.text(LEFT + 13.4, 57 + 13 + 4.8, cover.initial, _INITIAL, "center")
        width = 27.0
    taken = document.image(page, cover.preparer_logo, RIGHT, 56, 110, 34, right=True) if cover.preparer_logo else 0.0
    if cover.preparer_logo and not taken:
        skipped.append("preparer")
    x = LEFT + (width + 10 if width else 0)
    room = RIGHT - x - (taken + 20 if taken else 0)
    name = Para(cover.enterprise, _NAME, at_most=2)
    name.draw(pen, x, 55.5, room)
    Para(cover.about, SMALL.with_(color=MUTED), at_most=2).draw(pen, x, 56.5 + name.height(sheets.flow, room), room)
    return tuple(skipped)


def _cover_title(sheets: Sheets, cover: Cover, frame: Frame) -> float:
    pen = sheets.pen
    pen.box(LEFT, 168, COLUMN, 3, fill=ACCENT)
    size = _TITLE
    if pen.flow.line(cover.title, BOLD).width * size.size / 1000 > WIDTH:
        size = Style(28, 36, BOLD)
    pen.text(LEFT - 1.5, 222, cover.title, size)
    pen.text(LEFT, 250, cover.subtitle, _SUBTITLE)
    if frame.draft:
        tag = pen.flow.line(frame.draft, _DRAFT.weight).width * _DRAFT.size / 1000
        pen.box(LEFT, 266, tag + 16, 20, line=NOT_MET, thickness=0.8)
        pen.text(LEFT + 8, 279.6, frame.draft, _DRAFT)
        Para(cover.draft_reason, Style(9, 13.5)).draw(pen, LEFT + tag + 28, 269.2, WIDTH - tag - 28)
    return 329.0


def _cover_figures(sheets: Sheets, cover: Cover, y: float) -> float:
    pen = sheets.pen
    split = bool(cover.figures[1:]) or bool(cover.bars)
    bottoms = [_figure(sheets, figure, column(8 * n), y, _figure_width(n, split=split), (80, 40)[n], (60.0, 52.0)[n]) for n, figure in enumerate(cover.figures[:2])]
    if cover.bars:
        bottoms.append(_cover_bars(sheets, cover, y))
    bottom = max(bottoms)
    used = {s.state for f in cover.figures for r in f.rows for s in r.squares}
    gates = {"gate"} if any(s.gate and s.state == "not_met" for f in cover.figures for r in f.rows for s in r.squares) else set[str]()
    if used:
        charts.field_key(pen, LEFT, bottom + 20, cover.field_key, cover.field_words, frozenset(used | gates))
        bottom += 22
    return bottom


def _figure_width(n: int, *, split: bool) -> float:
    """The first figure takes eight columns beside another, all of them alone."""
    return columns(4) if n else columns(8) if split else WIDTH


def _figure(sheets: Sheets, figure: CoverFigure, x: float, y: float, width: float, size: float, names: float) -> float:
    pen = sheets.pen
    pen.rule(x, y, width, HEAVY)
    name = pen.text(x, y + 20, figure.name, _SCHEME)
    pen.text(x + name + 7, y + 20, figure.label, Style(9, 13, REGULAR, MUTED))
    color = ACCENT if size > 60 else BLACK
    baseline = y + 98
    if len(figure.value) > 4 or (figure.rows and not figure.unit):
        size = min(size, 40)
    shown = pen.text(x - size * 0.04, baseline, figure.value, Style(size, size, BOLD, color))
    pen.text(x + shown + size * 0.01, baseline, figure.unit, Style(size * (0.46 if figure.unit == "%" else 0.3), size, MEDIUM, color))
    Para(figure.sentence, _SENTENCE, at_most=2).draw(pen, x, baseline + 10, width)
    if not figure.rows:
        return baseline + 42
    return charts.item_field(pen, x, baseline + 44, width, 116 if len(figure.rows) < 8 else 150, figure.rows, names)


def _cover_bars(sheets: Sheets, cover: Cover, y: float) -> float:
    pen, x, width = sheets.pen, column(8), columns(4)
    pen.rule(x, y, width, HEAVY)
    pen.text(x, y + 20, cover.bars_title, _SCHEME)
    y += 40
    for one in cover.bars:
        name = Para(one.name, Style(9.5, 14, MEDIUM), at_most=1)
        name.draw(pen, x, y, width - 40)
        pen.text(x + width, y + 10.6, one.value, Style(12, 16, BOLD), "right")
        charts.bar(pen, x, y + 17, width, one.share)
        charts.line_mark(pen, x + width * cover.line, y + 15, y + 29)
        Para(one.remark, NOTE, at_most=1).draw(pen, x, y + 29, width)
        y += 50
    return y


def _cover_products(sheets: Sheets, cover: Cover, y: float) -> float:
    pen = sheets.pen
    y = min(y, 648.0)
    lefts = (column(0), column(4), column(8))
    for n, left in enumerate(lefts):
        if n < max(len(cover.products), 1):
            pen.rule(left, y, columns(4), HEAVY)
    pen.text(LEFT, y + 20, cover.products_title, _SCHEME)
    for left, product in zip(lefts, cover.products, strict=False):
        verdict_icon(pen, product.verdict, left + 6, y + 39)
        name = Para(product.name, Style(10, 14, MEDIUM), at_most=1)
        name.draw(pen, left + 18, y + 31.6, columns(4) - 20)
        Para(product.text, Style(9, 13.5, REGULAR, MUTED), at_most=2).draw(pen, left + 18, y + 47, columns(4) - 20)
    if cover.products_more:
        pen.text(RIGHT, y + 20, cover.products_more, NOTE, "right")
    return y


def _cover_foot(sheets: Sheets, cover: Cover, frame: Frame) -> None:
    pen = sheets.pen
    for n, fact in enumerate(cover.facts):
        left = column(4 * n)
        pen.text(left, 745, fact.name, NOTE)
        Para(fact.text, _FACT, at_most=1).draw(pen, left, 749.5, columns(4) - 4)
    lines = [line for text in (cover.disclaimer, frame.foot) for line in sheets.flow.wrap(text, FOOT.weight, WIDTH, FOOT.size)[:2]]
    y = 805.0 - 10 * max(len(lines) - 2, 0)
    for line in lines:
        pen.line(LEFT, y, line, FOOT)
        y += 10
