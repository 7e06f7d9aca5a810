"""The one place that speaks to ReportLab's canvas: opens a document, takes finished pages, writes the bytes."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assessments.report.fonts import Codes, ReportDate, fonts
from assessments.report.model_front import Meta
from assessments.report.sheet import Entry, Page
from assessments.report.style import PAGE_HEIGHT, PAGE_WIDTH, REGULAR
from assessments.report.textflow import clean

LANGUAGES = {"zh": "zh-CN", "en": "en"}
MOST_PIXELS = 25_000_000
MOST_LOGO_BYTES = 10_000_000
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class Document:
    """One PDF being made. Same content, same bytes: the date is the report's, nothing of the machine goes in."""

    def __init__(self, meta: Meta) -> None:
        self._buffer = io.BytesIO()
        found = fonts()
        opened: Any = Canvas  # its stubs take the font's name for a number
        canvas: Any = opened(
            self._buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1,
            initialFontName=found.faces[REGULAR].name, lang=LANGUAGES[meta.lang],
        )  # fmt: skip
        self._canvas = canvas
        canvas._doc._timeStamp = ReportDate(meta.on.year, meta.on.month, meta.on.day)
        canvas.setTitle(clean(meta.title))
        canvas.setAuthor(clean(meta.author))
        canvas.setSubject(clean(meta.subject))
        canvas.setCreator(clean(meta.creator))
        canvas.setProducer(clean(meta.creator))
        self.missing: dict[str, None] = {}
        self.codes = {weight: Codes(face, canvas._doc, self.missing) for weight, face in found.faces.items()}
        self._images: dict[int, list[tuple[Any, float, float, float, float]]] = {}

    def image(self, page: int, data: bytes, x: float, y: float, width: float, height: float, *, right: bool = False) -> float:
        """Put a PNG or JPEG into a box on a page, in proportion; returns its width, 0 where it is no usable picture."""
        if len(data) > MOST_LOGO_BYTES or not data.startswith(_SIGNATURES):
            return 0.0
        try:
            picture: Any = ImageReader(io.BytesIO(data))
            wide, high = picture.getSize()
            if wide <= 0 or high <= 0 or wide * high > MOST_PIXELS:
                return 0.0
            picture.getRGBData()
        except (OSError, ValueError, SyntaxError, IndexError, EOFError):
            return 0.0
        scale = min(width / wide, height / high)
        drawn = wide * scale
        left = x - drawn if right else x
        self._images.setdefault(page, []).append((picture, left, PAGE_HEIGHT - y - high * scale - (height - high * scale) / 2, drawn, high * scale))
        return drawn

    def write(self, pages: list[Page], entries: list[Entry]) -> bytes:
        """The finished document: pages with their links, bookmarks, page labels."""
        canvas = self._canvas
        marks: dict[int, list[Entry]] = {}
        for entry in entries:
            marks.setdefault(entry.page, []).append(entry)
        for number, page in enumerate(pages):
            canvas.bookmarkPage(f"p{number}")
            for entry in marks.get(number, ()):
                canvas.addOutlineEntry(clean(f"{entry.number} {entry.title}").strip(), f"p{number}", 0, closed=True)
            for picture, x, y, width, height in self._images.get(number, ()):
                canvas.drawImage(picture, x, y, width, height, mask="auto")
            canvas._code.extend(page.pen.ops)
            for left, top, right, bottom, target in page.links:
                canvas.linkRect("", f"p{target}", (left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top), relative=0, thickness=0)
            canvas.showPage()
        canvas.showOutline()
        canvas.save()
        return self._buffer.getvalue()
