"""Colour schemes of the window, light, dark and of high contrast, as palette and style sheet."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gui.widgets.focus_ring import FocusRings

MIDDLE = 128
"""Of a colour's lightness: below is dark."""
LEAST_HEIGHT = 24
"""Pixels of a control: WCAG 2.2, success criterion 2.5.8."""
WRAPPED = "wrapped"
"""The property of labels whose height was reckoned from their words."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colour scheme. Text keeps a contrast of 4.5:1 on every ground it is used on, and high contrast 7:1."""

    window: QColor
    base: QColor
    text: QColor
    faint: QColor
    """Text that says less: page numbers, states."""
    line: QColor
    button: QColor
    accent: QColor
    on_accent: QColor
    chosen: QColor
    """The ground of a chosen row."""
    warning: QColor
    """The ground of a notice."""
    error: QColor
    quoted: QColor
    """What is said of a sentence that stands in the document word for word, and in other words."""
    paraphrased: QColor
    summarised: QColor
    """The ground of sentences that the summary quotes."""
    noted: QColor
    """The ground of what the user marked for good."""
    marked: QColor
    """The ground of the places of what was clicked, and of the one shown."""
    shown: QColor


LIGHT = Colours(
    window=QColor("#f2f3f5"),
    base=QColor("#fdfdfe"),
    text=QColor("#1c2128"),
    faint=QColor("#59626e"),
    line=QColor("#d3d7dd"),
    button=QColor("#fafbfc"),
    accent=QColor("#1f5fa8"),
    on_accent=QColor("#fdfdfe"),
    chosen=QColor("#dfe9f6"),
    warning=QColor("#fdf1d3"),
    error=QColor("#a8261d"),
    quoted=QColor("#1d6b37"),
    paraphrased=QColor("#6b46a1"),
    summarised=QColor("#e3edfa"),
    noted=QColor("#cdeec9"),
    marked=QColor("#fbe9a9"),
    shown=QColor("#f7c948"),
)
DARK = Colours(
    window=QColor("#1b1e23"),
    base=QColor("#22262c"),
    text=QColor("#e4e7eb"),
    faint=QColor("#a2abb7"),
    line=QColor("#3b414a"),
    button=QColor("#2b3038"),
    accent=QColor("#85b7f2"),
    on_accent=QColor("#10202f"),
    chosen=QColor("#2d3f56"),
    warning=QColor("#42371b"),
    error=QColor("#f5938a"),
    quoted=QColor("#7fcf98"),
    paraphrased=QColor("#c5a8f0"),
    summarised=QColor("#26384e"),
    noted=QColor("#1f4a2b"),
    marked=QColor("#4d431d"),
    shown=QColor("#7a6111"),
)
HIGH_CONTRAST_LIGHT = Colours(
    window=QColor("#ffffff"),
    base=QColor("#ffffff"),
    text=QColor("#000000"),
    faint=QColor("#262626"),
    line=QColor("#767676"),
    button=QColor("#ffffff"),
    accent=QColor("#00296b"),
    on_accent=QColor("#ffffff"),
    chosen=QColor("#cfe0ff"),
    warning=QColor("#ffeeb8"),
    error=QColor("#7a0000"),
    quoted=QColor("#0b4a22"),
    paraphrased=QColor("#4a1f80"),
    summarised=QColor("#d6e6ff"),
    noted=QColor("#b9f0b4"),
    marked=QColor("#ffe680"),
    shown=QColor("#ffc61a"),
)
HIGH_CONTRAST_DARK = Colours(
    window=QColor("#000000"),
    base=QColor("#000000"),
    text=QColor("#ffffff"),
    faint=QColor("#e6e6e6"),
    line=QColor("#7d7d7d"),
    button=QColor("#585858"),
    accent=QColor("#ffe14d"),
    on_accent=QColor("#000000"),
    chosen=QColor("#15305c"),
    warning=QColor("#3d2f00"),
    error=QColor("#ffb3ab"),
    quoted=QColor("#9be8b4"),
    paraphrased=QColor("#dcc8ff"),
    summarised=QColor("#12305a"),
    noted=QColor("#0d4a1f"),
    marked=QColor("#4a3c00"),
    shown=QColor("#5c4a00"),
)
CONTRASTING_ACCENTS = (HIGH_CONTRAST_LIGHT.accent, HIGH_CONTRAST_DARK.accent)


def colours_of(widget: QWidget) -> Colours:
    """Return the colours that go with the widget's palette."""
    shown = widget.palette()
    is_contrasting = shown.color(QPalette.ColorRole.Highlight) in CONTRASTING_ACCENTS
    return _colours(is_dark=is_dark(shown), high_contrast=is_contrasting)


def _colours(*, is_dark: bool, high_contrast: bool) -> Colours:
    if high_contrast:
        return HIGH_CONTRAST_DARK if is_dark else HIGH_CONTRAST_LIGHT
    return DARK if is_dark else LIGHT


def is_dark(palette: QPalette) -> bool:
    """Whether a palette is dark: by its base colour."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


class ThemeController(QObject):
    """Applies the user's colour scheme and text size, or follows the system's."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._usual = QFont(app.font())
        self._text_size = 100
        self._is_resized = False
        """Whether text had another size once: then a style sheet alone brings back older fonts."""
        self._scheme = Qt.ColorScheme.Unknown
        self._high_contrast = False
        self._rings = FocusRings(app)
        app.setStyle("Fusion")
        self._hints = app.styleHints()  # held: with its wrapper that of accessibility() would go
        self._hints.colorSchemeChanged.connect(self._apply_scheme)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._apply_scheme)

    def choose(self, scheme: Qt.ColorScheme, text_size: int = 100, *, high_contrast: bool = False) -> None:
        """Let the colours be light, dark, or for Unknown the system's, which may ask for high contrast.

        text_size is per cent of the usual.
        """
        self._scheme, self._high_contrast = scheme, high_contrast
        self._hints.setColorScheme(scheme)  # for the window's frame, too, where the system can
        if text_size != self._text_size or self._is_resized:
            self._is_resized = True
            self._resize_text(text_size / self._text_size, text_size)
        else:
            self._apply_scheme()

    def _apply_scheme(self) -> None:
        follows = self._scheme is Qt.ColorScheme.Unknown
        high_contrast = self._high_contrast or (follows and self._is_contrast_asked())
        scheme = self._hints.colorScheme() if follows else self._scheme
        colours = apply(self._app, scheme, high_contrast=high_contrast)
        self._rings.show_in(colours.accent if high_contrast else None)

    def _is_contrast_asked(self) -> bool:
        """Whether the system asks for high contrast, where it tells Qt."""
        preference = self._hints.accessibility().contrastPreference()
        return preference is Qt.ContrastPreference.HighContrast

    def _resize_text(self, factor: float, text_size: int) -> None:
        """Give all text another size, also that which was made larger or smaller than the usual."""
        self._text_size = text_size
        widgets = QApplication.allWidgets()
        own = [
            (widget, QFont(widget.font()))
            for widget in widgets
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
        ]
        self._app.setStyleSheet("")  # under one, Qt leaves the windows that are there as they are
        self._app.setFont(scaled_font(self._usual, text_size / 100))
        self._apply_scheme()  # before: a style sheet brings back the fonts that were there under the last one
        for widget, font in own:
            widget.setFont(scaled_font(font, factor, bold=font.bold()))
        for widget in widgets:
            if isinstance(widget, QLabel) and widget.property(WRAPPED):
                wrap_to(widget, widget.width())


def follow_system(app: QApplication) -> None:
    """Dress the window in the system's choice of light and dark, now and when it changes."""
    ThemeController(app).choose(Qt.ColorScheme.Unknown)


def apply(app: QApplication, scheme: Qt.ColorScheme, *, high_contrast: bool = False) -> Colours:
    """Return the colours. Unknown counts as light: that is what a system without such a choice shows."""
    colours = _colours(is_dark=scheme is Qt.ColorScheme.Dark, high_contrast=high_contrast)
    app.setPalette(palette(colours))
    edges = _edges(colours) if high_contrast else ""
    app.setStyleSheet(_outlines(colours) + _heights(app.font()) + edges)
    return colours


def _outlines(colours: Colours) -> str:
    """Return a style sheet for what Fusion outlines in a shade darker than the window, unseen in the dark."""
    line, accent = colours.line.name(), colours.accent.name()
    boxes = f"""
        QCheckBox::indicator, QRadioButton::indicator {{
            width: 13px; height: 13px; border: 1px solid {colours.faint.name()}; border-radius: 3px;
            background: {colours.base.name()};
        }}
        QRadioButton::indicator {{ border-radius: 7px; }}
        QCheckBox::indicator:checked, QRadioButton::indicator:checked {{
            background: {accent}; border-color: {accent};
        }}
        QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line}; }}
        QCheckBox::indicator:checked:disabled {{ background: {line}; }}
    """
    return (
        (boxes if colours.window.lightness() < MIDDLE else "")
        + f"""
        QLineEdit {{ border: 1px solid {line}; border-radius: 3px; padding: 4px 6px; }}
        QLineEdit:focus {{ border-color: {accent}; }}
        QToolButton:checked {{
            background: {colours.chosen.name()}; border: 1px solid {accent}; border-radius: 3px;
            padding: 2px 4px;
        }}
        QHeaderView::section {{
            border: none; border-right: 1px solid {line}; border-bottom: 1px solid {line};
            padding: 5px 8px; background: {colours.window.name()};
        }}
        QTableView {{ gridline-color: {line}; }}
        QProgressBar {{ border: none; border-radius: 3px; background: {line}; }}
        QProgressBar::chunk {{ border-radius: 3px; background: {accent}; }}
    """
    )


def _heights(font: QFont) -> str:
    """Return a style sheet for controls that are large enough to hit, and for letters that stand high."""
    least = max(LEAST_HEIGHT, QFontMetrics(font).height() + 8)
    return f"""
        QCheckBox, QRadioButton, QSlider:horizontal {{ min-height: {least}px; }}
        QComboBox, QAbstractSpinBox, .QToolButton {{ min-height: {least - 2}px; }}
        QPushButton {{ min-height: {least - 6}px; }}
    """


def _edges(colours: Colours) -> str:
    """Return a style sheet for the edges of controls, which Fusion paints in a shade of their ground."""
    edge = colours.text.name()
    return f"""
        QPushButton {{
            border: 1px solid {edge}; border-radius: 3px; padding: 3px 14px;
            background: {colours.button.name()};
        }}
        QPushButton:disabled {{ border-color: {colours.line.name()}; }}
        QPushButton:pressed, QPushButton:checked {{ background: {colours.chosen.name()}; }}
        QCheckBox::indicator {{
            width: 14px; height: 14px; border: 1px solid {edge}; background: {colours.base.name()};
        }}
        QCheckBox::indicator:checked {{ background: {colours.accent.name()}; }}
        QMenu {{ border: 1px solid {edge}; }}
        QMenu::item:selected, QMenuBar::item:selected {{
            background: {colours.accent.name()}; color: {colours.on_accent.name()};
        }}
        QSplitter::handle {{ background: {colours.line.name()}; }}
    """


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette for these colours."""
    role = QPalette.ColorRole
    made = QPalette(colours.button, colours.window)
    for roles, colour in (
        ((role.Window,), colours.window),
        ((role.Base, role.AlternateBase, role.ToolTipBase), colours.base),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colours.text),
        ((role.PlaceholderText,), colours.faint),
        ((role.Button,), colours.button),
        ((role.Highlight, role.Accent, role.Link), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
        ((role.Mid,), colours.line),
    ):
        for each in roles:
            made.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, _between(colours.text, colours.window))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, colours.line)
    return made


def scaled_font(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font of the same family, larger or smaller."""
    other = QFont(font)
    other.setPointSizeF(max(font.pointSizeF(), 1) * factor)
    other.setBold(bold)
    return other


def _between(one: QColor, other: QColor) -> QColor:
    return QColor(*((of(one) + of(other)) // 2 for of in (QColor.red, QColor.green, QColor.blue)))


def wrap_to(label: QLabel, width: int) -> None:
    """Wrap a label's words to a width, and make it as high as they then are."""
    label.setWordWrap(True)
    label.setProperty(WRAPPED, True)
    label.setFixedWidth(width)
    label.setFixedHeight(label.heightForWidth(width))
