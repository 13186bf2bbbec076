import pytest

from engine.readers.markup.asciidoc import blocks_of_asciidoc, is_asciidoc
from tests.support.packing import told


def read(text):
    return told(list(blocks_of_asciidoc(text)))


TITLED = """\
= Mills
A. Lind <a@x.org>
:mill: tide mill

The {mill} grinds {unknown}.

== Parts

More
~~~~
"""


def test_titles_attributes_and_authors_are_what_they_are():
    assert read(TITLED) == [
        ("heading1", "Mills"),
        ("note", "A. Lind <a@x.org>"),
        ("text", "The tide mill grinds {unknown}."),
        ("heading2", "Parts"),
        ("heading3", "More"),
    ]


def test_links_notes_and_emphasis_become_plain_words():
    text = (
        "The *old* _mill_ `runs`, see https://x.org[the site], xref:a.adoc[there] and <<b,here>>."
        "footnote:[A note.] [[c]]End."
    )

    assert read(text) == [
        ("text", "The old mill runs, see the site, there and here. End."),
        ("note", "A note."),
    ]


def test_blocks_are_code_tables_quotes_or_nothing():
    text = """\
[source,python]
----
import os
----

.A table
|===
|a |b

|c
|d
|===

////
hidden
////

// hidden
[quote]
____
Said.
____

NOTE: Shut it.

* One
+
more
. Two

Gate:: opens.

image::a.png[The mill]
include::b.adoc[]
"""

    assert read(text) == [
        ("code", "import os"),
        ("caption", "A table"),
        ("table", "a\tb\nc\nd"),
        ("text", "Said."),
        ("text", "Shut it."),
        ("list-item", "One"),
        ("text", "more"),
        ("list-item", "Two"),
        ("list-item", "Gate: opens."),
        ("caption", "The mill"),
    ]


@pytest.mark.parametrize(
    "text", ["", "=", "----", "|===", "[", "<<", "footnote:[", "https://" * 3000, "(((" * 3000]
)
def test_what_breaks_off_is_read_to_its_end(text):
    assert all(words for _, words in read(text))


def test_marks_tell_it_from_a_plain_text():
    assert is_asciidoc("= Mills\n:toc:\n\n== Parts\n\n[source]\n----\nx\n----\n")
    assert not is_asciidoc("= Wiki\n\n== Parts\n[[Mills]] and [[Ponds|the ponds]]\n[[Gates]] open.\n")
    assert not is_asciidoc("= = =\n\nA table:\n|===\n")
