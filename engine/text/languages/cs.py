"""Czech."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="czech",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            adv akad arch bc dipl.ing doc dr gen ing judr kap kpt mgr mjr mudr npor p
            phdr plk poruč prof pí rndr sv
            """.split()
        ),
        bridges=frozenset(
            """
            angl ca cca cit ed event fr hl ing.arch kap kupř lat max mil.d min mj ml.l např nar nám
            něm obr odd ods odst okr parc popř porov pozn písm příp resp rozh rozs roč s sp sp.zn
            srov st str sv tab tel tis tj tzn tzv tř ul ust viz vl vyd vyhl vč zejm zemř zn zák č čl
            čís ř
            """.split()
        ),
        before_numbers=frozenset(
            """
            kap obr odd odst str tab čl
            """.split()
        ),
        before_names=frozenset(
            """
            a.s hod l n.l př.n.l s.r.o
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
