"""Chips: a state or a strength as icon and word; product chips to choose from; a layout that flows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop.icons import paint_icon
from desktop.theme import theme
from desktop.widgets.buttons import pressed_by_enter

STATE_ICONS = {"met": "circle-check", "partly": "contrast", "not_met": "circle-x", "not_applicable": "circle-slash"}
TONES = {  # tone: (text role, background role, edge role or None)
    "met": ("met", "met_bg", None),
    "partly": ("partly", "partly_bg", None),
    "not_met": ("not_met", "not_met_bg", None),
    "not_applicable": ("not_applicable", "not_applicable_bg", None),
    "solid": ("on_accent", "accent", None),
    "tint": ("on_tint", "tint", None),
    "outline": ("text", "surface", "edge"),
    "quiet": ("muted", "inset", None),
}
CHIP_HEIGHT = 26


def chip_size(metrics: QFontMetrics, text: str, icon: str | None) -> QSize:
    """Size of a chip with that text."""
    px = theme().px
    return QSize(metrics.horizontalAdvance(text) + px(16) + (px(20) if icon else 0), px(CHIP_HEIGHT))


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: str, icon: str | None) -> None:
    """Draw a chip; also used by table delegates."""
    px = theme().px
    ink, ground, edge = TONES[tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(ground))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
    left = rect.left() + px(8)
    if icon:
        side = px(15)
        paint_icon(painter, icon, QRectF(left, rect.center().y() - side / 2, side, side), theme().hex(ink))
        left += px(20)
    painter.setPen(theme().color(ink))
    painter.setFont(theme().font("small_medium"))
    painter.drawText(QRectF(left, rect.top(), rect.right() - left, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
    painter.restore()


class Chip(QWidget):
    """One state or strength, shown."""

    def __init__(self, text: str, tone: str = "quiet", icon: str | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font("small_medium"))
        self.set(text, tone, icon)

    def set(self, text: str, tone: str, icon: str | None = None) -> None:
        """Show another state."""
        self._text, self._tone, self._icon = text, tone, icon or STATE_ICONS.get(tone)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as icon and word."""
        return chip_size(self.fontMetrics(), self._text, self._icon)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._icon)
        painter.end()


class PillButton(QAbstractButton):
    """A product to choose: name and verdict word, rounded; the chosen one is tinted, bold and framed."""

    def __init__(self, text: str, name: str | None = None) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter like Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the bold text."""
        metrics = QFontMetrics(theme().font("medium"))
        return QSize(min(metrics.horizontalAdvance(self.text()), theme().px(320)) + theme().px(34), theme().px(32))

    def minimumSizeHint(self) -> QSize:
        """As the hint: the text elides beyond 320 px."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, focus = self.isChecked(), self.hasFocus()
        width = 2 if on or focus else 1
        edge = "text" if on and focus else "accent" if on or focus else "edge"
        painter.setPen(QPen(t.color(edge), width))
        painter.setBrush(t.color("tint" if on else "surface"))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setFont(t.font("medium" if on else "body"))
        painter.setPen(t.color("on_tint" if on else "text"))
        inner = self.rect().adjusted(t.px(15), 0, -t.px(15), 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), shown)
        painter.end()


class Flow(QLayout):
    """Children side by side, on as many rows as the width needs."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, *, level: bool = False) -> None:
        super().__init__(parent)
        self._level = level  # every child as high as the highest of its row
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme().px(spacing))

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Item at `index` or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Remove and return the item at `index`."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the rows at `width`."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the children."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """One row."""
        items = [item for item in self._items if not item.isEmpty()]
        width = sum(i.sizeHint().width() for i in items) + self.spacing() * max(0, len(items) - 1)
        return QSize(width, max((i.sizeHint().height() for i in items), default=0))

    def minimumSize(self) -> QSize:
        """The widest child."""
        return QSize(max((i.minimumSize().width() for i in self._items), default=0),
                     max((i.minimumSize().height() for i in self._items), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._rows(rect.width()):
            high = max(hint.height() for _, hint in line)
            x = rect.x()
            for item, hint in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), QSize(hint.width(), high if self._level else hint.height())))
                x += hint.width() + self.spacing()
            y += high + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The children by row, each with its size."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not rows or hint.width() > room:
                rows.append([])
                room = width
            rows[-1].append((item, hint))
            room -= hint.width() + self.spacing()
        return rows
