"""Slovak."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    endings=tuple("ami och ých ým ého ému ými ov ou om am mi á é í ý a e i o u y".split()),
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        before_numbers=frozenset(
            """
            odd tab obr kap ods čl
            """.split()
        ),
        titles=frozenset(
            """
            akad arch bc doc dr gen ing judr kap kpt mgr mjr mudr npor p phdr plk poruč prof
            sv
            """.split()
        ),
        bridges=frozenset(
            """
            angl ca cca cit ed fr hl kap kupr lat max min najmä napr nar nem nám obr obyv odd ods
            parc porov pozn pozri príp písm resp rozh roč s sp sp.zn st str sv t.j tab tel tis tj tr
            tzn tzv ul ust vrát vyd vyhl zn zomr zák č čl čís
            """.split()
        ),
        before_names=frozenset(
            """
            a.s hod n.l s.r.o
            """.split()
        ),
        closers=frozenset(
            """
            apod atď etc mil mld pod
            """.split()
        ),
        small=frozenset(
            """
            akad apod atď bc doc dr hod ing judr kpt mgr mil mjr mld mudr phdr plk pod prof sv
            """.split()
        ),
    ),
)
