"""Lithuanian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    ordinals_have_stops=True,
    stemmer="lithuanian",
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            doc dr p prof šv
            """.split()
        ),
        bridges=frozenset(
            """
            g gim kt.k lent mirė nr p pav plg psl pvz t.t t.y vad žr
            """.split()
        ),
        closers=frozenset(
            """
            ir.t.t kt mln mlrd pan
            """.split()
        ),
        small=frozenset(
            """
            doc dr prof šv
            """.split()
        ),
    ),
)
