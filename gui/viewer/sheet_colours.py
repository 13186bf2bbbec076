"""Colours of a page's sheet and of the marks on it, by day and by night; inversion of lightness."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter

from engine.core.page_geometry import PageImage


@dataclass(frozen=True, slots=True)
class SheetColours:
    """Marks are painted over the letters in a mode that leaves those as they are."""

    sheet: QColor
    on_sheet: QColor
    """Words where nothing is drawn yet."""
    evidence: QColor
    highlighted: QColor
    noted: QColor
    place: QColor
    shown: QColor
    edge: QColor
    selected: QColor
    mode: QPainter.CompositionMode


PAPER = SheetColours(
    sheet=QColor("#ffffff"),
    on_sheet=QColor("#5a6470"),
    evidence=QColor("#dbe8fa"),
    highlighted=QColor("#b5d2f6"),
    noted=QColor("#cdeec9"),
    place=QColor("#fbe9a9"),
    shown=QColor("#f9cd52"),
    edge=QColor("#8a5a00"),
    selected=QColor(31, 95, 191, 80),
    mode=QPainter.CompositionMode.CompositionMode_Multiply,  # as a pen for marking: letters stay black
)
NIGHT = SheetColours(
    sheet=QColor("#000000"),
    on_sheet=QColor("#a2abb7"),
    evidence=QColor("#1d3350"),
    highlighted=QColor("#2b5486"),
    noted=QColor("#1f4a2b"),
    place=QColor("#4d431d"),
    shown=QColor("#7a6111"),
    edge=QColor("#f9cd52"),
    selected=QColor(133, 183, 242, 90),
    mode=QPainter.CompositionMode.CompositionMode_Screen,  # letters stay white
)


def invert_lightness(picture: PageImage) -> PageImage:
    """Return a picture with every pixel's HSL lightness inverted; its hue stays: red letters are red."""
    import numpy as np

    colours = np.frombuffer(picture.pixels, np.uint8).reshape(-1, 4).copy()
    blue, green, red = colours[:, 0], colours[:, 1], colours[:, 2]
    lightest = np.maximum(np.maximum(blue, green), red)
    darkest = np.minimum(np.minimum(blue, green), red)
    shift = 255 - lightest - darkest  # modulo 256, as what follows
    colours[:, :3] += shift[:, None]
    return PageImage(picture.width, picture.height, colours.tobytes())
