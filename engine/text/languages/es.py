"""Spanish."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords

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
    layout=LayoutWords(
        chapter_words=("capítulo",),
        references_headings=frozenset(("referencias", "bibliografía")),
        contents_headings=frozenset(("índice",)),
        abstract_labels=("resumen",),
        page_words=("página",),
        page_count_words=("de",),
        captions=("figura", "tabla"),
    ),
    name_particles=frozenset("de la del el".split()),
)
