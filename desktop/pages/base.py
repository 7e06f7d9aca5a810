"""What every page has: a footer for the bottom bar, a place for calm sentences, and a shape to fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.layout import Shape
from desktop.widgets.cards import Notice, Scroll, column
from desktop.widgets.footer import Footer


class Page(QWidget):
    """A page of the stack. `nextRequested` is the wish behind its primary button."""

    nextRequested = Signal()

    def __init__(self, primary: str | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
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

    def apply_shape(self, shape: Shape) -> None:
        """Fit what there is room for; overridden by pages that rearrange themselves."""
        self.shape_now = shape


class ScrollPage(Page):
    """A page that scrolls as a whole; `body` is its column."""

    def __init__(self, primary: str | None = None, margins: tuple[int, int, int, int] = (28, 12, 28, 20)) -> None:
        super().__init__(primary)
        self.scroll = Scroll(margins)
        self.body = self.scroll.column
        self.layout_.addWidget(self.scroll, 1)
