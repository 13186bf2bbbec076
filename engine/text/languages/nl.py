"""Dutch."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords

DATA = LanguageData(
    stemmer="dutch",
    abbreviations=Abbreviations(
        titles=frozenset("mevr dhr dr drs".split()),
        bridges=frozenset("bijv bv o.a d.w.z m.b.t t.o.v".split()),
        before_numbers=frozenset("blz nr art".split()),
        closers=frozenset("enz".split()),
        small=frozenset("dhr".split()),
    ),
    layout=LayoutWords(
        page_words=("pagina",),
    ),
    name_particles=frozenset("van den der de".split()),
)
