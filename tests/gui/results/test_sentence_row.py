from dataclasses import replace

import pytest

from engine.core.document import PlaceKind, PlaceLabel, Span
from engine.core.results import Discrepancy, DiscrepancyKind, SentenceKind, SummarySentence
from gui.results.sentence_row import row_of


def test_a_sentence_is_labelled_with_the_page_of_its_source(document_of):
    document = document_of("One. ", "Two.")
    sentence = SummarySentence("Two.", SentenceKind.QUOTE, 0.5, (document.sentences[1],))
    row = row_of(document, sentence)
    assert (row.page, row.label, row.doubt) == (2, "p. 2", "")


def test_a_document_without_pages_has_no_labels(document_of):
    document = document_of("One. Two.")
    sentence = SummarySentence("One.", SentenceKind.QUOTE, 0.5, (document.sentences[0],))
    assert row_of(document, sentence).label == ""


def test_a_doubtful_sentence_says_what_is_wrong_in_a_sentence_of_its_own(document_of):
    doubt = Discrepancy(DiscrepancyKind.NUMBER, "nine", Span(0, 4))
    sentence = SummarySentence("Nine boats sank.", SentenceKind.UNSUPPORTED, 0.1, (), (doubt,))
    row = row_of(document_of("One."), sentence)
    assert row.label == "?"
    assert row.doubt[0].isupper()
    assert row.doubt.endswith(".")
    assert "nine" in row.doubt


@pytest.mark.parametrize(
    ("kind", "name", "label", "words"),
    [
        (PlaceKind.TIME, "00:12:40", "00:12:40", "00:12:40"),
        (PlaceKind.SHEET, "Costs", "", "sheet Costs"),
        (PlaceKind.MESSAGE, "Anna, 09:15", "", "Anna, 09:15"),
        (PlaceKind.SECTION, "Results", "", "“Results”"),
    ],
)
def test_a_place_that_is_no_page_stands_before_the_sentence_if_it_is_short(
    document_of, kind, name, label, words
):
    document = replace(document_of("One. Two."), places=(PlaceLabel(5, kind, name),))
    first, second = (SummarySentence("", SentenceKind.QUOTE, 0.5, (span,)) for span in document.sentences)

    assert (row_of(document, first).label, row_of(document, first).place) == ("", "")
    assert (row_of(document, second).label, row_of(document, second).place) == (label, words)


def test_a_slide_is_a_slide(document_of):
    document = replace(document_of("One. ", "Two."), format="pptx")
    sentence = SummarySentence("Two.", SentenceKind.QUOTE, 0.5, (document.sentences[1],))

    assert row_of(document, sentence).label == "slide 2"


def test_whose_claim_it_is_and_that_it_is_the_ending_stand_in_brackets_before_a_quotation(document_of):
    document = document_of("One. Two.")
    plain = SummarySentence("Two.", SentenceKind.QUOTE, 0.5, (document.sentences[1],))
    said = replace(plain, attribution="The  applicant", is_ending=True)
    assert row_of(document, plain).said == ""
    assert row_of(document, said).said == "(Ending, The applicant) "
    assert row_of(document, said).sentence.text == "Two."
