"""What a cell or a column holds: pieces that know their height at a width and draw themselves there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assessments.report.marks import CHIP_HEIGHT, STATE_COLORS, chip, star, state_icon, tick_box, verdict_icon
from assessments.report.pen import Align, Pen
from assessments.report.style import ACCENT, BLACK, CELL, MEDIUM, NOTE, Style
from assessments.report.textflow import Flow, Line, clean

_SOURCE = re.compile(r"(\[S\d+\])")
STAR_SPACE = 13.0


class Block(Protocol):
    """Something that fits a width."""

    @property
    def base(self) -> float:
        """From its top to its first baseline."""
        ...

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        ...

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        ...


@dataclass(frozen=True, slots=True)
class Para:
    """Text in lines. `gate` sets a star after it; `cites` colours source numbers of its own ([S01]); `at_most` cuts with …"""

    text: str
    style: Style = CELL
    align: Align = "left"
    gate: bool = False
    cites: bool = False
    at_most: int = 0

    @property
    def base(self) -> float:
        """From its top to its first baseline."""
        return self.style.base

    def lines(self, flow: Flow, width: float) -> tuple[Line, ...]:
        """The lines of the text, cut to `at_most` where that is set."""
        room = width - (STAR_SPACE if self.gate else 0)
        lines = flow.wrap(self.text, self.style.weight, room, self.style.size)
        if self.at_most and len(lines) > self.at_most:
            return self._cut(flow, lines, room)
        return lines

    def _cut(self, flow: Flow, lines: tuple[Line, ...], room: float) -> tuple[Line, ...]:
        """The first lines, the last of them filled with as much as fits and closed with …"""
        whole = clean(self.text).strip("\n ").replace("\n", " ")
        start = 0
        for line in lines[: self.at_most - 1]:
            start = whole.index(line.text, start) + len(line.text)
        rest = whole[start:].lstrip(" ")
        low, high = 0, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            if flow.line(_ended(rest[:middle]), self.style.weight).width * self.style.size / 1000 <= room:
                low = middle
            else:
                high = middle - 1
        return (*lines[: self.at_most - 1], flow.line(_ended(rest[:low]), self.style.weight))

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        return self.style.lead * len(self.lines(flow, width))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        style = self.style
        baseline = y + style.base
        end = x
        for line in self.lines(pen.flow, width):
            span = line.width * style.size / 1000
            left = x if self.align == "left" else x + width - span if self.align == "right" else x + (width - span) / 2
            if self.cites and "[S" in (text := line.text):
                _cited(pen, left, baseline, text, style)
            else:
                pen.line(left, baseline, line, style)
            end = left + span
            baseline += style.lead
        if self.gate:
            star(pen, end + 8, baseline - style.lead - style.size * 0.36)


def _ended(text: str) -> str:
    return text.rstrip("，。、；：,.;: （(") + "…"


def _cited(pen: Pen, x: float, y: float, text: str, style: Style) -> None:
    for part in _SOURCE.split(text):
        if part:
            color = ACCENT if _SOURCE.fullmatch(part) else style.color
            span = pen.text(x, y, part.strip(" "), style.with_(color=color))
            blank = len(part) - len(part.strip(" "))
            x += span + blank * 0.224 * style.size


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks one under the other, `gap` points apart."""

    blocks: tuple[Block, ...]
    gap: float = 0.0

    @property
    def base(self) -> float:
        """From its top to its first baseline."""
        return self.blocks[0].base if self.blocks else 0.0

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        return sum(b.height(flow, width) for b in self.blocks) + self.gap * max(len(self.blocks) - 1, 0)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        for block in self.blocks:
            block.draw(pen, x, y, width)
            y += block.height(pen.flow, width) + self.gap


@dataclass(frozen=True, slots=True)
class StateMark:
    """An answer: sign and word; `other` is the word in another language, under it."""

    state: str
    word: str
    style: Style = CELL
    other: str = ""

    @property
    def base(self) -> float:
        """From its top to its first baseline."""
        return self.style.base

    @property
    def inset(self) -> float:
        """Where the word begins."""
        return self.style.size * 0.96 + 4

    def _text(self) -> Style:
        return self.style.with_(weight=MEDIUM, color=STATE_COLORS[self.state])

    def _words(self) -> Block:
        own = Para(self.word, self._text())
        return Stack((own, Para(self.other, NOTE))) if self.other else own

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        return max(self.style.lead, self._words().height(flow, width - self.inset))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        radius = self.style.size * 0.48
        state_icon(pen, self.state, x + radius, y + self.style.base - self.style.size * 0.36, radius)
        self._words().draw(pen, x + self.inset, y, width - self.inset)


@dataclass(frozen=True, slots=True)
class VerdictMark:
    """A product's verdict: sign and word."""

    verdict: str
    word: str
    style: Style

    @property
    def inset(self) -> float:
        """Where the word begins."""
        return 17.0

    @property
    def base(self) -> float:
        """From its top to its first baseline."""
        return self.style.base

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        return Para(self.word, self.style).height(flow, width - self.inset)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        verdict_icon(pen, self.verdict, x + 6, y + self.style.base - self.style.size * 0.36)
        Para(self.word, self.style).draw(pen, x + self.inset, y, width - self.inset)


@dataclass(frozen=True, slots=True)
class Chip:
    """The strength of a recommendation."""

    strength: str
    word: str

    @property
    def base(self) -> float:
        """From its top to its first baseline."""
        return CELL.base

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        return CHIP_HEIGHT

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        chip(pen, self.strength, self.word, x, y - 1)


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box to tick by hand at the right of its column; ticked already where the thing is done."""

    done: bool = False

    @property
    def base(self) -> float:
        """From its top to its first baseline."""
        return CELL.base

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        return CELL.lead

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        left, top = x + width - 9, y + 2
        tick_box(pen, left, top)
        if self.done:
            pen.polyline(((left + 1.8, top + 4.6), (left + 3.9, top + 6.9), (left + 7.4, top + 2)), 1.1, BLACK)


def tallest(flow: Flow, blocks: Sequence[Block | None], widths: Sequence[float]) -> tuple[float, float]:
    """Height of a row of blocks on a common first baseline, and that baseline's distance from the top."""
    base = max((b.base for b in blocks if b is not None), default=0.0)
    height = max((base - b.base + b.height(flow, w) for b, w in zip(blocks, widths, strict=True) if b is not None), default=0.0)
    return height, base
