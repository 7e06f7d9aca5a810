"""Draw app.png, app.ico (Windows) and app.icns (macOS) from app.svg; run by hand when the drawing changes.

QT_QPA_PLATFORM=offscreen python resources/icons/make_app_icon.py
"""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent


def drawn(size: int) -> Image.Image:
    """The icon at `size` pixels a side, drawn afresh so that small ones stay sharp."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(str(HERE / "app.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only the form with bytes
    return Image.open(io.BytesIO(buffer.data().data()))


def main() -> None:
    """Write the three files beside the drawing."""
    application = QGuiApplication([])
    pictures = {size: drawn(size) for size in (16, 24, 32, 48, 64, 128, 256, 512, 1024)}
    pictures[256].save(HERE / "app.png", optimize=True)
    small = [pictures[size] for size in (16, 24, 32, 48, 64, 128)]
    pictures[256].save(HERE / "app.ico", sizes=[p.size for p in small] + [(256, 256)], append_images=small)
    pictures[1024].save(HERE / "app.icns", append_images=[pictures[size] for size in (32, 64, 128, 256, 512)])
    del application


if __name__ == "__main__":
    main()
