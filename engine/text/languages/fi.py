"""Finnish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="finnish",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            hra ins maist nti prof rva toht tri
            """.split()
        ),
        bridges=frozenset(
            """
            alk ao ap em engl ent esim ip k klo ko ks lat ml mm n noin nro ns nyk oik os puh pvm
            ruots s saks sis siv synt t.s tn ts vas vrt
            """.split()
        ),
        before_names=frozenset(
            """
            e.kr eaa j.kr jaa kpl ky oy snt
            """.split()
        ),
        closers=frozenset(
            """
            helmi jms jne milj mrd tammi tms ym yms
            """.split()
        ),
        small=frozenset(
            """
            hra jms jne kpl maist milj mrd nti prof rva snt tms toht tri ym yms
            """.split()
        ),
    ),
)
