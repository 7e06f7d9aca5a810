"""The report: what it says (`build`), and the PDF that draws it (`write_pdf`). The only room that knows ReportLab.

Nothing heavy is read until it is used: the window starts without ReportLab, and a process that only draws starts without
the models of packs and profiles.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.report.inputs import Earlier, Evidence, Holiday, PackInfo, ReportInput, RoundInput
    from assessments.report.model import ReportContent

__all__ = ["Earlier", "Evidence", "Holiday", "PackInfo", "PdfResult", "ReportContent", "ReportInput", "RoundInput", "build", "write_pdf"]


def __getattr__(name: str) -> object:
    """The values a report is made from, and its content, read when first named."""
    if name in __all__:
        from assessments.report import inputs, model

        return getattr(model if name == "ReportContent" else inputs, name)
    raise AttributeError(name)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What was written. `replaced_glyphs` are characters no font has, drawn as 〓; `logos_skipped` names logos that are no usable picture."""

    path: Path
    pages: int
    replaced_glyphs: tuple[str, ...] = ()
    logos_skipped: tuple[str, ...] = ()
    sha256: str = ""
    draft: bool = False


def build(given: ReportInput) -> ReportContent:
    """Everything a report says, as plain data in `given.lang`."""
    from assessments.report.content import build as built

    return built(given)


def write_pdf(content: ReportContent, target: Path) -> PdfResult:
    """Draw a report into `target`: beside it first, then in its place, so that a half-written file never stands there.

    Raises KnownError report-not-writable where the folder or the file cannot be written.
    """
    from assessments.report.pdf import write

    return write(content, target)
