"""Basque."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    ordinals_have_stops=True,
    stemmer="basque",
)
