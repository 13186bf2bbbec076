"""Romanian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="romanian",
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            acad arh av col conf cpt d-l d-na dl dna dr dra gen ing lect prof sf
            """.split()
        ),
        bridges=frozenset(
            """
            alin ap aprox art bd bl cap cca cf com ed et ex excl fig incl jud lit loc m.a nr p pag
            pct pp sc str tab tel v vol
            """.split()
        ),
        before_names=frozenset(
            """
            d.hr s.a s.r.l î.hr
            """.split()
        ),
        closers=frozenset(
            """
            apr aug dec etc feb ian iul iun mar mil mld noiem oct s.a.m.d sept ș.a.m.d
            """.split()
        ),
        small=frozenset(
            """
            acad arh av conf cpt d-l d-na dl dna dr dra etc ing lect mil mld prof sf
            """.split()
        ),
    ),
)
