"""Hungarian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="hungarian",
    ordinals_have_stops=True,
)
