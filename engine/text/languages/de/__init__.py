"""German."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords, NumberWords
from engine.text.languages.de.cues import CUES
from engine.text.languages.de.genre import GENRE
from engine.text.languages.de.rhetoric import RHETORIC

DATA = LanguageData(
    unmistakable=True,
    stemmer="german",
    ordinals_have_stops=True,
    speech_verbs=("fragte", "sagte", "rief"),
    suspended_before=frozenset(("und", "oder", "bis")),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            dipl dipl.-ing dipl.-kfm dr dres fa fr frl hr hrn ing mag prof
            """.split()
        ),
        bridges=frozenset(
            """
            allg amerik beisp bes bez bspw bzgl bzw ca circa d.h dgl dt ebd ehem einschl engl entspr
            etwa ev evang evt evtl exkl ff.u franz geb gem gesch gest gez ggf ggfs griech habil hl
            i.a i.d.r i.e.s i.s.d i.v.m inkl insb insbes ital jew jur kath lat lt m.e med nachm nat
            o.g o.ä phil pol rd reg rer röm s.o s.u sog str.nr strafr tel theol u.a u.ä ungef urspr
            v.a v.d verh verw vgl vorm z.b z.hd z.t z.zt zw zzgl zzt
            """.split()
        ),
        before_numbers=frozenset(
            """
            abb abs abschn anm art art.s aufl bd bde bl fn heft hs jg jgg kap lfg mwst nr nrn rdnr rn
            rz s s.a sp tab ust ziff §
            """.split()
        ),
        before_names=frozenset(
            """
            ag bill chr gmbh jh jhd jhdt kfm kg kl mill min mio mrd pl qm sek st staatsanw stck
            std stk str tsd
            """.split()
        ),
        closers=frozenset(
            """
            apr aug dez di do etc feb fr jan jul jun mi mio mo mrd mrz nov okt sa sept so usf usw
            """.split()
        ),
        small=frozenset(
            """
            dipl dr dres etc fr frl hr hrn ing min prof sek std str usf usw
            """.split()
        ),
    ),
    layout=LayoutWords(
        section_words=tuple("kapitel teil abschnitt unterabschnitt artikel anhang anlage titel".split()),
        generic_headings=frozenset(
            (
                "einleitung|einführung|zusammenfassung|fazit|schluss|schlussvorschriften|"
                "schlussbestimmungen|übergangsvorschriften|allgemeine bestimmungen|"
                "allgemeine vorschriften|begriffsbestimmungen|inhalt|inhaltsverzeichnis|vorwort|"
                "literatur|literaturverzeichnis|anhang|ergebnisse|diskussion|methoden|methode|"
                "hintergrund|überblick|ausblick|sonstiges|verschiedenes|definitionen"
            ).split("|")
        ),
        open_words=frozenset(
            (
                "der die das den dem des ein eine einen einem einer und oder in im an am auf zu zum zur "
                "für von vom mit bei aus durch gegen ohne um nach nicht wer wen wem wenn falls dass ob "
                "weil sofern soweit wo als ist sind wird werden kann können darf dürfen muss müssen soll "
                "sollen hat haben"
            ).split()
        ),
        chapter_words=("kapitel",),
        references_headings=frozenset(("literatur", "literaturverzeichnis")),
        contents_headings=frozenset(("inhalt", "inhaltsverzeichnis")),
        abstract_headings=frozenset(("zusammenfassung",)),
        abstract_labels=("zusammenfassung",),
        page_words=("seite",),
        page_count_words=("von",),
        captions=("abbildung", r"abb\.", "tabelle"),
    ),
    determiners=frozenset(
        "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen jeder "
        "jede jedes kein keine keinen im am zum zur vom beim".split()
    ),
    name_particles=frozenset("von der".split()),
    cues=CUES,
    rhetoric=RHETORIC,
    numbers=NumberWords(
        months=tuple(
            "januar februar märz april mai juni juli august september oktober november dezember".split()
        ),
    ),
    genre=GENRE,
)
