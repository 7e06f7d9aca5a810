"""Geometry, type and colour of the paper, measured in points from the top left corner of an A4 page."""

from __future__ import annotations

from dataclasses import dataclass, replace

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
MM = 72 / 25.4
LEFT = 20 * MM
RIGHT = PAGE_WIDTH - LEFT
WIDTH = 170 * MM
TOP, BOTTOM = 62.0, 766.0
"""Nothing but the page frame stands outside these."""

COLUMN, GUTTER = 10.5 * MM, 4 * MM


def column(n: int) -> float:
    """Left edge of grid column `n` of twelve."""
    return LEFT + (COLUMN + GUTTER) * n


def columns(n: int) -> float:
    """Width of `n` grid columns with the gutters between them."""
    return COLUMN * n + GUTTER * (n - 1)


BLACK = "#000000"
MUTED = "#3D4753"
ACCENT = "#1B5FAF"
WHITE = "#FFFFFF"
RULE = "#98A2AE"
OUTLINE = "#5E6B7A"
MET = "#1A7340"
PARTLY = "#8A5300"
NOT_MET = "#B3261E"

HEAVY, HEAD_RULE, ROW_RULE = 0.9, 0.5, 0.4

REGULAR, MEDIUM, BOLD = 400, 500, 700


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set: size and lead in points, weight 400, 500 or 700."""

    size: float
    lead: float
    weight: int = REGULAR
    color: str = BLACK

    @property
    def base(self) -> float:
        """Distance from the top of a line to its baseline: the ink of Han characters sits in the middle of the lead."""
        return self.lead / 2 + self.size * 0.38

    def with_(self, *, weight: int | None = None, color: str | None = None) -> Style:
        """The same size in another weight or colour."""
        return replace(self, weight=weight or self.weight, color=color or self.color)


TITLE = Style(20, 28, BOLD)
HEADING = Style(12, 18, BOLD)
LABEL = Style(11, 16, BOLD)
LABEL_NOTE = Style(8, 12.5, REGULAR, MUTED)
BODY = Style(10, 16)
LEAD = Style(10, 16, REGULAR, MUTED)
ROW = Style(9.5, 14.5)
CELL = Style(9, 13.5)
CELL_MEDIUM = Style(9, 13.5, MEDIUM)
CELL_NUMBER = Style(9, 13.5, MEDIUM, ACCENT)
HEAD = Style(8, 12, MEDIUM, MUTED)
NOTE = Style(8, 12, REGULAR, MUTED)
SMALL = Style(8, 12)
FOOT = Style(7.5, 11, REGULAR, MUTED)
KICKER = Style(9, 14, REGULAR, ACCENT)
