"""Translating with a language model that says what the test tells it to."""

from dataclasses import replace

import pytest

from engine.core.document import Span
from engine.core.errors import ModelError
from engine.core.options import SummaryStyle
from engine.core.progress import Cancelled, silent
from engine.core.results import DiscrepancyKind, SentenceKind, Summary, SummarySentence
from engine.generation.translator import translate_summary
from tests.support.fake_writer import FakeModel

TEXTS = ("About 12,000 people fled the city.", "The tide rose over the wall.")


def summary(*texts):
    spans = (Span(0, 4),)
    sentences = tuple(SummarySentence(text, SentenceKind.QUOTE, 1.0, spans) for text in texts)
    return Summary(SummaryStyle.KEY, "graph", sentences)


def translated(answers, *texts, report=silent, **choices):
    model = FakeModel(list(answers), **choices)
    return translate_summary(summary(*(texts or TEXTS)), "en", "zh", model, report), model


def test_each_sentence_has_its_translation_beside_it_and_stays_as_it_was():
    found, _ = translated(["约1.2万人逃离了这座城市。\n", "潮水漫过了墙。\n"])

    assert [one.text for one in found.sentences] == list(TEXTS)
    city, wall = (one.translation for one in found.sentences)
    assert (city.text, wall.text) == ("约1.2万人逃离了这座城市。", "潮水漫过了墙。")
    assert city.missing == wall.missing == ()
    assert (found.output_language, found.translated_by.model) == ("zh", "fake")


def test_a_figure_that_changed_is_marked():
    found, _ = translated(["约12万人逃离了这座城市。", "潮水漫过了墙。"])

    wrong, right = (one.translation for one in found.sentences)
    assert [one.text for one in wrong.missing] == ["12万", "12,000"]
    assert right.missing == ()


def test_the_words_around_a_translation_are_no_part_of_it():
    found, _ = translated(["译文：“潮水漫过了墙。”\n\n希望对你有帮助！"], TEXTS[1])

    assert found.sentences[0].translation.text == "潮水漫过了墙。"


@pytest.mark.parametrize("answer", ["", "…", "The tide rose over the wall."])
def test_what_is_no_translation_says_so(answer):
    found, _ = translated([answer], TEXTS[1])

    (missing,) = found.sentences[0].translation.missing
    assert missing.kind is DiscrepancyKind.MEANING
    assert found.sentences[0].translation.text == ""


def test_a_translation_that_comes_to_no_end_is_none():
    found, _ = translated([" ".join(f"潮{number}" for number in range(200))], TEXTS[1])

    assert found.sentences[0].translation.text == ""


def test_a_sentence_for_which_the_model_has_no_room_is_left_and_the_others_are_translated():
    found, model = translated(["潮水漫过了墙。"], "word " * 2000, TEXTS[1])

    assert [one.translation.text for one in found.sentences] == ["", "潮水漫过了墙。"]
    assert len(model.prompts) == 1


def test_the_request_is_the_same_for_all_sentences_and_stands_before_them():
    _, model = translated(["潮水。", "潮水。"])

    (kept,) = model.kept
    assert kept.startswith("<before>Translate the following sentence into Chinese:")
    assert all(prompt.startswith(kept) for prompt in model.prompts)


def test_it_stops_when_it_is_told_to():
    def stop(_):
        raise Cancelled

    with pytest.raises(Cancelled):
        translated(["潮水。", "潮水。"], report=stop)


def test_a_model_that_fails_says_so():
    class Broken(FakeModel):
        def step(self, tokens, state, beat=lambda: None):
            raise ModelError("fake", "broken")

    with pytest.raises(ModelError):
        translate_summary(summary(*TEXTS), "en", "zh", Broken(["a"]), silent)


def test_nothing_to_translate_is_translated_to_nothing():
    found = translate_summary(replace(summary(), sentences=()), "en", "zh", FakeModel([]), silent)

    assert found.sentences == ()


def test_what_is_translated_already_is_not_translated_again():
    first, _ = translated(["潮水漫过了墙。"], TEXTS[1])
    both = replace(summary(*TEXTS), sentences=(*summary(TEXTS[0]).sentences, *first.sentences))
    model = FakeModel(["约1.2万人逃离了这座城市。"])

    found = translate_summary(both, "en", "zh", model, silent)

    assert [one.translation.text for one in found.sentences] == [
        "约1.2万人逃离了这座城市。",
        "潮水漫过了墙。",
    ]
    assert len(model.prompts) == 1
