"""Image export of what the window draws: PNG in twice its size, or SVG. Always dark on light."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from gui.widgets.theme import LIGHT

Draw = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class ExportedImage:
    """Drawing that can be exported."""

    name: str
    """Plain text on one line."""
    size: QSizeF
    draw: Draw


SCALE = 2
SUFFIXES = (".png", ".svg")


def encode_image(picture: ExportedImage, suffix: str) -> bytes:
    """Return a file of this kind. Raises KeyError for another suffix."""
    return {".png": _png, ".svg": _svg}[suffix](picture)


def _png(picture: ExportedImage) -> bytes:
    image = QImage(_whole(picture.size) * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.setText("Title", picture.name)
    image.fill(LIGHT.base)
    painter = QPainter(image)
    picture.draw(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _svg(picture: ExportedImage) -> bytes:
    from PySide6.QtSvg import QSvgGenerator  # few starts need it

    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    box = QRect(QPoint(0, 0), _whole(picture.size))
    generator.setSize(box.size())
    generator.setViewBox(box)
    generator.setTitle(picture.name)
    painter = QPainter(generator)
    painter.fillRect(box, LIGHT.base)
    picture.draw(painter)
    painter.end()
    return bytes(content.data())


def _whole(size: QSizeF) -> QSize:
    return QSize(ceil(size.width()), ceil(size.height()))
