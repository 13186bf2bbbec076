"""Each name, date and amount is listed once, with all its places."""

from engine.extraction.entities import EntityKind, find_entities
from tests.support.markdown import document_from_markdown

GATE = document_from_markdown(
    "# Gate\n\nThe keeper Anna Lindholm opened the gate on 5 March 2024. It cost $41 million. Water rose. "
    "The town paid Lindholm $200, and Lindholm left for Zanzibar. Nobody likes high water or a keeper."
)
CLOVES = document_from_markdown(
    "The ships of Zanzibar carry cloves. They sail on 2024-03-05 for $41 million."
)


def listed(documents, kind):
    return {one.text: one for one in find_entities(documents, [kind])}


def test_a_surname_counts_for_the_full_name_that_was_said_before():
    names = listed([GATE], EntityKind.NAME)

    assert "Lindholm" not in names
    written = [GATE.quote(mention.span) for mention in names["Anna Lindholm"].mentions]
    assert written == ["Anna Lindholm", "Lindholm", "Lindholm"]


def test_a_word_that_has_a_capital_letter_only_at_the_beginning_of_sentences_is_no_name():
    assert set(listed([GATE], EntityKind.NAME)) == {"Anna Lindholm", "Zanzibar"}


def test_what_several_documents_have_comes_first():
    entities = find_entities([GATE, CLOVES], [EntityKind.NAME])

    assert (entities[0].text, entities[0].documents) == ("Zanzibar", 2)
    assert [mention.document for mention in entities[0].mentions] == [0, 1]


def test_a_date_is_one_however_it_is_written():
    (date,) = find_entities([GATE, CLOVES], [EntityKind.DATE])

    assert date.documents == 2


def test_amounts_are_told_apart_by_their_figures():
    assert {text: len(one.mentions) for text, one in listed([GATE, CLOVES], EntityKind.AMOUNT).items()} == {
        "$41 million": 2,
        "$200": 1,
    }


def test_chinese_phrases_are_no_persons():
    document = document_from_markdown(
        "应当采取措施，建立健全制度，开展宣传教育。北京大学的王小明和李华参观了中华人民共和国的博物馆。"
    )
    names = set(listed([document], EntityKind.NAME))

    assert {"王小明", "中华人民共和国"} <= names
    assert names.isdisjoint({"采取措施", "建立健全", "宣传教育"})


def test_german_nouns_are_no_names_and_names_of_two_words_are():
    document = document_from_markdown(
        "Gestern hat der Leiter das Haus der Kinder geöffnet. "
        "Dann kam Anna Lindholm mit einem Koffer und einer Uhr."
    )
    assert document.language == "de"
    assert set(listed([document], EntityKind.NAME)) == {"Anna Lindholm"}


def test_no_document_has_no_entities():
    assert find_entities([]) == ()
