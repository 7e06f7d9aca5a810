"""Many reports in one run, on several processes. Threads would not help: drawing is all Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from assessments.errors import KnownError
from assessments.report import PdfResult, write_pdf
from assessments.report.model import ReportContent

WAITING = 8
"""Reports handed to the processes ahead of time, so that building them and drawing them overlap."""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to write."""

    content: ReportContent
    target: Path


@dataclass(frozen=True, slots=True)
class Done:
    """One report written, or why not: `error` is the code of a KnownError, empty when all went well."""

    target: Path
    pages: int = 0
    sha256: str = ""
    replaced_glyphs: tuple[str, ...] = ()
    error: str = ""
    reason: str = ""
    name: str = ""
    draft: bool = False

    @classmethod
    def of(cls, result: PdfResult, name: str) -> Done:
        """A report that was written, with the enterprise it is on."""
        return cls(result.path, result.pages, result.sha256, result.replaced_glyphs, name=name, draft=result.draft)


def write_batch(jobs: Iterable[Job], *, processes: int = 2, progress: Callable[[Done], bool] | None = None, spawned: bool = False) -> tuple[Done, ...]:
    """Write reports in the order of `jobs`, which may be built while others are drawn.

    `progress` hears of each report in order; when it returns False nothing further is begun. With one process everything is
    drawn here, unless `spawned` asks for a process of its own. A report that cannot be written is told in its result and stops no other. The processes are spawned: a window's
    process must not fork, and a frozen program has to call multiprocessing.freeze_support() at its start.
    """
    if processes <= 1 and not spawned:
        return tuple(_serial(jobs, progress))
    found: list[Done] = []
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_ready) as pool:
        waiting: list[Future[Done]] = []
        going = True
        for job in jobs:
            waiting.append(pool.submit(_draw, job))
            going = len(waiting) < WAITING or _take(waiting, found, progress)
            if not going:
                break
        while going and waiting:
            going = _take(waiting, found, progress)
        for future in waiting:
            future.cancel()
    return tuple(found)


def _take(waiting: list[Future[Done]], found: list[Done], progress: Callable[[Done], bool] | None) -> bool:
    done = waiting.pop(0).result()
    found.append(done)
    return progress is None or progress(done)


def _serial(jobs: Iterable[Job], progress: Callable[[Done], bool] | None) -> Iterable[Done]:
    for job in jobs:
        done = _draw(job)
        yield done
        if progress is not None and not progress(done):
            return


def _ready() -> None:
    """Read ReportLab and the fonts once, before the first report comes."""
    import assessments.report.pdf
    from assessments.report.fonts import fonts

    assert assessments.report.pdf
    fonts()


def _draw(job: Job) -> Done:
    try:
        result = write_pdf(job.content, job.target)
    except KnownError as error:
        return Done(job.target, error=error.code, reason=str(error.params.get("why", "")), name=job.content.cover.enterprise)
    return Done.of(result, job.content.cover.enterprise)


def manifest(found: Iterable[Done]) -> str:
    """The run as JSON: whose, file, pages, hash, draft, characters replaced, error. Names without their folder, so that it travels with them."""
    rows = [
        {
            "name": d.name, "file": d.target.name, "sha256": d.sha256, "pages": d.pages, "draft": d.draft,
            "replaced": list(d.replaced_glyphs), "error": d.error, "reason": d.reason,
        }
        for d in found
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
