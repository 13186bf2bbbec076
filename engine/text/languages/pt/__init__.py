"""Portuguese."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords, NumberWords
from engine.text.languages.pt.cues import CUES
from engine.text.languages.pt.genre import GENRE
from engine.text.languages.pt.rhetoric import RHETORIC

DATA = LanguageData(
    stemmer="portuguese",
    suspended_before=frozenset(("e", "ou")),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            arq cap cel d dep des dr dra dras drs eng engª exma exmo gen min mons prof profa profª
            sr sra sras srs sta sto
            """.split()
        ),
        bridges=frozenset(
            """
            adm al ap aprox apto art arts av bl cap cf const cód dec dpto ed eds ex fig figs hab inc
            jur km lg máx mín n nº núm obs org orgs p p.ex pp pág págs pç r res rod séc tel trad trav
            trib vol vs
            """.split()
        ),
        before_numbers=frozenset(
            """
            art cap pág págs vol
            """.split()
        ),
        before_names=frozenset(
            """
            a.c cia d.c ltda s.a
            """.split()
        ),
        closers=frozenset(
            """
            abr ago dez etc fev jan jul jun mai mar nov out set
            """.split()
        ),
        small=frozenset(
            """
            arq cel dr dra dras drs eng engª etc exma exmo prof profa profª sr sra sras srs
            """.split()
        ),
    ),
    layout=LayoutWords(
        section_words=tuple("capítulo parte seção secção artigo anexo título".split()),
        generic_headings=frozenset(
            (
                "introdução|resumo|conclusão|conclusões|métodos|resultados|discussão|referências|"
                "bibliografia|anexo|anexos|índice|sumário|prefácio|disposições gerais|disposições finais|"
                "definições|agradecimentos"
            ).split("|")
        ),
        open_words=frozenset(
            (
                "o a os as um uma de do da dos das em no na nos nas e ou por para com sem não que quem "
                "quando se onde pode podem poderá poderão deve devem deverá deverão"
            ).split()
        ),
        chapter_words=("capítulo",),
        references_headings=frozenset(("bibliografia",)),
        contents_headings=frozenset(("índice",)),
        page_words=("página",),
        page_count_words=("de",),
        captions=("figura",),
    ),
    name_particles=frozenset("de da".split()),
    linking_words=frozenset("de do da dos das".split()),
    infinitive_endings=("ar", "er", "ir"),
    determiners=frozenset(
        """
        o os as um uma uns umas ao à do da dos das no na nos nas este esta esse essa meu minha seu
        sua nosso nossa cada outro outra pelo pela
        """.split()
    ),
    cues=CUES,
    rhetoric=RHETORIC,
    numbers=NumberWords(
        months=tuple(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()
        ),
    ),
    genre=GENRE,
)
