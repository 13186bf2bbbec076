"""Russian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="russian",
    abbreviations=Abbreviations(
        titles=frozenset("проф акад им св ул г-н г-жа".split()),
        bridges=frozenset("т.е т.н см ср напр в.т.ч".split()),
        before_numbers=frozenset("рис табл стр гл п пп ст кн т".split()),
        closers=frozenset("и.т.д т.д т.п др тыс млн млрд руб коп г гг в вв".split()),
    ),
)
