"""Serbian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="serbian",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            akad dr g gđa ing mr prof sv акад г др инж мр проф св
            """.split()
        ),
        bridges=frozenset(
            """
            br npr odn sl st str tj tzv čl бр нпр одн сл ст стр тзв тј ул чл
            """.split()
        ),
        closers=frozenset(
            """
            itd итд
            """.split()
        ),
        small=frozenset(
            """
            akad dr gđa ing mr prof sv акад др инж мр проф св
            """.split()
        ),
    ),
)
