"""A question answered in place: yes/no, one of several, or a figure with its unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.i18n import lang, tr
from desktop.theme import theme
from desktop.widgets.buttons import Segments, button
from desktop.widgets.cards import column, row
from desktop.widgets.text import Text, Wrapped

if TYPE_CHECKING:
    from assessments.judgement import Question

SHORT = 26  # characters of all choices together that still fit side by side


class QuestionBlock(QWidget):
    """One question. `answered(ask, value)` carries the value to store."""

    answered = Signal(str, object)

    def __init__(self, question: Question, value: object = None, *, inline: bool = False) -> None:
        super().__init__()
        self._ask = question.ask
        text = question.text.get(lang())
        if inline and question.type == "boolean":
            line = row(self, spacing=16)
            line.addWidget(Wrapped(text), 1)
            yes_no = [(c.value, c.text.get(lang())) for c in question.choices]
            line.addWidget(Segments(yes_no, self._send, name=text, value=value), 0, Qt.AlignmentFlag.AlignVCenter)
            return
        body = column(self, spacing=6)
        body.addWidget(Wrapped(text, "medium"))
        if question.help:
            body.addWidget(Wrapped(question.help.get(lang()), "small", "muted"))
        choices = [(c.value, c.text.get(lang())) for c in question.choices]
        if question.type == "text" and not choices:
            body.addWidget(button(tr("profile.go_fill"), lambda: self._send(None), "link", "arrow-right", name=f"{tr('profile.go_fill')}: {text}"), 0, Qt.AlignmentFlag.AlignLeft)
        elif not choices:
            body.addLayout(self._field(question, text, value))
        elif sum(len(word) for _, word in choices) <= SHORT * (1 if lang() == "zh" else 2) and len(choices) <= 4:
            body.addWidget(Segments(choices, self._send, name=text, value=value))
        else:
            body.addWidget(self._list(choices, text, value))

    def _send(self, value: object) -> None:
        self.answered.emit(self._ask, value)

    def _list(self, choices: Sequence[tuple[object, str]], name: str, value: object) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.addItem(tr("question.choose"), None)
        for key, word in choices:
            box.addItem(word, key)
            if key == value:
                box.setCurrentIndex(box.count() - 1)
        box.activated.connect(lambda _: self._send(box.currentData()) if box.currentData() is not None else None)
        box.setMaximumWidth(theme().px(460))
        return box

    def _field(self, question: Question, name: str, value: object):  # noqa: ANN202 - a layout of Qt
        line = row(spacing=8)
        field = QLineEdit("" if value is None else f"{value}")
        field.setAccessibleName(name)
        field.setMaximumWidth(theme().px(160))
        number = question.type == "number"
        if number:
            field.setValidator(QDoubleValidator(0, 1e12, 6, field))

        def send() -> None:
            text = field.text().strip()
            if text:
                self._send(float(text) if number else text)

        field.returnPressed.connect(send)
        line.addWidget(field)
        if question.unit:
            line.addWidget(Text(question.unit.get(lang()), color="muted"))
        line.addWidget(button(tr("question.send"), send, name=f"{tr('question.send')}: {name}"))
        line.addStretch(1)
        return line
