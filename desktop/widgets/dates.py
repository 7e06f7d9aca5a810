"""Dates typed as text, with a calendar beside: sections that jump while one types would store another day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from desktop.i18n import lang, tr
from desktop.theme import theme
from desktop.widgets.buttons import button
from desktop.widgets.cards import column, row
from desktop.widgets.text import Wrapped

YEARS = range(1990, 2101)  # a certificate or a due date outside is a slip of the finger
_PARTED = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_CLOSED = re.compile(r"(\d{4})(\d{2})(\d{2})")


def parse_day(text: str) -> date | None:
    """The day meant by 2027-03-15, 2027.3.15, 2027/3/15, 2027年3月15日 or 20270315; None where it is no date."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _PARTED.fullmatch(plain) or _CLOSED.fullmatch(plain)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def no_date(text: str) -> str:
    """What is said where a text is no date."""
    return tr("date.refused", text=text.strip()) if text.strip() else tr("date.empty")


class DateLine(QLineEdit):
    """A line for a date, wide enough for one; used alone in a table's cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font("body"))
        self.setPlaceholderText(tr("date.form"))


class DateField(QWidget):
    """A date to type or to pick. `entered(date or None)` comes once what stands there is a date; None only where empty is allowed."""

    entered = Signal(object)

    def __init__(self, name: str, value: date | None = None, *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._value, self._may_be_empty = value, may_be_empty
        body = column(self, spacing=2)
        line = row(spacing=4)
        self.edit = DateLine()
        self.edit.setAccessibleName(name)
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance("0000-00-00") + theme().px(40))
        self.edit.editingFinished.connect(self._send)
        self.edit.textEdited.connect(lambda _: self._say(""))
        self.pick = button(tr("date.pick", name=name), self.open_calendar, "icon", "calendar")
        line.addWidget(self.edit)
        line.addWidget(self.pick)
        line.addStretch(1)
        body.addLayout(line)
        self.said = Wrapped("", "small", "partly")
        self.said.hide()
        body.addWidget(self.said)
        self._show()

    def _show(self) -> None:
        self.edit.setText(self._value.isoformat() if self._value else "")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _send(self) -> None:
        text = self.edit.text().strip()
        day = parse_day(text)
        if day is None and (text or not self._may_be_empty):
            self._show()
            self._say(no_date(text))
            return
        self.set_day(day)

    def set_day(self, day: date | None) -> None:
        """Take a date over and send it where it is another."""
        fresh, self._value = day != self._value, day
        self._show()
        if fresh:
            self._say("")
            self.entered.emit(day)

    def open_calendar(self) -> QWidget:
        """A month to pick from, under the field."""
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.Chinese if lang() == "zh" else QLocale.Language.English))
        calendar.setMinimumDate(QDate(YEARS[0], 1, 1))
        calendar.setMaximumDate(QDate(YEARS[-1], 12, 31))
        if self._value:
            calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))

        def chosen(day: QDate) -> None:
            popup.close()
            self.set_day(date(day.year(), day.month(), day.day()))

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        layout.addWidget(calendar)
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        popup.show()
        calendar.setFocus()
        return popup
