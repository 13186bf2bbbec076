"""Fonts of a PDF."""

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject

from engine.readers.pdf.fonts import TextFont


def pictures(box: list[float], width: float) -> TextFont:
    """A font of pictures (Type 3) whose two glyphs are width wide."""
    numbers: dict[str, list[float]] = {
        "/FontMatrix": [1, 0, 0, 1, 0, 0],
        "/FontBBox": box,
        "/Widths": [width, width],
    }
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type3")}
    )
    for name, values in numbers.items():
        font[NameObject(name)] = ArrayObject([FloatObject(value) for value in values])
    font[NameObject("/FirstChar")], font[NameObject("/LastChar")] = NumberObject(97), NumberObject(98)
    return TextFont(font)


def test_a_font_whose_box_is_none_is_as_high_as_its_letters_are_wide():
    assert pictures([0, 0, 1, -1], 0.05).height == pytest.approx(0.1)
    assert pictures([0, 0, 1, 1], 0.5).height == pytest.approx(0.9)
