"""Portuguese."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords

DATA = LanguageData(
    stemmer="portuguese",
    suspended_before=frozenset(("e", "ou")),
    abbreviations=Abbreviations(
        titles=frozenset("sra dra dr".split()),
        before_numbers=frozenset("cap pág págs art vol".split()),
        closers=frozenset("etc".split()),
        small=frozenset("sra".split()),
    ),
    layout=LayoutWords(
        chapter_words=("capítulo",),
        references_headings=frozenset(("bibliografia",)),
        contents_headings=frozenset(("índice",)),
        page_words=("página",),
        page_count_words=("de",),
        captions=("figura",),
    ),
    name_particles=frozenset("de da".split()),
)
