"""`certcheckup tour --out DIR`: walks the real window through the whole journey on a sample and keeps a picture of every page."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from desktop.app import App

SAMPLE = "socket-maker"
PATIENCE_S = 120.0


def _percent(text: str) -> int:
    """1.5 and 150 are the same text size."""
    try:
        value = float(text)
        percent = round(value * 100 if value <= 2 else value)
    except (ValueError, OverflowError):
        percent = 0
    if not 100 <= percent <= 200:
        raise argparse.ArgumentTypeError(f"{text!r} is no text size: write 1 to 2, or 100 to 200")
    return percent


def _size(text: str) -> tuple[int, int]:
    """1366x768: width and height of the window."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 320 <= int(width) <= 7680 and 240 <= int(height) <= 4320):
        raise argparse.ArgumentTypeError(f"{text!r} is no window size: write it like 1366x768, from 320x240 to 7680x4320")
    return int(width), int(height)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """The sentence and exit code 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def arguments(words: list[str]) -> argparse.Namespace:
    """The options of the command."""
    parser = _Parser(prog="certcheckup tour", description="Walk the window through a sample enterprise and keep pictures of it.")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--size", type=_size, default=(1366, 768), help="width x height of the window, such as 1366x768")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--scale", type=_percent, default=100, help="text size: 1 to 2, or 100 to 200 percent")
    parser.add_argument("--sample", default=SAMPLE)
    return parser.parse_args(words)


class Walker:
    """Waits until the window is still, then takes its picture."""

    def __init__(self, app: App, out: Path) -> None:
        self.app, self.out = app, out
        self._count = 0

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let everything under way finish. Raises TimeoutError when it does not."""
        from PySide6.QtCore import QCoreApplication, QEventLoop

        end = time.monotonic() + PATIENCE_S
        still = 0
        while still < 3:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            QCoreApplication.sendPostedEvents()
            still = still + 1 if self.app.tasks.idle and until() else 0
            if time.monotonic() > end:
                raise TimeoutError("the window did not come to rest")
            time.sleep(0.005)

    def picture(self, name: str) -> Path:
        """Save what the window shows."""
        self.settle()
        self._count += 1
        file = self.out / f"{self._count:02d}-{name}.png"
        self.app.window.grab().save(str(file))
        print(file)
        return file

    def scrolled(self, name: str) -> None:
        """One more picture of a long page, scrolled to its end."""
        page = self.app.window.current_page()
        scroll = getattr(page, "area", None)
        if scroll is None:
            return
        bar = scroll.verticalScrollBar()
        if bar.maximum() > 40:
            bar.setValue(bar.maximum())
            self.picture(f"{name}-end")
            bar.setValue(0)


def walk(app: App, walker: Walker, sample: str) -> None:
    """The journey: list, sample, profile, verdicts, checklist, results, report, library, settings, search."""
    walker.settle(lambda: app.desk.opened is not None)
    walker.picture("enterprises")
    app.desk.add_sample(sample)
    walker.settle(lambda: app.case.data is not None)
    _widest_round(app, walker)
    app.go("profile")
    profile = app.rooms["profile"].page
    for group in ("basic", "trade", "products", "markets", "activities", "holds"):
        profile.open_group(group)  # type: ignore[attr-defined]
        walker.picture(f"profile-{group}")
    app.go("applicability")
    walker.picture("applicability")
    walker.scrolled("applicability")
    page = app.rooms["applicability"].page
    for panel in ("sources", "what_if"):
        page.card.toggle(panel)  # type: ignore[attr-defined]
        walker.picture(f"applicability-{panel}")
    _answer_some(app, walker)
    app.go("results")
    walker.picture("results")
    walker.scrolled("results")
    if app.case.round and app.case.round.earlier:
        app.case.choose_round(app.case.round.round.id, app.case.round.earlier[0].id)
        walker.picture("results-compared")
    app.go("report")
    walker.picture("report")
    _make_report(app, walker)
    app.go("library")
    walker.picture("library")
    app.rooms["library"].page.open_tab("catalogue")  # type: ignore[attr-defined]
    walker.picture("library-catalogue")
    app.go("settings")
    walker.picture("settings")
    app.go("report")
    app.go("enterprises")  # from a step it closes the enterprise; from settings it would go back to it
    walker.picture("enterprises-filled")


def _widest_round(app: App, walker: Walker) -> None:
    """Open the round with an earlier one, so that there is something to compare."""
    rounds = app.case.data.rounds if app.case.data else ()
    again = next((r for r in rounds if r.number > 1), None)
    if again:
        app.case.choose_round(again.id)
        walker.settle()


def _answer_some(app: App, walker: Walker) -> None:
    app.go("checklist")
    walker.settle()
    page = app.rooms["checklist"].page
    walker.picture("checklist")
    if app.case.round is None:
        return
    page.answer("partly")  # type: ignore[attr-defined]
    walker.picture("checklist-answered")
    page.side.list_view.setChecked(True)  # type: ignore[attr-defined]
    page.side.listToggled.emit(True)  # type: ignore[attr-defined]
    walker.picture("checklist-list")
    page.side.list_view.setChecked(False)  # type: ignore[attr-defined]
    page.side.listToggled.emit(False)  # type: ignore[attr-defined]
    app.window.findRequested.emit()
    walker.picture("find")
    from desktop.widgets.palette import Palette

    for palette in app.window.findChildren(Palette):
        palette.close_palette()


def _make_report(app: App, walker: Walker) -> None:
    page = app.rooms["report"].page
    page.createRequested.emit(page.options)  # type: ignore[attr-defined]
    walker.picture("report-made")
    for report in app.case.data.reports if app.case.data else ():
        target = walker.out / "report.pdf"
        shutil.copyfile(report.path, target)
        print(target)
        break


def main(words: list[str]) -> int:
    """Run the tour; 0 when every picture was taken."""
    given = arguments(words)
    given.out.mkdir(parents=True, exist_ok=True)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="certcheckup-tour-") as folder:
        from PySide6.QtWidgets import QApplication

        from desktop.app import App
        from desktop.settings import Settings

        application = QApplication.instance() or QApplication(["certcheckup"])
        settings = Settings(Path(folder) / "config")
        for name, value in (("language", given.lang), ("theme", given.theme), ("text", given.scale), ("workspace", str(Path(folder) / "workspace"))):
            settings.set(name, value)
        app = App(settings)
        app.window.resize(*given.size)
        app.window.show()
        app.assemble()
        walk(app, Walker(app, given.out), given.sample)
        app.window.close()
        application.processEvents()
    return 0
