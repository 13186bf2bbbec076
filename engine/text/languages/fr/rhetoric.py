"""French words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        r"(?:résultats?|étude|analyse|enquête|données|rapport) (?:\w+ )?(?:montrent?|"
        "indiquent?|révèlent?|révèle|suggèrent?|confirment?|démontrent?|établit)",
        "(?:nous|on|le conseil|la cour|le tribunal|la commission|l'assemblée|le comité) "
        r"(?:\w+ ){0,3}(?:constat\w+|conclu\w+|trouv\w+|observ\w+|décid\w+|adopt\w+|"
        r"approuv\w+|rejett?e\w*|cass\w+|annul\w+|condamn\w+|confirm\w+|recommand\w+|"
        r"déclar\w+|dit|ordonn\w+)",
        r"(?:est|sont|a été|ont été|fut) (?:\w+ ){0,3}(?:adoptée?s?|approuvée?s?|"
        "rejetée?s?|annulée?s?|décidée?s?|confirmée?s?|condamnée?s?|élue?s?|nommée?s?|"
        "supprimée?s?|publiée?s?|lancée?s?|créée?s?|remplacée?s?)",
        r"(?:augment|diminu|baiss|progress|recul|attei[gn]|dépass|amélior|rédui)\w+",
        r"(?:plus|moins|meilleure?s?|supérieure?s?|inférieure?s?) (?:\w+ )?(?:que|à|aux?)",
        "en (?:conclusion|résumé|définitive|somme)|par ces motifs|il (?:ressort|résulte|"
        "apparaît)|désormais|à l'unanimité|ne .{1,20} plus",
    ),
    rule=(
        "doi(?:t|vent)|ne (?:peut|peuvent|doit|doivent)|(?:est|sont) "
        r"(?:\w+ ){0,3}(?:tenue?s?|interdite?s?|obligatoires?|responsables?|punie?s?|"
        "autorisée?s?|passibles?|soumise?s?|nulle?s?|réputée?s?|exclue?s?|fixée?s?)|a "
        "(?:le )?droit|ont (?:le )?droit|obligation|amende|emprisonnement|il est "
        r"interdit|peut être|peuvent être|devra|devront|sanction\w*|s'applique|"
        "s'appliquent",
    ),
    definition=(
        "désigne|signifie|on entend par|au sens d[eu]|est défini|se définit|(?:est|sont) "
        r"(?:une?|des|le|la) \w+",
    ),
    claim=(
        "(?:soutient|soutiennent|prétend|affirme|fait valoir|font valoir|reproche|estime|"
        r"estiment|allègue) (?:que)?|selon|d'après|(?:je|nous) (?:pens\w+|croi\w+|"
        r"estim\w+)",
    ),
    aim=(
        "(?:cet|cette|ce|le présent|la présente) (?:article|étude|rapport|document|"
        r"travail|thèse|mémoire|guide|loi|règlement|charte|livre|projet) \w+|(?:objectif|"
        "but|objet) (?:de|du|est|principal)|vise(?:nt)? à|a pour (?:objet|but|objectif|"
        "mission)|afin de",
    ),
    method=(
        r"(?:ont été|a été|nous avons) (?:\w+ )?(?:réalisée?s?|menée?s?|mesurée?s?|"
        "collectée?s?|utilisée?s?|interrogée?s?|analysée?s?)|à l'aide|au moyen",
    ),
    example=(r"par exemple|p\. ?ex\.|tel(?:le)?s? que|supposons|imaginons",),
    roadmap=(
        r"(?:dans|voir|cf\.?) (?:le|la|les)? ?(?:chapitre|section|partie|annexe|figure|"
        r"tableau|article)s? ?\d*|(?:ce|le présent|la présente|cette) (?:chapitre|section|"
        "partie)|comme (?:indiqué|décrit|mentionné|vu) (?:ci-dessus|plus haut|dans)|"
        "ci-(?:dessous|après|dessus)|nous (?:allons|verrons|présenterons|décrirons)|"
        "s'articule|se compose de",
    ),
    boilerplate=(
        "copyright|tous droits réservés|licence|isbn|mentions légales|reproduction|"
        "imprimé|dépôt légal|crédits? photo|newsletter|cookies?|pour (?:plus|"
        r"en savoir plus|toute)|contact\w*|téléphone|tél\.|abonn\w+|directeur de "
        r"(?:la )?publication|rédact\w+|présents?|excusés?|secrétaire de séance|ordre du "
        "jour|séance (?:est )?(?:ouverte|levée)|signature|greffier|ainsi fait",
    ),
    licences=(
        "logiciel libre ?[:;,]|conditions de copie|sans aucune garantie|traduction française de cette page",
        "^écrit par|signaler? (?:toute|les) (?:erreur|bogue)s?|cette traduction est une documentation libre",
        "peut être téléchargée? (?:de|depuis|sur)",
    ),
    notices=(
        "tous droits réservés|mentions légales|isbn|dépôt légal|crédits? photo|newsletter|abonnez|"
        "directeur de "
        r"(?:la )?publication|^en savoir plus|séance (?:est )?(?:ouverte|levée)|greffier|ainsi fait|"
        r"ordre du jour",
        "veuillez utiliser c|pour (?:plus d'informations|en savoir plus)|voir aussi|"
        "vous trouverez (?:plus|davantage|de plus)",
        "dans (?:ce chapitre|cette section|cet article|ce tutoriel),? nous (?:allons|verrons|"
        "décrivons|expliquons)",
        "(?:réécriture|traduction|nouvelle version) de ce (?:\\w+ )?(?:document|tutoriel|guide|"
        "manuel)|entre en vigueur le|nous remercions|merci à",
    ),
    courtesy=(
        r"merci|remerci\w+|bienvenue|cher|chère|chers|cordialement|veuillez agréer|"
        r"bonjour|nous sommes (?:heureux|ravis|fiers)|félicit\w+|salutations|"
        r"reconnaissan\w+",
    ),
    hesitations=("euh|tu vois(?=,)|comment dire",),
    outcome_headings=frozenset(
        (
            "résultats|conclusion|conclusions|décision|décisions|dispositif|par ces motifs|"
            "recommandations|bilan|délibération|délibérations|nouveautés|"
            "résultats et discussion|principaux résultats|constats"
        ).split("|")
    ),
    summary_headings=frozenset(
        ("résumé|synthèse|en bref|l'essentiel|points clés|sommaire exécutif|abstract|aperçu|à retenir").split(
            "|"
        )
    ),
    aim_headings=frozenset(
        (
            "introduction|objectif|objectifs|objet|but|champ d'application|dispositions générales|finalités"
        ).split("|")
    ),
    method_headings=frozenset(
        ("méthode|méthodes|méthodologie|matériel et méthodes|mise en œuvre|données|démarche").split("|")
    ),
    background_headings=frozenset(
        (
            "contexte|historique|faits et procédure|état de l'art|exposé du litige|rappel des faits|faits"
        ).split("|")
    ),
    aside_headings=frozenset(
        (
            "remerciements|bibliographie|références|annexe|annexes|contact|contacts|"
            "mentions légales|à propos|licence|préface|avant-propos|sommaire|"
            "table des matières|glossaire|participants|présents|moyens annexés|"
            "pour aller plus loin|voir aussi"
        ).split("|")
    ),
)
