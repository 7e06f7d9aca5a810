"""How fast the report is, as ratios: drawn against the same text on a raw canvas, and 24 reports on two processes against one."""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

# What is measured is imported where it is used: spawned processes import this module again, and would pay for it.
RUNS = 7
REPORTS = 24
BATCHES = 3


@dataclass(frozen=True)
class Piece:
    """One string as the report placed it."""

    page: int
    x: float
    y: float
    text: str
    font: str
    size: float


def content(rounds: int = 4):
    """A report of about thirty pages."""
    from assessments.report import build
    from tests.report import sample

    letters = (sample.ANSWERS, ["p", *"nmp" * 9], ["m", *"pnm" * 9], ["n", *"mmp" * 9])
    made = tuple(sample.round_of(s, a, earlier=n < 2) for n, (s, a) in enumerate(zip(("qms", "enms", "ems", "mark"), letters, strict=True)))
    return build(sample.report_input(rounds=made[:rounds]))


def pieces(given) -> tuple[list[Piece], int]:
    """Every string of a report with its place, and the number of pages."""
    from assessments.report import pdf as drawing
    from assessments.report.fonts import fonts
    from assessments.report.pen import Pen

    found: list[Piece] = []
    pens: dict[int, int] = {}
    line = Pen.line

    def noted(pen, x, y, set_line, style):
        page = pens.setdefault(id(pen), len(pens))
        found.append(Piece(page, x, y, set_line.text, fonts().faces[style.weight].name, style.size))
        line(pen, x, y, set_line, style)

    Pen.line = noted
    try:
        pages = drawing.drawn(given)[1]
    finally:
        Pen.line = line
    return sorted(found, key=lambda p: p.page), pages


def raw(found: list[Piece]) -> bytes:
    """The same strings at the same places on a bare canvas."""
    from reportlab.pdfgen.canvas import Canvas

    from assessments.report.style import PAGE_HEIGHT

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1)
    page = 0
    for piece in found:
        while piece.page > page:
            canvas.showPage()
            page += 1
        canvas.setFont(piece.font, piece.size)
        canvas.drawString(piece.x, PAGE_HEIGHT - piece.y, piece.text)
    canvas.save()
    return buffer.getvalue()


def _timed(job) -> float:
    start = perf_counter()
    job()
    return perf_counter() - start


def measure() -> dict[str, float]:
    """Ratios and the figures behind them; times in seconds, medians of seven runs taken in turn."""
    from assessments.report import pdf as drawing
    from assessments.report.batch import Job, write_batch

    given = content()
    found, pages = pieces(given)

    def unwrapped() -> None:
        drawing.flow_for.cache_clear()
        drawing.drawn(given)

    raw(found)
    times = [(_timed(lambda: raw(found)), _timed(lambda: drawing.drawn(given)), _timed(unwrapped)) for _ in range(RUNS)]
    bare, warm, fresh = (median(t) for t in zip(*times, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        jobs = [Job(given, Path(folder) / f"{n:02d}.pdf") for n in range(REPORTS)]
        runs = [
            (_timed(lambda: write_batch(jobs, processes=1)), _timed(lambda: write_batch(jobs, processes=1, spawned=True)), _timed(lambda: write_batch(jobs, processes=2)))
            for _ in range(BATCHES)
        ]
        here, one, two = (median(t) for t in zip(*runs, strict=True))
    return {
        "report_pages": pages, "report_raw_seconds": bare, "report_warm_seconds": warm, "report_unwrapped_seconds": fresh,
        "report_ratio_warm": warm / bare, "report_ratio_unwrapped": fresh / bare,
        "batch_reports": REPORTS, "batch_here_seconds": here, "batch_one_process_seconds": one, "batch_two_processes_seconds": two,
        "batch_gain": one / two, "batch_gain_over_here": here / two,
    }  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write("\n".join(f"{k:32} {v:.3f}" for k, v in measure().items()) + "\n")
