"""Nepali."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    stemmer="nepali",
)
