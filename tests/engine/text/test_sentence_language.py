"""Which language a sentence of a mixed document is in."""

import pytest

from engine.text.sentence_language import language_of_sentence, shares_of_languages


@pytest.mark.parametrize(
    ("text", "document", "language"),
    [
        ("The mill was sold to the town after the flood of the spring.", "de", "en"),
        ("Die Mühle wurde nach der Flut an die Stadt verkauft, und sie steht heute leer.", "en", "de"),
        ("Le moulin a été vendu à la ville après la crue, et il est vide.", "en", "fr"),
        ("Мельница была продана городу после наводнения.", "en", "ru"),
        ("Млин було продано місту після повені, але він ще стоїть.", "ru", "uk"),
        ("磨坊在洪水之后卖给了镇政府。", "en", "zh"),
        ("水車小屋は町に売られました。", "en", "ja"),
        ("방앗간은 마을에 팔렸다.", "en", "ko"),
        ("หมู่บ้านขายโรงสีแล้ว", "en", "th"),
        ("چکی گاؤں کو بیچ دی گئی ہے اور اب وہ خالی ہے۔", "ar", "ur"),
        ("The contract for the house was signed by both of the parties.", "zh", "en"),
    ],
)
def test_a_sentence_in_another_language_is_told_from_the_document(text, document, language):
    assert language_of_sentence(text, document) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mill sold.", "de"),
        ("Intel Core Duo, Windows 10, Adobe Photoshop", "zh"),
        ("公司发布了 iPhone 15 手机", "zh"),
        ("The mill was sold to the town.", "en"),
        ("3.5 %", "hi"),
        ("Kitabu", "xx"),
    ],
)
def test_names_terms_and_short_sentences_are_in_the_language_of_the_document(text, language):
    assert language_of_sentence(text, language) == language


def test_the_languages_of_a_document_are_counted_by_their_letters():
    shares = shares_of_languages(
        ["The mill was sold to the town after the flood.", "磨坊在洪水之后卖给了镇政府，现在空着。"], "en"
    )

    assert list(shares) == ["en", "zh"]
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["zh"] > 0.3
