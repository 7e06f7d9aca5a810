"""Reports of a workspace: gather what one says, write it, remember it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from assessments import __version__
from assessments.changes import Changes
from assessments.profile import EnterpriseProfile
from assessments.recommend import applicability
from assessments.report import (
    Earlier,
    Evidence,
    Holiday,
    PackInfo,
    PdfResult,
    ReportContent,
    ReportInput,
    RoundInput,
    build,
    write_pdf,
)
from assessments.services import enterprises, evidence, rounds
from assessments.services.workspace import Workspace, new_id, now
from assessments.storage import reports as kept_reports
from assessments.year import year_of_work
from checklists.pack import Pack


@dataclass(frozen=True, slots=True)
class Wishes:
    """What someone chose for a report; `lang` zh, en, or both for Chinese with every item in both languages."""

    lang: str = "zh"
    prepared_by: str = ""
    logo: bytes | None = None
    preparer_logo: bytes | None = None
    schemes: tuple[str, ...] = ()
    """Only these schemes; empty = the newest round of each."""


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report written earlier."""

    id: str
    path: Path
    lang: str
    pages: int
    draft: bool
    created_at: datetime


def input_for(profile: EnterpriseProfile, pack: Pack, found: Iterable[RoundInput], wishes: Wishes, on: date) -> ReportInput:
    """Everything a report on a profile and its rounds is built from."""
    found_applicable = applicability(profile, pack, on=on)
    return ReportInput(
        profile=profile, applicability=found_applicable, year=year_of_work(found_applicable, pack), pack=PackInfo.of(pack, profile), on=on,
        lang="en" if wishes.lang == "en" else "zh", rounds=tuple(found), prepared_by=wishes.prepared_by, logo=wishes.logo,
        preparer_logo=wishes.preparer_logo, app_version=__version__, side_by_side=wishes.lang == "both",
        holidays=tuple(Holiday(h.start, h.end, h.name) for h in pack.tables.holidays),
    )  # fmt: skip


def content_of(workspace: Workspace, enterprise_id: str, wishes: Wishes, *, on: date) -> ReportContent:
    """What a report on an enterprise says today. Raises KnownError enterprise-gone."""
    profile = enterprises.get(workspace, enterprise_id).profile
    every = rounds.of_enterprise(workspace, enterprise_id)
    chosen = [r for r in rounds.latest(workspace, enterprise_id) if not wishes.schemes or r.scheme in wishes.schemes]
    found = [_round_input(workspace, r, next((b for b in every if b.scheme == r.scheme and b.number < r.number), None), profile, on) for r in chosen]
    return build(input_for(profile, workspace.pack, found, wishes, on))


def _round_input(workspace: Workspace, one: rounds.Round, before: rounds.Round | None, profile: EnterpriseProfile, on: date) -> RoundInput:
    files = tuple(Evidence(e.name, e.sha256, e.size, e.keys, e.expires) for e in evidence.of_round(workspace, one.id))
    earlier = Earlier(before.number, before.started_on, before.pack_fingerprint == one.pack_fingerprint) if before else None
    seen = rounds.review_of(workspace, one.id, profile, on=on, compare_with=before.id if before else None)
    return RoundInput(seen, one.number, one.started_on, on, files, earlier)


def file_name(name: str, on: date, lang: str) -> str:
    """A file name for a report that every system accepts."""
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", name).strip(" ._")[:60] or "report"
    return f"{safe}-{on.isoformat()}-{lang}.pdf"


def write(workspace: Workspace, enterprise_id: str, wishes: Wishes, *, on: date, folder: Path | None = None) -> tuple[Changes, PdfResult]:
    """Write the report of an enterprise into a folder (the workspace's reports/ by default) and remember it.

    Raises KnownError enterprise-gone, report-not-writable.
    """
    content = content_of(workspace, enterprise_id, wishes, on=on)
    place = folder or workspace.folder / "reports"
    name = enterprises.get(workspace, enterprise_id).profile.name
    if not enterprises.is_only_of_its_name(workspace, enterprise_id):
        name = f"{name}-{enterprise_id[:6]}"  # or one report would take the other's place
    result = write_pdf(content, place / file_name(name, on, wishes.lang))
    if workspace.read_only:
        return Changes(), result
    kept = result.path.name if folder is None else str(result.path)
    row = kept_reports.KeptReport(new_id(), enterprise_id, kept, wishes.lang, result.pages, bool(content.frame.draft), now())
    kept_reports.add(workspace.database, row)
    return Changes(reports=True, created=row.id), result


def listed(workspace: Workspace, enterprise_id: str) -> list[WrittenReport]:
    """Reports of an enterprise whose files are still there, the newest first."""
    folder = workspace.folder / "reports"
    found = [WrittenReport(r.id, folder / r.file, r.lang, r.pages, r.draft, r.created_at) for r in kept_reports.of_enterprise(workspace.database, enterprise_id)]
    return [r for r in found if r.path.is_file()]
