"""German words that tell what kind of document it is."""

from engine.text.language_data import GenreCues

GENRE = GenreCues(
    words=(
        (
            "paper",
            "zusammenfassung|abstract|schlüsselwörter|literatur|methode|ergebnisse|et al|zeitschrift",
        ),
        (
            "thesis",
            "bachelorarbeit|masterarbeit|diplomarbeit|dissertation|betreuer|gutachter|"
            r"eidesstattlich\w*|kapitel \d",
        ),
        ("report", "bericht|jahresbericht|studie|evaluation|prozent|empfehlungen|gutachten|auswertung"),
        (
            "law",
            r"gesetz|verordnung|satzung|§|absatz|paragraph|artikel|bundesgesetz\w*|inkrafttreten|"
            r"ordnung|vorschrift\w*",
        ),
        (
            "contract",
            r"vertrag|vereinbarung|vertragspartei\w*|parteien|agb|geschäftsbedingungen|"
            "datenschutzerklärung|kündigung|haftung|nutzungsbedingungen",
        ),
        (
            "judgment",
            r"urteil|gericht|kläger\w*|beklagte\w*|revision|senat|bgh|beschwerde|tenor|tatbestand|"
            r"gründe|az\.|berufung",
        ),
        (
            "minutes",
            r"protokoll|sitzung|tagesordnung|top \d|anwesend|beschluss|abstimmung|einstimmig|"
            "versammlung",
        ),
        ("transcript", r"interview|moderator\w*|frage|antwort|gespräch|abgeordnete\w*|beifall|präsident"),
        ("mail", "von:|an:|betreff:|schrieb|gesendet"),
        (
            "news",
            r"sagte|teilte mit|dpa|pressemitteilung|sprecher\w*|am (?:montag|dienstag|mittwoch|"
            r"donnerstag|freitag)|minister\w*",
        ),
        ("blog", "blog|beitrag|artikel|kommentare|ich"),
        (
            "manual",
            r"handbuch|anleitung|installation|konfigur\w+|benutzer\w*|schritt|befehl|klicken|faq|"
            "leitfaden|einführung",
        ),
        ("standard", r"norm|spezifikation|din|standard|anforderung\w*|richtlinie"),
        ("release", "version|neuerungen|änderungen|behoben|changelog|veröffentlicht|unterstützung"),
        ("slides", "folien|vortrag|präsentation|gliederung"),
        ("financial", r"umsatz|gewinn|quartal|geschäftsjahr|aktie\w*|konzern|mio|bilanz|ergebnis je"),
        ("fiction", "sagte|er|sie|augen|rief|kapitel|fragte"),
        ("book", "kapitel|vorwort|buch|auflage|verlag|autor"),
        ("encyclopedia", "ist ein|war ein|liegt|gegründet|bekannt|jahrhundert|geboren"),
        ("form", "formular|antrag|unterschrift|ankreuzen|geburtsdatum|bitte ausfüllen"),
        ("policy", "leitlinien|strategie|grundsätze|bundesregierung|maßnahmen|förderung|verhaltenskodex"),
    ),
    titles=(
        (
            "law",
            r"\w*gesetz(?:es|buch)?|\w*verordnung|\w*satzung|(?:bau|haus|prüfungs|studien|"
            r"geschäfts|gebühren|gewerbe|insolvenz|straßenverkehrs|wahl|zivilprozess|"
            r"strafprozess)ordnung",
        ),
        ("report", r"\w*bericht|gutachten"),
        ("minutes", r"\w*protokoll|niederschrift"),
        ("judgment", r"urteil|beschluss"),
        ("contract", r"\w*vertrag|agb|\w*geschäftsbedingungen|nutzungsbedingungen"),
        ("policy", r"datenschutzerklärung|\w*richtlinien?|verhaltenskodex"),
        ("manual", r"\w*handbuch|\w*anleitung|leitfaden|einführung in|häufig gestellte fragen|faq"),
        ("release", r"versionshinweise|änderungsprotokoll|veröffentlichungshinweise"),
        ("thesis", r"(?:bachelor|master|diplom|doktor)arbeit|dissertation"),
        ("news", r"pressemitteilung|newsletter"),
    ),
    openings=(
        ("law", r"^ausfertigungsdatum|bgbl"),
        ("judgment", r"im namen des volkes|aktenzeichen"),
        ("thesis", r"zur erlangung des|vorgelegt von"),
        ("contract", r"zwischen .{3,80} (?:wird|und) .{0,80}(?:vertrag|vereinbarung)"),
    ),
)
