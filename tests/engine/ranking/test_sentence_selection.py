import numpy as np
import pytest

from engine.core.progress import Cancelled, Progress
from engine.loading.loader import document_from_text
from engine.ranking.discourse_cues import dangles
from engine.ranking.sentence_selection import LONG_DOCUMENT, rank_sentences
from engine.text.tokens import tokenize

STORY = (
    "The harbour library opened on Monday after a long delay.",
    "However, it closed again on Tuesday because of a flood in the reading room.",
    "Readers of the harbour library carried two thousand books to the upper floor.",
    "They worked through the night and saved every map of the harbour.",
    "The town council will pay for a new reading room in the harbour library.",
    "A grey heron watched them all.",
)


@pytest.fixture
def rank(make_document):
    def rank(*sentences, paragraphs=False):
        document = make_document(("\n\n" if paragraphs else " ").join(sentences))
        assert [document.quote(span) for span in document.sentences] == list(sentences)
        return rank_sentences(tokenize(document))

    return rank


def test_every_sentence_is_ranked_once_and_the_best_scores_one(rank):
    ranking = rank(*STORY)

    assert sorted(ranking.order) == list(range(len(STORY)))
    assert ranking.scores[ranking.order[0]] == max(ranking.scores) == 1
    assert min(ranking.scores) >= 0


def test_a_sentence_that_leans_on_another_never_comes_before_it(rank):
    order = rank(*STORY).order

    for index, sentence in enumerate(STORY):
        if index and dangles(sentence):
            assert order.index(index - 1) < order.index(index)


def test_far_down_too_a_leaning_sentence_follows_the_one_it_leans_on(rank):
    ponds = ("herons", "otters", "frogs", "swans", "toads", "newts", "voles", "moths", "bats", "owls")
    pairs = [(a, b) for a in ponds for b in ponds if a < b]
    story = [
        sentence
        for a, b in pairs
        for sentence in (f"The {a} of the mill hunt {b} at night.", f"However, they leave {a} to {b} by day.")
    ]

    order = rank(*story).order

    assert sorted(order) == list(range(len(story)))
    assert all(order.index(leader) < order.index(leader + 1) for leader in range(0, len(story), 2))


def test_the_beginning_of_a_text_leans_on_nothing(rank):
    assert rank("However, the tide rose over the wall.").order == (0,)


def test_ranking_again_gives_the_same(rank):
    assert rank(*STORY) == rank(*STORY)


def test_a_repeated_sentence_is_ranked_once(rank):
    order = rank(STORY[0], STORY[4], STORY[0], STORY[2]).order

    assert sorted(order) == [0, 1, 3]


def test_what_was_said_is_not_said_again_in_other_order(rank):
    order = rank(
        "Nine herons nest in the old willow beside the mill pond.",
        "Beside the mill pond nine herons nest in the old willow.",
        "The miller counts the herons every morning before work starts.",
    ).order

    assert set(order[:2]) != {0, 1}


def test_news_begins_with_its_first_sentence(rank):
    ranking = rank(
        "The mayor of the harbour town resigned on Monday after a vote of the council.",
        "The mayor of the harbour town said that the harbour library and the reading room need money.",
        "Officials said that the harbour library and its reading room will stay open until Friday.",
        "The council announced a meeting about the harbour library and the reading room on Tuesday.",
    )

    assert ranking.order[0] == 0


def test_in_talk_the_greeting_is_not_the_point(rank):
    ranking = rank(
        "Anna: Hello, good morning, how are you, well, yes, okay?",
        "Ben: Fine, thanks, you know, just a bit tired, yeah.",
        "Anna: The remote control needs a rechargeable battery and a rubber case in two colours.",
        "Ben: The rechargeable battery makes the remote control too expensive for the market.",
        paragraphs=True,
    )

    assert set(ranking.order[:2]) == {2, 3}


def test_a_speaker_who_looks_for_words_comes_behind_what_is_said_plainly(rank):
    plain = "The remote control needs a rechargeable battery and a rubber case in two colours."
    filler = "Ben: The weather in the town was fine on the first of the two days."
    clear = rank(plain, filler, "Anna: The case of the harbour town is closed.", paragraphs=True)
    hesitant = rank(plain.replace("needs a", "needs, you know, a"), filler, "Anna: The case is closed.")

    assert clear.order[0] == 0
    assert hesitant.order[0] != 0


def test_a_question_comes_behind_what_is_said(rank):
    ranking = rank(
        "Does the old mill by the river grind wheat for the valley?",
        "The mill by the river grinds wheat for the town and the valley.",
        "Herons nest in the willow.",
    )
    assert ranking.order[-1] == 0


def test_chinese_is_ranked(rank):
    ranking = rank("湿地面积增加了百分之十二。", "但是他没有来。", "监测人员记录了湿地的一百二十种鸟类。")

    assert sorted(ranking.order) == [0, 1, 2]
    assert ranking.order.index(0) < ranking.order.index(1)


def test_no_sentences_have_an_empty_ranking(make_document):
    from dataclasses import replace

    document = replace(make_document("The tide rose."), sentences=())

    assert rank_sentences(tokenize(document)).order == ()


def test_the_worth_that_a_model_found_takes_the_place_of_our_own(make_document):
    reading = tokenize(make_document(" ".join(STORY)))
    worth = np.array([-1, 0, 2, 3, 1, 9], np.float32)

    ranking = rank_sentences(reading, worth=worth)

    assert ranking.order[0] == 5
    assert ranking.scores == pytest.approx(np.exp(worth - 9).tolist())


def test_where_repeating_costs_nothing_the_worth_alone_decides(make_document):
    reading = tokenize(
        make_document(
            "Nine herons nest in the old willow. In the old willow nest nine herons. A fox passed the mill."
        )
    )
    worth = np.array([3, 2, 1], np.float32)

    assert rank_sentences(reading, worth=worth, repetition=0).order == (0, 1, 2)
    assert rank_sentences(reading, worth=worth, repetition=4).order == (0, 2, 1)


NAMES = "Alder Birch Cedar Elm Fir Hazel Larch Maple Oak Pine Rowan Willow".split()


def sections(count):
    """A text of sections of twelve sentences each, every one about something else."""
    parts = []
    for number in range(count):
        said = " ".join(
            f"The {name} of ward {number} costs {number}{place} crowns." for place, name in enumerate(NAMES)
        )
        parts.append(f"{number + 1}. {NAMES[number]} Ward\n\n{said}")
    return document_from_text("\n\n".join(parts))


def tenths(document, salience):
    order = rank_sentences(tokenize(document), salience=salience).order[:6]
    return {index * 10 // len(document.sentences) for index in order}


def test_the_summary_of_a_long_document_is_spread_over_it():
    long, short = sections(6), sections(2)
    # A model likes the beginning a little better than all that follows.
    liked = np.zeros(len(long.sentences))
    liked[:12] = 0.5

    assert len(tenths(long, liked)) >= 3
    assert len(short.sentences) < LONG_DOCUMENT <= len(long.sentences)


def test_a_long_document_is_ranked_whole_and_can_be_stopped(make_document):
    document = make_document(
        " ".join(f"Herons of pond {number} met heron {number % 89}." for number in range(3000))
    )
    reading = tokenize(document)
    reports: list[Progress] = []

    ranking = rank_sentences(reading, reports.append)

    assert sorted(ranking.order) == list(range(len(document.sentences)))
    assert len(reports) > 50

    def stop(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        rank_sentences(reading, stop)
