"""The help of an item laid over the checklist where there is no room beside it: down to the answers, which stay in reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.pages.checklist_side import HelpPanel
from desktop.theme import theme


class HelpDrawer(QObject):
    """Opens and closes over `page`; leaves `bar` free while `bar_free()`; the focus goes back to `opener`."""

    def __init__(self, page: QWidget, bar: QWidget, opener: QWidget, bar_free: Callable[[], bool]) -> None:
        super().__init__(page)
        self.panel: HelpPanel | None = None
        self._page, self._bar, self._opener, self._bar_free = page, bar, opener, bar_free
        self._escape = QShortcut(QKeySequence("Escape"), page)
        self._escape.activated.connect(self.close)
        self._escape.setEnabled(False)

    def open(self, fill: Callable[[HelpPanel], None]) -> None:
        """Lay the help over the page."""
        self.panel = HelpPanel(self._page, drawer=True)
        self.panel.closed.connect(self.close)
        fill(self.panel)
        self.lay()
        self.panel.show()
        self.panel.raise_()
        self.panel.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        self._escape.setEnabled(True)
        QTimer.singleShot(0, self, self.lay)

    def close(self) -> None:
        """Take the help away; the focus goes back to its button."""
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        self._escape.setEnabled(False)
        focus = self._page.focusWidget()
        held = focus is not None and panel.isAncestorOf(focus)
        panel.hide()
        panel.deleteLater()
        if held:
            (self._opener if self._opener.isVisible() else self._page).setFocus()

    def lay(self) -> None:
        """From the top of the page down to the answers; below them where that is the bigger part."""
        if self.panel is None:
            return
        gap = theme().px(6)
        room = self._page.rect().adjusted(gap, gap, -gap, -gap)
        if self._bar.isVisible() and self._bar_free():
            at = self._bar.mapTo(self._page, QPoint(0, 0)).y()
            above, below = at - gap, at + self._bar.height() + gap
            if above - room.top() >= room.bottom() - below:
                room.setBottom(above)
            else:
                room.setTop(below)
        self.panel.setGeometry(room)
