"""What stands in the bottom bar: the honesty line or the item keys at the left, the one primary button at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.theme import theme
from desktop.widgets.buttons import Button, icon_label
from desktop.widgets.cards import row
from desktop.widgets.text import Text, Wrapped


class Footer(QWidget):
    """A bottom bar. `left` takes controls, `note` a quiet sentence, `primary` is the next step."""

    def __init__(self, primary: str | None = None, *, note_icon: bool = True) -> None:
        super().__init__()
        line = row(self, margins=(28, 6, 24, 6), spacing=10)
        self.left = row(spacing=10)
        line.addLayout(self.left)
        self._icon = icon_label("info", "muted", 18)
        self.note = Wrapped("", "small", "muted")
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        self._icon.setVisible(False)
        self._note_icon = note_icon
        self.right = row(spacing=10)
        line.addLayout(self.right)
        self.primary: Button | None = None
        if primary:
            self.primary = Button(primary, "primary", "arrow-right", trailing=True)
            line.addWidget(self.primary)

    @property
    def used(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.primary or self.left.count() or self.note.plain())

    def say(self, text: str) -> None:
        """Show a quiet sentence."""
        self.note.setText(text)
        self.note.setToolTip(text)
        self._icon.setVisible(bool(text) and self._note_icon)


class SavedIndicator(QWidget):
    """已保存 14:32:08: shown only after the service has returned."""

    def __init__(self) -> None:
        super().__init__()
        line = row(self, spacing=6)
        self._icon = icon_label("circle-check", "met", 16)
        self._text = Text("", "small", "muted")
        line.addWidget(self._icon)
        line.addWidget(self._text)
        self._icon.hide()
        self.setMinimumWidth(theme().px(20))

    def saved(self, clock: str) -> None:
        """Say when the last answer reached the disk."""
        self._icon.show()
        self._text.setText(tr("saved.at", clock=clock))

    def quiet(self) -> None:
        """Say nothing."""
        self._icon.hide()
        self._text.setText("")

    def text(self) -> str:
        """What is said."""
        return self._text.text()
