"""Latvian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    endings=tuple("iem ām ās am as ai ie us is ā a e i s š u".split()),
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            dr prof
            """.split()
        ),
        bridges=frozenset(
            """
            apm att iel lpp nod nr piem sk t.i t.s tab
            """.split()
        ),
        closers=frozenset(
            """
            tml u.c utt
            """.split()
        ),
        small=frozenset(
            """
            dr prof
            """.split()
        ),
    ),
)
