"""One list model for every list of the window: rows are values, the delegate draws them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel, Generic[R]):
    """Rows as values; `text` says a row in words, for screen readers and tests."""

    def __init__(self, text: Callable[[R], str]) -> None:
        super().__init__()
        self._rows: list[R] = []
        self._text = text

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself under ROW, its words otherwise."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == ROW:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self._rows[index.row()])
        return None

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows; where only contents change, the selection stays."""
        if len(rows) == len(self._rows):
            changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = list(rows)
            for n in changed:
                self.dataChanged.emit(self.index(n), self.index(n))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[R]:
        """The rows shown."""
        return list(self._rows)

    def row(self, at: int) -> R:
        """One row."""
        return self._rows[at]


class Column(Generic[R]):
    """One column of a table: heading, words of a cell, and what else a delegate needs."""

    def __init__(self, title: str, text: Callable[[R], str], *, width: int = 0, right: bool = False,
                 chip: Callable[[R], tuple[str, str | None]] | None = None,
                 edit: Callable[[R], Any] | None = None) -> None:
        self.title, self.text, self.width, self.right, self.chip, self.edit = title, text, width, right, chip, edit


class TableModel(QAbstractTableModel, Generic[R]):
    """A table over values. An edit is a wish: `wished(row, column, value)` is called and the value comes back by `show`."""

    def __init__(self, columns: Sequence[Column[R]], wished: Callable[[R, int, Any], None] | None = None) -> None:
        super().__init__()
        self.columns = list(columns)
        self._rows: list[R] = []
        self._wished = wished

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, alignment, tool tip, or the value to edit."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title} {column.text(row)}"
        if role == Qt.ItemDataRole.EditRole and column.edit:
            return column.edit(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Column headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable where the column says so and somebody takes the wish."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].edit and self._wished:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass the wish on; the table changes when the facts do."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self._wished:
            return False
        self._wished(self._rows[index.row()], index.column(), value)
        return True

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[R]:
        """The rows shown."""
        return list(self._rows)


def drawn(model: QAbstractListModel | QAbstractTableModel) -> str:
    """A model as text, a line a row: what the tests look at."""
    columns = range(model.columnCount()) if isinstance(model, QAbstractTableModel) else range(1)
    lines = [[str(model.index(r, c).data() or "") for c in columns] for r in range(model.rowCount())]
    return "\n".join(" | ".join(line) for line in lines)
