"""Many reports in one run, on several processes. Threads would not help: drawing is all Python."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from assessments.errors import KnownError
from assessments.report import write_pdf
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
        return Done(job.target, error=error.code, reason=str(error.params.get("why", "")))
    digest = hashlib.sha256(job.target.read_bytes()).hexdigest()
    return Done(job.target, result.pages, digest, result.replaced_glyphs)


def manifest(found: Iterable[Done]) -> str:
    """The run as JSON: file, pages, hash, characters replaced, error. Names without their folder, so that it travels with them."""
    rows = [
        {"file": d.target.name, "pages": d.pages, "sha256": d.sha256, "replaced": list(d.replaced_glyphs), "error": d.error, "reason": d.reason} for d in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
