"""Vietnamese."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    unmistakable=True,
)
