"""English words that turn what a sentence says."""

from engine.text.language_data import PolarityWords

_ANTONYMS = """
    increase increases increased increasing rise rises rose risen rising grow grows grew grown
        growing growth gain gains gained climb climbed climbs jump jumped jumps soar soared surge surged
        up upward expand expanded expands expansion / decrease decreases decreased decreasing fall falls
        fell fallen falling drop drops dropped dropping decline declines declined declining down
        downward shrink shrank shrinks shrunk slump slumped plunge plunged reduce reduced reduces
        reducing reduction cut cuts ;
    before prior previously preceding until earlier / after following afterwards since subsequently
        later ;
    more most greater larger higher above over exceed exceeded exceeds highest largest maximum many
        bigger biggest / less least fewer smaller lower below under lowest smallest minimum few ;
    first initial initially / last final finally ;
    best better improve improved improves improvement improving / worst worse worsen worsened
        deteriorate deteriorated worsening ;
    win wins won winning victory beat beats defeated winner / lose loses lost losing loss defeat
        loser ;
    buy buys bought purchase purchased purchases acquire acquired / sell sells sold sale ;
    accept accepts accepted approve approved approves approval agree agreed agrees agreement granted
        allowed / reject rejects rejected refuse refused refuses decline declined disagree disagreed
        dismissed denied ;
    allow allows allowed permit permits permitted enable enabled enables / ban bans banned prohibit
        prohibits prohibited forbid forbidden prevent prevents prevented block blocked disable disabled
        disables ;
    support supports supported supporting favour favor backed / oppose opposes opposed opposing
        opposition criticised criticized ;
    success succeed succeeded succeeds successful successfully pass passed / failure fail failed
        fails unsuccessful unsuccessfully ;
    start starts started starting begin begins began begun launch launched open opened opens opening
        / end ends ended ending finish finished stop stops stopped close closed closes closing ;
    include includes included including / exclude excludes excluded excluding ;
    strong stronger strength strengthen strengthened / weak weaker weakness weaken weakened ;
    positive / negative ;
    high / low ;
    large big / small little ;
    early / late ;
    always / never rarely ;
    all every everyone / none ;
    import imports imported / export exports exported ;
    profit profits profitable / loss losses ;
    majority / minority ;
    faster quicker quick fast / slower slow ;
    cheaper cheap / expensive dearer ;
    possible / impossible ;
    legal lawful / illegal unlawful ;
    guilty convicted / innocent acquitted ;
    with / without ;
    true / false ;
    hire hired hires recruit / fire fired fires sack sacked dismiss ;
    add added adds adding / remove removed removes removing delete deleted ;
    he / she ;
    his him / her hers ;
    man men male boy boys / woman women female girl girls ;
    northern north / southern south ;
    eastern east / western west ;
    inside within / outside ;
    plaintiff appellant applicant / defendant respondent ;
    likely / unlikely ;
    hot hotter warm warmer / cold colder cool cooler ;
    love loved loves like likes / hate hated hates dislike ;
    remember remembered / forget forgot forgotten ;
    safe safer safely / dangerous unsafe ;
"""
"""A pair ends with a semicolon, its two sides are parted by a stroke."""

POLARITY = PolarityWords(
    negations=frozenset(
        "not no never none nobody nothing neither nor without cannot nowhere hardly barely scarcely "
        "rarely seldom fail failed fails failing failure lack lacks lacked lacking unable refuse "
        "refused refuses deny denied denies reject rejected unlikely avoid avoids avoided prevent "
        "prevents prevented instead absent absence prohibit prohibited forbid forbidden ban banned "
        "dismissed dismiss declined false impossible stop stopped rule ruled rejects rejecting "
        "denying except zero nil few little longer cant couldnt didnt doesnt dont hasnt havent isnt "
        "wasnt werent wont wouldnt".split()
    ),
    strong_negations=frozenset(
        "not no never none nobody nothing neither nor without cannot nowhere hardly barely scarcely "
        "unable".split()
    ),
    antonyms=tuple(
        (frozenset(one.split()), frozenset(other.split()))
        for one, _, other in (pair.partition("/") for pair in _ANTONYMS.split(";")[:-1])
    ),
    between=frozenset(
        "the a an to be been being is are was were has have had any of in on at for it that this yet "
        "very so much".split()
    ),
    conditions=(
        "(?<!even )(?<!as )(?<!ask )(?<!asked )(?<!see )(?<!know )(?<!wonder )"
        "(?:if|unless|provided that|only when)",
    ),
    hedges=(
        *"when would could may might can should whether depends? depending conditions? assuming".split(),
        "in case",
    ),
    limits=(
        "if",
        "unless",
        "provided",
        "except",
        "but not",
        "until",
        "as long as",
        "so long as",
        "in case",
    ),
    doubts=tuple(
        r"if unless whether not never no nor neither without den(?:y|ied|ies) doubt\w* reject\w* false\w* "
        r"unlikely claim\w* alleg\w* refus\w* fail\w* would could might may when once cannot suppose\w* "
        r"imagine wrong\w* than".split()
    ),
    pronouns=frozenset(
        "he she it they him her them his its their i we you my our your who which this that these "
        "those".split()
    ),
)
