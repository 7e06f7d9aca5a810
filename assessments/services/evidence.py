"""Evidence: files kept beside the database under their SHA-256; one file may serve many rows."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assessments.changes import Changes
from assessments.errors import KnownError
from assessments.services.workspace import Workspace, new_id, now
from assessments.storage import evidence as stored
from assessments.storage import rounds as stored_rounds
from assessments.storage.tables import EvidenceLinkRow, EvidenceRow

MAX_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file of evidence, the rows it is for, and until when it holds."""

    id: str
    name: str
    sha256: str
    size: int
    expires: date | None
    keys: tuple[str, ...]


def add(workspace: Workspace, enterprise_id: str, round_id: str, key: str, path: Path, *, expires: date | None = None) -> Changes:
    """Copy a file into the workspace and link it to a row; the same bytes are kept once.

    Raises KnownError file-unreadable, evidence-too-large, round-gone.
    """
    if workspace.read_only:
        raise KnownError("workspace-read-only")
    with workspace.database.reading() as session:
        if stored_rounds.get(session, round_id) is None:
            raise KnownError("round-gone")
    digest, size = _kept(workspace.folder / "evidence", path)
    with workspace.database.writing() as session:
        known = stored.same(session, enterprise_id, digest)
        id_ = known.id if known else new_id()
        if known is None:
            session.add(EvidenceRow(id=id_, enterprise_id=enterprise_id, sha256=digest, name=path.name[:255], size=size, expires=expires, added_at=now()))
            session.flush()
        if not stored.is_linked(session, id_, round_id, key):
            session.add(EvidenceLinkRow(evidence_id=id_, round_id=round_id, key=key))
    return Changes(rounds=frozenset({round_id}), answers=frozenset({key}), evidence=True, created=id_)


def _kept(folder: Path, path: Path) -> tuple[str, int]:
    """Copy a file under its hash, whole or not at all; its SHA-256 and size."""
    partial: Path | None = None
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise KnownError("evidence-too-large", file=path.name, size=f"{size / 1e6:.0f}", limit=f"{MAX_BYTES / 1e6:.0f}")
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        partial = Path(name)
        with os.fdopen(handle, "wb") as target, path.open("rb") as source:
            shutil.copyfileobj(source, target, 1024 * 1024)
            target.flush()
            os.fsync(target.fileno())
        with partial.open("rb") as copied:
            digest = hashlib.file_digest(copied, "sha256").hexdigest()
        os.replace(partial, folder / digest)
        return digest, size
    except OSError as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        raise KnownError("file-unreadable", file=str(path), why=error.strerror or str(error)) from error


def of_round(workspace: Workspace, round_id: str) -> list[Evidence]:
    """All evidence linked in a round, by name."""
    with workspace.database.reading() as session:
        rows = stored.of_round(session, round_id)
    found: dict[str, Evidence] = {}
    for row, key in rows:
        keys = (*found[row.id].keys, key) if row.id in found else (key,)
        found[row.id] = Evidence(row.id, row.name, row.sha256, row.size, row.expires, tuple(sorted(keys)))
    return sorted(found.values(), key=lambda e: (e.name, e.id))


def unlink(workspace: Workspace, evidence_id: str, round_id: str, key: str) -> Changes:
    """Take a file off a row; the file itself stays while anything else needs it."""
    with workspace.database.writing() as session:
        stored.unlink(session, evidence_id, round_id, key)
    return Changes(rounds=frozenset({round_id}), answers=frozenset({key}), evidence=True)


def set_expiry(workspace: Workspace, evidence_id: str, expires: date | None) -> Changes:
    """Note until when a piece of evidence holds."""
    with workspace.database.writing() as session:
        row = stored.get(session, evidence_id)
        if row is None:
            raise KnownError("evidence-gone")
        row.expires = expires
    return Changes(evidence=True)


def path_of(workspace: Workspace, evidence: Evidence) -> Path:
    """Where the file lies."""
    return workspace.folder / "evidence" / evidence.sha256
