"""Composition root: builds every object and hands it over. Also what concerns the whole window: moving between rooms, look, language."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from assessments import __version__
from desktop.i18n import language, speak_qt, tr
from desktop.layout import place_within
from desktop.main_window import STEPS, MainWindow
from desktop.settings import Settings, config_dir
from desktop.theme import Theme, use_theme
from desktop.widgets.buttons import button
from resources import ICONS

if TYPE_CHECKING:
    from desktop.rooms.base import Room
    from desktop.stopwatch import Stopwatch
    from desktop.tasks import Tasks


FIRST_SIZE = (1366, 768)


class App(QObject):
    """The running program."""

    def __init__(self, settings: Settings, tasks: Tasks | None = None) -> None:
        super().__init__()
        self.settings = settings
        language.use(settings.get("language"))
        speak_qt()
        self.theme = use_theme(Theme(settings.get("theme"), settings.get("text")))
        self.theme.apply()
        self.window = MainWindow()
        self.window.painted.connect(lambda: QTimer.singleShot(0, self.assemble))
        self.rooms: dict[str, Room] = {}
        self.here = ""
        self._given_tasks = tasks
        self.stopwatch: Stopwatch | None = None
        self.fills_screen = False
        self._restore_window()

    def assemble(self) -> None:
        """Build everything behind the window: after its first paint, so that it is seen before anything else is imported."""
        if self.rooms:
            return
        from desktop.case import Case
        from desktop.crash import CrashLog
        from desktop.desk import Desk
        from desktop.rooms.base import Context
        from desktop.rooms.enterprises import EnterprisesRoom
        from desktop.tasks import Tasks

        self.crash = CrashLog(self.settings.folder, __version__, lambda _: self._say_bug())
        self.tasks = self._given_tasks or Tasks()
        self.tasks.on_bug = self.crash.record
        self.desk = Desk(self.tasks, self.settings)
        self.case = Case(self.desk)
        self.context = Context(self.desk, self.case, self.settings, self.go, self.open_card, self.open_group, open_file, open_folder)
        self.rooms["enterprises"] = EnterprisesRoom(self.context)
        self._connect()
        self.crash.install()
        self.go("enterprises")
        self._show_last_crash()
        QTimer.singleShot(0, self.desk.open)

    def _connect(self) -> None:
        window, desk, case = self.window, self.desk, self.case
        window.placeRequested.connect(self.go)
        window.stepRequested.connect(self.go)
        window.findRequested.connect(self._find)
        window.closing.connect(self.close)
        desk.listed.connect(lambda found, query: self.rooms["enterprises"].show_list(found, query))  # type: ignore[attr-defined]
        desk.ready.connect(self._ready)
        desk.failed.connect(self._failed)
        desk.created.connect(case.open)
        desk.backedUp.connect(lambda name: (self._page_says(tr("set.backed_up", name=name)), self._refresh("settings")))
        case.opened.connect(self._opened)
        case.changed.connect(lambda: self._refresh(self.here))
        case.roundChanged.connect(lambda: self._refresh(self.here))
        case.roundStarted.connect(lambda: self.go("checklist"))
        case.saved.connect(self._saved)
        case.failed.connect(self._failed)

    def _ready(self) -> None:
        from desktop.messages import sentence

        self._more_rooms()
        if self.desk.opened and self.desk.opened.in_use:
            self.window.say(tr("window.in_use"))
        elif self.desk.read_only:
            self.window.say(tr("window.read_only"))
        elif self.desk.opened and (warning := self.desk.opened.workspace.database.warning):
            self.window.say(sentence(warning))
        self._refresh("enterprises")
        last = self.settings.get("enterprise")
        if last and self.here == "enterprises" and any(e.id == last for e in self.desk.list_now()):
            self.case.open(last)

    def _more_rooms(self) -> None:
        """Rooms that need the domain are imported once the workspace is open."""
        from desktop.rooms.applicability import ApplicabilityRoom
        from desktop.rooms.checklist import ChecklistRoom
        from desktop.rooms.others import LibraryRoom, SettingsRoom
        from desktop.rooms.profile import ProfileRoom
        from desktop.rooms.report import ReportRoom
        from desktop.rooms.results import ResultsRoom

        kinds: tuple[type[Room], ...] = (ProfileRoom, ApplicabilityRoom, ChecklistRoom, ResultsRoom, ReportRoom, LibraryRoom, SettingsRoom)
        for kind in kinds:
            self.rooms.setdefault(kind.key, kind(self.context))

    def _opened(self) -> None:
        """Another enterprise: back where one stopped, or at the first step."""
        same = self.settings.get("enterprise") == self.case.id
        step = self.settings.get("step") if same else None
        self.settings.set("enterprise", self.case.id)
        fresh = self.case.round is None
        self.go(step if step in STEPS and not fresh else "profile" if not (self.case.profile and self.case.profile.products) else "applicability")

    def go(self, where: str) -> None:
        """Show a room: a place of the rail, a step of the open enterprise, or `item:<key>` of its checklist."""
        item = where.removeprefix("item:") if where.startswith("item:") else ""
        where = "checklist" if item else where
        if where != "enterprises" and not self.desk.opened:
            self.desk.when_ready(lambda: self.go(where))
            return
        if where == "enterprises" and self.case.id and self.here in ("library", "settings"):
            where = self.settings.get("step") or where  # back to the enterprise that is open
        if where in STEPS and not self.case.id:
            where = "enterprises"
        if where == "enterprises" and self.here in STEPS:
            self.rooms[self.here].leave()
            self.case.close()
        elif self.here in self.rooms:
            self.rooms[self.here].leave()
        self.here = where
        if where in STEPS:
            self.settings.set("step", where)
            self.case.see(where)
        room = self.rooms[where]
        page = room.page
        page.say(None)
        self.window.show_page(page, room.place)
        room.enter()
        self._show_header()
        if where == "settings":
            self._connect_settings()
        if item:
            page.go(item)  # type: ignore[attr-defined]
        page.setFocus()
        page.to_top()

    def _connect_settings(self) -> None:
        page = self.rooms["settings"].page
        if page.property("wired"):
            return
        page.setProperty("wired", True)
        page.languageRequested.connect(lambda code: self.change_look(language_code=code))  # type: ignore[attr-defined]
        page.themeRequested.connect(lambda name: self.change_look(theme=name))  # type: ignore[attr-defined]
        page.percentRequested.connect(lambda percent: self.change_look(percent=percent))  # type: ignore[attr-defined]

    def change_look(self, *, language_code: str | None = None, theme: str | None = None, percent: int | None = None) -> None:
        """Another language, theme or text size: every page is laid out afresh, nothing stored is touched."""
        QTimer.singleShot(0, lambda: self.rebuild(language_code, theme, percent))

    def rebuild(self, language_code: str | None = None, theme: str | None = None, percent: int | None = None) -> None:
        """Apply a change of look now."""
        for room in self.rooms.values():
            room.leave()
        if language_code:
            self.settings.set("language", language_code)
            language.use(language_code)
            speak_qt()
        for room in self.rooms.values():
            room.drop()
        self.window.clear()  # before the style sheet changes: Qt would polish every widget of the old pages first
        self.theme.change(name=theme, percent=percent)
        self.settings.set("theme", self.theme.name)
        self.settings.set("text", self.theme.percent)
        self.window.build()
        here, self.here = self.here, ""
        self.go(here)

    def _refresh(self, key: str) -> None:
        room = self.rooms.get(key)
        if room and (room.built or key == self.here):
            room.refresh()
        self._show_header()

    def _show_header(self) -> None:
        if self.here not in STEPS or self.case.data is None:
            self.window.header.show_plain()
            self.window.setWindowTitle(tr("app.name"))
            return
        from desktop.step_states import header_words, step_states

        name, words = header_words(self.case)
        self.window.header.show_case(name, words, step_states(self.case, self.desk.workspace.pack), self.here)
        self.window.setWindowTitle(f"{name} · {tr('app.name')}")

    def _saved(self, clock: str, can_undo: bool) -> None:
        room = self.rooms.get(self.here)
        if room is not None and self.here == "checklist":
            room.show_saved(clock, can_undo)  # type: ignore[attr-defined]
        elif room is not None and self.here == "profile":
            room.show_saved(clock)  # type: ignore[attr-defined]
        self._page_says(None)

    def _page_says(self, text: str | None) -> None:
        page = self.window.current_page()
        if page:
            page.say(text)

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", None) is None:
            self.crash.record(error)
        else:
            from desktop.messages import sentence

            self._page_says(sentence(error))
            self._refresh(self.here)

    def _say_bug(self) -> None:
        self._page_says(tr("error.bug"))

    def _show_last_crash(self) -> None:
        text = self.crash.take()
        if not text:
            return
        notice = self.window.notice
        copy = button(tr("crash.copy"), lambda: (QGuiApplication.clipboard().setText(text), copy.set_text(tr("crash.copied"))))
        close = button(tr("crash.close"), lambda: self.window.say(None), "link")
        notice.buttons.addWidget(copy)
        notice.buttons.addWidget(close)
        self.window.say(tr("crash.title"))

    def _find(self) -> None:
        from desktop.find_anything import FindAnything
        from desktop.widgets.palette import Palette

        palette = Palette(self.window, FindAnything(self.desk, self.case).lines)
        palette.picked.connect(self._found)
        palette.open_palette()

    def _found(self, key: tuple[str, str]) -> None:
        kind, what = key
        if kind == "enterprise":
            self.case.open(what)
        elif kind == "item":
            self.go(f"item:{what}")
        elif kind == "scheme":
            self.open_card(what)
        elif kind == "product":
            self.go("library")
            self.rooms["library"].page.open_product(what)  # type: ignore[attr-defined]
        elif kind == "industry" and self.case.profile:
            self.case.change({"industries": tuple(dict.fromkeys((*self.case.profile.industries, what)))})
            self.open_group("trade")
        elif kind == "command":
            self._command(what)

    def _command(self, what: str) -> None:
        kind, _, where = what.partition(":")
        if kind in ("step", "place"):
            self.go(where)
        elif kind == "new":
            self.go("enterprises")
            self.rooms["enterprises"].page.ask_name()  # type: ignore[attr-defined]
        elif kind == "theme":
            self.change_look(theme="light" if self.theme.name == "dark" else "dark")
        elif kind == "language":
            self.change_look(language_code="en" if language.code == "zh" else "zh")
        elif kind == "backup":
            self.desk.back_up()

    def open_card(self, scheme: str) -> None:
        """Read a scheme's card in the library."""
        self.go("library")
        self.rooms["library"].page.open_scheme(scheme)  # type: ignore[attr-defined]

    def open_group(self, group: str) -> None:
        """Show a group of the profile."""
        self.go("profile")
        self.rooms["profile"].page.open_group(group)  # type: ignore[attr-defined]

    def _restore_window(self) -> None:
        place = self.settings.get("window")
        known = isinstance(place, list) and len(place) == 4 and all(isinstance(n, int) for n in place)
        wish = QRect(*place) if known else QRect(0, 0, *FIRST_SIZE)
        screen = QGuiApplication.screenAt(wish.center()) or QGuiApplication.primaryScreen()
        if screen is None:
            self.window.resize(wish.size())
        else:
            free = screen.availableGeometry()
            if not known:
                wish.moveCenter(free.center())
            spot, self.fills_screen = place_within(wish, free)
            self.window.setGeometry(spot)
        icon = ICONS / "app.svg"
        if icon.exists():
            self.window.setWindowIcon(QIcon(str(icon)))

    def close(self) -> None:
        """Save what is typed, remember the window, finish writing."""
        if not self.rooms:
            return
        for room in self.rooms.values():
            if room.built:
                room.leave()
        g = self.window.geometry()
        self.settings.set("maximised", self.window.isMaximized())
        if not self.window.isMaximized():
            self.settings.set("window", [g.x(), g.y(), g.width(), g.height()])
        self.desk.close()


def open_file(path: str) -> None:
    """Open a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def open_folder(path: str) -> None:
    """Show a file in its folder, or open a folder."""
    place = Path(path)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place if place.is_dir() else place.parent)))


def run() -> int:
    """Open the window and stay until it closes."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("CertCheckup")
    app = App(Settings(config_dir()))
    target = os.environ.get("CERTCHECKUP_STOPWATCH")
    if target:
        from desktop.stopwatch import Stopwatch

        app.stopwatch = Stopwatch(app, Path(target))
    if app.settings.get("maximised") or app.fills_screen:
        app.window.showMaximized()
    else:
        app.window.show()
    return application.exec()
