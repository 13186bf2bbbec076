"""Italian."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords

DATA = LanguageData(
    unmistakable=True,
    stemmer="italian",
    elisions=tuple("[cdlmnst] dell all dall nell sull un quest quell".split()),
    suspended_before=frozenset(("e", "o")),
    abbreviations=Abbreviations(
        titles=frozenset("dott sig dr prof".split()),
        bridges=frozenset("p.es cioè".split()),
        before_numbers=frozenset("cap tit pag pagg art vol".split()),
        closers=frozenset("ecc mln mld".split()),
        small=frozenset("sig dott".split()),
    ),
    layout=LayoutWords(
        references_headings=frozenset(("bibliografia",)),
        page_words=("pagina",),
        captions=("figura",),
    ),
    name_particles=frozenset("di da del la".split()),
)
