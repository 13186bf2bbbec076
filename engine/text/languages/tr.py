"""Turkish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="turkish",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            alb av doç dr gen gör hz mim müh op org prof sn uzm yrd öğr
            """.split()
        ),
        bridges=frozenset(
            """
            alm apt bkz bld blv bs bul böl c cad der dk ed fr fık haz ing krş lat ltd mad mah md
            müd no s san sf sn.y sok sy tab tel tic vb.g yak yy çev çiz örn şek şti
            """.split()
        ),
        before_names=frozenset(
            """
            a.ş m.s m.ö tl
            """.split()
        ),
        closers=frozenset(
            """
            ara ağu eki eyl haz kas mar may nis oca tem vb vd vdl vs şub
            """.split()
        ),
        small=frozenset(
            """
            alb av doç dr gör hz mim müh op org prof sn uzm vb vd vs yrd öğr
            """.split()
        ),
    ),
)
