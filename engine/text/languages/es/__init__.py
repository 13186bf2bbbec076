"""Spanish."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords, NumberWords
from engine.text.languages.es.cues import CUES
from engine.text.languages.es.genre import GENRE
from engine.text.languages.es.rhetoric import RHETORIC

DATA = LanguageData(
    stemmer="spanish",
    suspended_before=frozenset(("y", "o")),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            arq cap cnel d da don dr dra drs dª dña excma excmo fr gral ilma ilmo ing lic mons
            prof profa sr sra sras sres srta sta sto ud uds vd vds
            """.split()
        ),
        bridges=frozenset(
            """
            aa adj admón ap aprox art arts at av avd avda ayto c cap caps cc cf cfr const ctra cía
            cód dcha dec depto dir doct dpto dto ed edit eds ee ej fdo ff fig ibíd id izq izqda jj
            jur máx mín n.º nº núm núms p p.ej pl plza pp prod prov pza pág págs párr rr ss
            tel teléf tfno trad trib urb vid vol vols
            """.split()
        ),
        before_numbers=frozenset(
            """
            art cap núm pág págs tit vol
            """.split()
        ),
        before_names=frozenset(
            """
            a.c d.c oo s.a s.l uu
            """.split()
        ),
        closers=frozenset(
            """
            abr ago dic ene etc feb jul jun mar may nov oct sept
            """.split()
        ),
        small=frozenset(
            """
            arq cnel da dr dra drs dª dña etc excma excmo fr gral ilma ilmo ing lic prof profa sr
            sra sras sres srta ud uds vd vds
            """.split()
        ),
    ),
    layout=LayoutWords(
        section_words=tuple("capítulo parte sección artículo anexo título".split()),
        generic_headings=frozenset(
            (
                "introducción|resumen|conclusión|conclusiones|antecedentes|métodos|resultados|discusión|"
                "referencias|bibliografía|anexo|anexos|índice|prólogo|disposiciones generales|"
                "disposiciones finales|definiciones|agradecimientos"
            ).split("|")
        ),
        open_words=frozenset(
            (
                "el la los las un una de del a al en y o u por para con sin no que quien quienes cuando "
                "si donde se ser puede pueden podrá podrán debe deben deberá deberán"
            ).split()
        ),
        chapter_words=("capítulo",),
        references_headings=frozenset(("referencias", "bibliografía")),
        contents_headings=frozenset(("índice",)),
        abstract_labels=("resumen",),
        page_words=("página",),
        page_count_words=("de",),
        captions=("figura", "tabla"),
    ),
    name_particles=frozenset("de la del el".split()),
    linking_words=frozenset("de del a por".split()),
    linking_articles=frozenset("la los las".split()),
    infinitive_endings=("ar", "er", "ir"),
    determiners=frozenset(
        """
        el la los las un una unos unas al del este esta estos estas ese esa mi tu su sus nuestro
        nuestra cada otro otra todo toda
        """.split()
    ),
    cues=CUES,
    rhetoric=RHETORIC,
    numbers=NumberWords(
        months=tuple(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
        ),
    ),
    genre=GENRE,
)
