"""Danish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="danish",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            cand dr fr frk hr ing mag prof sct skt
            """.split()
        ),
        bridges=frozenset(
            """
            advo ang art ass bl.a ca cirka d.d d.v.s dvs ekskl evt f.eks f.o.m fig fx hhv ifm inkl
            jf jvf kap kl lb max mht mul mv.f nr p.gr.a pct pga pkt s s.u stk t.o.m tab tlf vedr
            """.split()
        ),
        before_names=frozenset(
            """
            e.kr f.kr kr min st
            """.split()
        ),
        closers=frozenset(
            """
            apr aug dec etc feb jan jul jun m.fl m.m m.v mar mia mio nov o.s.v okt osv sept
            """.split()
        ),
        small=frozenset(
            """
            cand dr etc fr frk ing kr mia min mio osv prof sct skt
            """.split()
        ),
    ),
)
