"""Draws the program's icon in the sizes and containers that the systems want."""

import os
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels; those of the hicolor theme."""
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_KINDS = {
    **{b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512},
    **{b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024},
}
"""What macOS calls a PNG of that many pixels; the second row is for screens of twice the density."""


def draw(svg: Path, sizes: Sequence[int]) -> dict[int, bytes]:
    """Return a PNG of every size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication.instance() or QGuiApplication([])
    icon = QIcon(str(svg))
    drawn = {}
    for size in sorted(set(sizes)):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image = icon.pixmap(size, size).toImage()
        assert image.width() == size
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        drawn[size] = bytes(buffer.data().data())
    del app
    return drawn


def to_ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon of those PNGs, by their size in pixels."""
    place = 6 + 16 * len(pictures)
    entries, content = b"", b""
    for size, png in sorted(pictures.items()):
        byte = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", byte, byte, 0, 0, 1, 32, len(png), place + len(content))
        content += png
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + content


def to_icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return a macOS icon of those of the PNGs that it has a kind for."""
    content = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_KINDS.items()
        if size in pictures
    )
    return b"icns" + struct.pack(">I", 8 + len(content)) + content
