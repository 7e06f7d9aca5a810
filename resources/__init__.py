"""Fonts, icons, themes, translations and samples: files that ship with the program, found wherever it is installed.

A leaf: it imports nothing of the project. The folders lie beside this file in a source tree, in an installed
package and in a built copy alike (PyInstaller unpacks them beside the frozen module).
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent
FONTS = ROOT / "fonts"
ICONS = ROOT / "icons"
LICENCES = ROOT / "licences"
SAMPLES = ROOT / "samples"

FAMILY = "Noto Sans SC"
WEIGHTS = {400: "Regular", 500: "Medium", 700: "Bold"}


def ui_font(weight: int) -> Path:
    """The whole font of `weight` (400, 500 or 700): 30,898 glyphs, for the window and as the PDF's fallback."""
    return FONTS / f"NotoSansSC-{WEIGHTS[weight]}.ttf"


def pdf_font(weight: int) -> Path:
    """The font of `weight` cut to the characters of fonts/charset.txt: a fifth of the size, for PDF and forms."""
    return FONTS / "pdf" / f"NotoSansSC-{WEIGHTS[weight]}-subset.ttf"


def icon(name: str) -> Path:
    """The SVG called `name`; its strokes are `currentColor`, for the theme to tint."""
    return ICONS / f"{name}.svg"
