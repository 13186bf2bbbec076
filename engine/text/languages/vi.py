"""Vietnamese."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            bs cn cty gs gs.ts h hđnd ks ls nsnd nsưt p pgs pgs.ts q tand thpt ths tp ts tt tx ubnd
            vks đ.c đh
            """.split()
        ),
        bridges=frozenset(
            """
            nxb ss sđd số tl tr vd xb đt
            """.split()
        ),
        closers=frozenset(
            """
            v.v vv
            """.split()
        ),
        small=frozenset(
            """
            bs cn gs gs.ts ks ls nsnd nsưt pgs pgs.ts ths tp ts tt tx v.v vv đ.c
            """.split()
        ),
    ),
    unmistakable=True,
)
