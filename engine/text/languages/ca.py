"""Catalan."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    stemmer="catalan",
    elisions=("[dlmnst]",),
)
