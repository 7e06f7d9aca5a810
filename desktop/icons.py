"""Lucide icons, tinted by role: SVG text with `currentColor` replaced, drawn by QSvgRenderer."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import icon as icon_file

SCALES = (1.0, 1.5, 2.0, 3.0)


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
    for scale in SCALES:
        result.addPixmap(pixmap(name, color, size, scale))
        if disabled:
            result.addPixmap(pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return result


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="certcheckup-icons-")


@cache
def tinted_file(name: str, color: str) -> str:
    """A tinted SVG as a file, because a style sheet takes pictures only by path."""
    target = Path(_folder().name) / f"{name}-{color.lstrip('#')}.svg"
    target.write_text(_svg(name).replace("currentColor", color), encoding="utf-8")
    return target.as_posix()


def icon_size(px: int) -> QSize:
    """A square size."""
    return QSize(px, px)
