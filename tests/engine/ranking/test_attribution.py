from dataclasses import replace

import pytest

from engine.core.document import Block, BlockKind, Document, DocumentKind, PlaceKind, PlaceLabel, Span
from engine.ranking.attribution import LONGEST, attribute

TALK = (
    "CHAIR: Good evening to you all. The bridge has to be closed in May.\n\n"
    "Mr Smith: The buses cannot turn there. They need the yard behind the school.\n\n"
    "CHAIR: Then the yard is opened. The school was asked.\n\n"
    "Mr Smith: Thank you. We agree with that."
)


@pytest.fixture
def said(make_document):
    def said(text, kind):
        document = make_document(text)
        names = attribute(document, document.sentences, kind)
        return dict(zip(map(document.quotation, document.sentences), names, strict=True))

    return said


@pytest.fixture
def under(make_document):
    """Return a function that makes a document of one heading, and each sentence a paragraph."""

    def under(heading: str, *sentences: str) -> Document:
        text = "\n\n".join((heading, *sentences))
        spans = tuple(Span(text.index(each), text.index(each) + len(each)) for each in sentences)
        head = Block(Span(0, len(heading)), BlockKind.HEADING, 1)
        blocks = (head, *(Block(span, BlockKind.TEXT) for span in spans))
        return replace(make_document("One."), text=text, blocks=blocks, sentences=spans, places=())

    return under


@pytest.mark.parametrize("kind", [DocumentKind.MINUTES, DocumentKind.TRANSCRIPT])
def test_what_is_said_in_a_turn_has_its_speaker(said, kind):
    names = said(TALK, kind)

    assert names["The bridge has to be closed in May."] == "CHAIR"
    assert names["They need the yard behind the school."] == "Mr Smith"


def test_a_chinese_speaker_is_one_too(said):
    turns = (
        "张三：大家好。桥在五月关闭。",
        "李四：公交车不能掉头。我们需要学校后面的院子。",
        "张三：那就开放院子。学校已经问过了。",
        "李四：谢谢。我们同意。",
    )
    text = "\n\n".join(turns)

    assert said(text, DocumentKind.TRANSCRIPT)["我们需要学校后面的院子。"] == "李四"


def test_a_sentence_that_says_who_speaks_needs_no_attribution(said):
    names = said(TALK, DocumentKind.TRANSCRIPT)

    assert {name for sentence, name in names.items() if sentence.startswith(("CHAIR", "Mr"))} <= {""}


@pytest.mark.parametrize("kind", [None, DocumentKind.FICTION, DocumentKind.MANUAL])
def test_in_other_documents_nobody_is_named(said, kind):
    assert set(said(TALK, kind).values()) == {""}


def test_the_label_of_a_field_is_no_speaker(said):
    text = "Action: The clerk writes. It is sent in May.\n\nAction: The yard is opened. A sign is put up."

    assert set(said(text, DocumentKind.MINUTES).values()) == {""}


def test_a_turn_lasts_over_paragraphs_in_a_transcript_and_not_in_minutes(said):
    text = TALK + "\n\nThe meeting was closed at nine in the evening."
    last = "The meeting was closed at nine in the evening."

    assert said(text, DocumentKind.TRANSCRIPT)[last] == "Mr Smith"
    assert said(text, DocumentKind.MINUTES)[last] == ""


@pytest.mark.parametrize(
    ("heading", "claim"),
    [
        ("Appellant's submissions", "It was argued that the contract had never been signed."),
        ("上诉人的意见", "合同从来没有签订过。"),
    ],
)
def test_a_claim_in_a_judgment_has_the_heading_of_the_party(under, heading, claim):
    document = under(heading, claim)

    assert attribute(document, document.sentences, DocumentKind.JUDGMENT) == (heading,)


def test_a_claim_whose_party_is_named_and_one_under_another_heading_have_none(under):
    document = under("Submissions", "The appellant submits that nothing was signed.")
    assert attribute(document, document.sentences, DocumentKind.JUDGMENT) == ("",)

    document = under("Decision", "It was argued that nothing was signed.")
    assert attribute(document, document.sentences, DocumentKind.JUDGMENT) == ("",)


def test_a_mail_has_its_author(under):
    document = under("Costs", "The bridge is too expensive.")
    document = replace(document, places=(PlaceLabel(0, PlaceKind.MESSAGE, "Anna, 09:15"),))

    assert attribute(document, document.sentences, DocumentKind.MAIL) == ("Anna",)


def test_an_attribution_is_one_short_line(under):
    document = under("Submissions of the appellant\n" + "and others " * 20, "Nothing was signed.")

    (name,) = attribute(document, document.sentences, DocumentKind.JUDGMENT)

    assert len(name) <= LONGEST
    assert "\n" not in name
