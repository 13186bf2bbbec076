"""A row of the table says what its document says, and nothing that it does not."""

from pathlib import Path

from engine.extraction.field_cues import field_named
from engine.retrieval.answer_table import TableColumns, table_row
from engine.retrieval.table_export import table_grid
from tests.support.markdown import document_from_markdown

GATE = document_from_markdown(
    "# Gate\n\n## Cost\n\nThe tide gate cost $8.4 million in total. "
    "Anna Lindholm opens the gate at low water.",
    Path("gate.txt"),
)
COLUMNS = TableColumns(
    (field_named("amount"), field_named("law")), ("Who opens the gate?", "Which vitamin prevents scurvy?")
)


def test_a_cell_quotes_the_passage_that_gives_it():
    amount, law, who, vitamin = table_row(GATE, COLUMNS).cells

    assert (amount.value, amount.passage) == ("$8.4 million", "The tide gate cost $8.4 million in total.")
    assert who.value == "Anna Lindholm opens the gate at low water."
    assert all(GATE.quotation(cell.span) == cell.passage for cell in (amount, who))
    assert (law, vitamin) == (None, None)


def test_a_file_has_value_passage_and_place_of_a_field_and_of_a_question_no_second_time():
    grid = table_grid(COLUMNS, [table_row(GATE, COLUMNS)])

    assert grid.header == (
        *("file", "title", "amount", "amount: passage", "amount: place", "law", "law: place"),
        *("Who opens the gate?", "Who opens the gate?: place"),
        *("Which vitamin prevents scurvy?", "Which vitamin prevents scurvy?: place"),
    )
    (row,) = grid.rows
    assert row[:5] == (
        "gate.txt",
        "Gate",
        "$8.4 million",
        "The tide gate cost $8.4 million in total.",
        "“Cost”",
    )
    assert row[-2:] == ("", "")
