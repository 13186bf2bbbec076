"""Italian words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        r"(?:risultati|studio|analisi|dati|indagine) (?:\w+ )?(?:mostra|mostrano|indica|"
        "indicano|rivela|rivelano|suggeriscono|conferma|confermano|dimostra|dimostrano)|"
        r"(?:è|sono|è stat[oa]|sono stat[ie]|viene|vengono) (?:\w+ ){0,2}(?:approvat|"
        "respint|annullat|decis|adottat|elett|nominat|rimoss|pubblicat|introdott|"
        r"sostituit|accolt|rigettat|condannat)\w+|(?:il tribunale|la corte|il consiglio|"
        r"la commissione|l'assemblea|il comitato) (?:\w+ ){0,3}(?:delibera|decide|"
        "dichiara|rigetta|accoglie|condanna|approva|dispone|conclude|ritiene)|(?:aument|"
        r"diminu|ridott|cresciut|raggiun|super|miglior)\w+|in conclusione|in sintesi|"
        r"all'unanimità|p\.q\.m|non .{1,20} più",
    ),
    rule=(
        r"dev(?:e|ono)|può|possono|non (?:può|possono)|(?:è|sono) (?:\w+ ){0,3}(?:tenut|"
        r"obbligat|vietat|consentit|punit|soggett|null)\w+|ha diritto|hanno diritto|"
        r"diritto (?:a|di)|obbligo|sanzion\w+|si applica|si applicano",
    ),
    definition=(
        r"si intende|si intendono|significa|è definit\w+|si definisce|consiste|(?:è|sono) "
        r"(?:un|una|il|la|lo|i|gli|le) \w+",
    ),
    claim=("(?:sostiene|sostengono|afferma|lamenta|deduce|chiede|eccepisce) (?:che)?|secondo|a parere",),
    aim=(
        "(?:questo|questa|il presente|la presente) (?:articolo|studio|rapporto|documento|"
        r"lavoro|tesi|guida|legge|regolamento|libro) \w+|(?:obiettivo|scopo|finalità|"
        "oggetto) (?:di|del|della|è)|mira a|al fine di",
    ),
    method=(
        r"(?:sono stati|è stata|è stato|abbiamo) (?:\w+ )?(?:condott|raccolt|misurat|"
        r"utilizzat|analizzat|effettuat)\w+|mediante|attraverso",
    ),
    example=("per esempio|ad esempio|come ad|quali|supponiamo",),
    roadmap=(
        r"(?:nel|nella|vedi|si veda|cfr\.?) (?:capitolo|sezione|paragrafo|allegato|figura|"
        "tabella|appendice)|(?:questo|il presente|il seguente) (?:capitolo|paragrafo)|"
        "come (?:descritto|indicato|mostrato|visto)|di seguito|seguenti",
    ),
    boilerplate=(
        "copyright|diritti riservati|licenza|isbn|note legali|cookies?|newsletter|per "
        r"(?:maggiori|ulteriori) informazioni|contatt\w+|telefono|tel\.|foto|stampa|"
        r"presenti|assenti|ordine del giorno|la seduta|firm\w+|cancelleria",
    ),
    notices=(
        "tutti i diritti riservati|isbn|note legali|per maggiori informazioni|ordine del giorno",
        "si prega di|per (?:maggiori|ulteriori) (?:informazioni|dettagli)|vedi anche|si veda anche",
        "in (?:questo|questa) (?:capitolo|sezione|articolo|guida),? (?:vedremo|descriviamo|"
        "impareremo|verranno)",
        "(?:riscrittura|traduzione|nuova versione) di questo (?:documento|tutorial|manuale)|"
        "ringraziamo|entra in vigore",
    ),
    courtesy=(r"grazie|ringrazi\w+|benvenut\w+|gentile|cordiali|saluti|siamo lieti|car[oie]",),
    outcome_headings=frozenset(
        (
            "risultati|conclusione|conclusioni|decisione|dispositivo|raccomandazioni|"
            "delibera|delibere|novità|risultati e discussione|esito"
        ).split("|")
    ),
    summary_headings=frozenset(("riassunto|sintesi|sommario|in breve|abstract|punti chiave").split("|")),
    aim_headings=frozenset(
        (
            "introduzione|obiettivo|obiettivi|scopo|finalità|oggetto|"
            "ambito di applicazione|disposizioni generali|premessa"
        ).split("|")
    ),
    method_headings=frozenset(("metodo|metodi|metodologia|materiali e metodi|dati").split("|")),
    background_headings=frozenset(
        ("contesto|storia|fatti di causa|svolgimento del processo|stato dell'arte|fatto").split("|")
    ),
    aside_headings=frozenset(
        (
            "ringraziamenti|bibliografia|riferimenti|allegati|appendice|contatti|"
            "note legali|licenza|prefazione|indice|glossario|presenti|chi siamo|autori|"
            "autore"
        ).split("|")
    ),
)
