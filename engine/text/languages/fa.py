"""Persian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    stemmer="persian",
)
