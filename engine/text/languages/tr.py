"""Turkish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="turkish",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        before_numbers=frozenset(
            """
            tab böl kıs
            """.split()
        ),
        titles=frozenset(
            """
            alb av dan doç dr ecz gen gör hz kont kur mim müh op op.dr org prof sn uzm yrd yük öğr
            """.split()
        ),
        bridges=frozenset(
            """
            alm apt bkz bld blv bs bul böl c cad der dk düş ed fak fr fık haz ing krş kıs lat ltd mad
            mah md müd no s san sf sn.y sok sy sıc tab tel tic vb.g yak yy çev çiz örn üniv şek şti
            """.split()
        ),
        before_names=frozenset(
            """
            a.ş m.s m.ö
            """.split()
        ),
        closers=frozenset(
            """
            ara ağu eki eyl haz kas mar may nis oca tem vb vd vdl vs şub
            """.split()
        ),
        small=frozenset(
            """
            alb av dan doç dr ecz gör hz kont kur mim müh op op.dr org prof sn uzm vb vd vs yrd yük
            öğr
            """.split()
        ),
    ),
)
