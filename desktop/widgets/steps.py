"""The five steps across the top, each with its state."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.icons import paint_icon
from desktop.layout import HEADER
from desktop.theme import theme
from desktop.widgets.buttons import pressed_by_enter


class StepFacts(NamedTuple):
    """What a step shows: its name, its state in words, whether it is done and whether it can be opened."""

    key: str
    name: str
    state: str
    done: bool = False
    enabled: bool = True
    shorter: tuple[str, ...] = ()
    """The state in ever fewer words, where there is no room for it."""


class StepButton(QAbstractButton):
    """One step: number or tick, name, state; the current one underlined."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._facts = StepFacts("", "", "")
        self.compact = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_facts(self, facts: StepFacts) -> None:
        """Show a step's state."""
        self._facts = facts
        self.setEnabled(facts.enabled)
        self.setAccessibleName(facts.name)
        self.setAccessibleDescription(facts.state)
        self.setToolTip(f"{facts.name}: {facts.state}" if facts.state else facts.name)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focus only; Space and Enter open."""
        if pressed_by_enter(self, event):
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            (self.focusNextChild if event.key() == Qt.Key.Key_Right else self.focusPreviousChild)()
        else:
            super().keyPressEvent(event)

    def _words(self) -> bool:
        return not self.compact or self.isChecked()

    def sizeHint(self) -> QSize:
        """Room for name and state."""
        t = theme()
        width = t.px(46)
        if self._words():
            name = self.fontMetrics().horizontalAdvance(self._facts.name) * 1.06
            width += max(int(name), self._state_width()) + t.px(12)
        return QSize(width, t.px(HEADER - 1))

    def _state_width(self) -> int:
        from PySide6.QtGui import QFontMetrics

        return QFontMetrics(theme().font("small")).horizontalAdvance((self._facts.state, *self._facts.shorter)[-1])

    def minimumSizeHint(self) -> QSize:
        """Number and a few characters of the name."""
        t = theme()
        width = t.px(40)
        if self._words():
            width += int(self.fontMetrics().horizontalAdvance(self._facts.name[:4]) * 1.05)
        return QSize(width, t.px(HEADER - 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, done = self.isChecked(), self._facts.done
        if self.hasFocus():
            painter.setPen(QPen(t.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 3, -2, -5), t.px(5), t.px(5))
        side = t.px(22)
        disc = QRectF(t.px(9), (self.height() - side) / 2 - t.px(1), side, side)
        self._paint_disc(painter, disc, on, done)
        if self._words():
            self._paint_words(painter, int(disc.right()) + t.px(9), on)
        if on:
            painter.fillRect(0, self.height() - t.px(3), self.width(), t.px(3), t.color("accent"))
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF, on: bool, done: bool) -> None:
        t = theme()
        if done and not on:
            paint_icon(painter, "circle-check", disc.adjusted(-1, -1, 1, 1), t.hex("met"))
            return
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(t.color("edge"), 1.5))
        painter.setBrush(t.color("accent") if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        painter.setPen(t.color("on_accent" if on else "muted"))
        painter.setFont(t.font("small_medium"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _paint_words(self, painter: QPainter, left: int, on: bool) -> None:
        t = theme()
        width, middle = self.width() - left - t.px(4), self.height() // 2
        lit = on or self._facts.done
        painter.setFont(t.font("strong" if on else "medium"))
        painter.setPen(t.color("text" if lit and self.isEnabled() else "muted"))
        name = painter.fontMetrics().elidedText(self._facts.name, Qt.TextElideMode.ElideRight, width)
        one_line = not self._facts.state
        top = middle - t.px(10) if one_line else middle - t.px(21)
        painter.drawText(QRectF(left, top, width, t.px(21)), int(Qt.AlignmentFlag.AlignVCenter), name)
        if one_line:
            return
        painter.setFont(t.font("small"))
        painter.setPen(t.color("muted"))
        metrics = painter.fontMetrics()
        ways = (self._facts.state, *self._facts.shorter)
        fitting = next((words for words in ways if metrics.horizontalAdvance(words) < width - 1), ways[-1])
        state = metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, middle + t.px(1), width, t.px(20)), int(Qt.AlignmentFlag.AlignVCenter), state)


class StepBar(QWidget):
    """Five steps; emits the key of the one asked for."""

    stepRequested = Signal(str)

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        group = QButtonGroup(self)
        self._buttons: dict[str, StepButton] = {}
        for number, key in enumerate(keys, 1):
            one = StepButton(number)
            one.clicked.connect(lambda *_, key=key: self.stepRequested.emit(key))
            group.addButton(one)
            layout.addWidget(one, 1)
            self._buttons[key] = one

    def show_steps(self, steps: tuple[StepFacts, ...], current: str) -> None:
        """Show the state of every step and which one is open."""
        for facts in steps:
            self._buttons[facts.key].show_facts(facts)
            self._buttons[facts.key].setChecked(facts.key == current)
        self._share_room()

    def set_compact(self, compact: bool) -> None:
        """Numbers only, except the current step."""
        for one in self._buttons.values():
            one.compact = compact
            one.updateGeometry()
            one.update()
        self._share_room()

    def _share_room(self) -> None:
        """Equal shares; where it is compact the current step takes what the numbers leave."""
        for at, one in enumerate(self._buttons.values()):
            self._layout.setStretch(at, 1 if not one.compact or one.isChecked() else 0)

    def focus_current(self) -> None:
        """Put the focus on the open step."""
        for one in self._buttons.values():
            if one.isChecked():
                one.setFocus()
