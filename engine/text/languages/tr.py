"""Turkish."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="turkish",
    ordinals_have_stops=True,
)
