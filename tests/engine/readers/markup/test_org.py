import pytest

from engine.readers.markup.org import blocks_of_org, is_org, read_org
from tests.support.packing import opening, told


def read(text):
    return told(list(blocks_of_org(text)))


def test_outlines_are_headings_without_their_states_and_tags():
    assert read("* TODO [#A] Mills :work:sea:\n** Parts\nText.\n") == [
        ("heading1", "Mills"),
        ("heading2", "Parts"),
        ("text", "Text."),
    ]


def test_drawers_plans_and_settings_are_left_out():
    text = (
        "#+STARTUP: x\n* A\nSCHEDULED: <2024-03-12 Tue>\n:PROPERTIES:\n:ID: 1\n:END:\n"
        "# hidden\nText [fn:1].\n\n[fn:1] A note.\n"
    )

    assert read(text) == [("heading1", "A"), ("text", "Text."), ("note", "A note.")]


def test_marks_become_plain_words():
    text = (
        "The *old* /mill/ =runs=, see "
        "[[http://x.org][the site]] and [[file:a.org]] on <2024-03-12 Tue>; a/b/c stays."
    )

    assert read(text) == [("text", "The old mill runs, see the site and a.org on 2024-03-12; a/b/c stays.")]


def test_lists_tables_and_code_are_read():
    text = (
        "- [X] One\n- Gate :: opens\n1. Two\n\n"
        "| a | b |\n|---+---|\n| c | d |\n#+BEGIN_SRC c\n* x\n#+END_SRC\n: y\n"
    )

    assert read(text) == [
        ("list-item", "One"),
        ("list-item", "Gate: opens"),
        ("list-item", "Two"),
        ("table", "a\tb\nc\td"),
        ("code", "* x"),
        ("code", "y"),
    ]


def test_the_title_is_the_one_that_is_set(tmp_path):
    path = tmp_path / "a.org"
    path.write_text("#+title: Tide mills\n#+language: en\n\nText.")

    assert (opening(read_org, path).title, opening(read_org, path).language) == ("Tide mills", "en")


@pytest.mark.parametrize(
    "text", ["", "*", "#+begin_src", ":a:", "|", "[[", "[fn:", "*a " * 9000, ":a:\n" * 9000]
)
def test_what_breaks_off_is_read_to_its_end(text):
    assert all(words for _, words in read(text))


def test_marks_tell_it_from_a_plain_text():
    assert is_org("#+TITLE: a\n#+AUTHOR: b\n* One\n")
    assert not is_org("* One\n* Two\n#hash\n")
