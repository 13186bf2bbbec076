"""Spanish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="spanish",
    suspended_before=frozenset(("y", "o")),
    abbreviations=Abbreviations(
        titles=frozenset("sra srta dra ud uds dr".split()),
        bridges=frozenset("p.ej".split()),
        before_numbers=frozenset("núm pág págs cap tit art vol".split()),
        closers=frozenset("etc".split()),
        small=frozenset("sra".split()),
    ),
)
