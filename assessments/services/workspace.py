"""An open workspace: its database, its folders, its pack. Everything else of services works on one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessments.storage import rounds
from assessments.storage.database import Database
from checklists.pack import Pack


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace folder that is open for work with one pack."""

    database: Database
    pack: Pack

    @property
    def folder(self) -> Path:
        """Where everything of the workspace lies."""
        return self.database.folder

    @property
    def read_only(self) -> bool:
        """True for a newer workspace, or when another instance writes."""
        return self.database.read_only

    def close(self) -> None:
        """Give the files and the writer's lock back."""
        self.database.close()


def open_workspace(folder: Path, pack: Pack, *, read_only: bool = False) -> Workspace:
    """Open (or make) a workspace. Raises KnownError workspace-in-use, workspace-unreadable, workspace-damaged."""
    workspace = Workspace(Database(folder, read_only=read_only), pack)
    try:
        _carry_renamed(workspace)
    except BaseException:
        workspace.close()  # or the writer's lock would be held by nobody
        raise
    return workspace


def _carry_renamed(workspace: Workspace) -> None:
    """Answers to items the pack renamed since go on under the new ids. Writes only where there are any; a reader leaves them."""
    renamed = workspace.pack.manifest.renamed
    if not renamed or workspace.read_only:
        return
    with workspace.database.reading() as session:
        waiting = rounds.has_items(session, workspace.pack.manifest.id, renamed)
    if waiting:
        with workspace.database.writing() as session:
            rounds.rename_items(session, workspace.pack.manifest.id, renamed)


def now() -> datetime:
    """The present moment as it is stored: aware, UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """A fresh id, unique over workspaces, so that exchanged data never collides."""
    return uuid.uuid4().hex
