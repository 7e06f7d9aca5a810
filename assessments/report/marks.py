"""The small drawn signs: states, gate star, strength chip, verdict icon, one square an item. Shape says it, colour only repeats it."""

from __future__ import annotations

import math

from assessments.report.pen import Pen
from assessments.report.style import (
    ACCENT,
    BLACK,
    BOLD,
    MEDIUM,
    MET,
    MUTED,
    NOT_MET,
    OUTLINE,
    PAGE_HEIGHT,
    PARTLY,
    WHITE,
    Style,
)

STATE_COLORS = {"met": MET, "partly": PARTLY, "not_met": NOT_MET, "not_applicable": MUTED, "unanswered": MUTED}
CHIP_WIDTH, CHIP_HEIGHT = 29.0, 14.5
_ON_CHIP = Style(8, 12, BOLD, WHITE)


def star(pen: Pen, x: float, y: float, radius: float = 3.8, color: str = BLACK) -> None:
    """A five-pointed star round its centre: a gate item."""
    points = [
        (x + r * math.sin(n * math.pi / 5), y - r * math.cos(n * math.pi / 5)) for n, r in ((n, radius if n % 2 == 0 else radius * 0.42) for n in range(10))
    ]
    pen.polygon(points, fill=color)


def state_icon(pen: Pen, state: str, x: float, y: float, radius: float) -> None:
    """The sign of an answer round its centre: the heavier the ink, the heavier the problem."""
    color = STATE_COLORS[state]
    if state == "not_met":
        pen.circle(x, y, radius, fill=color)
        arm = radius * 0.38
        pen.segment((x - arm, y - arm), (x + arm, y + arm), radius * 0.26, WHITE)
        pen.segment((x - arm, y + arm), (x + arm, y - arm), radius * 0.26, WHITE)
        return
    thickness = max(radius * 0.2, 0.7)
    if state == "unanswered":
        with pen.saved():
            pen.dash(radius * 0.5, radius * 0.35)
            pen.circle(x, y, radius - thickness / 2, line=color, thickness=thickness)
        return
    pen.circle(x, y, radius - thickness / 2, line=color, thickness=thickness)
    if state == "partly":
        pen.path(_half_disc(x, PAGE_HEIGHT - y, radius - thickness / 2), fill=color)
    elif state == "met":
        pen.polyline(((x - radius * 0.42, y + radius * 0.02), (x - radius * 0.1, y + radius * 0.34), (x + radius * 0.44, y - radius * 0.3)), thickness, color)
    else:
        arm = (radius - thickness / 2) * 0.7
        pen.segment((x - arm, y + arm), (x + arm, y - arm), thickness, color)


def _half_disc(x: float, y: float, r: float) -> str:
    k = r * 0.5523
    return f"{x:.2f} {y - r:.2f} m {x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c h"


def chip(pen: Pen, strength: str, word: str, x: float, y: float) -> float:
    """The strength of a recommendation from its top left corner; returns its width."""
    bold = _ON_CHIP if strength == "mandatory" else _ON_CHIP.with_(color=ACCENT) if strength == "recommended" else _ON_CHIP.with_(weight=400, color=BLACK)
    width = max(CHIP_WIDTH, pen.flow.line(word, bold.weight).width * bold.size / 1000 + 9)
    if strength == "mandatory":
        pen.round_box(x, y, width, CHIP_HEIGHT, 2, fill=ACCENT)
    elif strength == "recommended":
        pen.round_box(x + 0.5, y + 0.5, width - 1, CHIP_HEIGHT - 1, 2, line=ACCENT, thickness=1)
    else:
        pen.round_box(x + 0.2, y + 0.2, width - 0.4, CHIP_HEIGHT - 0.4, 2, line=OUTLINE, thickness=0.35)
    pen.text(x + width / 2, y + CHIP_HEIGHT / 2 + 3.0, word, bold, "center")
    return width


VERDICT_SIGNS = {
    "required_third_party": "must", "required_self_declaration": "must", "needs_facts": "open", "possibly_exempt": "open", "not_listed": "free", "removed": "free",
}  # fmt: skip


def verdict_icon(pen: Pen, verdict: str, x: float, y: float, radius: float = 6.0) -> None:
    """The sign of a product's verdict round its centre. Square = product, disc = answer: never mixed up."""
    sign = VERDICT_SIGNS[verdict]
    left, top, side = x - radius, y - radius, radius * 2
    glyph = Style(radius * 1.6, radius * 2, BOLD, {"must": WHITE, "open": ACCENT, "free": MUTED}[sign])
    if sign == "must":
        pen.round_box(left, top, side, side, 1.2, fill=ACCENT)
    else:
        pen.round_box(left + 0.4, top + 0.4, side - 0.8, side - 0.8, 1.2, line=glyph.color, thickness=0.9)
    pen.text(x, y + radius * 0.58, {"must": "!", "open": "?", "free": "–"}[sign], glyph, "center")


def item_square(pen: Pen, state: str, gate: bool, x: float, y: float, side: float) -> None:
    """One item as one square from its top left corner: full, half, empty, star for a gate not met, dash, dashed."""
    if state == "not_applicable":
        pen.segment((x + side * 0.22, y + side / 2), (x + side * 0.78, y + side / 2), 0.8, OUTLINE)
        return
    if state == "met":
        pen.box(x, y, side, side, fill=ACCENT)
        return
    edge = 0.8
    if state == "unanswered":
        with pen.saved():
            pen.dash(1.8, 1.3)
            pen.box(x + edge / 2, y + edge / 2, side - edge, side - edge, line=OUTLINE, thickness=edge * 0.8)
        return
    if state == "partly":
        pen.polygon(((x, y), (x, y + side), (x + side, y + side)), fill=ACCENT)
    pen.box(x + edge / 2, y + edge / 2, side - edge, side - edge, line=ACCENT, thickness=edge)
    if gate and state == "not_met":
        star(pen, x + side / 2, y + side / 2 + side * 0.03, side * 0.34, ACCENT)


def tick_box(pen: Pen, x: float, y: float, side: float = 9.0) -> None:
    """A box to tick by hand, from its top left corner."""
    pen.box(x + 0.3, y + 0.3, side - 0.6, side - 0.6, line=BLACK, thickness=0.6)


STATE_WORD = Style(9, 13.5, MEDIUM)
