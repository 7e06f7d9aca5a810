"""Lucide icons, tinted by role: SVG text with `currentColor` replaced, drawn by QSvgRenderer."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import icon as icon_file


@cache
def _scales() -> tuple[float, ...]:
    """The device ratios of the screens there are: an icon is drawn for those only."""
    return tuple(sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))


@cache
def _svg(name: str) -> str:
    return icon_file(name).read_text(encoding="utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", color).encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    """Draw an icon into `rect` in the colour given as #RRGGBB."""
    _renderer(name, color).render(painter, rect)


@cache
def pixmap(name: str, color: str, size: int, scale: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` logical pixels at device ratio `scale`."""
    side = round(size * scale)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, side, side), color)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def icon(name: str, color: str, size: int, disabled: str | None = None) -> QIcon:
    """An icon for a button, with a paler one for the disabled state where given."""
    result = QIcon()
    for scale in _scales():
        result.addPixmap(pixmap(name, color, size, scale))
        if disabled:
            result.addPixmap(pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return result


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


@cache
def tinted_file(name: str, color: str) -> str:
    """A tinted SVG as a file, because a style sheet takes pictures only by path."""
    target = _folder().filePath(f"{name}-{color.lstrip('#')}.svg")
    with open(target, "w", encoding="utf-8") as file:
        file.write(_svg(name).replace("currentColor", color))
    return target


def icon_size(px: int) -> QSize:
    """A square size."""
    return QSize(px, px)
