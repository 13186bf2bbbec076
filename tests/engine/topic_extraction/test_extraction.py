"""Topics: which sentences are about the same, and what it is called."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from engine.core.document import BlockKind, Document
from engine.core.progress import Cancelled, Progress
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.core.results import Topic
from engine.loading.loader import document_from_text
from engine.structure.document_builder import build_document
from engine.text.tokens import TokenizedDocument, tokenize
from engine.topic_extraction.extraction import find_topics, spread_over

BEES = (
    "Honey bees live in a hive with a single queen. The queen lays eggs, and worker bees feed the larvae. ",
    "Worker bees collect nectar and pollen. The nectar becomes honey in the hive, and pollen feeds larvae. ",
    "A swarm leaves the hive with the old queen. The worker bees that stay raise a new queen from larvae. ",
    "Beekeepers open the hive in spring. They look for the queen, for eggs, for honey and pollen. ",
)
STEEL = (
    "Steel is made from iron ore in a blast furnace. The furnace burns coke, the ore becomes molten iron. ",
    "Molten iron holds too much carbon. Oxygen blown through the melt burns the carbon, and steel remains. ",
    "An electric furnace melts scrap steel instead of ore. It needs no coke and none of its carbon. ",
    "Rolling mills turn hot steel into plates. Slag from the blast furnace goes into cement. ",
)
CHESS = (
    "In chess the bishop moves along diagonals. A pair of bishops is strong in an open endgame with pawns. ",
    "The knight jumps over pawns. In a closed endgame the knight often beats the bishop in chess. ",
    "A rook belongs behind passed pawns. Rook endgames are the commonest endgames of chess players. ",
    "Chess players castle early. The rook then guards the king, and the king's pawns should not move. ",
)


def read(*paragraphs: str) -> TokenizedDocument:
    return tokenize(document_from_text("\n\n".join(paragraphs), ""))


def topic_of(document: Document, topics: tuple[Topic, ...], words: str) -> Topic:
    (found,) = [topic for topic in topics if any(words in document.quote(span) for span in topic.spans)]
    return found


def test_sentences_about_the_same_share_a_topic_and_others_do_not():
    reading = read(*BEES, *STEEL, *CHESS)

    topics = find_topics(reading)

    homes = [
        {topics.index(topic_of(reading.document, topics, paragraph[:25])) for paragraph in article}
        for article in (BEES, STEEL, CHESS)
    ]
    assert [len(home) for home in homes] == [1, 1, 1]
    assert len(set.union(*homes)) == len(topics) == 3


def test_a_topic_is_found_again_where_the_text_returns_to_it():
    mixed = [paragraph for three in zip(BEES, STEEL, CHESS, strict=True) for paragraph in three]
    reading = read(*mixed)

    topics = find_topics(reading)

    bees = topic_of(reading.document, topics, "single queen")
    assert any("Beekeepers" in reading.document.quote(span) for span in bees.spans)
    assert not any("blast furnace" in reading.document.quote(span) for span in bees.spans)


def test_every_sentence_belongs_to_one_topic_and_the_weights_add_up():
    reading = read(*BEES, *STEEL, *CHESS)

    topics = find_topics(reading)

    spans = [span for topic in topics for span in topic.spans]
    assert sorted(spans) == sorted(reading.document.sentences)
    assert all(list(topic.spans) == sorted(topic.spans) for topic in topics)
    assert sum(topic.weight for topic in topics) == pytest.approx(1)
    weights = [topic.weight for topic in topics]
    assert weights == sorted(weights, reverse=True)
    lengths = [sum(span.end - span.start for span in topic.spans) for topic in topics]
    assert weights == pytest.approx([length / sum(lengths) for length in lengths])


def test_a_sentence_without_telling_words_goes_with_the_one_before_it():
    of_sentence, of_passage = np.array([-1, 0, -1, 1, -1]), np.array([7, 8])

    assert spread_over(of_sentence, of_passage).tolist() == [7, 7, 7, 8, 8]


def test_labels_are_different_and_say_what_the_topic_is_about():
    reading = read(*BEES, *STEEL, *CHESS)

    topics = find_topics(reading)

    assert len({topic.label.lower() for topic in topics}) == len(topics)
    bees = topic_of(reading.document, topics, "single queen")
    assert bees.label.lower() in ("worker bees", "queen", "hive", "honey bees", "honey", "larvae", "bees")
    assert all(1 <= len(topic.keywords) <= 8 for topic in topics)


def test_a_short_text_has_one_topic():
    (topic,) = find_topics(read(BEES[0] + "The hive is warm in winter."))

    assert topic.weight == 1
    assert len(topic.spans) == 3


def test_a_heading_names_the_topic_that_its_section_is():
    sections = (("1 A Year in the Hive", BEES), ("2 How Mills Make Steel", STEEL), ("3 Introduction", CHESS))
    blocks = [
        block
        for heading, paragraphs in sections
        for block in (PageBlock(heading, BlockKind.HEADING, 1), *map(PageBlock, paragraphs))
    ]
    document = build_document(Path("three.html"), [DocumentHeader("html"), Page(tuple(blocks))])

    labels = {topic.label for topic in find_topics(tokenize(document))}

    assert {"A Year in the Hive", "How Mills Make Steel"} <= labels
    assert not any("Introduction" in label for label in labels)


def test_a_document_without_content_words_has_no_topics():
    assert find_topics(read("It is what it is, and so it was. That is all that we can do about it.")) == ()


def test_the_same_document_has_the_same_topics_every_time():
    assert find_topics(read(*BEES, *STEEL)) == find_topics(read(*BEES, *STEEL))


def strangers(number: int) -> list[str]:
    """Make paragraphs of one sentence, none of which has a word in common with another."""
    words = ["".join(letters) for letters in product("bdgklmprt", "aou", "bdgklmprt", "aou", "k")]
    return [" ".join(words[16 * first : 16 * first + 16]).capitalize() + "." for first in range(number)]


def test_vectors_bring_together_what_is_said_in_other_words():
    reading = read(*strangers(16))
    east_and_north = np.eye(2, dtype=np.float32)[[0, 1] * 8]
    assert len(reading.words) == 16

    east, north = find_topics(reading, vectors=east_and_north)

    assert len(find_topics(reading)) == 1
    assert east.spans == reading.document.sentences[::2]
    assert north.spans == reading.document.sentences[1::2]


def test_a_sentence_whose_vector_is_zero_still_has_a_topic():
    reading = read(*BEES, *STEEL)
    vectors = np.zeros((len(reading.words), 3), dtype=np.float32)

    spans = [span for topic in find_topics(reading, vectors=vectors) for span in topic.spans]

    assert sorted(spans) == sorted(reading.document.sentences)


def test_a_report_can_stop_the_search():
    def stop(progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_topics(read(*BEES, *STEEL), stop)
