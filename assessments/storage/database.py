"""Opening a workspace database: version first, a backup before each migration, one writer, a newer one read-only."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlmodel import Session

from assessments.errors import KnownError
from assessments.storage.first_list import DATABASE

SCHEMA_VERSION = 1
"""Number of the newest migration; kept in SQLite's user_version so that an up-to-date workspace opens without Alembic."""
KEEP_DAILY = 14


class Database:
    """An open workspace database. Close it; the writer's lock is held until then.

    Raises KnownError workspace-unreadable, workspace-in-use (another instance writes), workspace-damaged.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self._lock: FileLock | None = None
        self.read_only = read_only
        self.warning: KnownError | None = None
        """What went wrong without stopping the opening: today's backup could not be made."""
        try:
            for name in ("", "evidence", "backups", "reports"):
                (folder / name).mkdir(parents=True, exist_ok=True)
            if not read_only:
                self._lock = FileLock(folder / "workspace.lock")
                self._lock.acquire(timeout=0)
        except Timeout as error:
            raise KnownError("workspace-in-use", folder=str(folder)) from error
        except OSError as error:
            raise KnownError("workspace-unreadable", folder=str(folder), why=error.strerror or str(error)) from error
        try:
            self.found_version = self._version()
            self.newer = self.found_version > SCHEMA_VERSION
            self.read_only = read_only or self.newer
            if not self.read_only:
                self._bring_up_to_date()
            self.engine = _engine(self.path, self.read_only)
        except BaseException:
            self._release()
            raise

    def _version(self) -> int:
        if not self.path.is_file():
            return 0
        if not self.path.stat().st_size and any((self.folder / "backups").glob("*.db")):
            raise KnownError("workspace-damaged", file=str(self.path), why="0 bytes")
        try:
            with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                return int(connection.execute("pragma user_version").fetchone()[0])
        except sqlite3.Error as error:
            raise KnownError("workspace-damaged", file=str(self.path), why=str(error)) from error

    def _bring_up_to_date(self) -> None:
        if self.found_version < SCHEMA_VERSION:
            if self.found_version:
                self.backup(f"before-v{SCHEMA_VERSION}")
            self._upgrade()
        today = datetime.now(UTC).date().isoformat()
        if self.found_version and not (self.folder / "backups" / f"daily-{today}.db").exists():
            try:
                self.backup(f"daily-{today}")
                for old in sorted((self.folder / "backups").glob("daily-*.db"))[:-KEEP_DAILY]:
                    old.unlink()
            except KnownError as error:  # a full disk must not keep anybody from reading; whoever opened says it
                self.warning = error

    def _upgrade(self) -> None:
        from sqlalchemy.exc import DatabaseError

        from assessments.storage.migrations import upgrade

        try:
            upgrade(self.path, SCHEMA_VERSION)
        except DatabaseError as error:
            raise self._told(error.orig) from error
        except sqlite3.Error as error:
            raise self._told(error) from error

    def backup(self, name: str) -> Path:
        """A copy of the database by SQLite's own online backup, in backups/; the previous copy of that name is replaced whole."""
        target = self.folder / "backups" / f"{name}.db"
        partial = target.with_suffix(".part")
        try:
            partial.unlink(missing_ok=True)
            with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(partial)) as copy:
                source.backup(copy)
            partial.replace(target)
        except (OSError, sqlite3.Error) as error:
            damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
            code, file = ("workspace-damaged", self.path) if damaged else ("backup-failed", target)
            raise KnownError(code, file=str(file), why=str(error)) from error
        return target

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session for reading. Raises KnownError workspace-damaged."""
        from sqlalchemy.exc import DatabaseError

        try:
            with Session(self.engine) as session:
                yield session
        except DatabaseError as error:
            if isinstance(error.orig, sqlite3.ProgrammingError):
                raise
            raise self._told(error.orig) from error

    def _told(self, error: BaseException | None) -> KnownError:
        """What SQLite says as an error the user can act on: a full disk and a lock differ from a damaged file."""
        code = "workspace-write-failed" if isinstance(error, sqlite3.OperationalError) else "workspace-damaged"
        return KnownError(code, file=str(self.path), why=str(error))

    @contextmanager
    def writing(self) -> Generator[Session]:
        """A session whose work is committed whole when the block ends, or not at all.

        Raises KnownError workspace-read-only, workspace-write-failed, workspace-damaged.
        """
        if self.read_only:
            raise KnownError("workspace-newer" if self.newer else "workspace-read-only", found=self.found_version, known=SCHEMA_VERSION)
        from sqlalchemy.exc import DatabaseError

        try:
            with Session(self.engine) as session, session.begin():
                yield session
        except DatabaseError as error:
            if isinstance(error.orig, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            raise self._told(error.orig) from error

    def problems(self) -> list[str]:
        """What SQLite's own integrity and foreign key checks find; empty = clean."""
        with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = [str(r[0]) for r in connection.execute("pragma integrity_check") if r[0] != "ok"]
            found += [f"foreign key: {row}" for row in connection.execute("pragma foreign_key_check")]
        return found

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def close(self) -> None:
        """Give the file and the writer's lock back."""
        self.engine.dispose()
        self._release()


def _engine(path: Path, read_only: bool) -> Engine:
    def connected() -> sqlite3.Connection:
        # Not by a URL: a folder may be called "客户 #1" or "100%".
        target = f"{path.absolute().as_uri()}?mode=ro" if read_only else str(path.absolute())
        return sqlite3.connect(target, uri=read_only, timeout=5, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connected, poolclass=QueuePool)

    def configure(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        if not read_only:
            cursor.execute("pragma journal_mode = wal")
            cursor.execute("pragma synchronous = full")
        cursor.execute("pragma foreign_keys = on")
        cursor.execute("pragma busy_timeout = 5000")
        cursor.close()

    event.listen(engine, "connect", configure)
    return engine
