"""Ukrainian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            акад вул ген д-р доц м майор наб о п пл полк пров просп проф с св смт ім інж
            """.split()
        ),
        bridges=frozenset(
            """
            англ бл буд вид вип гл грец див кв кн корп лат напр нар нім обл оф п пер пом пор пп
            прибл р-н ред рис розд ст стор т т.з т.зв табл тел тобто упоряд фр ч №
            """.split()
        ),
        before_names=frozenset(
            """
            до.н.е н.е ім
            """.split()
        ),
        closers=frozenset(
            """
            берез верес грн груд жовт квіт коп лип листоп лют млн млрд р рр серп січ т.д т.п тис
            трав трлн черв і.т.д ін
            """.split()
        ),
        small=frozenset(
            """
            акад вул ген грн д-р доц коп майор млн млрд наб пл полк пров просп проф св смт тис
            трлн ім ін інж
            """.split()
        ),
    ),
    endings=tuple(
        "ами ями ого ому ими іми ій ої ою ею ах ях ів їв ий им их "
        "ам ям ом ем єю а я у ю и і ї о е є ь й".split()
    ),
)
