"""French."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords

DATA = LanguageData(
    unmistakable=True,
    stemmer="french",
    elisions=tuple("[cdjlmnst] qu jusqu lorsqu puisqu".split()),
    suspended_before=frozenset(("et", "ou")),
    abbreviations=Abbreviations(
        titles=frozenset("mme mlle dr".split()),
        bridges=frozenset("p.ex cf".split()),
        before_numbers=frozenset("chap art vol".split()),
        closers=frozenset("etc".split()),
    ),
    layout=LayoutWords(
        chapter_words=("chapitre",),
        references_headings=frozenset(("références", "bibliographie")),
        contents_headings=frozenset(("table des matières", "sommaire")),
        abstract_headings=frozenset(("résumé",)),
        abstract_labels=("résumé",),
        page_count_words=("sur",),
        captions=("tableau",),
    ),
    name_particles=frozenset("de la le du".split()),
)
