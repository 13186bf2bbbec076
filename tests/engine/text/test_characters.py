"""One set of sentence ends and of letters for every module that asks for them."""

import pytest

from engine.ranking.discourse_cues import ends_inside
from engine.readers.common.paragraphs import paragraphs_of
from engine.structure.block_patterns import ends_like_sentence
from engine.text.characters import CLOSING, SENTENCE_ENDS
from engine.text.prose_detection import is_sentence_like
from engine.text.sentence_splitting import split_sentences


@pytest.mark.parametrize("end", SENTENCE_ENDS)
def test_every_module_takes_a_sign_for_the_end_of_a_sentence_or_none_does(end):
    sentence = f"many small boats rose with the tide{end}"

    assert ends_like_sentence(sentence)
    assert not ends_inside(sentence)
    assert is_sentence_like(sentence, "en")
    assert len(list(paragraphs_of(f"{sentence:>60}\n{sentence}"))) == 2


@pytest.mark.parametrize("closing", CLOSING)
def test_what_closes_belongs_to_the_end_of_a_sentence(closing):
    sentence = f"many small boats rose with the tide.{closing}"

    assert ends_like_sentence(sentence)
    assert not ends_inside(sentence)
    assert len(list(split_sentences(f"{sentence} Nobody saw it.", "en"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "الماء ارتفع؟ لم يره أحد.",
        "पानी बढ़ गया। किसी ने नहीं देखा।",
        "ውሃው ተነሳ። ማንም አላየውም።",
        "水面上升｡没有人看见｡",
    ],
)
def test_the_ends_of_other_scripts_part_sentences(text):
    assert len(list(split_sentences(text, "und"))) == 2
