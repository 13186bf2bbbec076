"""Estonian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="estonian",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            dr hr pr prof
            """.split()
        ),
        bridges=frozenset(
            """
            ca jn lk nr nt ptk s.t sh st tel tn u umbes vt
            """.split()
        ),
        closers=frozenset(
            """
            jms jne jt
            """.split()
        ),
        small=frozenset(
            """
            dr pr prof
            """.split()
        ),
    ),
)
