"""German words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        "(?:ergebnisse?|studie|untersuchung|analyse|auswertung|daten|befunde?) "
        r"(?:\w+ )?(?:zeigt|zeigen|zeigten|ergab|ergaben|belegt|belegen|bestätigt|"
        "bestätigen|legen nahe)",
        "(?:wir|es|das gericht|der senat|die kammer|der rat|der ausschuss|"
        r"die versammlung|der vorstand) (?:\w+ ){0,3}(?:beschloss|beschließt|beschlossen|"
        "entschied|entscheidet|stellt fest|stellte fest|fanden|kommt zu dem|genehmigt|"
        "wählte)",
        r"(?:wird|wurde|werden|wurden|ist|sind) (?:\w+ ){0,6}(?:beschlossen|genehmigt|"
        "angenommen|abgelehnt|aufgehoben|zurückgewiesen|verworfen|bestätigt|verurteilt|"
        "gewählt|eingestellt|festgestellt|abgewiesen|entfernt|ersetzt|veröffentlicht|"
        "eingeführt|gesenkt|erhöht)",
        "(?:stieg|stiegen|sank|sanken|wuchs|fiel|fielen|erhöhte|verringerte|verbesserte|"
        "erreichte|betrug|beträgt|belief|beläuft|zunahme|rückgang)",
        "(?:höher|niedriger|mehr|weniger|besser|schlechter|größer|kleiner|schneller) als",
        "(?:zusammenfassend|insgesamt|im ergebnis|damit steht|folglich|schlussfolgerung|fazit)",
        r"(?:revision|klage|berufung|beschwerde|antrag) (?:\w+ ){0,8}(?:zurückgewiesen|"
        "abgewiesen|verworfen|stattgegeben|begründet|unbegründet|zulässig|unzulässig)",
        "(?:unterstützt|verfügbar|neu ist|nicht mehr|künftig|ab sofort)",
        "(?:einstimmig|mehrheitlich|beschluss|empfiehlt|empfohlen)",
    ),
    rule=(
        r"(?:muss|müssen|darf|dürfen|soll|sollen|hat|haben) (?:\w+ ){0,12}(?:zu|nicht|"
        "werden|nur)",
        r"(?:ist|sind) (?:\w+ ){0,8}(?:verpflichtet|berechtigt|verboten|unzulässig|"
        r"zulässig|unwirksam|zuständig|erforderlich|zu \w+en|strafbar|ausgeschlossen|"
        "befugt)",
        "anspruch auf|recht auf|pflicht|geldbuße|freiheitsstrafe|geldstrafe|haftet|"
        "ordnungswidrig|gilt|gelten|kann durch|wird bestraft|untersagt|unberührt",
    ),
    definition=(
        "im sinne (?:dieses|des|der)|bezeichnet|bedeutet|ist definiert|sind definiert|"
        r"versteht man|heißt|nennt man|(?:ist|sind) (?:ein|eine|der|die|das) \w+",
    ),
    claim=(
        r"(?:der|die) (?:kläger\w*|beklagte\w*|beschwerdeführer\w*|antragsteller\w*|"
        r"revision) (?:\w+ ){0,6}(?:meint|behauptet|rügt|trägt vor|macht geltend|"
        "beantragt|wendet)|nach (?:ansicht|auffassung|meinung)|(?:ich|wir) (?:denke|"
        "denken|glaube|glauben|meine|finde)|laut",
    ),
    aim=(
        "(?:diese|die vorliegende|das vorliegende|dieser|dieses) (?:arbeit|studie|"
        "bericht|artikel|beitrag|gesetz|dokument|handbuch|verordnung|ordnung|satzung|"
        r"richtlinie) \w+|ziel (?:ist|der|dieser|des)|zweck (?:ist|der|des|dieser)|dient "
        r"(?:der|dem|dazu)|um .{3,80} zu \w+en",
    ),
    method=(
        r"(?:wurden|wurde) (?:\w+ ){0,8}(?:durchgeführt|erhoben|gemessen|befragt|"
        "ausgewertet|untersucht|verwendet|berechnet|analysiert)|mithilfe|mittels|anhand",
    ),
    example=(r"zum beispiel|z\. ?b\.|beispielsweise|etwa wenn|angenommen|wie etwa",),
    roadmap=(
        r"(?:in|siehe|vgl\.) (?:kapitel|abschnitt|abbildung|tabelle|anhang|abb\.|tab\.|"
        r"teil) ?\d*|(?:dieses|das nächste|das folgende|im folgenden|in diesem) "
        r"(?:kapitel|abschnitt)|(?:kapitel|abschnitt) \d+ (?:\w+ )?(?:beschreibt|"
        "behandelt|enthält|stellt|zeigt|gibt)|im folgenden|wie (?:oben|unten|bereits) "
        r"(?:\w+)|gliedert sich",
    ),
    boilerplate=(
        "copyright|urheberrecht|alle rechte vorbehalten|lizenz|impressum|isbn|nachdruck|"
        "haftungsausschluss|newsletter|cookies?|weitere informationen|kontakt|"
        r"ansprechpartner|telefon|tel\.|fax|e-mail|herausgeber|redaktion|druck|"
        "bildnachweis|foto|stand:|anwesend|entschuldigt|protokoll(?:führer|ant)|"
        r"sitzungsbeginn|sitzungsende|tagesordnung|unterschrift|gez\.|"
        "rechtsmittelbelehrung|vorinstanz|bundesgesetzbl|bgbl",
    ),
    licences=(
        "freie software[:;,]|(?:general public|gpl|lgpl|mit|bsd)[- ]?li[zc]en[sz]",
        "ohne jede (?:gewährleistung|garantie)",
        "übersetzung dieser handbuchseite|^geschrieben von|melden sie (?:fehler|bugs)|urheberrechtshinweis",
        "kann von .{0,40}heruntergeladen werden|heruntergeladen werden kann von",
    ),
    notices=(
        "alle rechte vorbehalten|impressum|isbn|nachdruck|haftungsausschluss|newsletter|bildnachweis|"
        "herausgeber|"
        r"tel\.|telefax|rechtsmittelbelehrung|banz|gez\.|sitzungsbeginn|sitzungsende|tagesordnung|"
        "tritt am .{0,60} in kraft",
        "in diesem (?:kapitel|abschnitt|kurs|artikel|beitrag) (?:werden wir|erfahren sie|"
        "zeigen wir|lernen|geht es|sehen wir)",
        "weitere informationen (?:finden|gibt|zu|über)|mehr (?:dazu|informationen) (?:finden|"
        "unter|in)|siehe auch",
        "wir danken|vielen dank|^(?:zuletzt )?(?:geändert|änderung) durch|^fundstelle|^ausfertigungsdatum",
    ),
    courtesy=(
        r"dank(?:e|en|t)?|bedank\w+|sehr geehrte|liebe|mit freundlichen|herzlich|"
        r"willkommen|wir freuen|freut uns|gerne|viel spaß|wünsch\w+|grußwort",
    ),
    hesitations=(r"ähm?(?=[,.…])|also ich meine(?=,)|sagen wir mal|ich sag mal",),
    outcome_headings=frozenset(
        (
            "ergebnis|ergebnisse|fazit|schluss|schlussfolgerung|schlussfolgerungen|"
            "schlussfolgerungen und ausblick|beschluss|beschlüsse|entscheidung|tenor|urteil|"
            "empfehlungen|zusammenfassung und ausblick|neuerungen|änderungen|neue funktionen|"
            "erfolge"
        ).split("|")
    ),
    summary_headings=frozenset(
        (
            "zusammenfassung|kurzfassung|überblick|auf einen blick|das wichtigste in kürze|"
            "leitsatz|leitsätze|abstract|management summary|kernaussagen"
        ).split("|")
    ),
    aim_headings=frozenset(
        (
            "einleitung|ziel|ziele|zweck|zielsetzung|geltungsbereich|anwendungsbereich|"
            "allgemeines|allgemeine bestimmungen|gegenstand"
        ).split("|")
    ),
    method_headings=frozenset(
        ("methode|methoden|methodik|vorgehen|material und methoden|umsetzung|daten").split("|")
    ),
    background_headings=frozenset(
        (
            "hintergrund|geschichte|stand der forschung|stand der technik|tatbestand|"
            "sachverhalt|ausgangslage|gründe"
        ).split("|")
    ),
    aside_headings=frozenset(
        (
            "danksagung|literatur|literaturverzeichnis|quellen|impressum|kontakt|über uns|"
            "über den autor|lizenz|anhang|vorwort|grußwort|geleitwort|inhalt|"
            "inhaltsverzeichnis|anwesende|teilnehmer|abbildungsverzeichnis|"
            "stichwortverzeichnis|datenschutz|rechtsmittelbelehrung|inkrafttreten"
        ).split("|")
    ),
    parties=(
        r"kläger\w*|klagepartei|beklagte\w*|beschwerdeführer\w*|antragsteller\w*|antragsgegner\w*|"
        "revision|parteien|vorbringen",
    ),
)
