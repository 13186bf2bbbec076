"""German."""

from engine.text.language_data import Abbreviations, LanguageData, LayoutWords

DATA = LanguageData(
    unmistakable=True,
    stemmer="german",
    ordinals_have_stops=True,
    speech_verbs=("fragte", "sagte", "rief"),
    suspended_before=frozenset(("und", "oder", "bis")),
    abbreviations=Abbreviations(
        titles=frozenset("dr prof fr dipl hr".split()),
        bridges=frozenset(
            "z.b d.h u.a z.t bzw sog vgl ggf evtl inkl bzgl zzgl einschl insb i.d.r o.ä".split()
        ),
        before_numbers=frozenset("abb abs bd kap jg nr s art s.a".split()),
        before_names=frozenset("gmbh ag kg st".split()),
        closers=frozenset("usw mio mrd".split()),
        small=frozenset("hr dr prof".split()),
    ),
    layout=LayoutWords(
        chapter_words=("kapitel",),
        references_headings=frozenset(("literatur", "literaturverzeichnis")),
        contents_headings=frozenset(("inhalt", "inhaltsverzeichnis")),
        abstract_headings=frozenset(("zusammenfassung",)),
        abstract_labels=("zusammenfassung",),
        page_words=("seite",),
        page_count_words=("von",),
        captions=("abbildung", r"abb\.", "tabelle"),
    ),
    name_particles=frozenset("von der".split()),
)
