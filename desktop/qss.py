"""The one style sheet. Only standard controls are styled here; everything else is painted by role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.icons import tinted_file

if TYPE_CHECKING:
    from desktop.theme import Theme

SHEET = """
QMainWindow, QDialog, QWidget#page {{ background: {bg}; }}
QWidget#chrome, QWidget#card {{ background: {surface}; }}
QFrame[kind="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {r8}px; }}
QFrame[kind="inset"] {{ background: {inset}; border: none; border-radius: {r8}px; }}
QFrame[kind="drawer"] {{ background: {surface}; border: 2px solid {accent}; border-radius: {r8}px; }}
QFrame[kind="notice"] {{ background: {partly_bg}; border: 1px solid {partly}; border-radius: {r6}px; }}
QFrame[kind="error"] {{ background: {not_met_bg}; border: 1px solid {not_met}; border-radius: {r6}px; }}
QFrame[kind="popup"] {{ background: {surface}; border: 1px solid {edge}; border-radius: {r6}px; }}
QFrame[kind="rule"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="vrule"] {{ background: {line}; border: none; max-width: 1px; min-width: 1px; }}
QLabel {{ background: transparent; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {edge}; padding: {p4}px; }}

QPushButton {{ background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {r6}px;
  padding: 0 {p15}px; min-height: {h36}px; }}
QPushButton:hover {{ background: {inset}; }}
QPushButton:pressed {{ background: {tint}; }}
QPushButton:checked {{ background: {tint}; color: {on_tint}; border: 2px solid {accent}; padding: 0 {p14}px; min-height: {h34}px; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 0 {p14}px; min-height: {h34}px; }}
QPushButton:checked:focus {{ border: 2px solid {text}; }}
QPushButton:disabled {{ color: {muted}; border-color: {line}; background: {bg}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; padding: 0 {p23}px; min-height: {h40}px; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {accent_press}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; padding: 0 {p22}px; min-height: {h38}px; }}
QPushButton[kind="primary"]:disabled {{ background: {inset}; color: {muted}; border-color: {line}; }}
QPushButton[kind="link"] {{ background: transparent; color: {accent}; border: 1px solid transparent; padding: 0 {p5}px; min-height: {h30}px; text-align: left; }}
QPushButton[kind="link"]:hover {{ background: {tint}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {accent}; padding: 0 {p4}px; min-height: {h28}px; }}
QPushButton[kind="link"]:disabled {{ color: {muted}; }}
QPushButton[kind="segment"] {{ padding: 0 {p11}px; min-height: {h32}px; }}
QPushButton[kind="segment"]:checked {{ padding: 0 {p10}px; min-height: {h30}px; font-weight: 500; }}
QPushButton[kind="segment"]:focus {{ padding: 0 {p10}px; min-height: {h30}px; }}
QPushButton[kind="icon"] {{ padding: 0; min-width: {h36}px; max-width: {h36}px; }}

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {surface}; color: {text}; border: 1px solid {edge};
  border-radius: {r6}px; padding: 0 {p11}px; min-height: {h36}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 2px solid {accent}; padding: 0 {p10}px; min-height: {h34}px; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ background: {inset}; color: {muted}; border-color: {line}; }}
QLineEdit:read-only {{ background: {inset}; }}
QComboBox::drop-down {{ border: none; width: {h30}px; }}
QComboBox::down-arrow {{ image: url({chevron_down}); width: {p16}px; height: {p16}px; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {edge}; outline: none;
  selection-background-color: {tint}; selection-color: {on_tint}; padding: {p4}px; }}
QPlainTextEdit {{ background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {r6}px; padding: {p7}px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: {p6}px; }}
QPlainTextEdit:read-only {{ background: {inset}; }}
QCheckBox {{ spacing: {p8}px; min-height: {h30}px; }}
QCheckBox::indicator {{ width: {p18}px; height: {p18}px; border: 1px solid {edge}; border-radius: {r4}px; background: {surface}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QCheckBox:focus {{ background: {tint}; }}
QCheckBox::indicator:focus {{ border: 2px solid {accent}; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {text}; }}

QListView, QTableView {{ background: transparent; border: 1px solid transparent; outline: none; }}
QListView:focus, QTableView:focus {{ border: 1px solid {accent}; border-radius: {r4}px; }}
QTableView {{ gridline-color: transparent; selection-background-color: {tint}; selection-color: {text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {muted}; border: none; border-bottom: 1px solid {edge};
  padding: 0 {p8}px; font-size: {s13}px; font-weight: 500; }}
QTableView QTableCornerButton::section {{ background: transparent; border: none; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget#body {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {p10}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 2px; min-height: {h30}px; margin: 2px 3px; }}
QScrollBar:horizontal {{ background: transparent; height: {p10}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {edge}; border-radius: 2px; min-width: {h30}px; margin: 3px 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {inset}; border: none; border-radius: 3px; min-height: {p8}px; max-height: {p8}px; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {edge}; padding: {p4}px; }}
QMenu::item {{ padding: {p8}px {p20}px; border-radius: {r4}px; }}
QMenu::item:selected {{ background: {tint}; color: {on_tint}; }}
QSplitter::handle {{ background: {line}; }}
"""


def stylesheet(theme: Theme) -> str:
    """The style sheet of a theme at its text size."""
    roles = {name: theme.hex(name) for name in (
        "bg", "surface", "inset", "text", "muted", "line", "edge", "accent", "accent_press", "on_accent", "tint", "on_tint",
        "partly", "partly_bg", "not_met", "not_met_bg")}
    sizes = {f"{kind}{n}": theme.px(n) for kind, numbers in {
        "p": (4, 5, 6, 7, 8, 10, 11, 14, 15, 16, 18, 20, 22, 23),
        "h": (28, 30, 32, 34, 36, 38, 40), "r": (4, 6, 8), "s": (13,)}.items() for n in numbers}
    files = {"chevron_down": tinted_file("chevron-down", roles["text"]), "check": tinted_file("check", roles["on_accent"])}
    return SHEET.format(**roles, **sizes, **files)
