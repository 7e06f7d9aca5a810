"""The one page for the head of the firm, made to be signed."""

from __future__ import annotations

from assessments.report import charts
from assessments.report.blocks import Para
from assessments.report.marks import chip, star, tick_box, verdict_icon
from assessments.report.model_front import Boss, Label, ShortGap
from assessments.report.sheet import Sheets, fill_line
from assessments.report.style import (
    ACCENT,
    BOLD,
    FOOT,
    HEAVY,
    LABEL,
    LABEL_NOTE,
    LEFT,
    MEDIUM,
    MUTED,
    NOTE,
    REGULAR,
    RIGHT,
    ROW_RULE,
    RULE,
    WIDTH,
    Style,
    column,
    columns,
)

_CONTENT = column(3)
_CONTENT_WIDTH = columns(9)
_ROW_STYLE = Style(9.5, 14)


def draw_boss(sheets: Sheets, boss: Boss) -> None:
    """The one page for the head of the firm; what does not fit is cut, never made smaller."""
    sheets.turn(boss.opener.section)
    sheets.mark(boss.opener.section)
    sheets.head_of_part(boss.opener)
    sheets.y -= 10
    _must(sheets, boss)
    if boss.ready_rows:
        _ready(sheets, boss)
    if boss.worth_rows:
        _worth(sheets, boss)
    if boss.gap_rows:
        _gaps(sheets, boss)
    room = 700.0 - (62 if boss.cost_figures else 0)
    _steps(sheets, boss, room)
    if boss.cost_figures:
        _cost(sheets, boss)
    _sign(sheets, boss)


def _label(sheets: Sheets, label: Label, *, first: bool = False) -> float:
    """Rule and label of a block; returns the y below the label."""
    pen, y = sheets.pen, sheets.y
    if first:
        pen.rule(LEFT, y, WIDTH, HEAVY)
    else:
        pen.rule(LEFT, y, WIDTH, ROW_RULE, RULE)
    pen.text(LEFT, y + 17, label.name, LABEL)
    note = Para(label.note.replace("★ ", ""), LABEL_NOTE)
    if label.note.startswith("★"):
        star(pen, LEFT + 3.6, y + 29.2, 3.4)
        note.draw(pen, LEFT + 10, y + 23, columns(3) - 14)
    else:
        note.draw(pen, LEFT, y + 23, columns(3) - 4)
    return y + 25 + note.height(sheets.flow, columns(3) - 14)


def _must(sheets: Sheets, boss: Boss) -> None:
    below = _label(sheets, boss.must, first=True)
    pen, y = sheets.pen, sheets.y
    for row in boss.must_rows:
        baseline = y + 17
        verdict_icon(pen, row.verdict, _CONTENT + 6, baseline - 3.6)
        name = sheets.flow.wrap(row.name, MEDIUM, 112, 9.5)
        shown = Para(row.name, Style(9.5, 14, MEDIUM), at_most=1)
        shown.draw(pen, _CONTENT + 18, baseline - shown.base, 112)
        start = _CONTENT + 18 + min(max(name[0].width * 9.5 / 1000 if name else 0, 60), 112) + 10
        right = pen.text(RIGHT, baseline, row.right, _ROW_STYLE, "right")
        room = RIGHT - right - 10 - start
        text = Para(row.text, _ROW_STYLE, at_most=2)
        text.draw(pen, start, baseline - text.base, room)
        y += max(22.0, 8 + text.height(sheets.flow, room))
    if boss.must_more:
        more = Para(boss.must_more, NOTE if boss.must_rows else _ROW_STYLE, at_most=2)
        more.draw(pen, _CONTENT + (18 if boss.must_rows else 0), y + (1 if boss.must_rows else 17 - more.base), _CONTENT_WIDTH - 18)
        y += more.height(sheets.flow, _CONTENT_WIDTH - 18) + (0 if boss.must_rows else 10)
    sheets.y = max(y + 8, below)


def _ready(sheets: Sheets, boss: Boss) -> None:
    below = _label(sheets, boss.ready)
    pen, y = sheets.pen, sheets.y + 4
    track, length = _CONTENT + 118, 92.0
    top = y + 6
    pen.text(track + length * boss.line, top - 1.5, boss.line_text, FOOT, "center")
    pitch = 24 if len(boss.ready_rows) < 3 else 20
    for row in boss.ready_rows:
        baseline = y + 19
        name = Para(row.name, _ROW_STYLE, at_most=1)
        name.draw(pen, _CONTENT, baseline - name.base, 74)
        pen.text(track - 6, baseline + 1, row.value, Style(15, 20, BOLD), "right")
        charts.bar(pen, track, baseline - 8.5, length, row.share)
        room = RIGHT - track - length - 10
        remark = Para(row.remark, _ROW_STYLE, "right", at_most=1)
        remark.draw(pen, track + length + 10, baseline - remark.base, room)
        y += pitch
    charts.line_mark(pen, track + length * boss.line, top + 1, y + 8)
    sheets.y = max(y + 14, below)


def _worth(sheets: Sheets, boss: Boss) -> None:
    below = _label(sheets, boss.worth)
    pen, y = sheets.pen, sheets.y + 3
    for row in boss.worth_rows:
        baseline = y + 15
        width = chip(pen, row.strength, row.word, _CONTENT, baseline - 10.4)
        name = Para(row.name, Style(9.5, 14, MEDIUM), at_most=1)
        name.draw(pen, _CONTENT + width + 8, baseline - name.base, 96)
        text = Para(row.text, _ROW_STYLE, at_most=1)
        start = _CONTENT + width + 112
        text.draw(pen, start, baseline - text.base, RIGHT - start)
        y += 21
    sheets.y = max(y + 7, below)


def _gaps(sheets: Sheets, boss: Boss) -> None:
    below = _label(sheets, boss.gaps)
    width = (_CONTENT_WIDTH - 2 * 12) / 3
    tallest = 0.0
    for n, gap in enumerate(boss.gap_rows):
        tallest = max(tallest, _short_gap(sheets, gap, _CONTENT + n * (width + 12), sheets.y + 6, width))
    sheets.y = max(sheets.y + tallest + 14, below)


def _short_gap(sheets: Sheets, gap: ShortGap, x: float, y: float, width: float) -> float:
    pen = sheets.pen
    name = Para(gap.name, Style(9.5, 14, BOLD), at_most=2)
    name.draw(pen, x, y, width)
    used = name.height(sheets.flow, width)
    clause = Para(gap.clause, Style(9, 13.5), gate=gap.gate, at_most=1)
    clause.draw(pen, x, y + used, width)
    brings = Para(gap.brings, Style(9, 13.5), at_most=1)
    brings.draw(pen, x, y + used + 13.5, width)
    return used + 27


def _steps(sheets: Sheets, boss: Boss, room: float) -> None:
    below = _label(sheets, boss.steps)
    pen, y = sheets.pen, sheets.y
    widths = [[sheets.flow.line(t, REGULAR).width * _ROW_STYLE.size / 1000 for t in texts] for texts in zip(*((s.owner, s.due) for s in boss.step_rows), strict=True)]
    owner_width, due_width = (min(max(w, default=0.0), 96.0) for w in (widths or [[], []]))
    owner_at = RIGHT - due_width - 12 - owner_width
    free = room - y
    shown = boss.step_rows[: max(1, int(free / 20.0))]
    width = owner_at - 10 - _CONTENT - 20
    spare = free - 20.0 * len(shown)
    taller = [0.0] * len(shown)
    for n, step in enumerate(shown):
        if spare >= _ROW_STYLE.lead and len(Para(step.text, _ROW_STYLE, gate=step.gate).lines(sheets.flow, width)) > 1:
            taller[n] = _ROW_STYLE.lead
            spare -= _ROW_STYLE.lead
    pitch = 20.0 + max(0.0, min(4.0, spare / max(len(shown), 1)))
    for n, step in enumerate(shown):
        baseline = y + pitch / 2 + 4.2
        if n:
            pen.rule(_CONTENT, y, _CONTENT_WIDTH, ROW_RULE, RULE)
        pen.text(_CONTENT + 11, baseline, str(step.number), Style(9.5, 14, MEDIUM, ACCENT), "right")
        pen.text(RIGHT, baseline, step.due, _ROW_STYLE, "right")
        owner = Para(step.owner, _ROW_STYLE, at_most=1)
        owner.draw(pen, owner_at, baseline - owner.base, owner_width + 2)
        text = Para(step.text, _ROW_STYLE, gate=step.gate, at_most=2 if taller[n] else 1)
        text.draw(pen, _CONTENT + 20, baseline - text.base, width)
        y += pitch + taller[n]
    sheets.y = max(y + 2, below)


def _cost(sheets: Sheets, boss: Boss) -> None:
    below = _label(sheets, boss.cost)
    pen, y = sheets.pen, sheets.y
    width = _CONTENT_WIDTH / max(len(boss.cost_figures), 4)
    deepest = 0.0
    for n, figure in enumerate(boss.cost_figures):
        x = _CONTENT + n * width
        shown = pen.text(x, y + 25, figure.value, Style(22, 26, BOLD))
        pen.text(x + shown + 4, y + 25, figure.unit, Style(9.5, 14, MEDIUM))
        caption = Para(figure.caption, Style(8.5, 12, REGULAR, MUTED), at_most=2)
        caption.draw(pen, x, y + 31, width - 8)
        deepest = max(deepest, caption.height(sheets.flow, width - 8))
    note = Para(boss.cost_note, Style(7.5, 10.5, REGULAR, MUTED), at_most=2)
    note.draw(pen, _CONTENT, y + 33 + deepest, _CONTENT_WIDTH)
    sheets.y = max(y + 36 + deepest + note.height(sheets.flow, _CONTENT_WIDTH), below)


def _sign(sheets: Sheets, boss: Boss) -> None:
    pen, y = sheets.pen, max(748.0, min(sheets.y + 6, 758.0))
    pen.rule(LEFT, y, WIDTH, ROW_RULE, RULE)
    baseline = y + 20
    pen.text(LEFT, baseline, boss.opinion, LABEL)
    x = _CONTENT
    for choice in boss.choices:
        tick_box(pen, x, baseline - 8.2)
        x += 14 + pen.text(x + 14, baseline, choice, _ROW_STYLE) + 18
    x = max(x, RIGHT - 208)
    width = pen.text(x, baseline, boss.signature, _ROW_STYLE)
    end = RIGHT - 92
    fill_line(pen, x + width + 5, baseline, end - 8 - x - width - 5)
    width = pen.text(end, baseline, boss.date, _ROW_STYLE)
    fill_line(pen, end + width + 5, baseline, RIGHT - end - width - 5)
