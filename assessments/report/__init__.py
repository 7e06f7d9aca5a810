"""The report: what it says (`build`), and the PDF that draws it (`write_pdf`). The only room that knows ReportLab."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assessments.report.content import build
from assessments.report.inputs import Earlier, Evidence, Holiday, PackInfo, ReportInput, RoundInput
from assessments.report.model import ReportContent

__all__ = ["Earlier", "Evidence", "Holiday", "PackInfo", "PdfResult", "ReportContent", "ReportInput", "RoundInput", "build", "write_pdf"]


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What was written. `replaced_glyphs` are characters no font has, drawn as 〓; `logos_skipped` names logos that are no usable picture."""

    path: Path
    pages: int
    replaced_glyphs: tuple[str, ...] = ()
    logos_skipped: tuple[str, ...] = ()


def write_pdf(content: ReportContent, target: Path) -> PdfResult:
    """Draw a report into `target`: beside it first, then in its place, so that a half-written file never stands there.

    Raises KnownError report-not-writable where the folder or the file cannot be written.
    """
    from assessments.report.pdf import write  # ReportLab is read when the first report is drawn, not at start

    return write(content, target)
