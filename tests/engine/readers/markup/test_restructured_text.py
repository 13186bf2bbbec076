import pytest

from engine.readers.markup.restructured_text import blocks_of_restructured_text, is_restructured_text
from tests.support.packing import told


def read(text):
    return told(list(blocks_of_restructured_text(text)))


def test_titles_rank_in_the_order_in_which_their_rules_come():
    assert read("=====\nMills\n=====\n\nParts\n-----\n\nText.\n\nMore\n----\n\nDeep\n~~~~\n") == [
        ("heading1", "Mills"),
        ("heading2", "Parts"),
        ("text", "Text."),
        ("heading2", "More"),
        ("heading3", "Deep"),
    ]


def test_roles_links_and_emphasis_become_plain_words():
    text = (
        "The *old* **mill** [1]_ is ``wet``, see :ref:`there\n<mill>`, "
        "`the site <http://x.org>`_, mill_ and :py:func:`~a.b.grind` :attr:`.wet`."
    )

    assert read(text) == [("text", "The old mill is wet, see there, the site, mill and grind wet.")]


def test_directives_are_notes_code_captions_or_nothing():
    text = """\
.. note:: Keep it
   shut.

.. code-block:: python
   :linenos:

   import os

   x = 1

.. figure:: a.png
   :width: 3

   The mill.

.. toctree::

   a

.. a comment
   goes on

.. _mill: http://x.org

.. [1] A note.

Text::

  code

:Author: A
:Date: B
"""

    assert read(text) == [
        ("text", "Keep it\nshut."),
        ("code", "import os\n\nx = 1"),
        ("caption", "The mill."),
        ("note", "A note."),
        ("text", "Text:"),
        ("code", "code"),
        ("note", "Author: A"),
        ("note", "Date: B"),
    ]


def test_lists_and_tables_are_read():
    text = (
        "* one\n  more\n* two\n\n+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n\n"
        "=== ===\nx   y\n=== ===\n1   2\n=== ===\n"
    )

    assert read(text) == [
        ("list-item", "one\nmore"),
        ("list-item", "two"),
        ("table", "a\tb\nc\td"),
        ("table", "x\ty\n1\t2"),
    ]


@pytest.mark.parametrize(
    "text", ["", "=====", ".. ", "..", "::", "\n" * 9, "+--+", "=== ===", ".. figure::", "`" * 9000]
)
def test_what_breaks_off_is_read_to_its_end(text):
    assert all(words for _, words in read(text))


def test_marks_tell_it_from_a_plain_text():
    assert is_restructured_text("Mills\n=====\n\n.. note:: x\n\nSee :ref:`a`, :doc:`b`.\n")
    assert not is_restructured_text("Mills\n=====\n\nThey grind .. corn.\n")
    assert not is_restructured_text("\n" * 60_000)
