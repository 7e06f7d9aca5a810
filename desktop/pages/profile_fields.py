"""Fields of the profile: a label over a control, a picker with chosen entries, a list of yes/no questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDoubleValidator, QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n import tr
from desktop.theme import theme
from desktop.widgets.buttons import Segments, button
from desktop.widgets.cards import clear, column, row
from desktop.widgets.chips import Chip
from desktop.widgets.lists import Line
from desktop.widgets.search_box import SearchBox
from desktop.widgets.text import Elided, Text, Wrapped, rule


class Field(QWidget):
    """A label, a control, and a line of help or warning under it."""

    def __init__(self, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        body = column(self, spacing=4)
        title = Text(label, "medium")
        title.setBuddy(control)
        body.addWidget(title)
        body.addWidget(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._hint = hint
        self.help = Wrapped(hint, "small", "muted")
        body.addWidget(self.help)
        self.help.setHidden(not hint)

    def warn(self, text: str) -> None:
        """A warning under the control; an empty text brings the hint back."""
        self.help.set_color("partly" if text else "muted")
        self.help.setText(text or self._hint)
        self.help.setVisible(bool(text or self._hint))


class LineField(Field):
    """A line of text or a figure; `entered` carries what was typed as the focus leaves or on Enter."""

    entered = Signal(str)
    typed = Signal(str)

    def __init__(self, label: str, hint: str = "", *, number: str = "", unit: str = "") -> None:
        self.edit = QLineEdit()
        self.edit.setFont(theme().font("body"))
        holder: QWidget = self.edit
        if number:
            validator = QIntValidator(0, 10_000_000, self.edit) if number == "int" else QDoubleValidator(0, 1e12, 4, self.edit)
            self.edit.setValidator(validator)
            self.edit.setMaximumWidth(theme().px(180))
        if unit:
            holder = QWidget()
            line = row(holder, spacing=8)
            line.addWidget(self.edit)
            line.addWidget(Text(unit, color="muted"))
            line.addStretch(1)
        super().__init__(label, holder, hint)
        self.edit.setAccessibleName(label)
        self._shown = ""
        self.edit.editingFinished.connect(self._send)
        self.edit.textEdited.connect(self.typed)

    def _send(self) -> None:
        text = self.edit.text().strip()
        if text != self._shown:
            self._shown = text
            self.entered.emit(text)

    def set_value(self, value: object) -> None:
        """Show what is stored, unless someone is typing."""
        text = "" if value is None else f"{value}"
        if self.edit.hasFocus() and self.edit.text() != self._shown:
            return
        self._shown = text
        self.edit.setText(text)

    def value(self) -> str:
        """What stands in the field."""
        return self.edit.text().strip()


class PickerField(Field):
    """A search box with the chosen entries under it; the first is the main one."""

    picked = Signal(str)
    removed = Signal(str)
    raised = Signal(str)

    def __init__(self, label: str, find: Callable[[str], Sequence[Line]], hint: str, placeholder: str, *, ordered: bool = False) -> None:
        self.box = SearchBox(find, name=label, hint=placeholder)
        self._ordered = ordered
        super().__init__(label, self.box, hint)
        self.box.picked.connect(lambda key: self.picked.emit(str(key)))
        self._chosen = column(spacing=0)
        layout = self.layout()
        layout.addLayout(self._chosen)  # type: ignore[union-attr]

    def show_chosen(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Chosen entries as (key, name, detail)."""
        clear(self._chosen)
        for n, (key, name, detail) in enumerate(entries):
            line = row(margins=(0, 4, 0, 4), spacing=8)
            if self._ordered:
                line.addWidget(Chip(tr("profile.main") if n == 0 else tr("profile.further"), "tint" if n == 0 else "quiet"))
            words = column(spacing=0)
            words.addWidget(Elided(name))
            if detail:
                words.addWidget(Elided(detail, "small", "muted"))
            line.addLayout(words, 1)
            if self._ordered and n:
                line.addWidget(button(tr("profile.make_main", name=name), lambda key=key: self.raised.emit(key), "icon", "arrow-up"))
            line.addWidget(button(tr("profile.remove", name=name), lambda key=key: self.removed.emit(key), "icon", "x"))
            holder = QWidget()
            holder.setLayout(line)
            self._chosen.addWidget(holder)


UNSAID = ""


class YesNoList(QWidget):
    """Questions answered yes, no or don't know, seven to a block. What was never answered has no choice marked."""

    answered = Signal(str, object)
    BLOCK = 7

    def __init__(self) -> None:
        super().__init__()
        self._body = column(self, spacing=0)
        self._controls: dict[str, Segments] = {}

    def show_questions(self, questions: Sequence[tuple[str, str, bool | str | None]]) -> None:
        """Questions as (id, words, answer); UNSAID where nothing was said."""
        if list(self._controls) == [key for key, _, _ in questions]:
            for key, _, value in questions:
                self._controls[key].set_value(value)
            return
        clear(self._body)
        self._controls = {}
        for n, (key, words, value) in enumerate(questions):
            if n and n % self.BLOCK == 0:
                self._body.addSpacing(theme().px(20))
            elif n:
                self._body.addWidget(rule())
            holder = QWidget()
            line = row(holder, margins=(0, 6, 0, 6), spacing=16)
            line.addWidget(Wrapped(words), 1)
            choices: list[tuple[object, str]] = [(True, tr("yes")), (False, tr("no")), (None, tr("unknown"))]
            segments = Segments(choices, lambda v, key=key: self.answered.emit(key, v), name=words, value=value)
            line.addWidget(segments, 0, Qt.AlignmentFlag.AlignVCenter)
            self._body.addWidget(holder)
            self._controls[key] = segments
