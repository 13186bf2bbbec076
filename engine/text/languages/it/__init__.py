"""Italian."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords, NumberWords
from engine.text.languages.it.cues import CUES
from engine.text.languages.it.genre import GENRE
from engine.text.languages.it.rhetoric import RHETORIC

DATA = LanguageData(
    unmistakable=True,
    stemmer="italian",
    elisions=tuple("[cdlmnst] dell all dall nell sull un quest quell".split()),
    suspended_before=frozenset(("e", "o")),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            arch avv cap cav col comm don dott dott.ssa dr gen geom ing mons on prof prof.ssa rag s
            san sen sig sig.na sig.ra sigg ss
            """.split()
        ),
        bridges=frozenset(
            """
            all art artt c.so ca cap cfr cioè circa cit co d.l d.lgs d.p.r ecc.te ed eds es es.no
            fig figg l lett loc max min n nn num op p p.es p.zza pag pagg par pp reg rif sec sez
            tab tel tit v v.le vol voll
            """.split()
        ),
        before_numbers=frozenset(
            """
            art cap pag pagg tit vol
            """.split()
        ),
        before_names=frozenset(
            """
            a.c d.c s.p.a s.r.l spa srl
            """.split()
        ),
        closers=frozenset(
            """
            ago apr dic ecc feb gen giu lug mag mar mld mln nov ott sett
            """.split()
        ),
        small=frozenset(
            """
            arch avv cav comm dott dott.ssa dr ecc geom ing mld mln on prof prof.ssa rag sig
            sig.na sig.ra sigg ss
            """.split()
        ),
    ),
    layout=LayoutWords(
        open_words=frozenset(
            (
                "il lo la i gli le un una di del della dei delle a al alla in e o per con senza non che "
                "chi quando se dove può possono deve devono"
            ).split()
        ),
        references_headings=frozenset(("bibliografia",)),
        page_words=("pagina",),
        captions=("figura",),
    ),
    name_particles=frozenset("di da del la".split()),
    linking_words=frozenset("di del dello della dei degli delle dell d".split()),
    infinitive_endings=("are", "ere", "ire", "arre", "orre", "urre"),
    determiners=frozenset(
        """
        il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle
        all nel nella nei nelle dal dalla sul sulla questo questa quel quella ogni mio mia tuo tua suo
        sua nostro nostra
        """.split()
    ),
    cues=CUES,
    rhetoric=RHETORIC,
    numbers=NumberWords(
        months=tuple(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
            "novembre dicembre".split()
        ),
    ),
    genre=GENRE,
)
