"""How long the start takes, as a program outside can read it: `make bench` sets CERTCHECKUP_STOPWATCH to a file and starts the window.

The file gets one JSON object and the window closes by itself: `painted` and `listed` are moments of the system's monotonic
clock, `pause` the longest time (seconds) the window did not answer after it was painted, `memory` the resident bytes at idle.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.app import App

IDLE_MS = 1500
TICK_MS = 5


def resident() -> int:
    """Resident memory of this process in bytes; 0 where the system does not tell it in /proc."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * 4096


class Stopwatch:
    """Notes the moments of one start, then ends it."""

    def __init__(self, app: App, target: Path) -> None:
        self.app, self.target = app, target
        self.told: dict[str, float] = {"pause": 0.0}
        self._last = 0.0
        self._ticks = QTimer(app)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)
        app.window.painted.connect(self._painted)

    def _painted(self) -> None:
        self._last = self.told["painted"] = time.monotonic()
        self._ticks.start()
        QTimer.singleShot(0, self._assembled)  # behind the one that assembles the rest, connected before this

    def _assembled(self) -> None:
        self.app.window.repaint()
        self.told["listed"] = time.monotonic()
        self.app.desk.when_ready(lambda: QTimer.singleShot(IDLE_MS, self._idle))

    def _tick(self) -> None:
        now = time.monotonic()
        self.told["pause"] = max(self.told["pause"], now - self._last - TICK_MS / 1000)
        self._last = now

    def _idle(self) -> None:
        self.told["memory"] = resident()
        self.target.write_text(json.dumps(self.told), encoding="utf-8")
        self.app.window.close()
        QApplication.quit()
