"""The letters that the names of glyphs stand for."""

import pytest

from engine.readers.pdf.glyph_names import known_glyphs, letters_of_glyph, letters_of_tex


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("/A", "A"),
        ("/eacute", "é"),
        ("/f_f_i", "ffi"),
        ("/uni4E2D", "中"),
        ("/u1F600", "😀"),
        ("/a.alt", "a"),
        ("/.notdef", ""),
        ("é", "é"),
        ("", ""),
        ("/", "/"),
    ],
)
def test_a_name_that_means_something_is_its_letters(name, letters):
    assert letters_of_glyph(name, "x") == letters


@pytest.mark.parametrize("name", ["/G41", "/uniD800", "/u110000", "/g_12345"])
def test_a_name_that_means_nothing_is_its_code_where_that_can_be_printed(name):
    assert letters_of_glyph(name, "A") == "A"
    assert letters_of_glyph(name, "!") == "!"
    assert letters_of_glyph(name, "~") == "~"
    assert letters_of_glyph(name, "\x01") == "\ufffd"
    assert letters_of_glyph(name, "é") == "\ufffd"


def test_only_glyphs_that_are_known_are_told():
    assert known_glyphs({"a": "/eacute", "\x01": "/G41", "b": "/.notdef"}) == {"a": "é"}


def test_a_font_of_tex_has_codes_of_its_own_with_and_without_the_mark_of_a_subset():
    assert letters_of_tex("/CMR10")["\x0c"] == "fi"
    assert letters_of_tex("/ABCDEF+CMR10") == letters_of_tex("CMR10")
    assert letters_of_tex("/CMMI7")["\x0b"] == "α"
    assert letters_of_tex("/CMSY10")["\x14"] == "≤"
    assert letters_of_tex("/CMEX10")["\x00"] == ""
    assert letters_of_tex("/Helvetica")["\x1c"] == "fi"
