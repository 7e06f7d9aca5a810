"""The four answers as big tiles in key order 1 to 4. Arrows move the focus and never answer (screens.md, trap 1)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.icons import paint_icon
from desktop.theme import theme
from desktop.widgets.chips import STATE_ICONS

STATES = ("met", "partly", "not_met", "not_applicable")
_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}


class AnswerTile(QAbstractButton):
    """One answer: icon above word, key cap in the corner; flat when there is little room."""

    def __init__(self, state: str, number: int) -> None:
        super().__init__()
        self.state, self._number = state, number
        self.flat = False
        self.setCheckable(True)
        self.setText(tr(f"state.{state}"))
        self.setAccessibleName(tr("answer.name", number=number, state=self.text()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tile_height = 96

    def nextCheckState(self) -> None:
        """Only the bar decides what is checked: after the answer is saved."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the bar, which moves the focus; Enter answers like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for the word."""
        t = theme()
        width = int(self.fontMetrics().horizontalAdvance(self.text()) * 20 / 15) + t.px(24 if not self.flat else 96)
        return QSize(max(width, t.px(90)), t.px(60 if self.flat else self.tile_height))

    def minimumSizeHint(self) -> QSize:
        """The word in medium type with its key."""
        t = theme()
        return QSize(t.px(76 if not self.flat else 110), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, focus = self.isChecked(), self.hasFocus()
        width = 2 if on or focus else 1
        painter.setPen(QPen(t.color(self.state if on else "accent" if focus else "edge"), width))
        painter.setBrush(t.color(f"{self.state}_bg") if on else t.color("inset") if self.underMouse() else t.color("surface"))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, t.px(8), t.px(8))
        if on and focus:
            painter.setPen(QPen(t.color("text"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), t.px(5), t.px(5))
        self._paint_cap(painter)
        self._paint_word(painter, on)
        painter.end()

    def _paint_cap(self, painter: QPainter) -> None:
        t = theme()
        cap = QRectF(t.px(7), t.px(7) if not self.flat else (self.height() - t.px(20)) / 2, t.px(20), t.px(20))
        painter.setPen(QPen(t.color("edge"), 1))
        painter.setBrush(t.color("surface"))
        painter.drawRoundedRect(cap, t.px(4), t.px(4))
        painter.setPen(t.color("muted"))
        painter.setFont(t.font("small"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _paint_word(self, painter: QPainter, on: bool) -> None:
        t = theme()
        painter.setPen(t.color(self.state if on else "text"))
        side = t.px(26)
        font = t.font("title")
        painter.setFont(font)
        margin = t.px(62) if self.flat else t.px(6)
        room = self.width() - margin - t.px(6)
        if painter.fontMetrics().horizontalAdvance(self.text()) > room:
            painter.setFont(t.font("strong"))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        if self.flat:
            icon = QRectF(t.px(34), (self.height() - t.px(22)) / 2, t.px(22), t.px(22))
            words = QRectF(t.px(62), 0, room, self.height())
            align = Qt.AlignmentFlag.AlignVCenter
        else:
            top = self.height() / 2 - t.px(32 if self.tile_height > 80 else 29)
            icon = QRectF((self.width() - side) / 2, top + t.px(4), side, side)
            words = QRectF(t.px(6), icon.bottom() + t.px(1), room, t.px(32))
            align = Qt.AlignmentFlag.AlignCenter
        paint_icon(painter, STATE_ICONS[self.state], icon, t.hex(self.state))
        painter.drawText(words, int(align), text)


class AnswerBar(QWidget):
    """The four tiles. `answered(state)` is a wish; `cleared` asks to take the answer back."""

    answered = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("answer.bar"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(12))
        self.tiles = [AnswerTile(state, n) for n, state in enumerate(STATES, 1)]
        for tile in self.tiles:
            tile.clicked.connect(lambda *_, state=tile.state: self.answered.emit(state))
        self.arrange(two_rows=False, low=False)

    def arrange(self, *, two_rows: bool, low: bool) -> None:
        """One row of four, or two of two flat ones; lower tiles in a low window."""
        for n, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            tile.flat, tile.tile_height = two_rows, 78 if low else 96
            place = divmod(n, 2) if two_rows else (0, n)
            self._grid.addWidget(tile, *place)
            tile.updateGeometry()
        for column in (2, 3):
            self._grid.setColumnStretch(column, 0 if two_rows else 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def set_answer(self, state: str | None, *, allow_na: bool = True) -> None:
        """Show the saved answer; `allow_na` false greys out 不适用."""
        for tile in self.tiles:
            tile.setChecked(tile.state == state)
            tile.setVisible(allow_na or tile.state != "not_applicable")
            tile.update()

    def press(self, number: int) -> None:
        """What keys 1 to 4 do; 0 clears."""
        if number == 0:
            self.cleared.emit()
        elif self.tiles[number - 1].isVisibleTo(self) and self.isEnabled():
            self.answered.emit(STATES[number - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focus among the tiles; nothing is answered by them."""
        shown = [tile for tile in self.tiles if tile.isVisibleTo(self)]
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        at = next((n for n, tile in enumerate(shown) if tile.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if at is not None and step:
            shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
