from engine.core.document import DocumentKind
from engine.core.options import Length, LengthUnit
from engine.core.results import Ranking
from engine.ranking.extractive_summary import key_sentences
from engine.ranking.story_ending import ending_start, without_ending

STORY = " ".join(f"The wolf ran through wood number {number}." for number in range(10, 30))
FICTION = DocumentKind.FICTION


def ranked_from_the_end(document):
    count = len(document.sentences)
    return Ranking(tuple(reversed(range(count))), (0.5,) * count)


def summary(document, count, *, hide_ending, kind=FICTION):
    length = Length(LengthUnit.SENTENCES, count)
    ranking = ranked_from_the_end(document)
    return key_sentences(document, ranking, length, "graph", kind, hide_ending=hide_ending).sentences


def test_the_last_tenth_of_a_story_is_its_ending(make_document):
    document = make_document(STORY)

    assert ending_start(document, FICTION) == 18
    assert [each.is_ending for each in summary(document, 3, hide_ending=False)] == [False, True, True]


def test_another_document_has_no_ending(make_document):
    document = make_document(STORY)

    assert ending_start(document, DocumentKind.LAW) == ending_start(document, None) == 20
    found = summary(document, 3, hide_ending=True, kind=DocumentKind.LAW)
    assert found == summary(document, 3, hide_ending=False, kind=DocumentKind.LAW)


def test_a_hidden_ending_is_not_quoted_and_the_shorter_summary_is_part_of_the_longer(make_document):
    document = make_document(STORY)
    before = ()
    for count in range(1, 12):
        found = summary(document, count, hide_ending=True)
        assert len(found) == count
        assert not any(each.is_ending for each in found)
        assert set(before) <= set(found)
        before = found


def test_a_few_sentences_have_no_ending(make_document):
    document = make_document("The wolf ran through the wood.")

    assert without_ending(document, ranked_from_the_end(document), FICTION).order == (0,)
    assert without_ending(make_document("…"), Ranking((), ()), FICTION).order == ()
