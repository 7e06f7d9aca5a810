"""The one window: navigation only. Rail, header with the five steps, pages, bottom bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop.i18n import tr
from desktop.layout import BOTTOM, HEADER, Shape
from desktop.theme import theme
from desktop.widgets.buttons import Button
from desktop.widgets.cards import Notice, column, row
from desktop.widgets.rail import Rail
from desktop.widgets.text import Elided, Text, rule

if TYPE_CHECKING:
    from desktop.pages.base import Page
    from desktop.widgets.steps import StepBar, StepFacts

STEPS = ("profile", "applicability", "checklist", "results", "report")
PLACES = (("enterprises", "building-2"), ("library", "library"))
SMALLEST = QSize(640, 480)
NAME_WIDTH, NAME_NARROW, NAME_COMPACT = 150, 104, 72


class Header(QWidget):
    """Name and round at the left, steps in the middle, search at the right."""

    stepRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme().px(HEADER - 1))
        self._line = row(self, margins=(16, 0, 16, 0), spacing=8)
        self._who = QWidget()
        words = column(self._who, spacing=1)
        words.addStretch(1)
        self._name = Elided("", "medium")
        self._round = Elided("", "small", "muted")
        words.addWidget(self._name)
        words.addWidget(self._round)
        words.addStretch(1)
        self._who.setFixedWidth(theme().px(NAME_WIDTH))
        self._title = Text(tr("app.name"), "title")
        self._steps: StepBar | None = None
        self.search = Button(f"{tr('find.button')}  Ctrl+K", icon_name="search", name=tr("find.button"))
        self._line.addWidget(self._who)
        self._line.addWidget(self._title)
        self._gap = QWidget()
        self._line.addWidget(self._gap, 1)
        self._line.addWidget(self.search)
        self._compact = False
        self.show_plain()

    @property
    def steps(self) -> StepBar:
        """The steps, made when the first enterprise is opened: the first paint does without."""
        if self._steps is None:
            from desktop.widgets.steps import StepBar

            self._steps = StepBar(STEPS)
            self._steps.set_compact(self._compact)
            self._steps.stepRequested.connect(self.stepRequested)
            self._line.insertWidget(self._line.indexOf(self._gap), self._steps, 1)
        return self._steps

    def show_case(self, name: str, round_words: str, steps: tuple[StepFacts, ...], current: str) -> None:
        """An enterprise is open."""
        self._name.setText(name)
        self._round.setText(round_words)
        self._round.setVisible(bool(round_words))
        self.steps.show_steps(steps, current)
        self._who.show()
        self._title.hide()
        self._gap.hide()
        self.steps.show()

    def show_plain(self) -> None:
        """No enterprise is open here."""
        self._who.hide()
        if self._steps:
            self._steps.hide()
        self._title.show()
        self._gap.show()

    def apply_shape(self, shape: Shape) -> None:
        """The name is cut where it is narrow and the search keeps its icon; steps show numbers where it is compact."""
        self._compact = shape.compact
        self._who.setFixedWidth(theme().px(NAME_COMPACT if shape.compact else NAME_NARROW if shape.narrow else NAME_WIDTH))
        if self._steps:
            self._steps.set_compact(shape.compact)
        self.search.set_text("" if shape.big else f" {tr('find.button')}  Ctrl+K ", tr("find.button"))


class MainWindow(QMainWindow):
    """Shows one page at a time and says where the user wants to go."""

    placeRequested = Signal(str)
    stepRequested = Signal(str)
    findRequested = Signal()
    painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("app.name"))
        self.setMinimumSize(SMALLEST)
        self._painted = False
        self.shape_now = Shape()
        self._shortcut("Ctrl+K", self.findRequested.emit)
        for n, step in enumerate(STEPS, 1):
            self._shortcut(f"Alt+{n}", lambda step=step: self.stepRequested.emit(step))
        self.build()

    def _shortcut(self, keys: str, act: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def build(self) -> None:
        """Lay the window out afresh: at start, and after a change of language, theme or text size."""
        self.setWindowTitle(tr("app.name"))
        root = QWidget()
        outer = QHBoxLayout(root)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        places = tuple((key, icon, tr(f"place.{key}")) for key, icon in PLACES)
        self.rail = Rail(places, ("settings", "settings", tr("place.settings")))
        self.rail.placeRequested.connect(self.placeRequested)
        outer.addWidget(self.rail)
        outer.addWidget(rule(vertical=True))
        inner = QVBoxLayout()
        inner.setSpacing(0)
        outer.addLayout(inner, 1)
        self.header = Header()
        self.header.stepRequested.connect(self.stepRequested)
        self.header.search.clicked.connect(self.findRequested)
        self.notice = Notice()
        self.pages = QStackedWidget()
        self.footers = QStackedWidget()
        self.footers.setObjectName("chrome")
        self.footers.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.footers.setFixedHeight(theme().px(BOTTOM))
        self.notice_holder = column(margins=(28, 8, 28, 0))
        self.notice_holder.addWidget(self.notice)
        for part in (self.header, rule()):
            inner.addWidget(part)
        inner.addLayout(self.notice_holder)
        inner.addWidget(self.pages, 1)
        self.footers_rule = rule()
        inner.addWidget(self.footers_rule)
        inner.addWidget(self.footers)
        self.setCentralWidget(root)
        self.notice_holder.setContentsMargins(0, 0, 0, 0)
        self._fit(force=True)

    def clear(self) -> None:
        """Throw the old layout away at once, with every page in it."""
        old = self.centralWidget()
        if old is not None:
            delete(old)

    def show_page(self, page: Page, place: str) -> None:
        """Bring a page and its footer to the front."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
            self.footers.addWidget(page.footer)
        page.apply_shape(self.shape_now)
        self.pages.setCurrentWidget(page)
        self.footers.setCurrentWidget(page.footer)
        self.footers.setVisible(page.footer.used)
        self.footers_rule.setVisible(page.footer.used)
        self.rail.set_current(place)

    def say(self, text: str | None) -> None:
        """A calm sentence above every page, such as that the workspace is read-only."""
        self.notice.say(text)
        gap = theme().px(28)
        self.notice_holder.setContentsMargins(*((gap, theme().px(8), gap, 0) if text else (0, 0, 0, 0)))

    def current_page(self) -> Page | None:
        """The page shown."""
        page = self.pages.currentWidget()
        return cast("Page | None", page)

    def _fit(self, *, force: bool = False) -> None:
        shape = Shape.of(self.width(), self.height(), theme().factor)
        if shape == self.shape_now and not force:
            return
        self.shape_now = shape
        self.rail.set_compact(shape.compact)
        self.header.apply_shape(shape)
        for n in range(self.pages.count()):
            page = self.pages.widget(n)
            if page is self.pages.currentWidget():
                cast("Page", page).apply_shape(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is typed be saved before the window goes."""
        self.closing.emit()
        super().closeEvent(event)
