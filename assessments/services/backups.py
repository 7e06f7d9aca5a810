"""Backups of the database, and checking that a workspace is whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessments.services.workspace import Workspace
from assessments.storage import evidence


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database: file, when it was made, bytes."""

    path: Path
    made_at: datetime
    size: int


def make(workspace: Workspace) -> Path:
    """Back the database up now by SQLite's online backup. Raises KnownError backup-failed."""
    return workspace.database.backup(f"manual-{datetime.now(UTC):%Y-%m-%d-%H%M%S}")


def listed(workspace: Workspace) -> list[Backup]:
    """All backups, the newest first."""
    files = [(p, p.stat()) for p in (workspace.folder / "backups").glob("*.db")]
    found = [Backup(p, datetime.fromtimestamp(s.st_mtime, UTC), s.st_size) for p, s in files]
    return sorted(found, key=lambda b: (b.made_at, b.path.name), reverse=True)


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a workspace found; clean when there is nothing in it."""

    database: tuple[str, ...]
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    evidence_files: int

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.database or self.missing or self.changed)


def verify(workspace: Workspace) -> Verification:
    """SQLite's own checks, and every evidence file hashed again: names of those missing or changed."""
    with workspace.database.reading() as session:
        rows = evidence.all_rows(session)
    missing: list[str] = []
    changed: list[str] = []
    for row in rows:
        path = workspace.folder / "evidence" / row.sha256
        if not path.is_file():
            missing.append(row.name)
            continue
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != row.sha256:
                changed.append(row.name)
    return Verification(tuple(workspace.database.problems()), tuple(missing), tuple(changed), len(rows))
