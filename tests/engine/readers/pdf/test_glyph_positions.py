"""What PDFs do to letters: accents set apart, initials, fonts without names."""

from engine.readers.pdf.accents import combine_accents
from engine.readers.pdf.drop_caps import merge_drop_caps
from engine.readers.pdf.fragments import TextFragment
from engine.readers.pdf.glyph_names import known_glyphs, tex_font_letters
from engine.readers.pdf.lines import build_lines
from engine.readers.pdf.text_line import TextLine


def fragment(text, left, right, baseline=100.0, size=10.0, *, spaced=False):
    return TextFragment(text, left, right, baseline, size, 0, False, False, spaced)


def words(*fragments):
    return [line.text for line in build_lines(combine_accents(fragments))]


def test_an_accent_goes_onto_the_letter_it_stands_over():
    assert words(fragment("art\u00b4", 10, 26), fragment("\u0131culo", 22, 46)) == ["artículo"]


def test_an_accent_over_a_capital_is_raised_and_still_goes_onto_it():
    assert words(fragment("\u00b4", 11, 15, 97.5), fragment("Etat", 10, 30)) == ["État"]


def test_a_cedilla_goes_under_the_letter_before_it():
    assert words(fragment("C", 10, 17), fragment("\u00b8", 12, 15), fragment("AO", 17, 30)) == ["ÇAO"]


def test_an_accent_that_stands_by_itself_stays():
    assert words(fragment("x^", 10, 20), fragment("y", 20, 25)) == ["x^y"]


def test_dots_that_lead_to_a_page_number_do_not_glue_words():
    entry = [fragment("Margins", 10, 45), fragment("and", 48, 63), fragment("Paper", 66, 90)]
    dots = [fragment(".", 95 + 5 * number, 97 + 5 * number) for number in range(40)]

    (text,) = words(*entry, *dots)

    assert text.startswith("Margins and Paper")


def test_uneven_gaps_are_no_spaces_where_the_file_has_spaces():
    pieces = ["It", "was", "acti", "ve", "in", "all", "of", "them"]
    spaced = [False, True, True, False, True, True, True, True]
    place = 10.0
    fragments = []
    for piece, has_space in zip(pieces, spaced, strict=True):
        place += 3.0 if has_space else 1.5
        fragments.append(fragment(piece, place, place + 5 * len(piece), spaced=has_space))
        place += 5 * len(piece)

    assert words(*fragments) == ["It was active in all of them"]


def test_an_initial_belongs_to_the_first_line_beside_it():
    initial = TextLine("T", 72, 96, 392, 48)
    lines = [
        TextLine("HIS is the first line", 109, 540, 367, 10),
        TextLine("and the second", 109, 540, 379, 10),
        initial,
        TextLine("and the last", 72, 540, 403, 10),
    ]

    assert [(line.text, line.left) for line in merge_drop_caps(lines)] == [
        ("THIS is the first line", 72),
        ("and the second", 72),
        ("and the last", 72),
    ]


def test_old_fonts_of_tex_have_their_own_codes():
    assert tex_font_letters("ABCDEF+CMR10")["\x0c"] == "fi"
    assert tex_font_letters("/ABCDEF+CMMI10")["\x1b"] == "σ"
    assert tex_font_letters("CMSY8")["\x14"] == "≤"
    assert tex_font_letters("Garamond")["\x1c"] == "fi"


def test_a_name_that_means_nothing_is_not_known():
    assert known_glyphs({"a": "/period", "b": "/G41"}) == {"a": "."}
