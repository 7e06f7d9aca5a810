"""One theme from role colours: palette, type, sizes; light or dark; text from 100 to 200 percent.

Widgets ask for a role (`color("accent")`, `font("title")`, `px(24)`), never for a value.
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.qss import stylesheet
from resources import FAMILY, ROOT, WEIGHTS, ui_font

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
TYPE = {  # role: (logical px, weight), screens.md "Sizes"
    "figure": (38, QFont.Weight.Bold),
    "display": (26, QFont.Weight.Bold),
    "statement": (26, QFont.Weight.Medium),
    "title": (20, QFont.Weight.Bold),
    "strong": (15, QFont.Weight.Bold),
    "medium": (15, QFont.Weight.Medium),
    "body": (15, QFont.Weight.Normal),
    "small": (13, QFont.Weight.Normal),
    "small_medium": (13, QFont.Weight.Medium),
}


@cache
def role_colours(name: str) -> dict[str, str]:
    """The colours of theme `light` or `dark`, by role."""
    return json.loads((ROOT / "theme" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def _load_fonts() -> tuple[str, ...]:
    """Register the shipped fonts once; the families they brought."""
    numbers = [QFontDatabase.addApplicationFont(str(ui_font(weight))) for weight in WEIGHTS]
    return tuple(name for n in numbers if n >= 0 for name in QFontDatabase.applicationFontFamilies(n))


class Theme(QObject):
    """The look in force. `changed` is sent after palette and style sheet are applied."""

    changed = Signal()

    def __init__(self, name: str = "light", percent: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name, self.percent = name, percent
        self._fonts: dict[str, QFont] = {}

    @property
    def factor(self) -> float:
        """Text factor, 1.0 to 2.0."""
        return self.percent / 100

    def px(self, logical: float) -> int:
        """Logical pixels times the text factor."""
        return round(logical * self.factor)

    def hex(self, role: str) -> str:
        """Colour of a role as #RRGGBB."""
        return role_colours(self.name)[role]

    def color(self, role: str) -> QColor:
        """Colour of a role."""
        return QColor(self.hex(role))

    def font(self, role: str = "body") -> QFont:
        """Font of a type role, sized by the text factor."""
        if role not in self._fonts:
            size, weight = TYPE[role]
            font = QFont(FAMILY)
            font.setPixelSize(self.px(size))
            font.setWeight(weight)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = font
        return self._fonts[role]

    def change(self, *, name: str | None = None, percent: int | None = None) -> None:
        """Switch theme or text size and apply it to the running application."""
        self.name = name or self.name
        self.percent = percent or self.percent
        self.apply()

    def apply(self) -> None:
        """Give palette, font and style sheet to the application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        _load_fonts()
        self._fonts.clear()
        app.setStyle("Fusion")
        app.setPalette(self.palette())
        app.setFont(self.font("body"))
        app.setStyleSheet(stylesheet(self))
        self.changed.emit()

    def palette(self) -> QPalette:
        """The Qt palette made from the roles."""
        palette = QPalette()
        role = QPalette.ColorRole
        pairs = {
            role.Window: "bg", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "inset",
            role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.ToolTipBase: "surface",
            role.ToolTipText: "text", role.PlaceholderText: "muted", role.Highlight: "accent",
            role.HighlightedText: "on_accent", role.Link: "accent", role.BrightText: "not_met",
            role.Light: "surface", role.Midlight: "inset", role.Mid: "line", role.Dark: "edge", role.Shadow: "edge",
        }
        for key, name in pairs.items():
            palette.setColor(key, self.color(name))
        for key in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, key, self.color("muted"))
        return palette


_current: list[Theme] = []


def use_theme(theme: Theme) -> Theme:
    """Make `theme` the one every widget asks; called by the composition root."""
    _current[:] = [theme]
    return theme


def theme() -> Theme:
    """The theme in force."""
    if not _current:
        _current.append(Theme())
    return _current[0]
