"""French."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords, NumberWords
from engine.text.languages.fr.cues import CUES
from engine.text.languages.fr.genre import GENRE
from engine.text.languages.fr.rhetoric import RHETORIC

DATA = LanguageData(
    unmistakable=True,
    stemmer="french",
    elisions=tuple("[cdjlmnst] qu jusqu lorsqu puisqu".split()),
    suspended_before=frozenset(("et", "ou")),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            cdt col dr gal m me mgr mlle mlles mm mme mmes pr st ste stes sts
            """.split()
        ),
        bridges=frozenset(
            """
            adj adm al all ap approx apr art art.l av bd bld boul c.-à-d cad cf ch chap coll dir
            dép env ex faub fg fig hab i.e imp l max min n not p p.ex par pl pp qq qqch qqn resp
            rte réf sect sq suiv t trad tél vol vs éd éds
            """.split()
        ),
        before_numbers=frozenset(
            """
            art chap civ com crim fig h no n° pag soc t tab vol
            """.split()
        ),
        closers=frozenset(
            """
            avr déc etc fév févr jan janv juil nov oct sept
            """.split()
        ),
        small=frozenset(
            """
            cdt dr etc gal me mgr mlle mlles mm mme mmes pr ste stes sts
            """.split()
        ),
    ),
    layout=LayoutWords(
        section_words=tuple("chapitre partie section article annexe titre".split()),
        generic_headings=frozenset(
            (
                "introduction|résumé|conclusion|conclusions|contexte|méthodes|résultats|discussion|"
                "références|bibliographie|annexe|annexes|sommaire|préface|avant-propos|généralités|"
                "dispositions générales|dispositions finales|divers|remerciements"
            ).split("|")
        ),
        open_words=frozenset(
            (
                "le la les un une des de du d à au aux en et ou dans par pour sur avec sans ne pas que "
                "qui dont où si lorsque quand est sont peut peuvent doit doivent"
            ).split()
        ),
        chapter_words=("chapitre",),
        references_headings=frozenset(("références", "bibliographie")),
        contents_headings=frozenset(("table des matières", "sommaire")),
        abstract_headings=frozenset(("résumé",)),
        abstract_labels=("résumé",),
        page_count_words=("sur",),
        captions=("tableau",),
    ),
    name_particles=frozenset("de la le du".split()),
    linking_words=frozenset("de du des d à".split()),
    linking_articles=frozenset("la l".split()),
    infinitive_endings=("er", "ir", "oir", "ndre", "aître", "uire", "ttre"),
    determiners=frozenset(
        """
        le la les l un une du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos
        votre vos leur leurs chaque aucun aucune
        """.split()
    ),
    cues=CUES,
    rhetoric=RHETORIC,
    numbers=NumberWords(
        months=tuple(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
        ),
    ),
    genre=GENRE,
)
