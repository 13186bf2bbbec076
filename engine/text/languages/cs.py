"""Czech."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="czech",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            akad arch bc doc dr gen ing judr kpt mgr mjr mudr npor p phdr plk prof pí rndr sv
            """.split()
        ),
        bridges=frozenset(
            """
            angl ca cca ed event fr hl kap kupř lat max mil.d min mj ml.l např nar nám něm obr
            odst okr popř písm příp resp roč s srov st str sv tab tel tis tj tzv tř ul viz vyd vč
            zejm zemř zn č čís ř
            """.split()
        ),
        before_numbers=frozenset(
            """
            str
            """.split()
        ),
        before_names=frozenset(
            """
            a.s hod kč l n.l př.n.l s.r.o
            """.split()
        ),
        closers=frozenset(
            """
            aj apod atd etc mil mld
            """.split()
        ),
        small=frozenset(
            """
            aj akad apod atd bc doc dr hod ing judr kpt mgr mil mjr mld mudr npor phdr plk prof pí
            rndr sv
            """.split()
        ),
    ),
)
