"""Italian words that tell what kind of document it is."""

from engine.text.language_data import GenreCues

GENRE = GenreCues(
    words=(
        ("paper", "abstract|parole chiave|metodologia|risultati|bibliografia|et al"),
        ("thesis", "tesi|relatore|laurea|dottorato"),
        ("report", "rapporto|relazione|indagine|raccomandazioni|studio"),
        ("law", "legge|decreto|articolo|comma|codice|regolamento|statuto|gazzetta"),
        ("contract", "contratto|parti|clausola|condizioni generali|privacy|recesso|utente"),
        ("judgment", r"tribunale|sentenza|ricorso|corte|ricorrente|appello|p\.q\.m|giudice"),
        ("minutes", "verbale|seduta|ordine del giorno|presenti|riunione|delibera"),
        ("transcript", "intervista|domanda|risposta"),
        ("mail", "da:|a:|oggetto:|ha scritto"),
        ("news", "secondo|ansa|ha detto|ha annunciato|comunicato"),
        ("blog", "blog|articolo|commenti|io"),
        ("manual", r"manuale|guida|installazione|configur\w+|utente|passo|comando|documentazione"),
        ("standard", "norma|specifica|requisiti|standard"),
        ("release", "versione|novità|corretto|aggiunto"),
        ("slides", "diapositive|presentazione"),
        ("financial", "ricavi|utile|trimestre|esercizio|azionisti|milioni"),
        ("fiction", "disse|occhi|lei|lui|capitolo|rispose"),
        ("book", "capitolo|prefazione|libro|edizione|autore"),
        ("encyclopedia", r"è un|è una|situat\w+|fondat\w+|secolo|nato"),
        ("form", "modulo|firma|data di nascita|compilare"),
        ("policy", "politica|strategia|governo|principi|misure"),
    ),
    titles=(
        ("law", r"^(?:legge|decreto|regolamento|costituzione|codice (?:civile|penale))|statuto"),
        ("report", r"rapporto|relazione (?:annuale|sulla|sul)"),
        ("minutes", r"verbale"),
        ("judgment", r"sentenza"),
        ("contract", r"contratto|condizioni generali"),
        ("policy", r"informativa sulla privacy|codice di condotta"),
        ("manual", r"guida|manuale|domande frequenti|introduzione a\w*|primi passi"),
        ("release", r"note di rilascio"),
        ("thesis", r"tesi di"),
        ("news", r"comunicato stampa"),
    ),
)
