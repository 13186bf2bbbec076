"""Portuguese."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="portuguese",
    suspended_before=frozenset(("e", "ou")),
    abbreviations=Abbreviations(
        titles=frozenset("sra dra dr".split()),
        before_numbers=frozenset("cap pág págs art vol".split()),
        closers=frozenset("etc".split()),
        small=frozenset("sra".split()),
    ),
)
