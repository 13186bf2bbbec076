"""Dutch."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords, NumberWords
from engine.text.languages.nl.cues import CUES
from engine.text.languages.nl.rhetoric import RHETORIC

DATA = LanguageData(
    stemmer="dutch",
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            dhr dr drs ds hr ing ir jhr jkvr mevr mr mw prof rb st
            """.split()
        ),
        bridges=frozenset(
            """
            afb afl art artt bijl bijv blz bv ca circa cq d.w.z evt excl fig hfdst hfst i.p.v i.v.m
            incl jl jr.d m.a.w m.b.t m.n max min n.a.v n.v.t nl nr nrs o.a o.m ong p par pp resp
            t.a.v t.o.v tab tel vgl vs z.g.a.n zgn zog
            """.split()
        ),
        before_numbers=frozenset(
            """
            art blz hfdst nr
            """.split()
        ),
        before_names=frozenset(
            """
            b.v chr n.v
            """.split()
        ),
        closers=frozenset(
            """
            apr aug dec enz etc feb jan jul jun mld mln mrt nov okt sept
            """.split()
        ),
        small=frozenset(
            """
            dhr dr drs ds enz etc ing ir jhr jkvr mevr mld mln mr mw prof
            """.split()
        ),
    ),
    layout=LayoutWords(
        section_words=tuple("hoofdstuk deel paragraaf artikel bijlage".split()),
        generic_headings=frozenset(
            (
                "inleiding|samenvatting|conclusie|conclusies|achtergrond|methoden|resultaten|discussie|"
                "literatuur|bijlage|bijlagen|inhoud|voorwoord|algemene bepalingen|slotbepalingen|"
                "begripsbepalingen"
            ).split("|")
        ),
        open_words=frozenset(
            (
                "de het een van en of in op aan te voor met bij door tot niet dat die wie als indien "
                "wanneer waar is zijn wordt worden kan kunnen mag mogen moet moeten"
            ).split()
        ),
        page_words=("pagina",),
    ),
    name_particles=frozenset("van den der de".split()),
    cues=CUES,
    rhetoric=RHETORIC,
    numbers=NumberWords(
        months=tuple(
            "januari februari maart april mei juni juli augustus september oktober november december".split()
        ),
    ),
)
