"""Russian."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords

DATA = LanguageData(
    stemmer="russian",
    abbreviations=Abbreviations(
        titles=frozenset("проф акад им св ул г-н г-жа".split()),
        bridges=frozenset("т.е т.н см ср напр в.т.ч".split()),
        before_numbers=frozenset("рис табл стр гл п пп ст кн т".split()),
        closers=frozenset("и.т.д т.д т.п др тыс млн млрд руб коп г гг в вв".split()),
    ),
    layout=LayoutWords(
        chapter_words=("глава",),
        references_headings=frozenset(("список литературы", "литература")),
        contents_headings=frozenset(("содержание", "оглавление")),
        page_words=(r"стр\.?",),
        captions=(r"рис\.", "рисунок", "таблица"),
    ),
)
