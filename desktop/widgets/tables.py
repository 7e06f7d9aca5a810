"""Tables at full height with chips in cells; the page scrolls, the table does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QDate,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.models.rows import ROW, Column, TableModel
from desktop.theme import theme
from desktop.widgets.chips import STATE_ICONS, chip_size, paint_chip
from desktop.widgets.dates import DateLine, no_date, parse_day

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 38


class CellDelegate(QStyledItemDelegate):
    """A cell: chip or words; edits a date, a choice of (value, word) or a line, by the value to edit."""

    refused = Signal(str)

    def __init__(self, choices: Callable[[int], list[tuple[str, str]]] | None = None) -> None:
        super().__init__()
        self._choices = choices or (lambda _column: [])

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(theme().px(60), theme().px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        t = theme()
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        model: TableModel[Any] = index.model()  # type: ignore[assignment]
        column: Column[Any] = model.columns[index.column()]
        row = index.data(ROW)
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, t.color("tint"))
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(t.px(8), 0, -t.px(8), 0)
        text = column.text(row)
        if column.chip and text:
            tone, icon = column.chip(row)
            icon = icon or STATE_ICONS.get(tone)
            painter.setFont(t.font("small_medium"))
            size = chip_size(painter.fontMetrics(), text, icon)
            paint_chip(painter, QRectF(inner.left(), rect.center().y() - size.height() / 2, min(size.width(), inner.width() + 6), size.height()), text, tone, icon)
        else:
            painter.setFont(t.font("body"))
            painter.setPen(t.color("text"))
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | side), shown)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(t.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), t.px(4), t.px(4))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for a date, a list of choices or a line."""
        value = index.data(Qt.ItemDataRole.EditRole)
        name = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        choices = self._choices(index.column())
        editor: QWidget
        if isinstance(value, QDate):
            editor = DateLine(parent)
        elif choices:
            editor = QComboBox(parent)
            for key, word in choices:
                editor.addItem(word, key)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(name)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value to edit."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, DateLine):
            editor.setText(value.toString(Qt.DateFormat.ISODate))
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Wish for the value entered; what is no date is refused and the old one stays."""
        if isinstance(editor, DateLine):
            day = parse_day(editor.text())
            if day is None:
                self.refused.emit(no_date(editor.text()))
            else:
                model.setData(index, QDate(day.year, day.month, day.day))
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip())


class FactTable(QTableView):
    """A table over a TableModel, as high as its rows; Enter picks a row, F2 or a double click edits."""

    picked = Signal(object)
    refused = Signal(str)

    def __init__(self, model: TableModel[Any], name: str, choices: Callable[[int], list[tuple[str, str]]] | None = None) -> None:
        super().__init__()
        self.setModel(model)
        self.facts = model
        delegate = CellDelegate(choices)
        delegate.setParent(self)
        delegate.refused.connect(self.refused)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setFixedHeight(theme().px(34))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(theme().px(40))
        self.columns_fit()
        model.modelReset.connect(self.updateGeometry)
        self.doubleClicked.connect(lambda index: self.picked.emit(index.data(ROW)))

    def columns_fit(self) -> None:
        """Give each column its width; the one without a width takes the rest."""
        head = self.horizontalHeader()
        for n, column in enumerate(self.facts.columns):
            if column.width:
                head.setSectionResizeMode(n, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(n, theme().px(column.width))
            else:
                head.setSectionResizeMode(n, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks the row; Space edits the cell."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.picked.emit(index.data(ROW))
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """All rows and the head."""
        height = self.facts.rowCount() * theme().px(ROW_HEIGHT) + theme().px(34) + 4
        return QSize(theme().px(240), height)

    def minimumSizeHint(self) -> QSize:
        """All rows, narrow."""
        return QSize(theme().px(160), self.sizeHint().height())
