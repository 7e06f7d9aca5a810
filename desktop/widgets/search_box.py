"""A search field with its hits under it: type, arrows, Enter. Used by every picker and by Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.icons import paint_icon
from desktop.theme import theme
from desktop.widgets.lists import Line, line_list

Find = Callable[[str], Sequence[Line]]


class HitField(QLineEdit):
    """The line typed into; Up, Down, Enter and Escape belong to the hits."""

    moved = Signal(int)
    entered = Signal()
    escaped = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(theme().font("body"))
        self.setTextMargins(theme().px(24), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field with a magnifying glass at its left, in the size of the text."""
        super().paintEvent(event)
        side = theme().px(18)
        painter = QPainter(self)
        paint_icon(painter, "search", QRectF(theme().px(11), (self.height() - side) / 2, side, side), theme().hex("muted"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what belongs to the hits there."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)


class SearchBox(QWidget):
    """A field with a drop-down of hits. `picked(key)` is sent with what the hit stands for."""

    picked = Signal(object)

    def __init__(self, find: Find, *, name: str, hint: str, keep: bool = False) -> None:
        super().__init__()
        self._find, self._keep = find, keep
        self.field = HitField(name, hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._popup: QFrame | None = None
        self.hits = line_list(name, dense=True, full=False)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.hide()
        self.hits.picked.connect(self._take)
        self.field.textEdited.connect(self._typed)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.field.escaped.connect(self.close_hits)
        self.field.installEventFilter(self)

    def set_text(self, text: str) -> None:
        """Show a value without searching."""
        self.field.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the hits as the focus leaves."""
        if event.type() == QEvent.Type.FocusOut and self._popup and not self._popup.underMouse():
            self.close_hits()
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        rows = list(self._find(text.strip())) if text.strip() else []
        self.hits.rows.show(rows)
        if not rows:
            self.close_hits()
            return
        self.hits.choose(0)
        self._open(len(rows))

    def _open(self, count: int) -> None:
        if self._popup is None:
            self._popup = QFrame(self.window())
            self._popup.setProperty("kind", "popup")
            inner = QVBoxLayout(self._popup)
            inner.setContentsMargins(4, 4, 4, 4)
            inner.addWidget(self.hits)
            self.hits.show()
        heights = sum(self.hits.sizeHintForRow(n) for n in range(min(count, 7))) + 14
        at = self.mapTo(self.window(), QPoint(0, self.field.height() + 2))
        below = self.window().height() - at.y() - 8
        width = max(self.width(), min(theme().px(420), self.window().width() - at.x() - 12))
        if below < heights and at.y() > below + self.field.height():
            room = min(heights, at.y() - self.field.height() - 12)
            self._popup.setGeometry(at.x(), at.y() - self.field.height() - room - 6, width, room)
        else:
            self._popup.setGeometry(at.x(), at.y(), width, min(heights, max(below, theme().px(90))))
        self._popup.show()
        self._popup.raise_()

    def _move(self, step: int) -> None:
        count = self.hits.rows.rowCount()
        if count:
            self.hits.choose(max(0, min(count - 1, self.hits.currentIndex().row() + step)))

    def _enter(self) -> None:
        at = self.hits.currentIndex()
        if self._popup and self._popup.isVisible() and at.isValid():
            self._take(self.hits.rows.row(at.row()))

    def _take(self, line: Line) -> None:
        self.close_hits()
        if self._keep:
            self.field.setText(line.title)
        else:
            self.field.clear()
        self.picked.emit(line.key)

    def close_hits(self) -> None:
        """Hide the hits."""
        if self._popup:
            self._popup.hide()

    def search(self, text: str) -> None:
        """Type for the user: the tour and the tests use it."""
        self.field.setText(text)
        self._typed(text)

    def hideEvent(self, event: Any) -> None:
        """No hits without a field."""
        self.close_hits()
        super().hideEvent(event)


def focus_in_text() -> bool:
    """Whether what is typed now goes into a text field."""
    from PySide6.QtWidgets import QAbstractSpinBox, QPlainTextEdit

    return isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit, QAbstractSpinBox))
