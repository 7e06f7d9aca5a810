"""Draws a report's content as a PDF and puts it in its place."""

from __future__ import annotations

import hashlib
import os
import tempfile
from errno import errorcode
from functools import lru_cache
from pathlib import Path

from assessments.errors import KnownError
from assessments.report import PdfResult
from assessments.report.canvas import Document
from assessments.report.fonts import DRAWING
from assessments.report.model import ReportContent
from assessments.report.page_body import draw_appendix, draw_applicable, draw_items, draw_limits
from assessments.report.page_boss import draw_boss
from assessments.report.page_cover import draw_cover
from assessments.report.page_key import draw_key
from assessments.report.page_plan import draw_plan
from assessments.report.page_scheme import draw_compare, draw_scheme
from assessments.report.sheet import Sheets
from assessments.report.textflow import Flow

KEY_PAGE = 2


@lru_cache(maxsize=8)
def flow_for(lang: str, keep: tuple[str, ...]) -> Flow:
    """The line breaker for a language and its words that stay whole; kept, with its wraps, between reports."""
    return Flow(lang, keep)


def write(content: ReportContent, target: Path) -> PdfResult:
    """Draw and write a report; see assessments.report.write_pdf."""
    data, pages, replaced, skipped = drawn(content)
    put(data, target)
    return PdfResult(target, pages, replaced, skipped, hashlib.sha256(data).hexdigest(), bool(content.frame.draft))


def drawn(content: ReportContent) -> tuple[bytes, int, tuple[str, ...], tuple[str, ...]]:
    """The bytes of a report, its number of pages, characters without a glyph, logos that could not be used."""
    with DRAWING:
        document = Document(content.meta)
        sheets = Sheets(flow_for(content.meta.lang, content.keep), document.codes, content.frame)
        skipped = draw_cover(sheets, content.cover, content.frame, document)
        draw_boss(sheets, content.boss)
        sheets.turn(content.key.opener.section)
        _body(sheets, content)
        draw_key(sheets, content.key, KEY_PAGE)
        sheets.finish()
        data = document.write(sheets.pages, sheets.entries)
        return data, len(sheets.pages), tuple(document.missing), skipped


def _body(sheets: Sheets, content: ReportContent) -> None:
    draw_applicable(sheets, content.applicable)
    for part in content.schemes:
        draw_scheme(sheets, part)
    if content.plan is not None:
        draw_plan(sheets, content.plan)
    draw_limits(sheets, content.limits)
    for compared in content.compares:
        draw_compare(sheets, compared)
    for items in content.items:
        draw_items(sheets, items)
    draw_appendix(sheets, content.appendix)


def put(data: bytes, target: Path) -> None:
    """Write beside the target, make it durable, put it in place. A reader sees the old file or the new one."""
    name = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, target)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise KnownError("report-not-writable", file=str(target), why=error.strerror or "", why_code=f"os.{errorcode.get(error.errno or 0)}") from error
