"""Layout decisions in one place, by logical size: pixels divided by the text factor (screens.md, layout rule 1)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect

PAGE_MARGIN = 28
RAIL = 76
RAIL_COMPACT = 60
HEADER = 61
BOTTOM = 56


class Shape(NamedTuple):
    """What there is room for.

    narrow: page below 1100 wide; big: below 900 (large text or small window); compact: window below 760 wide;
    short: below 660 high.
    """

    narrow: bool = False
    big: bool = False
    compact: bool = False
    short: bool = False

    @classmethod
    def of(cls, window_width: int, window_height: int, factor: float) -> Shape:
        """The shape of a window of that many pixels at that text factor."""
        width, height = window_width / factor, window_height / factor
        page = width - (RAIL_COMPACT if width < 760 else RAIL)
        return cls(narrow=page < 1100, big=page < 900, compact=width < 760, short=height < 660)


FRAME = 40  # a title bar and its edges, which a window's own size does not count


def place_within(wish: QRect, free: QRect) -> tuple[QRect, bool]:
    """Where a window goes that would like to be at `wish`, on a screen with `free` room; whether it should fill the screen instead."""
    room = free.adjusted(0, FRAME, 0, 0)
    if wish.width() >= room.width() or wish.height() >= room.height():
        small = QRect(0, 0, min(wish.width(), room.width() * 9 // 10), min(wish.height(), room.height() * 9 // 10))
        small.moveCenter(room.center())
        return small, wish.width() > room.width() or wish.height() > room.height()
    x = max(room.left(), min(wish.left(), room.right() + 1 - wish.width()))
    y = max(room.top(), min(wish.top(), room.bottom() + 1 - wish.height()))
    return QRect(x, y, wish.width(), wish.height()), False
