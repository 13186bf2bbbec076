"""The letters that the names of glyphs stand for."""

import pytest

from engine.readers.pdf.glyph_names import bitmap_ligatures, glyph_text, known_glyphs, tex_font_letters


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
    assert glyph_text(name, "x") == letters


@pytest.mark.parametrize("name", ["/G41", "/uniD800", "/u110000", "/g_12345"])
def test_a_name_that_means_nothing_is_its_code_where_that_can_be_printed(name):
    assert glyph_text(name, "A") == "A"
    assert glyph_text(name, "!") == "!"
    assert glyph_text(name, "~") == "~"
    assert glyph_text(name, "\x01") == "\ufffd"
    assert glyph_text(name, "é") == "\ufffd"


def test_only_glyphs_that_are_known_are_told():
    assert known_glyphs({"a": "/eacute", "\x01": "/G41", "b": "/.notdef"}) == {"a": "é"}


def test_a_font_of_tex_has_codes_of_its_own_with_and_without_the_mark_of_a_subset():
    assert tex_font_letters("/CMR10")["\x0c"] == "fi"
    assert tex_font_letters("/ABCDEF+CMR10") == tex_font_letters("CMR10")
    assert tex_font_letters("/CMMI7")["\x0b"] == "α"
    assert tex_font_letters("/CMSY10")["\x14"] == "≤"
    assert tex_font_letters("/CMEX10")["\x00"] == ""
    assert tex_font_letters("/Helvetica")["\x1c"] == "fi"
    assert tex_font_letters("/ABCDEF+Times-Roman~1e")["\x02"] == "fi"


def test_a_font_of_pictures_with_punctuation_has_ligatures_where_tex_has_them():
    names = {"\x0c": "/\x0c", "a": "/a", ".": "/."}

    assert bitmap_ligatures("/Type3", names)["\x0c"] == "fi"
    assert bitmap_ligatures("/Type1", names) == {}
    assert bitmap_ligatures("/Type3", {"\x0c": "/\x0c", "a": "/a"}) == {}
