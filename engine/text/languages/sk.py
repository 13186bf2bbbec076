"""Slovak."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    endings=tuple("ami och ých ým ého ému ými ov ou om am mi á é í ý a e i o u y".split()),
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            akad arch bc doc dr gen ing judr kpt mgr mjr mudr p phdr plk prof sv
            """.split()
        ),
        bridges=frozenset(
            """
            angl ca cca ed fr kap kupr lat max min najmä napr nar nem nám obr ods porov pozri príp
            písm resp roč s str sv tab tel tis tj tr tzv ul vrát vyd zomr č čís
            """.split()
        ),
        before_names=frozenset(
            """
            a.s eur hod n.l s.r.o sk
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
