"""Coverage strip along a document: what was read of it, and where the summary's sources are."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from engine.core.document import ProblemKind
from gui.viewer.coverage_map import Coverage, Section
from gui.widgets.focus_frame import FocusFrame
from gui.widgets.text_formatting import one_line, tooltip
from gui.widgets.theme import LIGHT, Colours, colours_of

WIDTH = 22
MARGIN = 4
TICK = 3
"""Pixels that a place takes at least."""
MOST_NAMED = 6
"""Sections named in words."""


class CoverageStrip(FocusFrame):
    """Strip as long as the document. A click goes there; so do the arrow keys, section by section."""

    position_requested = Signal(float)
    """How far from the beginning of the document, from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coverage = Coverage((), (), ())
        self._view = (0.0, 1.0)
        self._chosen: float | None = None
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Sources of the summary"))

    def show_coverage(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._chosen = None
        self.setAccessibleDescription(self.description())
        self.update()

    def show_view(self, start: float, end: float) -> None:
        """Show which part of the document is in view."""
        if self._view != (start, end):
            self._view = (start, end)
            self.update()

    def show_chosen(self, share: float | None) -> None:
        """Show where the chosen place is."""
        self._chosen = share
        self.update()

    def description(self) -> str:
        """Say what the strip shows."""
        coverage = self._coverage
        parts = [self.tr("The summary draws on {count} places.").format(count=len(coverage.evidence))]
        if coverage.unread:
            parts.append(self._unread_text())
        else:
            parts.append(self.tr("The whole document was read."))
        if coverage.sections:
            used = sum(section.sentences > 0 for section in coverage.sections)
            parts.append(
                self.tr("They lie in {used} of {sections} sections.").format(
                    used=used, sections=len(coverage.sections)
                )
            )
            left_out = [one_line(section.title, 60) for section in coverage.sections if not section.sentences]
            if left_out:
                names = "; ".join(left_out[:MOST_NAMED]) + ("; …" if len(left_out) > MOST_NAMED else "")
                parts.append(self.tr("Nothing comes from: {names}").format(names=names))
        return "\n".join(parts)

    def description_at(self, share: float) -> str:
        """Say what is at a place of the strip."""
        for stretch in self._coverage.unread:
            if stretch.start <= share < stretch.end:
                return self._problem_text(stretch.kind, stretch.page)
        section = self._section_at(share)
        if section is None:
            return self.description()
        title = one_line(section.title, 120)
        if section.page:
            title = self.tr("{title} (from page {page})").format(title=title, page=section.page)
        if not section.sentences:
            return title + "\n" + self.tr("The summary draws nothing from this section.")
        if section.sentences == 1:
            return title + "\n" + self.tr("The summary draws on 1 place in this section.")
        text = self.tr("The summary draws on {count} places in this section.")
        return title + "\n" + text.format(count=section.sentences)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 120)

    def _unread_text(self) -> str:
        pages = sorted({stretch.page for stretch in self._coverage.unread if stretch.page})
        if not pages:
            return self.tr("The end of the document was not read.")
        named = ", ".join(map(str, pages[:MOST_NAMED])) + (", …" if len(pages) > MOST_NAMED else "")
        if len(pages) == 1:
            return self.tr("Page {pages} was not read, or not well.").format(pages=named)
        return self.tr("{count} pages were not read, or not well: {pages}.").format(
            count=len(pages), pages=named
        )

    def _problem_text(self, kind: ProblemKind, page: int | None) -> str:
        match kind:
            case ProblemKind.NO_TEXT:
                return self.tr("Page {page} is a picture without text: it was not read.").format(page=page)
            case ProblemKind.GARBLED:
                return self.tr("The text of page {page} is garbled.").format(page=page)
            case ProblemKind.UNREADABLE:
                return self.tr("Page {page} could not be read.").format(page=page)
        return self.tr("This part of the document was not read.")

    def _section_at(self, share: float) -> Section | None:
        return next((part for part in self._coverage.sections if part.start <= share < part.end), None)

    def _track(self) -> QRectF:
        return QRectF(MARGIN, MARGIN, self.width() - 2 * MARGIN, max(1, self.height() - 2 * MARGIN))

    def _share_at(self, y: float) -> float:
        track = self._track()
        return min(1.0, max(0.0, (y - track.y()) / track.height()))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        painter.fillRect(self.rect(), colours.window)
        track = self._track()
        painter.fillRect(track, colours.line)
        used = QColor(colours.accent)
        used.setAlphaF(0.3)
        for section in self._coverage.sections:
            if section.sentences:
                painter.fillRect(self._part(section.start, section.end), used)
        for section in self._coverage.sections:
            part = self._part(section.start, section.end)
            painter.fillRect(QRectF(track.x(), part.y(), track.width(), 1), colours.faint)
        self._paint_unread(painter, colours)
        for top, bottom in self._evidence_rows(track):
            place = QRectF(track.x() + 2, top, track.width() - 4, bottom - top)
            painter.fillRect(place, colours.accent)
        if self._chosen is not None:
            place = self._part(self._chosen, self._chosen).adjusted(-3, -1, 3, 1)
            painter.fillRect(place, colours.text)
            painter.fillRect(place.adjusted(1, 1, -1, -1), LIGHT.shown)
        painter.setPen(colours.text)
        view = self._part(*self._view).adjusted(-3, 0, 2, 0)
        painter.drawRect(view.intersected(QRectF(self.rect()).adjusted(0, 0, -1, -1)))
        self.paint_focus(painter, colours)

    def _paint_unread(self, painter: QPainter, colours: Colours) -> None:
        for stretch in self._coverage.unread:
            part = self._part(stretch.start, stretch.end)
            painter.fillRect(part, colours.warning)
            painter.fillRect(part, QBrush(colours.error, Qt.BrushStyle.BDiagPattern))

    def _evidence_rows(self, track: QRectF) -> Iterator[tuple[float, float]]:
        """Yield tops and bottoms of the evidence. What runs together on the screen is painted once: a slider
        waits for it."""
        above, height, below = track.y(), track.height(), track.bottom()
        first = last = above - 1
        for start, end in self._coverage.evidence:
            tall = max(TICK, (end - start) * height)
            top = min(above + start * height, below - tall)
            if top > last:
                if last >= above:
                    yield first, last
                first = top
            last = max(last, top + tall)
        if last >= above:
            yield first, last

    def _part(self, start: float, end: float) -> QRectF:
        track = self._track()
        height = max(float(TICK), (end - start) * track.height())
        top = min(track.y() + start * track.height(), track.bottom() - height)
        return QRectF(track.x(), top, track.width(), height)

    # Qt's events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(
                event.globalPos(), tooltip(self.description_at(self._share_at(event.y()))), self
            )
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.position_requested.emit(self._share_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.position_requested.emit(self._share_at(event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        middle = sum(self._view) / 2
        stops = sorted({part.start for part in self._coverage.sections} | {0.0})
        match event.key():
            case Qt.Key.Key_Down:
                below = (stop for stop in stops if stop > middle + 0.001)
                self.position_requested.emit(next(below, 1.0))
            case Qt.Key.Key_Up:
                self.position_requested.emit(
                    next((stop for stop in reversed(stops) if stop < middle - 0.001), 0.0)
                )
            case Qt.Key.Key_Home:
                self.position_requested.emit(0.0)
            case Qt.Key.Key_End:
                self.position_requested.emit(1.0)
            case _:
                super().keyPressEvent(event)
