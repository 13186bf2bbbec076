"""Stems of common words with an f-ligature, by which lost ones are told apart."""

STEMS = frozenset(
    (
        # English
        "affair affect affili affirm afford artific baffl beneficial benefi briefl buffer certifi "
        "chief clarifi classifi coeffic cliff coffee confid config confin confirm conflict cutoff "
        "defend defic defin differ diffic diffus diversifi effect effic effort falsifi fidel field "
        "fifteen fifth fifty fight figur file fill film filter final financ find fine finger finish "
        "finite fire firm first fiscal fish fit five fix flag flame flash flat flaw fleet flesh "
        "flex flight float flood floor flow flower fluct fluent fluid flux gratifi ident identifi "
        "indiffer inefficient infin infinit inflam inflat inflex inflict influ insuffic justifi "
        "magnifi manifest modifi notifi off offend offens offer offic offlin offset offshor outflow "
        "overflow pacifi prefix profession profic profil profit proflig puff qualifi quantifi ratifi "
        "rectifi redefin refin reflect sacrific satisfi scaffold scientifi sheriff shuffl signifi "
        "simplifi specifi staff stiff stuff suffer suffic suffix superfic tariff terrifi testifi toffee "
        "tradeoff traffic trifl unifi unspecifi verifi waffl waterflow workflow "
        # German
        "auflag betreff betroff büff einfluss fläch fleiß flug fluss flüss griff größ öffentlich "
        "offen pflicht schaff schiff schrift stoff treff trifft veröffentlich zugriff begriff hilf "
        "film firma figur finanz finde "
        # French, Spanish, Italian
        "chiffr conflit différ difficil définit effet efficac fich fleur modifi offre suffi signifi "
        "spécifi conflict definic especific figur oficin diffic differ effett ufficio suffic "
    ).split()
)
WHOLE = frozenset(
    "off staff stuff cliff stiff sheriff tariff bluff puff cutoff tradeoff stoff schiff griff".split()
)
"""Words that end in a ligature: what follows them is a word of its own."""
MAIMED = {
    "aect": "affect",
    "benet": "benefit",
    "certic": "certific",
    "certied": "certified",
    "classication": "classification",
    "classied": "classified",
    "coecient": "coefficient",
    "condence": "confidence",
    "congur": "configur",
    "conict": "conflict",
    "dened": "defined",
    "denition": "definition",
    "dicult": "difficult",
    "dierence": "difference",
    "dierent": "different",
    "ecien": "efficien",
    "eect": "effect",
    "eort": "effort",
    "identication": "identification",
    "identied": "identified",
    "inuence": "influence",
    "modic": "modific",
    "modied": "modified",
    "notication": "notification",
    "oce": "office",
    "ocer": "officer",
    "ocial": "official",
    "reect": "reflect",
    "satised": "satisfied",
    "scientic": "scientific",
    "signican": "significan",
    "simplied": "simplified",
    "specic": "specific",
    "specied": "specified",
    "sucient": "sufficient",
    "veric": "verific",
    "veried": "verified",
}
"""What is left of common words whose ligature is not there at all."""
