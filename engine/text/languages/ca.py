"""Catalan."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="catalan",
    elisions=("[dlmnst]",),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            dr dra mn prof sr sra srs st sta
            """.split()
        ),
        bridges=frozenset(
            """
            aprox art av c cap cf ed ex fig núm p p.ex pg pl pp pàg tel vol
            """.split()
        ),
        closers=frozenset(
            """
            etc
            """.split()
        ),
        small=frozenset(
            """
            dr dra mn prof sr sra srs
            """.split()
        ),
    ),
    linking_words=frozenset("de del dels d".split()),
    linking_articles=frozenset("la l les".split()),
)
