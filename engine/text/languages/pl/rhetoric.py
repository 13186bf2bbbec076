"""Polish words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        r"(?:wyniki|badanie|badania|analiza|dane) (?:\w+ )?(?:pokazuj\w+|wskazuj\w+|"
        r"wykaza\w+|sugeruj\w+|potwierdz\w+)|(?:został\w*|zostały|jest|są) "
        r"(?:\w+ ){0,2}(?:przyjęt|odrzucon|zatwierdzon|uchwalon|uchylon|oddalon|wybran|"
        r"powołan|usunięt|opublikowan|zastąpion|dodan)\w+|(?:sąd|rada|komisja|zarząd|"
        r"zgromadzenie|komitet) (?:\w+ ){0,3}(?:postanowi|orzek|uchwali|oddali|uchyli|"
        r"zatwierdzi|stwierdzi|uzna|przyję|zdecydowa)\w*|(?:wzr[oó]s|spad|zmniejszy|"
        r"zwiększy|osiągn|przekroczy|popraw|wyni[oó]s)\w*|(?:wyższ|niższ|więcej|mniej|"
        r"lepsz|gorsz)\w* niż|podsumowując|jednogłośnie|już nie",
    ),
    rule=(
        "musi|muszą|powinien|powinna|powinno|powinny|może|mogą|nie (?:może|mogą|wolno)|"
        r"(?:jest|są) (?:\w+ ){0,3}(?:obowiązan|zobowiązan|zabronion|dozwolon|uprawnion|"
        r"nieważn|odpowiedzialn)\w*|ma prawo|mają prawo|prawo do|obowiązek|kara|karze|"
        r"grzywn\w+|podlega|stosuje się",
    ),
    definition=(
        "należy rozumieć|rozumie się|oznacza|nazywa się|definiuje się|to jest|(?:jest|"
        r"są) \w+",
    ),
    claim=("(?:twierdzi|twierdzą|zarzuca|podnosi|wnosi|uważa) (?:że)?|według|zdaniem|myślę|sądzę",),
    aim=(
        r"(?:niniejsz\w+|ten|ta|to) (?:artykuł|badanie|raport|dokument|praca|poradnik|"
        r"ustawa|regulamin|książka) \w+|cel(?:em)? (?:jest|pracy|niniejsz\w+)|ma na celu|"
        "w celu|aby",
    ),
    method=(
        r"(?:zostały|została|został) (?:\w+ )?(?:przeprowadzon|zebran|zmierzon|użyt|"
        r"zastosowan|przeanalizowan)\w+|za pomocą|przy użyciu",
    ),
    example=(r"na przykład|np\.|takie jak|załóżmy",),
    roadmap=(
        r"(?:w|zob\.|patrz) (?:rozdzial\w*|rozdział\w*|sekcj\w+|załącznik\w*|tabel\w+|"
        r"rysun\w+|częś\w+) ?\d*|(?:ten|niniejszy|następny) rozdział|jak (?:opisano|"
        r"wskazano|pokazano)|poniżej|następując\w+",
    ),
    boilerplate=(
        r"copyright|prawa zastrzeżone|licencj\w+|isbn|wydawnictwo|cookies?|newsletter|"
        r"więcej informacji|kontakt\w*|telefon|tel\.|fot\.|obecni|porządek obrad|"
        r"protokolant|podpis\w*",
    ),
    notices=("wszelkie prawa zastrzeżone|isbn|stopka redakcyjna|więcej informacji|porządek obrad",),
    courtesy=(
        r"dziękuj\w+|podziękowani\w+|witam\w*|szanown\w+|drodzy|pozdrawiam\w*|z "
        r"poważaniem|mam\w* nadzieję|cieszy",
    ),
    outcome_headings=frozenset(
        (
            "wyniki|wnioski|podsumowanie|decyzja|uchwały|zalecenia|postanowienia|"
            "zakończenie|rezultaty|zmiany|nowości"
        ).split("|")
    ),
    summary_headings=frozenset(("streszczenie|podsumowanie|w skrócie|abstrakt|najważniejsze").split("|")),
    aim_headings=frozenset(
        ("wstęp|wprowadzenie|cel|cele|zakres|postanowienia ogólne|przepisy ogólne").split("|")
    ),
    method_headings=frozenset(("metoda|metody|metodyka|materiały i metody|dane").split("|")),
    background_headings=frozenset(("tło|historia|stan faktyczny|kontekst|przegląd literatury").split("|")),
    aside_headings=frozenset(
        (
            "podziękowania|literatura|bibliografia|załącznik|załączniki|kontakt|o nas|"
            "licencja|przedmowa|spis treści|obecni|zobacz też|przypisy"
        ).split("|")
    ),
)
