"""Polish."""

from engine.text.language_data import Abbreviations, LanguageData
from engine.text.languages.pl.rhetoric import RHETORIC

DATA = LanguageData(
    stemmer="polish",
    unmistakable=True,
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            abp adw bp dr gen hab inż kpt ks lek med mgr mjr o p pp ppłk prof płk s śp św
            """.split()
        ),
        bridges=frozenset(
            """
            ang art ca cz ds dz fig franc gm godz in.in jw m.in maks min niem np nr ok oprac par
            pkt pl pn pot pow poz płd płn r ros rozdz rys s sek str t tab tel tj tys tzn tzw tłum
            ul ur ust wg woj wsch ww wyd właśc zach zm zob zw łac śr
            """.split()
        ),
        before_numbers=frozenset(
            """
            art nr rys str
            """.split()
        ),
        before_names=frozenset(
            """
            al egz gr im n.e os p.n.e por red szt zł
            """.split()
        ),
        closers=frozenset(
            """
            etc itd itp mld mln
            """.split()
        ),
        small=frozenset(
            """
            abp adw al bp dr egz etc gr im inż itd itp kpt ks mgr mjr mld mln os por pp ppłk prof
            płk red szt zł śp św
            """.split()
        ),
    ),
    rhetoric=RHETORIC,
)
