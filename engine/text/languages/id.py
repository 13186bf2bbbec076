"""Indonesian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="indonesian",
    abbreviations=Abbreviations(
        before_numbers=frozenset(
            """
            rt rw
            """.split()
        ),
        titles=frozenset(
            """
            bpk brigjen dr dra drs h hj ir jend kapt kh kol letjen mayjen nn ny prof sdr sdri tn
            yth
            """.split()
        ),
        bridges=frozenset(
            """
            a.n bdk cv d.a dgn dkk.d gbr gg h hlm jl jln jt kab kec kel lih mis no prov ps pt rp rt
            rw spt tab tel telp tgl tlp tsb ttg u.b yg
            """.split()
        ),
        before_names=frozenset(
            """
            m.hum m.sc m.si s.e s.h s.pd tbk
            """.split()
        ),
        closers=frozenset(
            """
            agu apr des dkk dll dsb dst feb jan jul jun mar nov okt sep
            """.split()
        ),
        small=frozenset(
            """
            bpk brigjen dkk dll dr dra drs dsb dst hj ir jend kapt kh kol letjen mayjen nn ny prof
            sdr sdri tn yth
            """.split()
        ),
    ),
)
