"""Finnish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="finnish",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        before_numbers=frozenset(
            """
            taul s
            """.split()
        ),
        titles=frozenset(
            """
            dos fil hra ins maist nti prof rva toht toim tri
            """.split()
        ),
        bridges=frozenset(
            """
            alk ao ap em engl ent esim etel ip k klo ko ks lat länt ml mm n noin nro ns nyk oik
            os pohj puh pvm ruots s saks sis siv synt t.s taul tn ts vas vrt
            """.split()
        ),
        before_names=frozenset(
            """
            e.kr eaa ekr j.kr jaa jkr kpl ky oy snt
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
