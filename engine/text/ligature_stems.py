"""Stems of common words with an f-ligature, by which lost ones are told apart."""

STEMS = frozenset(
    (
        # English
        "affair affect affili affirm afford artific baffl beneficial benefi briefl buffer certif "
        "chief clarif classif coeffic cliff coffee confid config confin confirm conflict cutoff "
        "defend defic defin differ diffic diffus diversif effect effic effort falsif fidel field "
        "fifteen fifth fifty fight figur file fill film filter final financ find fine finger finish "
        "finite fire firm first fiscal fish fit five fix flag flame flash flat flaw fleet flesh "
        "flex flight float flood floor flow flower fluct fluent fluid flux gratif ident identif "
        "indiffer inefficient infin infinit inflam inflat inflex inflict influ insuffic justif "
        "magnif manifest modif notif off offend offens offer offic offlin offset offshor outflow "
        "overflow pacif prefix profession profic profil profit proflig puff qualif quantif ratif "
        "rectif redefin refin reflect sacrific satisf scaffold scientif sheriff shuffl signif "
        "simplif specif staff stiff stuff suffer suffic suffix superfic tariff terrif testif toffee "
        "tradeoff traffic trifl unif unspecif verif waffl waterflow workflow "
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
