"""Dutch words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        r"(?:resultaten|onderzoek|analyse|gegevens|studie) (?:\w+ )?(?:tonen?|laten zien|"
        r"blijkt|blijken|wijzen|bevestig\w+|toont)|(?:wordt|worden|werd|werden|is|zijn) "
        r"(?:\w+ ){0,5}(?:goedgekeurd|vastgesteld|aangenomen|afgewezen|vernietigd|"
        "besloten|benoemd|gekozen|verwijderd|vervangen|gepubliceerd|verworpen|"
        "bekrachtigd|toegewezen)|(?:de rechtbank|het hof|de raad|het bestuur|"
        r"de commissie|de vergadering) (?:\w+ ){0,3}(?:besluit|beslist|oordeelt|verklaart|"
        "wijst|veroordeelt|concludeert|adviseert)|(?:steeg|stegen|daalde|daalden|groeide|"
        "toegenomen|afgenomen|bereikte|verbeterde|bedroeg)|(?:hoger|lager|meer|minder|"
        "beter|groter|kleiner|sneller) dan|concluderend|kortom|unaniem|niet langer|"
        "voortaan",
    ),
    rule=(
        r"moet|moeten|mag|mogen|dient|dienen|(?:is|zijn) (?:\w+ ){0,4}(?:verplicht|"
        "verboden|toegestaan|bevoegd|gerechtigd|strafbaar|nietig|aansprakelijk)|recht op|"
        "heeft recht|verplichting|boete|gevangenisstraf|is van toepassing|kan worden",
    ),
    definition=(
        "wordt verstaan|verstaan onder|betekent|wordt gedefinieerd|heet|(?:is|zijn) "
        r"(?:een|de|het) \w+",
    ),
    claim=(
        "(?:stelt|voert aan|betoogt|beweert|vordert|meent) (?:dat)?|volgens|naar het "
        "oordeel|ik (?:denk|vind|geloof)",
    ),
    aim=(
        "(?:dit|deze|het onderhavige) (?:artikel|onderzoek|rapport|document|werk|"
        r"proefschrift|handleiding|wet|boek|beleid) \w+|doel (?:van|is)|heeft tot doel|"
        r"beoogt|om .{3,80} te \w+",
    ),
    method=(
        r"(?:werden|werd|zijn|is) (?:\w+ ){0,4}(?:uitgevoerd|verzameld|gemeten|gebruikt|"
        "geïnterviewd|geanalyseerd)|met behulp van|door middel van",
    ),
    example=(r"bijvoorbeeld|bijv\.|zoals|stel dat",),
    roadmap=(
        r"(?:in|zie) (?:hoofdstuk|paragraaf|bijlage|figuur|tabel|deel) ?\d*|(?:dit|"
        "het volgende|in dit) hoofdstuk|zoals (?:beschreven|vermeld|hierboven)|hieronder|"
        "als volgt",
    ),
    boilerplate=(
        "copyright|alle rechten voorbehouden|licentie|isbn|disclaimer|cookies?|"
        r"nieuwsbrief|meer informatie|contact|telefoon|tel\.|foto|uitgave|aanwezig|"
        "afwezig|notulist|agenda|handtekening|griffier",
    ),
    notices=("alle rechten voorbehouden|isbn|colofon|nieuwsbrief|voor meer informatie",),
    courtesy=("dank|bedankt|welkom|geachte|beste|groeten|hoogachtend|wij hopen|veel plezier|graag",),
    outcome_headings=frozenset(
        (
            "resultaten|conclusie|conclusies|beslissing|besluit|besluiten|aanbevelingen|"
            "uitkomsten|nieuw|wijzigingen|bevindingen"
        ).split("|")
    ),
    summary_headings=frozenset(("samenvatting|in het kort|kernpunten|overzicht|abstract").split("|")),
    aim_headings=frozenset(
        ("inleiding|doel|doelstelling|toepassingsgebied|algemeen|algemene bepalingen").split("|")
    ),
    method_headings=frozenset(("methode|methoden|methodologie|aanpak|gegevens").split("|")),
    background_headings=frozenset(
        ("achtergrond|geschiedenis|feiten|de feiten|procesverloop|context").split("|")
    ),
    aside_headings=frozenset(
        (
            "dankwoord|literatuur|referenties|bijlage|bijlagen|contact|over ons|licentie|"
            "voorwoord|inhoud|inhoudsopgave|aanwezig|colofon|zie ook"
        ).split("|")
    ),
)
