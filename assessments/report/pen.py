"""Draws on one page: text and simple shapes, in points from the top left. It gathers PDF operators; the sheet hands them over.

Text is written glyph by glyph as typed: nothing in it is read as markup.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Literal

from assessments.report.fonts import Codes
from assessments.report.style import BLACK, PAGE_HEIGHT, RULE, Style
from assessments.report.textflow import Flow, Line

Align = Literal["left", "right", "center"]
Point = tuple[float, float]
_CURVE = 0.5523


@lru_cache(maxsize=64)
def _rgb(color: str) -> str:
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return f"{red:.3f} {green:.3f} {blue:.3f}"


class Pen:
    """One page being drawn."""

    def __init__(self, flow: Flow, codes: Mapping[int, Codes]) -> None:
        self.flow = flow
        self.ops: list[str] = []
        self._codes = codes
        self._fill = self._stroke = BLACK
        self._width: float = 1.0

    def text(self, x: float, y: float, text: str, style: Style, align: Align = "left") -> float:
        """One line of text with its baseline at `y`; returns its width in points."""
        if not text:
            return 0.0
        line = self.flow.line(text, style.weight)
        width = line.width * style.size / 1000
        if align != "left":
            x -= width if align == "right" else width / 2
        self.line(x, y, line, style)
        return width

    def line(self, x: float, y: float, line: Line, style: Style) -> None:
        """A set line with its baseline at `y`."""
        self.fill(style.color)
        codes = self._codes[style.weight]
        font = ""
        parts: list[str] = []
        shown: list[str] = []
        for run, shift in line.runs:
            piece: list[str] = []
            for char in run:
                name, code = codes[char]
                if name != font:
                    if piece:
                        shown.append(f"({''.join(piece)})")
                        piece = []
                    if shown:
                        parts.append(f"[{' '.join(shown)}] TJ")
                        shown = []
                    parts.append(f"{name} {style.size:g} Tf")
                    font = name
                piece.append(code)
            if piece:
                shown.append(f"({''.join(piece)})")
            if shift:
                shown.append(str(-shift))
        if shown:
            parts.append(f"[{' '.join(shown)}] TJ")
        left = x + line.start * style.size / 1000
        self.ops.append(f"BT 1 0 0 1 {left:.2f} {PAGE_HEIGHT - y:.2f} Tm {' '.join(parts)} ET")

    def fill(self, color: str) -> None:
        """Colour of text and filled shapes from here on."""
        if color != self._fill:
            self._fill = color
            self.ops.append(f"{_rgb(color)} rg")

    def stroke(self, color: str, width: float) -> None:
        """Colour and width of lines from here on."""
        if color != self._stroke:
            self._stroke = color
            self.ops.append(f"{_rgb(color)} RG")
        if width != self._width:
            self._width = width
            self.ops.append(f"{width:.2f} w")

    @contextmanager
    def saved(self) -> Generator[None]:
        """Dash, clip and colours changed inside are as before afterwards."""
        before = (self._fill, self._stroke, self._width)
        self.ops.append("q")
        yield
        self.ops.append("Q")
        self._fill, self._stroke, self._width = before

    def dash(self, *lengths: float) -> None:
        """Dashed lines until the surrounding `saved` ends."""
        self.ops.append(f"[{' '.join(f'{n:g}' for n in lengths)}] 0 d")

    def rule(self, x: float, y: float, width: float, thickness: float, color: str = BLACK) -> None:
        """A horizontal rule."""
        self.segment((x, y), (x + width, y), thickness, color)

    def segment(self, start: Point, end: Point, thickness: float, color: str = RULE) -> None:
        """A straight line."""
        self.stroke(color, thickness)
        self.ops.append(f"{start[0]:.2f} {PAGE_HEIGHT - start[1]:.2f} m {end[0]:.2f} {PAGE_HEIGHT - end[1]:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = "", line: str = "", thickness: float = 0.5) -> None:
        """A rectangle from its top left corner, filled, outlined or both."""
        self._paint(f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re", fill, line, thickness)

    def polygon(self, points: Sequence[Point], *, fill: str = "", line: str = "", thickness: float = 0.5) -> None:
        """A closed shape."""
        path = " l ".join(f"{x:.2f} {PAGE_HEIGHT - y:.2f}" for x, y in points).replace(" l ", " m ", 1) + " l h"
        self._paint(path, fill, line, thickness)

    def polyline(self, points: Sequence[Point], thickness: float, color: str) -> None:
        """An open line through points, with round ends."""
        self.stroke(color, thickness)
        path = " l ".join(f"{x:.2f} {PAGE_HEIGHT - y:.2f}" for x, y in points).replace(" l ", " m ", 1) + " l"
        self.ops.append(f"1 J 1 j {path} S 0 J 0 j")

    def circle(self, x: float, y: float, radius: float, *, fill: str = "", line: str = "", thickness: float = 0.5) -> None:
        """A circle round its centre."""
        self._paint(_ellipse(x, PAGE_HEIGHT - y, radius), fill, line, thickness)

    def round_box(self, x: float, y: float, width: float, height: float, radius: float, *, fill: str = "", line: str = "", thickness: float = 0.5) -> None:
        """A rectangle with small round corners, for chips and icons only."""
        self._paint(_round(x, PAGE_HEIGHT - y - height, width, height, radius), fill, line, thickness)

    def path(self, path: str, *, fill: str = "", line: str = "", thickness: float = 0.5) -> None:
        """A path in PDF operators and PDF coordinates."""
        self._paint(path, fill, line, thickness)

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Draw only inside a rectangle until the surrounding `saved` ends."""
        self.ops.append(f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re W n")

    def _paint(self, path: str, fill: str, line: str, thickness: float) -> None:
        if fill:
            self.fill(fill)
        if line:
            self.stroke(line, thickness)
        self.ops.append(f"{path} {'B' if fill and line else 'f' if fill else 'S'}")


def _ellipse(x: float, y: float, r: float) -> str:
    k = r * _CURVE
    quarters = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = " ".join(" ".join(f"{v:.2f}" for v in q) + " c" for q in quarters)
    return f"{x + r:.2f} {y:.2f} m {curves} h"


def _round(x: float, y: float, w: float, h: float, r: float) -> str:
    k = r * (1 - _CURVE)
    return (
        f"{x + r:.2f} {y:.2f} m {x + w - r:.2f} {y:.2f} l {x + w - k:.2f} {y:.2f} {x + w:.2f} {y + k:.2f} {x + w:.2f} {y + r:.2f} c "
        f"{x + w:.2f} {y + h - r:.2f} l {x + w:.2f} {y + h - k:.2f} {x + w - k:.2f} {y + h:.2f} {x + w - r:.2f} {y + h:.2f} c "
        f"{x + r:.2f} {y + h:.2f} l {x + k:.2f} {y + h:.2f} {x:.2f} {y + h - k:.2f} {x:.2f} {y + h - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l {x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )
