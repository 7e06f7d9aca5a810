"""What every page has: a footer for the bottom bar, a place for calm sentences, and a shape to fit."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.layout import Shape
from desktop.theme import theme
from desktop.widgets.cards import Notice, Scroll, column
from desktop.widgets.footer import Footer


def tab_in_order(part: QWidget) -> None:
    """Tab goes through a part in the order in which it is laid out, also after some of it was laid out afresh."""
    found = list(_focusable(part))
    for before, after in itertools.pairwise(found):
        QWidget.setTabOrder(before, after)


def _focusable(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    layout = part.layout()
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield from _focusable(widget)
        elif inner is not None:
            yield from _laid_out(inner)


class Page(QWidget):
    """A page of the stack. `nextRequested` is the wish behind its primary button."""

    nextRequested = Signal()

    def __init__(self, primary: str | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside the fields leaves them, and the rail is not focused at start
        self.shape_now = Shape()
        self.layout_ = column(self, spacing=0)
        self.notice = Notice()
        holder = column(margins=(28, 0, 28, 0), spacing=0)
        holder.addWidget(self.notice)
        self.layout_.addLayout(holder)
        self.footer = Footer(primary)
        if self.footer.primary:
            self.footer.primary.clicked.connect(self.nextRequested)

    def say(self, text: str | None) -> None:
        """Show a calm sentence at the top of the page, or take it away."""
        self.notice.say(text)

    @contextmanager
    def kept_place(self) -> Iterator[None]:
        """While what the page shows is laid out afresh, the focus and the scrolled-to place stay where they were."""
        focus = self.focusWidget()
        name = focus.accessibleName() if focus is not None and focus.hasFocus() else ""
        bars = [(area.verticalScrollBar(), area.verticalScrollBar().value()) for area in self.findChildren(QScrollArea)]
        yield
        if name and not (focus is not None and isValid(focus) and focus.isVisible()):
            again = next((w for w in self.findChildren(QWidget) if w.accessibleName() == name and w.focusPolicy() and w.isEnabled()), self)
            again.setFocus()

        def back() -> None:
            for bar, value in bars:
                if isValid(bar):
                    bar.setValue(value)

        QTimer.singleShot(0, self, back)

    def to_top(self) -> None:
        """Scroll to the start, as the page is entered."""
        for area in self.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)

    def apply_shape(self, shape: Shape) -> None:
        """Fit what there is room for; overridden by pages that rearrange themselves."""
        self.shape_now = shape


class ScrollPage(Page):
    """A page that scrolls as a whole; `body` is its column."""

    def __init__(self, primary: str | None = None, margins: tuple[int, int, int, int] = (28, 12, 28, 20)) -> None:
        super().__init__(primary)
        self._margins = margins
        self.area = Scroll(margins)
        self.body = self.area.column
        self.layout_.addWidget(self.area, 1)

    def apply_shape(self, shape: Shape) -> None:
        """Smaller margins where it is compact."""
        super().apply_shape(shape)
        left, top, right, bottom = self._margins
        self.body.setContentsMargins(*(theme().px(n) for n in ((12, top, 12, bottom) if shape.compact else (left, top, right, bottom))))
