"""Lists painted by us: sections with progress, the strip of items, rows with a title and a line under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.icons import paint_icon
from desktop.models.rows import ROW, RowsModel
from desktop.theme import theme
from desktop.widgets.chips import STATE_ICONS, chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


def _focused(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus)  # type: ignore[attr-defined]


def _chosen(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]


class RowList(QListView):
    """A list of values. `picked(row)` comes on click or Enter; `moved(row)` as the current row changes, if asked for."""

    picked = Signal(object)

    def __init__(self, text: Callable[[Any], str], delegate: QStyledItemDelegate, name: str) -> None:
        super().__init__()
        self.rows: RowsModel[Any] = RowsModel(text)
        self.setModel(self.rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.picked.emit(index.data(ROW)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex().data(ROW))
        else:
            super().keyPressEvent(event)

    def choose(self, at: int) -> None:
        """Mark a row without picking it."""
        if 0 <= at < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at))
        else:
            self.clearSelection()


class FullHeightList(RowList):
    """A list as high as its rows: the page scrolls, not the list."""

    def __init__(self, text: Callable[[Any], str], delegate: QStyledItemDelegate, name: str) -> None:
        super().__init__(text, delegate, name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """All rows."""
        height = sum(self.sizeHintForRow(n) for n in range(self.rows.rowCount()))
        return QSize(theme().px(200), height + 4)

    def minimumSizeHint(self) -> QSize:
        """All rows, narrow."""
        return QSize(theme().px(120), self.sizeHint().height())


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section and how far it is: `done` of `total`."""

    key: str
    name: str
    done: int
    total: int


class SectionDelegate(QStyledItemDelegate):
    """Name, count and a bar; a tick where complete."""

    HEIGHT = 58

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """58 high."""
        return QSize(theme().px(120), theme().px(self.HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a section."""
        t, row = theme(), index.data(ROW)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        on = _chosen(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.color("accent"), 2) if _focused(option) else Qt.PenStyle.NoPen)
        painter.setBrush(t.color("tint") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 2, -1, -2), t.px(6), t.px(6))
        inner = rect.adjusted(t.px(10), t.px(6), -t.px(10), -t.px(6))
        count = f"{row.done}/{row.total}" if row.total else ""
        full = row.total and row.done >= row.total
        painter.setFont(t.font("small"))
        width = painter.fontMetrics().horizontalAdvance(count) + t.px(22 if full else 0)
        line = QRectF(inner.left(), inner.top(), inner.width(), t.px(28))
        painter.setPen(t.color("on_tint" if on else "muted"))
        painter.drawText(QRectF(line.right() - width, line.top(), width, line.height()), MIDDLE, count)
        if full:
            side = t.px(17)
            paint_icon(painter, "circle-check", QRectF(line.right() - side, line.center().y() - side / 2, side, side), t.hex("met"))
        painter.setFont(t.font("strong" if on else "body"))
        painter.setPen(t.color("on_tint" if on else "text"))
        room = int(line.width() - width - t.px(8))
        painter.drawText(line, MIDDLE, painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room))
        bar = QRectF(inner.left(), line.bottom() + t.px(4), inner.width(), t.px(4))
        painter.fillRect(bar, t.color("surface" if on else "line"))
        if row.total:
            painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * row.done / row.total, bar.height()), t.color("accent"))
        painter.restore()


@dataclass(frozen=True, slots=True)
class StripCell:
    """One item of a section: its number in words and its state."""

    key: str
    number: str
    state: str | None
    name: str
    flagged: bool = False


class StripDelegate(QStyledItemDelegate):
    """A square: the state's icon, or the number where unanswered."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A square with its gap."""
        return QSize(theme().px(37), theme().px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        t, cell = theme(), index.data(ROW)
        rect = QRectF(option.rect).adjusted(2, 3, -3, -3)  # type: ignore[attr-defined]
        on = _chosen(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(t.color("accent"), 2) if on else QPen(t.color("edge"), 1) if not cell.state else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(t.color(f"{cell.state}_bg") if cell.state else t.color("surface"))
        painter.drawRoundedRect(rect, t.px(4), t.px(4))
        if cell.state:
            side = t.px(17)
            paint_icon(painter, STATE_ICONS[cell.state], QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side), t.hex(cell.state))
        else:
            painter.setPen(t.color("on_tint" if on else "muted"))
            painter.setFont(t.font("strong" if on else "small"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), cell.number)
        if cell.flagged:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            painter.drawEllipse(QRectF(rect.right() - t.px(7), rect.top(), t.px(7), t.px(7)))
        if _focused(option) and on:
            painter.setPen(QPen(t.color("text"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), t.px(3), t.px(3))
        painter.restore()


class ItemStrip(RowList):
    """A square an item of the section; a click jumps there. One row, or two where there are many."""

    def __init__(self, name: str) -> None:
        super().__init__(lambda cell: cell.name, StripDelegate(), name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.max_rows = 3

    def refit(self) -> None:
        """Take the height its cells need at this width."""
        side = theme().px(37)
        columns = max(1, (self.width() - 6) // side)
        rows = max(1, -(-self.rows.rowCount() // columns))
        self.setFixedHeight(min(rows, self.max_rows) * theme().px(36) + 6)

    def resizeEvent(self, event: Any) -> None:
        """Keep the height right."""
        super().resizeEvent(event)
        self.refit()

    def minimumSizeHint(self) -> QSize:
        """A few cells."""
        return QSize(theme().px(80), theme().px(42))


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a plain list: title, a quieter line under it, words at the right, an optional chip, and what it stands for."""

    key: Any
    title: str
    detail: str = ""
    right: str = ""
    chip: tuple[str, str] | None = None
    icon: str | None = None
    icon_role: str = "muted"


class LineDelegate(QStyledItemDelegate):
    """Title over detail, divided by a line; chip and words at the right."""

    def __init__(self, *, dense: bool = False, divided: bool = True) -> None:
        super().__init__()
        self._dense, self._divided = dense, divided

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines or one."""
        row = index.data(ROW)
        two = bool(row.detail)
        return QSize(theme().px(160), theme().px((52 if self._dense else 64) if two else (38 if self._dense else 44)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        t, row = theme(), index.data(ROW)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)  # type: ignore[attr-defined]
        on = _chosen(option)
        if on or hover or _focused(option):
            painter.setPen(QPen(t.color("accent"), 2) if _focused(option) else Qt.PenStyle.NoPen)
            painter.setBrush(t.color("tint" if on else "inset"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), t.px(6), t.px(6))
        elif self._divided and index.row():
            painter.setPen(QPen(t.color("line"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        left = rect.left() + t.px(12)
        if row.icon:
            side = t.px(20)
            paint_icon(painter, row.icon, QRectF(left, rect.center().y() - side / 2, side, side), t.hex(row.icon_role))
            left += t.px(32)
        right = self._paint_right(painter, row, rect)
        self._paint_words(painter, row, QRectF(left, rect.top(), max(10.0, right - left - t.px(12)), rect.height()), on)
        painter.restore()

    def _paint_right(self, painter: QPainter, row: Line, rect: QRectF) -> float:
        t = theme()
        right = rect.right() - t.px(12)
        if row.right:
            painter.setFont(t.font("small"))
            painter.setPen(t.color("muted"))
            width = painter.fontMetrics().horizontalAdvance(row.right)
            painter.drawText(QRectF(right - width, rect.top(), width + 1, rect.height()), MIDDLE, row.right)
            right -= width + t.px(12)
        if row.chip:
            text, tone = row.chip
            painter.setFont(t.font("small_medium"))
            size = chip_size(painter.fontMetrics(), text, STATE_ICONS.get(tone))
            paint_chip(painter, QRectF(right - size.width(), rect.center().y() - size.height() / 2, size.width(), size.height()), text, tone, STATE_ICONS.get(tone))
            right -= size.width() + t.px(8)
        return right

    def _paint_words(self, painter: QPainter, row: Line, rect: QRectF, on: bool) -> None:
        t = theme()
        width = int(rect.width())
        painter.setFont(t.font("body" if self._dense else "medium"))
        painter.setPen(t.color("on_tint" if on else "text"))
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        if not row.detail:
            painter.drawText(rect, MIDDLE, title)
            return
        half = rect.height() / 2
        painter.drawText(QRectF(rect.left(), rect.top() + t.px(4), rect.width(), half - t.px(2)), MIDDLE, title)
        painter.setFont(t.font("small"))
        painter.setPen(t.color("muted"))
        detail = painter.fontMetrics().elidedText(row.detail, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(rect.left(), rect.top() + half, rect.width(), half - t.px(6)), MIDDLE, detail)


def line_words(row: Line) -> str:
    """A row as one sentence."""
    return " ".join(part for part in (row.title, row.detail, row.chip[0] if row.chip else "", row.right) if part)


def line_list(name: str, *, dense: bool = False, full: bool = True, parent: QWidget | None = None) -> RowList:
    """A list of `Line`s, as high as its rows or scrolling."""
    kind = FullHeightList if full else RowList
    result = kind(line_words, LineDelegate(dense=dense), name)
    if parent:
        result.setParent(parent)
    return result
