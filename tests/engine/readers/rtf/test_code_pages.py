"""Which letters the bytes of a font stand for."""

import pytest

from engine.readers.rtf.code_pages import SYMBOL, RtfFonts, encoding_of_charset, encoding_of_page


def fonts(document: str, **encodings: str | None) -> RtfFonts:
    made = RtfFonts(document)
    for name, encoding in encodings.items():
        made.declared = int(name.removeprefix("f"))
        made.declare(encoding)
    return made


@pytest.mark.parametrize(
    ("charset", "byte", "letter"),
    [
        (0, b"\xe9", "é"),
        (204, b"\xe9", "й"),
        (161, b"\xe1", "α"),
        (134, b"\xd6\xd0", "中"),
        (128, b"\x93\x8c", "東"),
    ],
)
def test_a_character_set_has_its_letters(charset, byte, letter):
    encoding = encoding_of_charset(charset)

    assert fonts("cp1252", f1=encoding).decode(byte, 1) == letter
    assert encoding_of_charset(1) is None


@pytest.mark.parametrize(
    ("page", "byte", "letter"),
    [(1251, b"\xe9", "й"), (936, b"\xd6\xd0", "中"), (65001, "é".encode(), "é"), (850, b"\x82", "é")],
)
def test_a_code_page_has_its_letters(page, byte, letter):
    encoding = encoding_of_page(page)
    assert encoding

    assert fonts(encoding).decode(byte, None) == letter


def test_a_code_page_that_nobody_knows_is_none():
    assert encoding_of_page(99_999) is None


def test_a_font_that_says_nothing_has_the_letters_of_the_document():
    assert fonts("cp1251", f1=None).decode(b"\xe9", 1) == "й"
    assert fonts("cp1251").decode(b"\xe9", 7) == "й"


def test_pairs_of_high_bytes_in_a_western_font_are_what_the_document_says():
    western = fonts("gb18030", f1="cp1252")

    assert western.decode("中文".encode("gb18030"), 1) == "中文"
    assert western.decode(b"caf\xe9", 1) == "café"
    assert fonts("cp1251", f1="cp1252").decode(b"\xe9\xe9", 1) == "éé"


def test_a_symbol_font_has_signs_and_what_is_broken_is_said_to_be():
    assert fonts("cp1252", f2=SYMBOL).decode(b"a", 2) == "α"
    assert fonts("utf-8").decode(b"a\xff", None) == "a\ufffd"
