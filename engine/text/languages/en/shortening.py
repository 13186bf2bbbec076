"""English words that show where phrases begin."""

from engine.text.language_data import ShorteningWords

_AUXILIARIES = (
    "is are was were be been being am has have had having do does did will would can could shall should may "
    "might must get gets got isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't"
).split()
_OPENERS = (
    "of in on at for from with by to as into over under about between among through during within without "
    "via per against toward towards across after before since until upon onto than like off out up down "
    "along around behind beyond despite except inside outside near above below because although though "
    "while whereas if unless whether when where which who whom whose that and or but nor so yet then"
).split()
_PRONOUNS = "i you we they he she it one this that these those there".split()

SHORTENING = ShorteningWords(
    articles=frozenset("a an the our their his her its my your this these those some several many".split()),
    openers=frozenset(_OPENERS),
    joining=frozenset("and but so yet that then".split()),
    referring=frozenset("which who whom whose that where".split()),
    relative=frozenset("that which who where".split()),
    never_first=frozenset(
        [*_AUXILIARIES, *"not also however therefore thus hence furthermore moreover too them him 's".split()]
    ),
    starts_after=frozenset("is are was were that be".split()),
    ends_before=frozenset(
        "for in with by using via through at during across within when where while because which who".split()
    ),
    function_words=frozenset([*_AUXILIARIES, *_PRONOUNS, *"not no more most less very both such".split()]),
    adverbs=frozenset(
        "also further then first finally thus therefore here now recently often usually currently would can "
        "will have has had".split()
    ),
    subjects=frozenset("i we they he she it".split()),
    turning=tuple(
        r"want\w* hop(?:e|es|ed|ing) plan\w* tr(?:y|ies|ied|ying) wish\w* whether lack\w* absence prevent\w* "
        r"avoid\w* stop\w* reduc\w* instead rather neither hardly barely against argu\w* suggest\w* "
        r"believ\w* assum\w* according think\w* report\w* only should must less fewer".split()
    ),
    limiting=tuple("only unless except until without".split()),
)
