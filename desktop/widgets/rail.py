"""The narrow navigation on the left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from desktop.icons import paint_icon
from desktop.layout import RAIL, RAIL_COMPACT
from desktop.theme import theme
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.cards import column


class RailButton(QToolButton):
    """Icon over word; the chosen one tinted."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        self._icon, self.compact = icon, False
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter like Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Square-ish."""
        t = theme()
        if self.compact:
            return QSize(t.px(RAIL_COMPACT - 12), t.px(44))
        return QSize(t.px(RAIL - 14), t.px(56))

    def minimumSizeHint(self) -> QSize:
        """As the hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        focus = QPen(t.color("text" if on else "accent"), 2)
        painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(t.color("tint") if on else t.color("inset") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, t.px(6), t.px(6))
        ink = "on_tint" if on else "muted"
        side = t.px(22)
        top = (self.height() - side) / 2 if self.compact else t.px(8)
        paint_icon(painter, self._icon, QRectF((self.width() - side) / 2, top, side, side), t.hex(ink))
        if not self.compact:
            painter.setFont(t.font("small_medium" if on else "small"))
            painter.setPen(t.color(ink))
            space = QRectF(0, t.px(31), self.width(), t.px(22))
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 4)
            painter.drawText(space, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()


class Rail(QWidget):
    """Places of the program; emits the key of the one asked for."""

    placeRequested = Signal(str)

    def __init__(self, places: tuple[tuple[str, str, str], ...], last: tuple[str, str, str]) -> None:
        super().__init__()
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body = column(self, margins=(7, 11, 7, 11), spacing=6)
        group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        for key, icon, text in (*places, last):
            if key == last[0]:
                body.addStretch(1)
            one = RailButton(icon, text)
            one.clicked.connect(lambda *_, key=key: self.placeRequested.emit(key))
            group.addButton(one)
            body.addWidget(one)
            self._buttons[key] = one
        self.set_compact(False)

    def set_current(self, key: str) -> None:
        """Mark the place that is open."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_compact(self, compact: bool) -> None:
        """Icons only."""
        self.setFixedWidth(theme().px(RAIL_COMPACT if compact else RAIL))
        for one in self._buttons.values():
            one.compact = compact
            one.updateGeometry()
            one.update()
