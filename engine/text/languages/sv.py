"""Swedish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="swedish",
    abbreviations=Abbreviations(
        before_numbers=frozenset(
            """
            avsn
            """.split()
        ),
        titles=frozenset(
            """
            doc dr fr frk hr ing kand prof
            """.split()
        ),
        bridges=frozenset(
            """
            ang art avs avsn bil bl.a ca cirka d.v.s dvs dåv enl ev exkl f f.d f.ö fig forts fr.o.m
            inkl jfr jmf kap kl m.a.o milj mkt nr nuv o.d p.g.a pga resp s s.k sek sid st t.ex t.o.m
            tab tel äv
            """.split()
        ),
        before_names=frozenset(
            """
            e.kr f.kr kr mdkr mnkr tkr
            """.split()
        ),
        closers=frozenset(
            """
            apr aug dec etc feb jan jul jun m.fl m.m mar nov o.s.v okt osv sept
            """.split()
        ),
        small=frozenset(
            """
            dr etc fr frk ing kand kr osv prof
            """.split()
        ),
    ),
)
