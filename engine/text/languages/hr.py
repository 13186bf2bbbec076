"""Croatian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    endings=tuple("ovima evima ima ama oga ome ih im og om em oj ija ije iju a e i o u".split()),
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            akad dipl doc dr g gosp gđa ing mr prof sv
            """.split()
        ),
        bridges=frozenset(
            """
            br god npr o.g odn prev r rođ sl st str tab tel tj tzv ul umr ur usp v vidi čl
            """.split()
        ),
        before_names=frozenset(
            """
            d.d d.o.o n.e pr.kr
            """.split()
        ),
        closers=frozenset(
            """
            dr i.t.d itd mil mlrd sl
            """.split()
        ),
        small=frozenset(
            """
            akad dipl doc dr gosp gđa ing itd mil mlrd mr prof sv
            """.split()
        ),
    ),
)
