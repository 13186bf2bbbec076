"""Czech."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="czech",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        bridges=frozenset("tj tzv".split()),
        before_numbers=frozenset("str".split()),
    ),
)
