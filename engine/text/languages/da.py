"""Danish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="danish",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        before_numbers=frozenset(
            """
            afsn fig kap nr stk tab s
            """.split()
        ),
        titles=frozenset(
            """
            adv cand cand.jur cand.mag civ.ing dir dr fhv fr frk hr ing kgs kst lekt mag overl
            prof sct sgt skt
            """.split()
        ),
        bridges=frozenset(
            """
            advo afsn ang art ass bl.a ca cirka d.d d.v.s dvs eks ekskl evt f.eks f.o.m fhv fig fx
            henv hhv ibid iflg ifm inkl jf jvf jvnf kap kl lb max mht mul mv.f nr p.gr.a pct pga
            pkt s s.u sml stk t.o.m tab tilsv tlf udg vedr vejl årg
            """.split()
        ),
        before_names=frozenset(
            """
            e.kr f.kr min st
            """.split()
        ),
        closers=frozenset(
            """
            apr aug dec etc feb jan jul jun kr m.fl m.m m.v mar mia mio nov o.s.v okt osv sept
            """.split()
        ),
        small=frozenset(
            """
            cand cand.jur cand.mag dr etc fr frk ing kr lekt mia min mio osv prof sct skt
            """.split()
        ),
    ),
)
