"""Norwegian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="norwegian",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        bridges=frozenset("dvs bl.a".split()),
        closers=frozenset("osv".split()),
    ),
)
