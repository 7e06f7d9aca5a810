"""Text that fits: wrapped labels, eliding labels, headings, rules."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop.theme import theme

LINE = 110  # percent of Noto Sans SC's own line of 1.448 em: 1.6 em


class Text(QLabel):
    """One line in a type role and a colour role."""

    def __init__(self, text: str = "", role: str = "body", color: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(role))
        self.set_color(color)
        self.setText(text)

    def set_color(self, color: str) -> None:
        """Colour by role."""
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme().color(color))
        self.setPalette(palette)


class Wrapped(Text):
    """Text over as many lines as its width needs, line height 1.6 em; data is escaped."""

    def __init__(self, text: str = "", role: str = "body", color: str = "text", parent: QWidget | None = None) -> None:
        self._plain = ""
        super().__init__("", role, color, parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show plain text; line breaks stay."""
        self._plain = text
        lines = escape(text, quote=False).replace("\n", "<br>")
        super().setText(f'<div style="line-height:{LINE}%">{lines}</div>' if text else "")
        self.setAccessibleName(text)

    def plain(self) -> str:
        """The text as given."""
        return self._plain

    def minimumSizeHint(self) -> QSize:
        """Narrow: the width is the layout's to give."""
        return QSize(theme().px(48), self.fontMetrics().height() if self._plain else 0)


class Named(Wrapped):
    """A name in strong type with a small muted label after it, over as many lines as they need."""

    def __init__(self, name: str, label: str = "") -> None:
        super().__init__(name, "strong")
        if label:
            small = theme().font("small")
            style = f"font-size:{small.pixelSize()}px; font-weight:{small.weight().value}; color:{theme().hex('muted')}"
            inner = f'{escape(name, quote=False)}&nbsp; <span style="{style}">{escape(label, quote=False)}</span>'
            QLabel.setText(self, f'<div style="line-height:{LINE}%">{inner}</div>')
            self.setAccessibleName(f"{name} {label}")


class Elided(QLabel):
    """One line that ends in … where there is no room, with the whole text as tool tip."""

    def __init__(self, text: str = "", role: str = "body", color: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._color = role, color
        self.setFont(theme().font(role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The whole line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        return QSize(min(self.sizeHint().width(), theme().px(40)), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, elided to the width there is."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme().color(self._color))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | self.alignment()), shown)
        painter.end()


def rule(vertical: bool = False) -> QFrame:
    """A dividing line."""
    line = QFrame()
    line.setProperty("kind", "vrule" if vertical else "rule")
    return line
