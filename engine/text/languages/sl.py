"""Slovenian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    endings=tuple("ami ega emu imi ih im om em ov ev a e i o u".split()),
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            akad doc dr g ga ing mag prof sv
            """.split()
        ),
        bridges=frozenset(
            """
            gl npr oz prev prim roj sl str t.i tab tel tj ul umr ur čl št
            """.split()
        ),
        before_names=frozenset(
            """
            d.d d.o.o
            """.split()
        ),
        closers=frozenset(
            """
            idr ipd itd mio mrd
            """.split()
        ),
        small=frozenset(
            """
            akad doc dr ga idr ing ipd itd prof sv
            """.split()
        ),
    ),
)
