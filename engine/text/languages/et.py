"""Estonian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    stemmer="estonian",
    ordinals_have_stops=True,
)
