"""The workspace on the desk: opened off the GUI thread after the first paint; its list of enterprises, its backups."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from assessments.storage.first_list import ListedEnterprise
from assessments.storage.first_list import enterprises as list_enterprises
from desktop.settings import Settings, default_workspace
from desktop.tasks import Tasks

if TYPE_CHECKING:
    from assessments.services.workspace import Workspace
    from desktop.finders import Finders


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening brought: the workspace, its searches, the problems of its pack, and why it is read-only."""

    workspace: Workspace
    finders: Finders
    problems: tuple[str, ...]
    in_use: bool


def open_everything(folder: Path, cache: Path | None = None) -> Opened:
    """Import the domain, open pack and workspace; a workspace in use by another instance is opened for reading."""
    from assessments.errors import KnownError
    from assessments.packs import default_pack
    from assessments.services.workspace import open_workspace
    from desktop.finders import Finders

    pack = default_pack(cache)
    in_use = False
    try:
        workspace = open_workspace(folder, pack)
    except KnownError as error:
        if error.code != "workspace-in-use":
            raise
        in_use = True
        workspace = open_workspace(folder, pack, read_only=True)
    return Opened(workspace, Finders(pack), (), in_use)


class Desk(QObject):
    """Facts: `listed`, `ready`, `failed`. Wishes come by its methods."""

    listed = Signal(object, str)
    ready = Signal()
    failed = Signal(object)
    created = Signal(str)
    backedUp = Signal(str)

    def __init__(self, tasks: Tasks, settings: Settings) -> None:
        super().__init__()
        self.tasks, self.settings = tasks, settings
        self.opened: Opened | None = None
        self._waiting: list[Callable[[], object]] = []

    @property
    def folder(self) -> Path:
        """The workspace folder chosen, or the default one."""
        chosen = self.settings.get("workspace")
        return Path(chosen) if chosen else default_workspace()

    @property
    def workspace(self) -> Workspace:
        """The open workspace; only to be asked once `ready`."""
        assert self.opened
        return self.opened.workspace

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.opened is not None and self.opened.workspace.read_only

    def list_now(self, query: str = "") -> list[ListedEnterprise]:
        """Enterprises by plain sqlite3, on this thread: a millisecond."""
        try:
            return list_enterprises(self.folder, query=query)
        except sqlite3.Error:
            return []

    def refresh(self, query: str = "") -> None:
        """Send the list."""
        self.listed.emit(self.list_now(query), query)

    def open(self) -> None:
        """Open the workspace off the GUI thread."""
        folder = self.folder
        self.tasks.run(lambda: open_everything(folder), self._opened, self.failed.emit)

    def _opened(self, opened: Opened) -> None:
        self.opened = opened
        self.ready.emit()
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def when_ready(self, call: Callable[[], object]) -> None:
        """Now, or as soon as the workspace is open."""
        if self.opened:
            call()
        else:
            self._waiting.append(call)

    def move_to(self, folder: Path) -> None:
        """Work in another folder."""
        old = self.opened
        self.opened = None

        def switch() -> Opened:
            if old:
                old.workspace.close()
            return open_everything(folder)

        def done(opened: Opened) -> None:
            self.settings.set("workspace", str(folder))
            self._opened(opened)
            self.refresh()

        def not_done(error: BaseException) -> None:
            self.failed.emit(error)
            self.open()

        self.tasks.run(switch, done, not_done)

    def _write(self, job: Callable[[Workspace], Any], done: Callable[[Any], object]) -> None:
        def ready() -> None:
            workspace = self.workspace
            self.tasks.run(lambda: job(workspace), done, self.failed.emit)

        self.when_ready(ready)

    def create(self, name: str) -> None:
        """Add an enterprise of that name."""

        def job(workspace: Workspace) -> Any:
            from assessments.profile import parse_profile
            from assessments.services import enterprises

            return enterprises.add(workspace, parse_profile({"name": name}))

        self._write(job, lambda changes: self.created.emit(changes.created))

    def add_sample(self, stem: str) -> None:
        """Put a sample enterprise into the workspace."""

        def job(workspace: Workspace) -> Any:
            from assessments.services import samples

            return samples.load(workspace, stem, on=date.today())  # noqa: DTZ011 - the user's own calendar

        self._write(job, lambda changes: self.created.emit(changes.created))

    def remove(self, id_: str) -> None:
        """Remove an enterprise; the service backs the database up first."""

        def job(workspace: Workspace) -> Any:
            from assessments.services import enterprises

            return enterprises.remove(workspace, id_)

        self._write(job, lambda _: self.refresh())

    def back_up(self) -> None:
        """Make a backup now."""

        def job(workspace: Workspace) -> Any:
            from assessments.services import backups

            return backups.make(workspace)

        self._write(job, lambda path: self.backedUp.emit(path.name))

    def close(self) -> None:
        """Finish writing and give the workspace back."""
        self.tasks.close()
        if self.opened:
            self.opened.workspace.close()
