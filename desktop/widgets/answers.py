"""The four answers as big tiles in key order 1 to 4. Arrows move the focus and never answer (screens.md, trap 1)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.icons import paint_icon
from desktop.theme import theme
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.chips import STATE_ICONS

STATES = ("met", "partly", "not_met", "not_applicable")
_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}


class AnswerTile(QAbstractButton):
    """One answer: icon above word, key cap in the corner; flat when there is little room."""

    def __init__(self, state: str, number: int) -> None:
        super().__init__()
        self.state, self._number = state, number
        self.flat = self.tight = False
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
        if pressed_by_enter(self, event):
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for the word."""
        t = theme()
        width = int(self.fontMetrics().horizontalAdvance(self.text()) * 20 / 15) + t.px(24 if not self.flat else 96)
        return QSize(max(width, t.px(90)), t.px(56 if self.tight else 60 if self.flat else self.tile_height))

    def minimumSizeHint(self) -> QSize:
        """The word in medium type with its key."""
        t = theme()
        return QSize(t.px(110 if self.flat else 60 if self.tight else 76), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, focus = self.isChecked(), self.hasFocus()
        width = 2 if on or focus else 1
        edge = self.state if on else "accent" if focus else "edge" if self.isEnabled() else "line"
        painter.setPen(QPen(t.color(edge), width))
        painter.setBrush(t.color(f"{self.state}_bg" if on else "inset" if self.underMouse() and self.isEnabled() else "surface"))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, t.px(8), t.px(8))
        if on and focus:
            painter.setPen(QPen(t.color("text"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), t.px(5), t.px(5))
        if self.tight:
            self._paint_tight(painter, on)
        else:
            self._paint_cap(painter)
            self._paint_word(painter, on)
        painter.end()

    def _paint_tight(self, painter: QPainter, on: bool) -> None:
        """Key and icon side by side over the word, in the smallest window."""
        t = theme()
        side, middle = t.px(18), self.width() / 2
        paint_icon(painter, STATE_ICONS[self.state], QRectF(middle - t.px(2), t.px(7), side, side), t.hex(self.state))
        painter.setFont(t.font("small"))
        painter.setPen(t.color("muted"))
        painter.drawText(QRectF(middle - t.px(20), t.px(5), t.px(14), t.px(22)), int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        self._text_in(painter, QRectF(2, t.px(27), self.width() - 4, t.px(24)), on, ("strong", "small_medium"))

    def _text_in(self, painter: QPainter, rect: QRectF, on: bool, fonts: tuple[str, ...], align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter) -> None:
        """The word in the largest font that fits."""
        t = theme()
        painter.setPen(t.color(self.state if on else "text" if self.isEnabled() else "muted"))
        for name in fonts:
            painter.setFont(t.font(name))
            if painter.fontMetrics().horizontalAdvance(self.text()) <= rect.width():
                break
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), text)

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
        fonts = ("title", "strong", "small_medium")
        if self.flat:
            icon = QRectF(t.px(34), (self.height() - t.px(22)) / 2, t.px(22), t.px(22))
            left = t.px(62)
            self._text_in(painter, QRectF(left, 0, self.width() - left - t.px(4), self.height()), on, fonts, Qt.AlignmentFlag.AlignLeft)
        else:
            side = t.px(26)
            top = self.height() / 2 - t.px(28 if self.tile_height > 80 else 25)
            icon = QRectF((self.width() - side) / 2, top, side, side)
            self._text_in(painter, QRectF(t.px(6), icon.bottom() + t.px(1), self.width() - t.px(12), t.px(32)), on, fonts)
        paint_icon(painter, STATE_ICONS[self.state], icon, t.hex(self.state))


class AnswerBar(QWidget):
    """The four tiles. `answered(state)` is a wish; `cleared` asks to take the answer back."""

    answered = Signal(str)
    cleared = Signal()
    refused = Signal(str)

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

    def arrange(self, *, two_rows: bool, low: bool, tight: bool = False) -> None:
        """One row of four, or two of two flat ones; lower tiles in a low window, the smallest in the smallest."""
        self._grid.setSpacing(theme().px(6 if tight else 12))
        for n, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            tile.flat, tile.tight, tile.tile_height = two_rows, tight, 78 if low else 96
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
            tile.setEnabled(allow_na or tile.state != "not_applicable")
            tile.setToolTip("" if tile.isEnabled() else tr("answer.no_na"))
            tile.update()

    def press(self, number: int) -> None:
        """What keys 1 to 4 do; 0 clears."""
        if number == 0:
            self.cleared.emit()
        elif self.tiles[number - 1].isEnabled() and self.isEnabled():
            self.answered.emit(STATES[number - 1])
        elif self.isEnabled():
            self.refused.emit(self.tiles[number - 1].toolTip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focus among the tiles; nothing is answered by them."""
        shown = [tile for tile in self.tiles if tile.isEnabled()]
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        at = next((n for n, tile in enumerate(shown) if tile.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if at is not None and step:
            shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
