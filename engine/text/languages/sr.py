"""Serbian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    stemmer="serbian",
    ordinals_have_stops=True,
)
