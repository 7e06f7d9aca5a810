"""The one runner of background work: jobs off the GUI thread, results delivered on it.

Two lanes of one thread each: `store` for everything that touches the workspace (so there is one writer), `work` for long
pure work such as a PDF. Jobs see values, never widgets.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal

Lane = Literal["store", "work"]
Done = Callable[[Any], object]
Failed = Callable[[BaseException], object]


class Cancelled(Exception):
    """The user asked to stop."""


class Ticket:
    """What a long job holds: a place to report progress to and to notice a cancel."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    def step(self, done: int, total: int) -> None:
        """Tell how far the job is; raises Cancelled if the user asked to stop."""
        if self.cancelled:
            raise Cancelled
        self._report(done, total)


class Inline(Executor):
    """An executor that runs at once, for tests."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run now and return a finished future."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - handed to whoever asks the future
            future.set_exception(error)
        return future


class Tasks(QObject):
    """Runs jobs and hands back results on the GUI thread."""

    _deliver = Signal(object)
    busyChanged = Signal(bool)

    def __init__(self, executor: Executor | None = None, on_bug: Failed | None = None) -> None:
        super().__init__()
        self._lanes: dict[str, Executor] = {
            name: executor or ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"certcheckup-{name}")
            for name in ("store", "work")
        }
        self.on_bug = on_bug
        self._open = 0
        self._deliver.connect(lambda call: call(), Qt.ConnectionType.AutoConnection)

    @property
    def idle(self) -> bool:
        """Whether no job is under way."""
        return self._open == 0

    def run(self, job: Callable[[], Any], done: Done | None = None, failed: Failed | None = None, *, lane: Lane = "store") -> None:
        """Run `job()` off the GUI thread; then `done(result)` or `failed(error)` on it.

        An error nobody takes goes to `on_bug`.
        """
        self._open += 1
        self.busyChanged.emit(True)
        future = self._lanes[lane].submit(job)
        future.add_done_callback(lambda finished: self._deliver.emit(lambda: self._finish(finished, done, failed)))

    def run_long(self, job: Callable[[Ticket], Any], done: Done, failed: Failed, progress: Callable[[int, int], None]) -> Ticket:
        """Run a long job on the `work` lane; returns the ticket to cancel it with."""
        ticket = Ticket(lambda at, total: self._deliver.emit(lambda: progress(at, total)))
        self.run(lambda: job(ticket), done, failed, lane="work")
        return ticket

    def _finish(self, future: Future[Any], done: Done | None, failed: Failed | None) -> None:
        self._open -= 1
        self.busyChanged.emit(self._open > 0)
        error = future.exception()
        if error is None:
            if done:
                done(future.result())
        elif failed:
            failed(error)
        elif self.on_bug:
            self.on_bug(error)
        else:
            raise error

    def close(self) -> None:
        """Wait for what is being written, then stop."""
        for executor in self._lanes.values():
            executor.shutdown(wait=True)
