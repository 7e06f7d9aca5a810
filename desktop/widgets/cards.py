"""Cards, scrolling bodies, notices, the empty state."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import theme
from desktop.widgets.buttons import button, icon_label
from desktop.widgets.text import Text, Wrapped

L = TypeVar("L", bound=QLayout)


def column(parent: QWidget | None = None, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8) -> QVBoxLayout:
    """A vertical layout in logical pixels."""
    return _layout(QVBoxLayout(parent) if parent else QVBoxLayout(), margins, spacing)


def row(parent: QWidget | None = None, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8) -> QHBoxLayout:
    """A horizontal layout in logical pixels."""
    return _layout(QHBoxLayout(parent) if parent else QHBoxLayout(), margins, spacing)


def _layout(layout: L, margins: tuple[int, int, int, int], spacing: int) -> L:
    layout.setContentsMargins(*(theme().px(m) for m in margins))
    layout.setSpacing(theme().px(spacing))
    return layout


class Card(QFrame):
    """A surface with a thin line round it; `body` is its column."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (24, 16, 24, 16), spacing: int = 8, kind: str = "card") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.body = column(self, margins=margins, spacing=spacing)


class Body(QWidget):
    """The content of a scrolling page: its height follows from the width given (screens.md, trap 2)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("body")

    def minimumSizeHint(self) -> QSize:
        """None of its own, or the scroll area would take the height of the narrowest."""
        return QSize(0, 0)


class Scroll(QScrollArea):
    """A page that scrolls up and down, never sideways; `column` holds its content."""

    def __init__(self, margins: tuple[int, int, int, int] = (28, 16, 28, 16), spacing: int = 12) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.content = Body()
        self.column = column(self.content, margins=margins, spacing=spacing)
        self.setWidget(self.content)
        self.content.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Small: it scrolls."""
        return QSize(theme().px(120), theme().px(32))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner:
            clear(inner)


class Notice(Card):
    """A calm sentence in the page: an error or something to know; never a pop-up."""

    def __init__(self) -> None:
        super().__init__(margins=(14, 8, 14, 8), kind="notice")
        line = row(spacing=10)
        self._icon = icon_label("triangle-alert", "partly", 18)
        self._text = Wrapped()
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self.buttons = row()
        line.addLayout(self.buttons)
        self.body.addLayout(line)
        self.hide()

    def say(self, text: str | None) -> None:
        """Show a sentence, or nothing."""
        self._text.setText(text or "")
        self.setVisible(bool(text))

    def text(self) -> str:
        """The sentence shown."""
        return self._text.plain()


class EmptyState(QWidget):
    """Nothing here yet: what this place is for and what to do next."""

    def __init__(self, icon: str, title: str, hint: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        super().__init__()
        body = column(self, margins=(24, 16, 24, 16), spacing=12)
        body.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        body.addWidget(icon_label(icon, "muted", 44), 0, centre)
        body.addWidget(Text(title, "title"), 0, centre)
        text = Wrapped(hint, color="muted")
        text.setAlignment(centre)
        body.addWidget(text)
        if action:
            body.addWidget(button(action[0], action[1]), 0, centre)
        body.addStretch(2)

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed: it stands in for pages of any size."""
        return QSize(theme().px(120), theme().px(80))
