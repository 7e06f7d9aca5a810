"""Ctrl+K: one field over everything. Up, Down, Enter, Escape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.i18n import tr
from desktop.theme import theme
from desktop.widgets.cards import column
from desktop.widgets.lists import Line, line_list
from desktop.widgets.search_box import HitField
from desktop.widgets.text import Text


class Palette(QFrame):
    """Lies over the window; `picked(key)` says what was chosen."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, find: Callable[[str], Sequence[Line]]) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self._find = find
        body = column(self, margins=(12, 12, 12, 10), spacing=8)
        self.field = HitField(tr("find.button"), tr("find.hint"))
        self.list = line_list(tr("find.button"), dense=True, full=False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.picked.connect(self._take)
        body.addWidget(self.field)
        body.addWidget(self.list, 1)
        body.addWidget(Text(tr("find.keys"), "small", "muted"))
        self.field.textChanged.connect(self._typed)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.field.escaped.connect(self.close_palette)
        self.field.installEventFilter(self)
        self._back: QWidget | None = None
        self.hide()

    def open_palette(self) -> None:
        """Show it with the commands."""
        parent = self.parentWidget()
        assert parent is not None
        self._back = parent.focusWidget()
        t = theme()
        width = min(t.px(640), parent.width() - t.px(24))
        height = min(t.px(460), parent.height() - t.px(60))
        self.setGeometry(QRect((parent.width() - width) // 2, t.px(40), width, height))
        self.field.clear()
        self._typed("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Hide it and give the focus back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus()
            self._back = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close as the focus goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self._back = None
            self.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.list.rows.show([])
        self.list.rows.show(list(self._find(text.strip())))
        self.list.choose(0)

    def _move(self, step: int) -> None:
        count = self.list.rows.rowCount()
        if count:
            self.list.choose(max(0, min(count - 1, self.list.currentIndex().row() + step)))

    def _enter(self) -> None:
        at = self.list.currentIndex()
        if at.isValid():
            self._take(self.list.rows.row(at.row()))

    def _take(self, line: Line) -> None:
        self._back = None
        self.hide()
        self.picked.emit(line.key)
