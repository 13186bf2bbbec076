import pytest

from engine.readers.markup.markdown import blocks_of_markdown, read_markdown
from tests.support.packing import blocks, opening, told


def read(text):
    return told(list(blocks_of_markdown(text)))


def test_marks_become_kinds():
    text = "# Head {#id}\n\nSome *text* with `code`.\n\n- [x] done\n- item\n\n```\na  b\n```\n\n> quote\n"

    assert read(text) == [
        ("heading1", "Head"),
        ("text", "Some text with code."),
        ("list-item", "done"),
        ("list-item", "item"),
        ("code", "a  b"),
        ("text", "quote"),
    ]


def test_lines_of_a_paragraph_stay_together_but_for_breaks_that_were_meant():
    assert read("One sentence.\nAnother one.  \nNew\\\nline") == [
        ("text", "One sentence.\nAnother one."),
        ("text", "New"),
        ("text", "line"),
    ]


def test_of_a_link_the_text_is_kept_and_of_a_picture_what_it_shows():
    assert read("See [the site](http://x.org) <br>![icon](i.png) now.") == [
        ("text", "See the site"),
        ("text", "now."),
    ]
    assert read("![A quiet tide](tide.png)") == [("caption", "A quiet tide")]
    assert read("- [Head](#head)") == [("contents", "Head")]


def test_tables_have_tabs():
    assert read("| Year | Sum |\n| --- | --- |\n| 2024 | *12* |") == [("table", "Year\tSum\n2024\t12")]
    assert read("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+") == [("table", "a\tb\nc\td")]


def test_footnotes_are_notes_even_of_one_word():
    assert read("Claim.[^1]\n\n[^1]: Source\n[^2]: Another one.") == [
        ("text", "Claim."),
        ("note", "Source"),
        ("note", "Another one."),
    ]


def test_markup_within_is_read_as_markup():
    assert read("<div><p>One <b>two</b></p></div>\n\n<!-- gone -->\n\nThree") == [
        ("text", "One two"),
        ("text", "Three"),
    ]


def test_front_matter_gives_the_title_and_is_no_text(tmp_path):
    path = tmp_path / "file.md"
    path.write_text('---\ntitle: "Tides"\nlang: en\n---\nText.')

    assert (opening(read_markdown, path).title, opening(read_markdown, path).language) == ("Tides", "en")
    assert told(blocks(read_markdown, path)) == [("text", "Text.")]


def test_a_rule_at_the_top_that_nothing_closes_is_no_front_matter():
    assert read("---\n\nText.") == [("text", "Text.")]


def test_a_long_text_is_read_in_pieces_that_know_each_other():
    text = "\n\n".join(f"Paragraph {number} of [it][x]." for number in range(8_000)) + "\n\n[x]: http://x.org"

    found = read(text)

    assert len(found) == 8_000
    assert (found[0][1], found[-1][1]) == ("Paragraph 0 of it.", "Paragraph 7999 of it.")


def test_code_is_never_cut():
    code = "\n\n".join(["x = 1"] * 30_000)

    assert read(f"```\n{code}\n```") == [("code", code)]


def test_nesting_costs_little():
    assert read(">" * 20_000 + " a\n\nText.")[-1] == ("text", "Text.")
    assert read("[" * 50_000 + "\n\nText.")[-1] == ("text", "Text.")


def test_a_notice_loses_the_mark_of_its_kind():
    text = "> [!NOTE]\n> Kept by volunteers.\n\n> [!tip]- A title\n> Cut in **May**.\n"

    assert read(text) == [("text", "Kept by volunteers."), ("text", "A title"), ("text", "Cut in May.")]


@pytest.mark.parametrize(
    "mark", ["[[toc]]", "[TOC]", "[[_TOC_]]", "{:toc}", "${toc}", "@[toc]", "* TOC\n{:toc}"]
)
def test_a_place_for_contents_is_no_text(mark):
    assert read(f"{mark}\n\nEin Satz.") == [("text", "Ein Satz.")]


def test_marks_of_other_programs_are_no_text():
    text = (
        "==Важно== H~2~O, m^2^ and [[Page|the page]] or [[Other]].%% not this %% {{< figure x >}}Here{: .big}"
    )

    assert read(text) == [("text", "Важно H2O, m2 and the page or Other. Here")]


def test_code_keeps_what_looks_like_marks():
    assert read("So `a==b==c` is `[[x]]`.") == [("text", "So a==b==c is [[x]].")]
    assert read("```\n!!! note\n    x\n```") == [("code", "!!! note\n    x")]


def test_indented_admonitions_are_text():
    text = (
        '!!! warning "Vorsicht"\n    Der Zaun ist alt.\n\n    - Nicht klettern.\n\nDanach.\n\n'
        ":::tip Rat\nLauf!\n:::\n"
    )

    assert read(text) == [
        ("text", "Vorsicht"),
        ("text", "Der Zaun ist alt."),
        ("list-item", "Nicht klettern."),
        ("text", "Danach."),
        ("text", "Rat"),
        ("text", "Lauf!"),
    ]


def test_a_title_in_the_front_matter_may_stand_in_lines_of_its_own(tmp_path):
    path = tmp_path / "file.md"
    path.write_text("---\ntitle: >-\n  The orchard\n  of Vell\nlang: en\n---\nText.\n")

    assert opening(read_markdown, path).title == "The orchard of Vell"


def test_templates_citations_and_references_of_other_tools_are_no_words():
    text = (
        "# The harbour {{ site.name }}\n\n"
        "The board wrote to [the owners][gone] and to [Smith][] about it [@smith2019, p. 3; @doe].\n\n"
        "See Figure \\ref{fig:quay} for it, and `\\ref{x}` for code.\n\n"
        "The crane is heavy\n[@doe2019], and old.\n\n"
        "The crane is **very heavy.\n\nThe terms a[i][j] and 2**3 are code for [@octocat].\n"
    )

    assert read(text) == [
        ("heading1", "The harbour"),
        ("text", "The board wrote to the owners and to Smith about it."),
        ("text", "See Figure for it, and \\ref{x} for code."),
        ("text", "The crane is heavy, and old."),
        ("text", "The crane is very heavy."),
        ("text", "The terms a[i][j] and 2**3 are code for [@octocat]."),
    ]


def test_a_title_in_the_front_matter_may_go_on_in_the_next_lines(tmp_path):
    path = tmp_path / "law.md"
    path.write_text('---\ntitle: "On herons and\n  the pond"\nslug: heron\n---\nText.\n', encoding="utf-8")

    assert opening(read_markdown, path).title == "On herons and the pond"


def test_a_link_that_a_program_fills_in_leaves_its_words():
    assert read("See the [plan]({{ '../plan/' | url }}) of the pond.") == [
        ("text", "See the plan of the pond."),
    ]


def test_items_that_are_indented_too_far_are_no_code():
    text = (
        "*   1\n\n        *   Draining of the pond\n            in parts.\n\n1. Run\n\n        make install\n"
    )

    assert read(text) == [
        ("list-item", "1"),
        ("list-item", "Draining of the pond\nin parts."),
        ("list-item", "Run"),
        ("code", " make install"),
    ]
