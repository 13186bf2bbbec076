"""German words that say what part a sentence has in its text."""

from engine.text.language_data import DiscourseCues

_OWN = (
    "gesetz|gesetzes|vertrag|vertrags|vertrages|verordnung|richtlinie|vereinbarung|satzung|ordnung|"
    "vorschrift|artikel|dokument|bericht|kapitel|abschnitt|buch|handbuch|anleitung|leitfaden|studie|arbeit|"
    "beitrag|untersuchung|jahr|jahres|woche|monat|seite|version|programm|paket|urteil|beschluss|bescheid|"
    "spezifikation"
)
"""What "dieses" may point to without anything having been said before."""

CUES = DiscourseCues(
    dangling=(
        rf"(?:dies(?:e[rsnm]?)?)\b(?! (?:{_OWN})\b)",
        r"(?:dazu|dabei|daher|deshalb|deswegen|dagegen|daraus|daraufhin|darin|darüber|hierüber|hierzu|"
        r"hierbei|hiervon|hierfür|hierdurch|dadurch|außerdem|jedoch|allerdings|dennoch|trotzdem|somit|"
        r"folglich|zudem|ferner|ebenso|ebenfalls|auch|ansonsten|andernfalls|sonst|stattdessen|vielmehr|"
        r"danach|anschließend|schließlich|letztere[rsnm]?|erstere[rsnm]?|dessen|deren|gleiches|derselbe|"
        r"dieselbe[n]?|dasselbe|und|aber|oder|denn|doch)\b",
        r"(?:er|ihn|ihm|ihnen|ihr|ihre|seine|sein)\b",
        r"(?:zum beispiel|darüber hinaus|im gegensatz dazu|in diese[mnr]|aus diese[mnr]|zu diese[mnr]|"
        r"nach diese[mnr]|mit diese[mnr]|bei diese[mnr]|(?:ab)?satz \d+|nummer \d+|das gleiche gilt|"
        r"entsprechendes gilt|abweichend (?:von|davon)|"
        r"(?:im falle?|in den fällen) (?:de[rs] )?(?:absatz|satz|§)|"
        r"die (?:in|nach) (?:absatz|satz))\b",
    ),
    subordinate=(
        r"(?:wenn|weil|obwohl|falls|sofern|soweit|solange|sobald|dass|nachdem|bevor|obgleich|wobei|sodass|"
        r"indem)\b[^,;:–—]*[.!]$",
    ),
)
