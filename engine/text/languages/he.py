"""Hebrew."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("ים ות יות".split()),
)
