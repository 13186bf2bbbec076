"""French words that tell what kind of document it is."""

from engine.text.language_data import GenreCues

GENRE = GenreCues(
    words=(
        ("paper", "résumé|mots-clés|méthode|résultats|bibliographie|et al|revue"),
        ("thesis", r"thèse|mémoire|directeur de|jury|doctorat|soutenue|chapitre \d"),
        ("report", r"rapport|étude|bilan|recommandations|enquête|évaluation|synthèse|p\. ?cent"),
        (
            "law",
            "loi|décret|article|code|arrêté|alinéa|règlement|ordonnance|statuts|dispositions|"
            "journal officiel|en vigueur",
        ),
        (
            "contract",
            "contrat|convention|parties|conditions générales|confidentialité|clause|résiliation|"
            "prestataire|utilisateur",
        ),
        (
            "judgment",
            "cour|tribunal|arrêt|pourvoi|appel|jugement|demandeur|défendeur|motifs|cassation|"
            "conseil d'état|audience",
        ),
        (
            "minutes",
            "procès-verbal|compte[ -]rendu|séance|ordre du jour|présents|réunion|délibération|vote",
        ),
        ("transcript", r"entretien|interview|journaliste|applaudissements|m\. le président|ministre"),
        ("mail", "de :|objet :|à :|a écrit"),
        ("news", "selon|a annoncé|afp|communiqué|a déclaré|lundi|mardi|mercredi|jeudi|vendredi"),
        ("blog", "blog|billet|article|commentaires|je"),
        (
            "manual",
            "manuel|guide|installation|configurer|utilisateur|étape|commande|cliquez|tutoriel|"
            "documentation|faq",
        ),
        ("standard", "norme|spécification|exigences|standard|référentiel"),
        ("release", "version|nouveautés|corrigé|ajouté|journal des modifications"),
        ("slides", "diapositives|présentation|plan"),
        (
            "financial",
            "chiffre d'affaires|résultat net|trimestre|exercice|actionnaires|millions d'euros|bilan",
        ),
        ("fiction", "dit-il|dit-elle|yeux|elle|il|répondit|s'écria|chapitre"),
        ("book", "chapitre|préface|livre|tome|édition|auteur"),
        ("encyclopedia", "est un|est une|situé|fondé|né|siècle|connu"),
        ("form", "formulaire|cocher|signature|date de naissance|demande de|à remplir"),
        ("policy", "politique|charte|stratégie|gouvernement|principes|plan d'action|gouvernance|mesures"),
    ),
    titles=(
        (
            "law",
            r"^(?:loi|décret|arrêté|ordonnance|règlement|constitution|code (?:de|du|des|civil|"
            r"pénal))|statuts",
        ),
        ("report", r"rapport|bilan (?:de|du|annuel)"),
        ("minutes", r"compte[- ]rendu|procès-verbal"),
        ("judgment", r"^arrêt|jugement"),
        ("contract", r"contrat|conditions générales|convention d\S+"),
        ("policy", r"politique de|charte|code de conduite"),
        ("manual", r"guide|manuel|tutoriel|foire aux questions|faq|premiers pas|introduction à"),
        ("release", r"notes de (?:version|publication)|journal des modifications"),
        ("thesis", r"thèse|mémoire de"),
        ("news", r"communiqué|lettre d'information"),
    ),
    openings=(
        ("law", r"journal officiel|vu le code"),
        ("judgment", r"au nom du peuple"),
        ("thesis", r"thèse présentée|soutenue le"),
    ),
)
