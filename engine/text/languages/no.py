"""Norwegian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="norwegian",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            cand dr frk fru hr ing mag prof st
            """.split()
        ),
        bridges=frozenset(
            """
            ang art bl.a ca cirka d.v.s dvs ekskl evt f.eks f.o.m fig hhv ifm iht inkl jf jfr kap
            kl maks mht nr nåv pga pkt s stk t.o.m tab tidl tlf vedr
            """.split()
        ),
        before_names=frozenset(
            """
            e.kr f.kr kr min
            """.split()
        ),
        closers=frozenset(
            """
            apr aug des etc feb jan jul jun m.fl m.m m.v mar mill mrd nov o.s.v okt osv sept
            """.split()
        ),
        small=frozenset(
            """
            cand dr etc frk fru ing kr mill min mrd osv prof
            """.split()
        ),
    ),
)
