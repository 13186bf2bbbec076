"""What a slide shares with others: places that its layout keeps, furniture that is repeated."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from engine.core.errors import Damaged
from engine.readers.office.pptx_slide import SlideShape, SlideShapes
from engine.readers.office.slide_order import SlideBox

_BODIES = ("", "body", "obj", "tbl", "chart", "dgm", "media", "pic", "clipArt", "subTitle")
_EDGE = 0.14
"""The share of a slide's height at its upper and lower edge where furniture stands."""
_LONGEST_FURNITURE = 120
_MANY = 3


@dataclass(frozen=True, slots=True)
class SlideSize:
    """In English Metric Units; 0 where the show does not say."""

    width: int = 0
    height: int = 0


class Layouts:
    """Gives placeholders the places that the slide's layout or its master keeps for them; reads each once."""

    def __init__(
        self, shapes_of: Callable[[str], SlideShapes], related: Callable[[str], Mapping[str, str]]
    ) -> None:
        """related gives the parts that a part's relations lead to, by their kinds."""
        self._shapes_of = shapes_of
        self._related = related
        self._known: dict[str, tuple[SlideShape, ...]] = {}

    def place(self, slide: str, shapes: SlideShapes) -> None:
        unplaced = [shape for shape in shapes.found if shape.placeholder is not None and shape.box is None]
        if not unplaced:
            return
        layout = self._related(slide).get("slideLayout", "")
        master = self._related(layout).get("slideMaster", "") if layout else ""
        for part in (layout, master):
            for shape in unplaced:
                shape.box = shape.box or _place_of(shape, self._placeholders(part))

    def _placeholders(self, part: str) -> tuple[SlideShape, ...]:
        if part not in self._known:
            self._known[part] = ()
            if part:
                with suppress(Damaged):
                    found = self._shapes_of(part).found
                    self._known[part] = tuple(shape for shape in found if shape.placeholder is not None)
        return self._known[part]


def _place_of(shape: SlideShape, kept: Sequence[SlideShape]) -> SlideBox | None:
    by_index = [each for each in kept if shape.index and each.index == shape.index]
    by_kind = [each for each in kept if each.placeholder == shape.placeholder]
    bodies = [each for each in kept if each.placeholder in _BODIES and shape.placeholder in _BODIES]
    return next((each.box for each in (*by_index, *by_kind, *bodies) if each.box), None)


def hide_outside(shapes: SlideShapes, size: SlideSize) -> None:
    """Mark the shapes that stand wholly beside the slide as hidden."""
    if not size.width or not size.height:
        return
    for shape in shapes.found:
        box = shape.box
        if box and (box.right <= 0 or box.bottom <= 0 or box.left >= size.width or box.top >= size.height):
            shape.is_hidden = True


def repeated_shapes(slides: Sequence[SlideShapes | None], size: SlideSize) -> tuple[frozenset[int], ...]:
    """For each slide, the places in found of what is furniture there; None stands for an unreadable slide.

    That is a short text at the same place of two slides, if it is near an edge, or of most slides; and the
    slide's number near an edge.
    """
    shown = [slide for slide in slides if slide and not slide.is_hidden]
    counts = Counter(key for slide in shown for key in {_key(shape) for shape in slide.found} if key)

    def is_furniture(shape: SlideShape, number: int) -> bool:
        if (key := _key(shape)) is None:
            return False
        count, near_edge = counts[key], _is_near_edge(key[1], size)
        if near_edge and (count > 1 or shape.text.strip(" –-|/") == str(number)):
            return True
        return count >= _MANY and count * 2 > len(shown)

    return tuple(
        frozenset(
            place for place, shape in enumerate(slide.found if slide else ()) if is_furniture(shape, number)
        )
        for number, slide in enumerate(slides, 1)
    )


def _key(shape: SlideShape) -> tuple[str, SlideBox] | None:
    """The text and the place of what may be furniture: a shape that holds no place of the layout's."""
    if shape.placeholder is not None or shape.box is None or shape.rows:
        return None
    text = shape.text
    return (text, shape.box) if 0 < len(text) <= _LONGEST_FURNITURE else None


def _is_near_edge(box: SlideBox, size: SlideSize) -> bool:
    return bool(size.height) and (box.bottom <= _EDGE * size.height or box.top >= (1 - _EDGE) * size.height)
