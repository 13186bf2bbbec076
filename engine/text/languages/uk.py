"""Ukrainian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple(
        "ами ями ого ому ими іми ій ої ою ею ах ях ів їв ий им их "
        "ам ям ом ем єю а я у ю и і ї о е є ь й".split()
    ),
)
