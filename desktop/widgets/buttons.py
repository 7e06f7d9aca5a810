"""Buttons by kind: primary (one a page), plain, link, segment; with tinted icons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QLayout, QPushButton, QWidget

from desktop.icons import icon, icon_size, pixmap
from desktop.theme import theme

_TEXT_ROLE = {"primary": "on_accent", "link": "accent"}


def pressed_by_enter(control: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses the focused control once, like Space; a key held down does not press again."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        control.click()
    return True


class CheckBox(QCheckBox):
    """A box that Enter ticks as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter like Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Button(QPushButton):
    """A push button; `trailing` puts the icon after the text."""

    def __init__(self, text: str, kind: str = "plain", icon_name: str | None = None, *, trailing: bool = False, name: str | None = None) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._kind, self._trailing = kind, trailing
        self.setFont(theme().font("medium" if kind == "primary" else "body"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_text(text, name)
        if icon_name:
            self.set_icon(icon_name)

    def set_text(self, text: str, name: str | None = None) -> None:
        """Show `text`; the accessible name is the text unless given."""
        self.setText(text if self._kind != "icon" else "")
        self.setAccessibleName((name or text).strip())
        if self._kind == "icon":
            self.setToolTip(name or text)

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Put an icon beside the text."""
        size = theme().px(18)
        color = theme().hex(role or _TEXT_ROLE.get(self._kind, "text"))
        self.setIcon(icon(name, color, size, theme().hex("muted")))
        self.setIconSize(icon_size(size))
        if self.text() and not self.text().startswith(" "):
            self.setText(f" {self.text()} ")
        if self._trailing:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter like Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the text: a button is never cut."""
        return self.sizeHint()


def button(text: str, clicked: Callable[[], object] | None = None, kind: str = "plain", icon_name: str | None = None,
           *, trailing: bool = False, name: str | None = None) -> Button:
    """A button that calls `clicked`."""
    result = Button(text, kind, icon_name, trailing=trailing, name=name)
    if clicked:
        result.clicked.connect(lambda *_: clicked())
    return result


class Segments(QWidget):
    """A few choices side by side of which one or none holds; arrows move the focus only, Space chooses."""

    def __init__(self, choices: Sequence[tuple[object, str]], chosen: Callable[[object], object], *, name: str, value: object = None, wrap: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = self._flow() if wrap else self._row()
        self._buttons: dict[object, Button] = {}
        group = QButtonGroup(self)
        group.setExclusive(False)
        for key, text in choices:
            one = Button(text, "segment", name=f"{name}: {text}")
            one.setCheckable(True)
            one.clicked.connect(lambda *_, key=key: self._choose(key, chosen))
            group.addButton(one)
            layout.addWidget(one)
            self._buttons[key] = one
        if isinstance(layout, QHBoxLayout):
            layout.addStretch(1)
        self.set_value(value)

    def _row(self) -> QLayout:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        return layout

    def _flow(self) -> QLayout:
        from desktop.widgets.chips import Flow

        return Flow(self, 6)

    def _choose(self, key: object, chosen: Callable[[object], object]) -> None:
        self.set_value(key)
        chosen(key)

    def set_value(self, key: object) -> None:
        """Show which choice holds."""
        for one, control in self._buttons.items():
            control.setChecked(one == key)


def bullet(name: str, role: str = "accent") -> QWidget:
    """A small icon as high as a line of text, to stand before wrapped text."""
    label = icon_label(name, role, 16)
    label.setFixedSize(theme().px(16), theme().px(25))
    return label


def icon_label(name: str, role: str = "text", size: int = 20) -> QWidget:
    """An icon as a picture beside text; the text carries the meaning."""
    from desktop.widgets.text import Text

    label = Text()
    side = theme().px(size)
    label.setPixmap(pixmap(name, theme().hex(role), side, label.devicePixelRatioF() or 1.0))
    label.setFixedSize(side, side)
    return label
