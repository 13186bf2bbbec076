"""Lists of function words."""

import pytest

from engine.text.language_detection import LANGUAGES_OF_SCRIPT
from engine.text.stop_words import stopwords, without_points

LISTED = ["bg", "be", "sk", "sw", "ms", "bn", "ta", "ur", "th", "he", "hr", "sr", "mr", "ne", "te"]


@pytest.mark.parametrize("language", [*LISTED, *LANGUAGES_OF_SCRIPT["arabic"][:3], "hi", "ja", "ko", "ru"])
def test_a_language_has_a_list_of_its_function_words(language):
    assert len(stopwords(language)) >= 60


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Росси\u0301я", "Россия"),
        ("бои\u0306", "бой"),
        ("cafe\u0301", "café"),
        ("كَتَبَ", "كتب"),
        ("שָׁלוֹם", "שלום"),
        ("Ver\u00adtrag", "Vertrag"),
        ("हिन्दी", "हिन्दी"),
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_points_that_only_help_to_pronounce_are_left_out(written, plain):
    assert without_points(written) == plain
