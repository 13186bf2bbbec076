"""Abbreviations, by what a full stop behind them means. In lower case, without their last stop."""


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


TITLES = _words("""
    dr drs mr mrs ms messrs mme mlle prof profs gen sen rep reps gov col capt cpt cmdr lt sgt cpl rev pres
    supt adm maj fr dipl hr dott sig dra sra srta ud uds dhr mevr проф акад им св ул г-н г-жа
""")
"""A name follows: the stop never ends a sentence."""

BRIDGES = _words("""
    e.g i.e eg ie cf viz vs v vis c.f resp incl excl esp i.a a.k.a aka w.r.t s.t i.i.d subsp ssp pub z.b
    d.h u.a z.t bzw sog vgl ggf evtl inkl bzgl zzgl einschl insb i.d.r o.ä p.ex p.ej p.es cioè t.ex bl.a
    dvs bijv bv o.a d.w.z m.b.t t.o.v np tzn tj tzv tzw т.е т.н см ср напр в.т.ч
""")
"""The sentence goes on behind them, whatever follows."""

BEFORE_NUMBERS = _words("""
    no nos nr núm num fig figs eq eqs eqn eqns sec secs sect sects ch chs chap chaps vol vols p pp pg pgs
    para paras par pars art arts tab tabs tbl ref refs ver vers cl cls s ss r rr reg regs sch app appx thm
    lem prop def defs cor ex exs alg algs c ca circa approx est max min ser iss ed n nn l ll ln col cols
    ep pt pts § op cat cap tit abb abs bd kap jg s.a pág págs pag pagg blz str rys рис табл стр гл п пп ст
    кн т fol f ff ibid id u.s.c c.f.r fed suppl rs us$
""")
"""A number, a letter or a bracket continues them; anything else begins a new sentence."""

BEFORE_NAMES = _words("""
    inc ltd corp co cos llc llp plc bros gmbh ag kg pty pvt assn assoc dept univ inst natl intl govt mfg
    mt ft st sr jr esq al ave blvd rd hwy sq bldg fl ste ala ariz calif cal colo conn fla ga ill ky la md
    mass mich minn mont neb nev okla pa penn tenn tex va vt wash wis wyo ont que proc conf symp trans acad
    sci phys lett chem med biol soc am amer eur brit ann bull comm j rep rept suppl avg eds edn transl repr
    dist mgmt acct hon ph.d m.d b.a m.a m.sc b.sc d.phil
""")
"""They may end a sentence, and do when what follows is a word that names seldom begin with."""

CLOSERS = _words("""
    etc usw ecc enz osv itd itp m.m и.т.д т.д т.п др jan feb mar apr jun jul aug sep sept oct nov dec mon
    tue tues wed thu thur thurs fri sat sun a.m p.m a.d b.c b.c.e c.e hrs lbs lb oz mins secs pct mio mrd
    mln mld тыс млн млрд руб коп г гг в вв
""")
"""They end a sentence when a capital letter follows, and not before a number or a small letter."""

ALL = TITLES | BRIDGES | BEFORE_NUMBERS | BEFORE_NAMES | CLOSERS

SMALL = _words("""
    al inc ltd co corp cos dept univ assn ave blvd dr mr mrs ms prof etc pct sig sra dott hr dhr
""")
"""Of titles and names, what people also write without a capital letter; the others are plain words then."""

STARTERS = _words("""
    the this that these those it its it's we he she they i i'm you there here in on at for from with by to
    as if when while although though however but and so then thus therefore moreover furthermore hence a
    an our his her their my your all some many most no one two three such both each since because after
    before during under what why how who where which according finally first second third also not yes now
    nor or only once until unless unlike despite later meanwhile nevertheless additionally overall today
    yesterday last next let any every another other more several few among between within without through
    using based given please see note whether instead indeed similarly conversely
""")
"""Words that begin sentences, and hardly ever names."""

SMALL_STARTERS = _words(
    "the this these those it we he she they i you there however moreover furthermore our no yes okay"
)
"""Those that, without a capital letter to tell, begin sentences more often than they continue one."""

SPEECH = (
    "said|says|say|asked|asks|replied|replies|answered|cried|shouted|whispered|added|exclaimed|wrote|called|"
    "thought|muttered|murmured|snapped|demanded|wondered|told|repeated|insisted|laughed|yelled|screamed|sighed|"
    "growled|continued|began|agreed|observed|remarked|inquired|enquired|responded|explained|fragte|sagte|rief"
)
"""Verbs that follow what somebody said."""

CHINESE_SPEECH = (
    "说|說|道|问|問|喊|答|叫|嚷|表示|指出|强调|強調|写道|寫道|回答|解释|解釋|补充|補充|感叹|感嘆|坦言|告诉|告訴|"
    "认为|認為|称|稱|笑道|想"
)
