"""English."""

from engine.text.language_data import LanguageData
from engine.text.languages.en.abbreviations import ABBREVIATIONS
from engine.text.languages.en.cues import CUES
from engine.text.languages.en.genre import GENRE
from engine.text.languages.en.layout import LAYOUT
from engine.text.languages.en.numbers import NUMBERS
from engine.text.languages.en.polarity import POLARITY
from engine.text.languages.en.rhetoric import RHETORIC
from engine.text.languages.en.shortening import SHORTENING

_STARTERS = """
    the this that these those it its it's we he she they i i'm you there here in on at for from with by to
    as if when while although though however but and so then thus therefore moreover furthermore hence a
    an our his her their my your all some many most no one two three such both each since because after
    before during under what why how who where which according finally first second third also not yes now
    nor or only once until unless unlike despite later meanwhile nevertheless additionally overall today
    yesterday last next let any every another other more several few among between within without through
    using based given please see note whether instead indeed similarly conversely
"""

DATA = LanguageData(
    unmistakable=True,
    stemmer="english",
    abbreviations=ABBREVIATIONS,
    starters=frozenset(_STARTERS.split()),
    small_starters=frozenset(
        "the this these those it we he she they i you there however moreover furthermore our no yes "
        "okay".split()
    ),
    speech_verbs=tuple(
        "said says say asked asks replied replies answered cried shouted whispered added exclaimed wrote "
        "called thought muttered murmured snapped demanded wondered told repeated insisted laughed yelled "
        "screamed sighed growled continued began agreed observed remarked inquired enquired responded "
        "explained".split()
    ),
    suspended_before=frozenset(("and", "or", "to", "nor")),
    joining=frozenset(
        "over under with some when where there here every inter after else none mean what which never them "
        "your further more other through super trans".split()
    ),
    determiners=frozenset(
        "a an the this that these those its our his her their my your each every any some no".split()
    ),
    verb_markers=frozenset(
        "to will would can could shall should may might must cannot not we i you they he she it who don't "
        "didn't doesn't can't won't let's please".split()
    ),
    name_beginnings=frozenset("new great high old long little first second third big".split()),
    countries=(
        ("us", tuple("us u.s usa america american americans united-states".split())),
        ("uk", tuple("uk u.k britain british briton britons united-kingdom great-britain".split())),
        ("eu", tuple("eu european-union".split())),
        ("un", tuple("un united-nations".split())),
        ("france", tuple("france french".split())),
        ("germany", tuple("germany german germans".split())),
        ("netherlands", tuple("netherlands dutch holland".split())),
        ("spain", tuple("spain spanish".split())),
        ("china", tuple("china chinese".split())),
        ("greece", tuple("greece greek greeks".split())),
        ("turkey", tuple("turkey turkish turks".split())),
        ("england", tuple("england english".split())),
        ("scotland", tuple("scotland scottish scots".split())),
        ("wales", tuple("wales welsh".split())),
        ("ireland", tuple("ireland irish".split())),
        ("denmark", tuple("denmark danish danes".split())),
        ("sweden", tuple("sweden swedish".split())),
        ("switzerland", tuple("switzerland swiss".split())),
        ("poland", tuple("poland polish poles".split())),
        ("israel", tuple("israel israeli".split())),
        ("thailand", tuple("thailand thai".split())),
        ("philippines", tuple("philippines filipino philippine".split())),
        ("russia", tuple("russia russian russians".split())),
        ("japan", tuple("japan japanese".split())),
    ),
    name_particles=frozenset(("of", "the", "and", "for")),
    layout=LAYOUT,
    cues=CUES,
    numbers=NUMBERS,
    polarity=POLARITY,
    rhetoric=RHETORIC,
    genre=GENRE,
    shortening=SHORTENING,
)
