"""Polish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="polish",
    unmistakable=True,
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        bridges=frozenset("np tzn tj tzw".split()),
        before_numbers=frozenset("str rys nr art".split()),
        closers=frozenset("itd itp mln mld".split()),
    ),
)
