"""Writing with a language model that says what the test tells it to."""

import pytest

from engine.core.options import Options, SummarySize, SummaryStyle, UnsupportedHandling
from engine.core.progress import Cancelled, silent
from engine.core.results import DiscrepancyKind, SentenceKind
from engine.generation.summarizer import write_summary
from engine.grounding.checker import GroundingChecker
from engine.loading.loader import document_from_text
from engine.ranking.sentence_selection import rank_sentences
from engine.text.tokens import tokenize
from tests.support.fake_writer import FakeModel

TEXT = """The harbour wall of Tarn was built in 1871 and is 40 metres long.

The tide rose over the wall in the night of the storm. Nobody in the harbour saw it before the morning.

The council decided to build a higher wall of granite. It will cost 3 million pounds and be ready before the
winter.
"""


def write(model, style=SummaryStyle.ABSTRACT, size=SummarySize.SHORT, text=TEXT, report=silent, **choices):
    reading = tokenize(document_from_text(text))
    ranking = rank_sentences(reading)
    options = Options(style=style, size=size, **choices)
    return write_summary(
        reading.document, ranking, model, GroundingChecker(reading, report=silent), options, report
    )


def texts(summary):
    return [sentence.text for sentence in summary.sentences]


def test_what_the_model_writes_is_the_summary_with_its_sources():
    quoted = "The council decided to build a higher wall of granite."
    model = FakeModel([f"{quoted} Before the morning nobody saw it in the harbour."])
    summary = write(model)

    decided, tide = summary.sentences
    assert decided.kind is SentenceKind.QUOTE
    assert tide.kind is SentenceKind.PARAPHRASE
    assert {TEXT[span.start : span.end] for span in tide.sources} >= {
        "Nobody in the harbour saw it before the morning."
    }
    assert (summary.style, summary.model) == (SummaryStyle.ABSTRACT, "fake")


def test_what_nothing_supports_is_marked():
    summary = write(
        FakeModel(["The council decided to build a higher wall of granite. It will cost 3 billion pounds."])
    )

    assert [one.kind for one in summary.sentences] == [SentenceKind.QUOTE, SentenceKind.UNSUPPORTED]
    assert "3 billion" in summary.sentences[1].missing[0].text
    assert summary.sentences[1].missing[0].kind is not DiscrepancyKind.MEANING


def test_or_dropped_and_a_sentence_quoted_in_its_place():
    answer = "The council decided to build a higher wall of granite. It will cost 3 billion pounds."
    summary = write(FakeModel([answer]), unsupported=UnsupportedHandling.DROP)

    assert len(summary.sentences) == 2
    assert "3 billion" not in " ".join(texts(summary))
    assert {one.kind for one in summary.sentences} == {SentenceKind.QUOTE}
    assert all(one.text in " ".join(TEXT.split()) or one.text in TEXT for one in summary.sentences)


def test_where_a_model_says_nothing_the_best_sentences_are_quoted():
    sentences = write(FakeModel([""])).sentences

    assert [one.kind for one in sentences] == [SentenceKind.QUOTE] * 3
    assert all(one.text in TEXT for one in sentences)


def test_a_number_with_like_digits_can_be_written():
    model = FakeModel(["1 0 0 0 0 0 boats sank."])

    assert texts(write(model)) == ["1 0 0 0 0 0 boats sank."]


def test_a_chat_model_is_asked_between_its_own_tokens_and_reads_the_text():
    model = FakeModel(["The tide rose."])
    write(model)

    (prompt,) = model.prompts
    assert prompt.startswith("<before>Summarize")
    assert prompt.endswith("<after>")
    assert "Nobody in the harbour saw it" in prompt


def test_the_words_before_the_text_are_kept_for_all_parts():
    model = FakeModel(["The tide rose."] * 3)
    write(model, SummaryStyle.BULLETS)

    (kept,) = model.kept
    assert kept.startswith("<before>Summarize")
    assert all(prompt.startswith(kept) for prompt in model.prompts)


def test_a_plain_model_is_given_the_text_and_tldr():
    model = FakeModel(["The tide rose."], chat=None)
    write(model)

    assert model.prompts[0].startswith("The harbour wall of Tarn")
    assert model.prompts[0].endswith("\nTL;DR:")


def test_bullets_are_written_part_by_part():
    answers = ["The wall was built in 1871.", "The tide rose over the wall.", "A higher wall is to be built."]
    model = FakeModel(list(answers))
    summary = write(model, SummaryStyle.BULLETS)

    assert texts(summary) == answers
    assert len(model.prompts) == 3
    assert summary.written_by.given.parts == 3
    assert summary.written_by.given.sentences == 5


def test_no_more_is_written_than_was_asked_for():
    model = FakeModel(
        ["The wall is old. The tide rose. Nobody saw it. The council decided. It will cost a lot."]
    )

    assert len(write(model).sentences) == 3


def test_what_two_parts_say_is_said_once():
    model = FakeModel(["The tide rose over the wall."] * 3)

    assert texts(write(model, SummaryStyle.BULLETS)).count("The tide rose over the wall.") == 1


def test_a_headline_is_one_line():
    model = FakeModel(['"Tarn to build a higher wall"\nThe council decided.'])

    assert texts(write(model, SummaryStyle.HEADLINE)) == ["Tarn to build a higher wall"]


def test_what_is_written_is_told_while_it_is_written():
    told = []
    write(FakeModel(["The tide rose."]), report=lambda progress: told.append(progress.text))

    assert [text for text in dict.fromkeys(told) if text] == ["The", "The tide", "The tide rose."]


def test_it_stops_within_one_token():
    told = []

    def report(progress):
        told.append(progress.text)
        if progress.text == "The tide":
            raise Cancelled

    with pytest.raises(Cancelled):
        write(FakeModel(["The tide rose over the wall."]), report=report)
    assert told[-1] == "The tide"


def test_a_text_longer_than_the_context_is_never_given_whole():
    model = FakeModel(["The tide rose."], context=450)
    long = " ".join(
        f"Boat {number} of the harbour sank in the night of storm {number}." for number in range(200)
    )
    summary = write(model, text=long)

    assert len(model.tokens_of(model.prompts[0])) < 450
    assert 0 < summary.written_by.given.sentences < 200
