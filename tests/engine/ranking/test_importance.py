import json

import numpy as np

from engine.core.document import DocumentKind
from engine.core.progress import silent
from engine.loading.loader import document_from_text
from engine.ranking.document_kind import FEATURES
from engine.ranking.importance import COLUMNS, GROUPS, LONG, SHORT, importance_weights, score_importance
from engine.ranking.rhetorical_features import RHETORICAL, find_sections, rhetorical_features
from engine.ranking.sentence_features import content_columns
from engine.ranking.sentence_roles import HeadingRole
from engine.ranking.sentence_selection import rank_sentences
from engine.system.paths import resource
from engine.text.term_matrix import count_rows
from engine.text.tokens import tokenize

MINUTES = """Minutes of the pond council
===========================

Opening
-------

The chair opened the meeting and welcomed the members of the pond council. The secretary read the agenda.

Willow
------

Anna described the old willow beside the pond. Ben wondered whether the herons would mind the saw.

Conclusion
----------

The council decided that the old willow beside the pond will not be felled. Thank you all for coming.
"""


def scores(text, **options):
    reading = tokenize(document_from_text(text))
    counted = count_rows([tuple(word.stem for word in words) for words in reading.words])
    return score_importance(reading, counted, content_columns(reading, silent), **options)


def test_every_kind_has_its_weights_once():
    kinds = [kind for kinds in GROUPS.values() for kind in kinds]

    assert sorted(kinds) == sorted(DocumentKind)


def test_the_shipped_weights_are_finite_and_of_these_features():
    weights = importance_weights()

    assert weights.of_groups.shape == (len(GROUPS), len(COLUMNS))
    assert np.isfinite(weights.mixed(np.full(len(GROUPS), 1 / len(GROUPS)))).all()
    assert (weights.spread > 0).all()
    written = json.loads(resource("ranking", "document_kind.json").read_text("utf-8"))
    assert tuple(written["features"]) == FEATURES


def test_what_was_decided_comes_first_and_thanks_come_last():
    reading = tokenize(document_from_text(MINUTES))
    texts = [reading.document.quote(span) for span in reading.document.sentences]

    order = rank_sentences(reading, kind=DocumentKind.MINUTES).order

    assert texts[order[0]].startswith("The council decided")
    assert texts[order[-1]].startswith("Thank you")


LETTER = """Annual report

Dear members, as stewards of the pond the council plays a central role in the mission of the heron society.

The pond council decreased the cost of the pond by 38 percent in 2023, mostly by felling fewer trees.

We are thrilled to share this journey along the pond with each of you in the year 2024.

The heron society has 214 members and owns the mill beside the pond since 1998.
"""


def test_greetings_come_behind_what_a_report_tells():
    reading = tokenize(document_from_text(LETTER))
    texts = [reading.document.quote(span) for span in reading.document.sentences]

    order = rank_sentences(reading, kind=DocumentKind.REPORT).order

    told = [
        place for place, index in enumerate(order) if "38 percent" in texts[index] or "214" in texts[index]
    ]
    assert told == [0, 1]


def test_in_a_law_what_comes_early_counts_and_length_hardly():
    weights = importance_weights()
    place, length = COLUMNS.index("document_place"), COLUMNS.index("length")
    of_law = weights.common + weights.of_groups[tuple(GROUPS).index("law")]
    of_all = weights.common + weights.of_groups.mean(axis=0)

    assert of_law[place] < of_all[place] - 0.1
    assert of_law[length] < of_all[length] - 0.05


def test_what_a_model_found_counts():
    plain = scores(MINUTES)
    salience = np.zeros(len(plain))
    salience[1] = 9

    raised = scores(MINUTES, salience=salience)

    assert raised[1] - raised[0] > plain[1] - plain[0]


def test_a_model_that_tells_sentences_apart_counts_for_more_than_one_that_does_not():
    salience = np.zeros(len(scores(MINUTES)))
    salience[1] = 1

    unsure, sure = (scores(MINUTES, salience=spread * salience) for spread in (0.1, 9.0))

    assert sure[1] - sure[0] > unsure[1] - unsure[0] + 1


def test_what_cannot_stand_alone_comes_behind_all_else():
    paragraphs = (
        "The council decided that the willow stays.",
        "and the herons, too, were content.",
        "Ben left the hall early.",
    )
    reading = tokenize(document_from_text("\n\n".join(paragraphs)))
    texts = [reading.document.quote(span) for span in reading.document.sentences]

    order = rank_sentences(reading).order

    assert texts[order[-1]].startswith("and the herons")


def test_a_section_inherits_what_its_heading_announces():
    document = document_from_text(
        "Findings\n========\n\nWillow\n------\n\nThe willow is old and hollow now.\n"
    )

    assert [section.role for section in find_sections(document)] == [HeadingRole.OUTCOME]


def test_each_feature_has_a_column():
    reading = tokenize(document_from_text(MINUTES))

    features = rhetorical_features(reading)

    assert features.shape == (len(reading.document.sentences), len(RHETORICAL))
    assert len(set(RHETORICAL)) == len(RHETORICAL)
    assert features[-1, RHETORICAL.index("says_courtesy")] == 1
    assert features[-2, RHETORICAL.index("under_outcome")] == 1
    assert features[-1, RHETORICAL.index("under_outcome")] == 0, "thanks are no outcome"
    assert features[-2, RHETORICAL.index("section_first")] == 1


def test_a_sentence_of_thirty_thousand_letters_is_looked_at_in_part():
    reading = tokenize(document_from_text("heron " * 5_000 + "."))

    assert np.isfinite(rhetorical_features(reading)).all()


def test_a_model_decides_in_a_short_document_and_all_features_together_in_a_long_one():
    paragraph = "The herons of pond {} nest in the willows beside the water.\n\n"
    low, high = SHORT // 2, LONG + 10
    ranks = {}
    for count in (low, high):
        text = "".join(map(paragraph.format, range(count - 1))) + "Thank you all for coming.\n"
        salience = np.zeros(count)
        salience[-1] = 3.0
        worth = scores(text, salience=salience)
        ranks[count] = int((worth > worth[-1]).sum())

    assert ranks[low] == 0
    assert ranks[high] > 0


def test_a_page_of_twenty_sentences_is_ranked_by_all_features():
    text = "\n\n".join(f"The council decided on bridge {n} for {n}00 euros." for n in range(1, 25))
    plain = scores(text)

    unsure = scores(text, salience=np.zeros(len(plain)))

    np.testing.assert_allclose(unsure - unsure[0], plain - plain[0], atol=1e-6)


def test_what_only_points_elsewhere_counts_less():
    assert importance_weights().common[COLUMNS.index("unfit_pointer")] < -0.05
