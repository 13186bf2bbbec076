"""Reading places of the documents, kept between two starts beside the library, by its keys."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from engine.system.atomic_files import read_json, write_json
from gui.viewer.view_place import ViewPlace

log = logging.getLogger(__name__)
MARK = "precis_reading_places"
VERSION = 1
FILE = "reading-places.json"
FindKey = Callable[[int], str | None]
"""Returns a document's key in the library by its number in the list; None where it is not kept."""


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """How a document was left."""

    view: ViewPlace = field(default_factory=ViewPlace)
    sentences: int | None = None
    """Of the summary; None where its length was not changed."""
    by_section: bool | None = None
    """Whether the summary is wanted by section; None where nobody chose."""


class ReadingPlaces:
    """Remembers how each document was left, and which one was shown last."""

    def __init__(self, folder: Path | None, key_of: FindKey) -> None:
        """folder is the library's; without one nothing outlasts the window."""
        self._path = None if folder is None else folder / FILE
        self._key_of = key_of
        self._places: dict[int, ReadingPlace] = {}
        self._kept: dict[str, ReadingPlace] = {}
        self.chosen = ""
        """The key of the document that was shown when the window was closed."""

    def read(self) -> None:
        """Take in what the last window left. What is damaged is forgotten: it is no great loss."""
        if self._path is None:
            return
        try:
            found = read_json(self._path)
            if found is not None and found.get(MARK) == VERSION:
                self._kept = {key: _place(facts) for key, facts in found["places"].items()}
                self.chosen = str(found["chosen"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            log.warning("the reading places could not be read")

    def put(self, number: int, place: ReadingPlace) -> None:
        """A document was left."""
        self._places[number] = place

    def place_of(self, number: int) -> ReadingPlace | None:
        """Return how a document was left; None where it is new."""
        return self._places.get(number) or self._kept.get(self._key_of(number) or "")

    def save(self, numbers: tuple[int, ...], chosen: int | None) -> None:
        """Write the places of these documents, which are in the list."""
        keys = {number: key for number in numbers if (key := self._key_of(number)) is not None}
        places = {key: place for number, key in keys.items() if (place := self.place_of(number)) is not None}
        if self._path is None or not self._path.parent.is_dir():
            return
        try:
            facts = {key: asdict(place) for key, place in places.items()}
            shown = "" if chosen is None else keys.get(chosen, "")
            write_json(self._path, {MARK: VERSION, "chosen": shown, "places": facts})
        except OSError as error:
            log.warning("the reading places were not written: %s", error.strerror)

    def forget(self) -> None:
        """Leave nothing, on the disk neither."""
        self._places.clear()
        self._kept.clear()
        if self._path is not None:
            try:
                self._path.unlink(missing_ok=True)
            except OSError as error:
                log.warning("the reading places were not deleted: %s", error.strerror)


def _place(facts: Mapping[str, Any]) -> ReadingPlace:
    """Raise TypeError or ValueError for what no version of this program wrote."""
    view, sentences = facts["view"], facts["sentences"]
    zoom, by_section = view["page_zoom"], facts.get("by_section")  # versions before this one wrote none
    return ReadingPlace(
        ViewPlace(
            bool(view["shows_pages"]),
            float(view["page"]),
            None if zoom is None else float(zoom),
            int(view["start"]),
            float(view["text_zoom"]),
            int(view.get("turns", 0)),
        ),
        None if sentences is None else int(sentences),
        None if by_section is None else bool(by_section),
    )
