"""Reads what a report put on its pages: every line of text with its box."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.report import ReportContent
from assessments.report import pdf as drawing
from assessments.report.pen import Pen


@dataclass(frozen=True)
class Placed:
    """One line of text on a page (from 0), from left to right edge, with its baseline and size in points."""

    page: int
    left: float
    right: float
    baseline: float
    size: float
    text: str


def placed(content: ReportContent, monkeypatch) -> tuple[list[Placed], int]:
    """Every line of a report as drawn, in drawing order, and the number of pages."""
    found: list[tuple[Pen, float, float, object, object]] = []
    line = Pen.line

    def noted(pen, x, y, set_line, style):
        found.append((pen, x, y, set_line, style))
        line(pen, x, y, set_line, style)

    order: dict[int, int] = {}
    keep: list[Pen] = []
    made = Pen.__init__

    def begun(pen, flow, codes):
        order[id(pen)] = len(order)
        keep.append(pen)
        made(pen, flow, codes)

    with monkeypatch.context() as patched:
        patched.setattr(Pen, "line", noted)
        patched.setattr(Pen, "__init__", begun)
        pages = drawing.drawn(content)[1]
    lines = [
        Placed(order[id(pen)], x + line.start * style.size / 1000, x + line.width * style.size / 1000, y, style.size, line.text)
        for pen, x, y, line, style in found
        if line.text
    ]
    return lines, pages


def dump(content: ReportContent, monkeypatch) -> str:
    """The text of a report page by page, as drawn."""
    lines, pages = placed(content, monkeypatch)
    parts: list[str] = []
    for page in range(pages):
        own = [f"{p.left:6.1f} {p.baseline:6.1f}  {p.text}" for p in lines if p.page == page]
        parts.append(f"=== {page + 1}\n" + "\n".join(own))
    return "\n".join(parts) + "\n"
