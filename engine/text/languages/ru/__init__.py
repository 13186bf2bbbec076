"""Russian."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords
from engine.text.languages.ru.cues import CUES
from engine.text.languages.ru.genre import GENRE
from engine.text.languages.ru.rhetoric import RHETORIC

DATA = LanguageData(
    stemmer="russian",
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            адм акад г-жа г-н ген гр д-р доц им инж кап майор наб о-в пер пл полк пр просп проф св
            тов ул
            """.split()
        ),
        bridges=frozenset(
            """
            англ букв в.т.ч вып гл греч д дер изд илл кв кн корп лат макс мин напр нем обл ок оф п
            пер пос пп прим р-н разд ред рис род см собр сост соч ср ст стр т т.е т.к т.н т.о табл
            тел ум урожд фр цит ч №
            """.split()
        ),
        before_numbers=frozenset(
            """
            гл кн п пп рис ст стр т табл
            """.split()
        ),
        before_names=frozenset(
            """
            до.н.э им н.э
            """.split()
        ),
        closers=frozenset(
            """
            авг апр в вв г гг дек др и.т.д коп млн млрд нояб окт пр руб сент т.д т.п трлн тыс февр
            янв
            """.split()
        ),
        small=frozenset(
            """
            адм акад г-жа г-н ген гр д-р доц др им инж кап коп майор млн млрд наб о-в пер пл полк
            пр просп проф руб св тов трлн тыс ул
            """.split()
        ),
    ),
    layout=LayoutWords(
        chapter_words=("глава",),
        section_words=tuple("глава часть раздел статья приложение".split()),
        generic_headings=frozenset(
            (
                "введение|заключение|выводы|аннотация|содержание|оглавление|предисловие|литература|"
                "список литературы|приложение|приложения|методы|результаты|обсуждение|общие положения|"
                "заключительные положения|определения|определения и краткий обзор|краткий обзор|обзор"
            ).split("|")
        ),
        references_headings=frozenset(("список литературы", "литература")),
        contents_headings=frozenset(("содержание", "оглавление")),
        page_words=(r"стр\.?",),
        captions=(r"рис\.", "рисунок", "таблица"),
    ),
    cues=CUES,
    rhetoric=RHETORIC,
    genre=GENRE,
)
