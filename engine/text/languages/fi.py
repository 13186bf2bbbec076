"""Finnish."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="finnish",
    ordinals_have_stops=True,
)
