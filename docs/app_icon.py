"""Draw app.png, app.ico (Windows) and app.icns (macOS) from app.svg; run by hand when it changes.

It stands here because only desktop/ may import Qt.

QT_QPA_PLATFORM=offscreen python docs/app_icon.py
"""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"


def drawn(size: int) -> Image.Image:
    """The icon at `size` pixels a side, drawn afresh so that small ones stay sharp."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(str(ICONS / "app.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only the form with bytes
    return Image.open(io.BytesIO(buffer.data().data()))


def main() -> None:
    """Write the three files beside app.svg."""
    application = QGuiApplication([])
    pictures = {size: drawn(size) for size in (16, 24, 32, 48, 64, 128, 256, 512, 1024)}
    pictures[256].save(ICONS / "app.png", optimize=True)
    small = [pictures[size] for size in (16, 24, 32, 48, 64, 128)]
    pictures[256].save(ICONS / "app.ico", sizes=[p.size for p in small] + [(256, 256)], append_images=small)
    pictures[1024].save(ICONS / "app.icns", append_images=[pictures[size] for size in (32, 64, 128, 256, 512)])
    del application


if __name__ == "__main__":
    main()
