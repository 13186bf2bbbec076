"""What language a text is in."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000
SLICES = 10
LANGUAGES = (
    "en de fr es it pt nl sv da no fi pl cs sk hu ro hr sl et lv lt tr id vi ca sq eu gl is ga af sw "
    "ru uk be bg sr mk kk ar fa ur he hi mr ne bn el th ta te kn ml gu pa si ka hy am my km lo"
).split()


def find_language(text: str, declared: str = "") -> str:
    """Return the ISO 639-1 code of the language that most of the text is in, "und" if there is too little of it.

    What the file declares decides only where the text leaves it open.
    """
    sample = _sample(text)
    han = sum("\u3400" <= letter <= "\u9fff" for letter in sample)
    kana = sum("\u3041" <= letter <= "\u30ff" for letter in sample)
    hangul = sum("\uac00" <= letter <= "\ud7a3" for letter in sample)
    letters = sum(letter.isalpha() for letter in sample)
    asian = han + kana + hangul
    if asian >= 2 and 2 * asian >= letters - asian:
        if hangul > han + kana:
            return "ko"
        return "ja" if kana > asian / 10 else "zh"
    if letters < 8:
        return declared or "und"
    language: str = _identifier().classify(sample.lower())[0]
    return language


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    step = len(text) // SLICES
    return "\n".join(text[start : start + SAMPLE // SLICES] for start in range(0, step * SLICES, step))


@lru_cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
