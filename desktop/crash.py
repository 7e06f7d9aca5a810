"""A bug leaves a file; the next start shows it once, with a copy button. Nothing is sent anywhere."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType


class CrashLog:
    """Writes what went wrong to one file in `folder` and reads it back at the next start."""

    def __init__(self, folder: Path, version: str, shown: Callable[[str], None] | None = None) -> None:
        self._folder, self._version = folder, version
        self.shown = shown

    @property
    def file(self) -> Path:
        """Where the last crash stands."""
        return self._folder / "crash.txt"

    def install(self) -> None:
        """Take every uncaught exception of this process, of any thread."""
        if sys.excepthook is sys.__excepthook__:  # a test run has its own
            sys.excepthook = self._hook
            threading.excepthook = lambda args: self.record(args.exc_value) if args.exc_value else None

    def record(self, error: BaseException) -> None:
        """Write `error` with its traceback and tell the window."""
        head = f"certcheckup {self._version}, Python {platform.python_version()}, {platform.platform()}\n{datetime.now(UTC).isoformat()}\n\n"
        text = head + "".join(traceback.format_exception(error))
        self._folder.mkdir(parents=True, exist_ok=True)
        self.file.write_text(text, encoding="utf-8")
        sys.stderr.write(text)
        if self.shown:
            self.shown(text)

    def take(self) -> str | None:
        """The text of the last crash, once."""
        try:
            text = self.file.read_text(encoding="utf-8")
        except OSError:
            return None
        self.file.replace(self.file.with_name("crash-seen.txt"))
        return text

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.record(error)
