"""The report's fonts: Noto Sans SC cut for PDF, the whole font behind it for rare names, and a mark for what neither has."""

from __future__ import annotations

import re
import threading
from functools import cached_property
from pathlib import Path
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources
from assessments.report.style import BOLD, MEDIUM, REGULAR

MISSING = "〓"
"""Drawn for a character in neither font: the printer's old mark for a type that is not in the case."""
WEIGHTS = (REGULAR, MEDIUM, BOLD)
_TO_UNICODE = "toUnicodeCMap:"
_BEYOND = re.compile("<([0-9A-F]{5})>")


class ReportFont(TTFont):
    """A TrueType font whose text can be copied from the PDF even where a character lies beyond U+FFFF."""

    def addObjects(self, doc: Any) -> None:  # pyright: ignore[reportUnknownMemberType]
        """Write the font into the document; characters beyond U+FFFF are told as UTF-16 pairs, as the format wants them."""
        super().addObjects(doc)  # pyright: ignore[reportUnknownMemberType]
        for name, stream in doc.idToObject.items():
            if name.startswith(_TO_UNICODE):
                stream.content = _BEYOND.sub(_as_utf16, stream.content)


def _as_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found.group(1), 16)).encode('utf-16-be').hex().upper()}>"


class Face:
    """One weight: the cut font, and the whole font read only when a character asks for it."""

    def __init__(self, weight: int, cut: Path, whole: Path) -> None:
        self.name = f"report-{weight}"
        self.font = _registered(self.name, cut)
        self._whole_path = whole

    @cached_property
    def whole(self) -> Any:
        """The whole font of this weight."""
        font = _registered(f"{self.name}-whole", self._whole_path)
        font.face.subfontNameX = b"-Whole"  # two fonts of one document must not have one name
        return font

    def font_for(self, char: str) -> Any | None:
        """The font that holds a character, or None where neither does."""
        code = ord(char)
        if code in self.font.face.charToGlyph:
            return self.font
        return self.whole if code in self.whole.face.charToGlyph else None


def _registered(name: str, path: Path) -> Any:
    font: Any = ReportFont(name, str(path))
    metrics: Any = pdfmetrics
    metrics.registerFont(font)
    return font


class Widths(dict[str, int]):
    """Advance of each character in thousandths of the size; a character without a glyph is as wide as its mark."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> int:
        font = self._face.font_for(char)
        width = 1000 if font is None else round(font.face.charWidths.get(ord(char), font.face.defaultWidth))
        self[char] = width
        return width


class Fonts:
    """The three weights of the report with their character widths."""

    def __init__(self) -> None:
        self.faces = {w: Face(w, resources.pdf_font(w), resources.ui_font(w)) for w in WEIGHTS}
        self.widths = {w: Widths(face) for w, face in self.faces.items()}


_loaded: list[Fonts] = []
DRAWING = threading.RLock()
"""Held while a document is drawn: a ReportLab font serves one document at a time."""


def fonts() -> Fonts:
    """The fonts of this process, read on first use (about 30 ms)."""
    with DRAWING:
        if not _loaded:
            _loaded.append(Fonts())
        return _loaded[0]


class Codes(dict[str, tuple[str, str]]):
    """How one document writes each character of a weight: (font resource, escaped byte). Fills itself; notes what is missing."""

    def __init__(self, face: Face, document: Any, missing: dict[str, None]) -> None:
        super().__init__()
        self._face, self._document, self._missing = face, document, missing

    def __missing__(self, char: str) -> tuple[str, str]:
        font = self._face.font_for(char)
        drawn = char
        if font is None:
            self._missing[char] = None
            font, drawn = self._face.font, MISSING
        ((subset, data),) = font.splitString(drawn, self._document)
        byte = data[0]
        escaped = f"\\{byte:03o}" if byte < 32 or byte > 126 or byte in b"()\\" else chr(byte)
        self[char] = (font.getSubsetInternalName(subset, self._document), escaped)
        return self[char]


class ReportDate(TimeStamp):
    """The moment a document says it was made: the report's own date, so that the same data gives the same bytes."""

    def __init__(self, year: int, month: int, day: int) -> None:
        super().__init__(invariant=1)
        self.YMDhms = (year, month, day, 0, 0, 0)
        self.lt = (year, month, day, 0, 0, 0, 0, 1, 0)
        self.tzname = "UTC"
        self.dhh = self.dmm = 0
