"""English words that tell what kind of document it is."""

from engine.text.language_data import GenreCues

GENRE = GenreCues(
    words=(
        (
            "paper",
            "abstract|in this paper|we propose|et al|related work|keywords|doi|arxiv|journal of|"
            "proceedings|introduction|experiments|corresponding author",
        ),
        (
            "thesis",
            "thesis|dissertation|submitted in|degree of|supervisors?|master of|doctor of|"
            r"bachelor|chapter \d",
        ),
        (
            "report",
            "report|annual report|executive summary|findings|recommendations|evaluation|audit|"
            "survey|assessment|white paper|fiscal year",
        ),
        (
            "law",
            r"act|statute|regulations?|by-?laws?|constitution|code|enacted|section \d+|"
            r"article [ivx\d]+|shall|subsection|pursuant|repealed|schedule|parliament|ordinance|"
            "directive",
        ),
        (
            "contract",
            "agreement|contract|terms (?:of service|and conditions|of use)|party|parties|hereby|"
            r"herein|licensee|licensor|warrant\w*|indemnif\w+|privacy (?:policy|notice|statement)|"
            r"governing law|terminat\w+|you agree",
        ),
        (
            "judgment",
            r"court|plaintiffs?|defendants?|appell\w+|petitioners?|respondents?|judges?|judgment|"
            r"v\.|opinion|affirm(?:ed)?|tribunal|justice|appeal",
        ),
        (
            "minutes",
            "minutes|meeting|attendees|present|agenda|motion|seconded|adjourned|action items?|"
            "apologies|quorum|next meeting|notes",
        ),
        (
            "transcript",
            "interview|transcript|speaker|moderator|podcast|q:|a:|operator|question and answer|"
            "laughter|applause",
        ),
        ("mail", "from:|to:|subject:|wrote:|sent:|cc:|re:|mailing list|regards|hi all|best,|patch"),
        (
            "news",
            r"news|reported|announced|said|press release|reuters|spokes\w+|on (?:mon|tues|wednes|"
            "thurs|fri)day|officials|for immediate release",
        ),
        ("blog", "blog|posted|post|today i|we're excited|in this post|my experience|comments|tutorial"),
        (
            "manual",
            r"manual|guide|handbook|tutorial|how to|install\w*|faq|getting started|documentation|"
            r"user|click|command|configure|step \d|lesson|exercise|chapter",
        ),
        (
            "standard",
            "rfc|specification|standard|request for comments|must not|should|normative|"
            r"conform\w*|protocol|pep|draft|iso|requirements?|terminology",
        ),
        (
            "release",
            r"release notes|changelog|what's new|version|released|deprecated|bug ?fix\w*|"
            "breaking changes?|new features?|fixed|added|removed|support for|"
            r"v?\d+\.\d+(?:\.\d+)?",
        ),
        ("slides", r"slides?|presentation|deck|outline|agenda|questions\?|thank you|talk"),
        (
            "financial",
            "net (?:sales|income|revenue)|quarter|fiscal|earnings|shareholders?|dividends?|"
            "per share|balance sheet|cash flow|million|billion|form 10-[kq]|"
            "results of operations|year ended|segment",
        ),
        ("fiction", "said|chapter|he|she|looked|eyes|cried|door|night|asked|heart|smiled|whispered"),
        (
            "book",
            "chapter|preface|book|essay|contents|volume|edition|project gutenberg|author|"
            "translated|mankind|nature",
        ),
        (
            "encyclopedia",
            "is an?|was an?|born|known as|founded in|located in|population|century|see also|"
            r"encyclop\w+|history",
        ),
        (
            "form",
            "form|please (?:fill|complete|print)|signature|date of birth|applicant|check (?:one|"
            "box)|name:|address:|application for",
        ),
        (
            "policy",
            "policy|policies|code of conduct|governance|guidelines|initiative|strategy|"
            "government|administration|principles|community",
        ),
    ),
    titles=(
        (
            "report",
            r"(?:annual|quarterly|monthly|incident|progress|status|final|interim|audit|evaluation|"
            r"impact|transparency|activity|survey|outage|investigation|"
            r"inspection) (?:performance )?reports?|(?:annual|quarterly|yearly|year-end|"
            r"post-incident|joint) review|reports? (?:for|of|on|to)|white ?paper|post-?mortem|"
            r"(?:self-|security |risk |impact )assessment$",
        ),
        (
            "release",
            r"release notes?|change ?log|what(?:'|’)?s new in|"
            r"announcing \S+(?: \S+)? v?\d+(?:\.\d+)+|v?\d+\.\d+(?:\.\d+)* (?:is )?(?:released|"
            r"available)|releases? v?\d+\.\d+\S*$",
        ),
        (
            "minutes",
            r"minutes|meeting notes|\d+(?:st|nd|rd|th) (?:\S+ )?meeting|(?:council|board|committee|"
            r"team|weekly|monthly|staff|general) meeting|meeting \d{4}",
        ),
        (
            "law",
            r"acts?(?: of)?(?: \d{4})?$|by-?laws?|constitution of|(?:regulations?|statutes?|"
            r"ordinance|directive)(?: \(?\d{4}\)?)?$",
        ),
        (
            "policy",
            r"(?:polic(?:y|ies)|code of (?:conduct|ethics)|charter|governance|guidelines)$|"
            r"privacy (?:policy|notice|statement)|(?:^|: )fact ?sheet",
        ),
        (
            "contract",
            r"(?:agreement|contract|terms of (?:service|use)|terms and conditions|licen[cs]e)$|"
            r"non-?disclosure agreement",
        ),
        (
            "manual",
            r"(?:user|developer|reference|administrator|installation|quick ?start|field|beginner|"
            r"maintainer|style)(?:'?s'?|’s|s’)? (?:guide|manual|handbook)|guide (?:to|for)|"
            r"(?:manual|handbook)$|tutorial|frequently asked questions|faqs?|getting started|"
            r"how to|an introduction to",
        ),
        ("standard", r"^(?:rfc|pep|iso|eip|bip) ?-?\d+|(?:specification|standard)$"),
        ("thesis", r"(?:master|bachelor|doctoral|ph\.?d\.?)\S* (?:thesis|dissertation)"),
        ("judgment", r"v\.|vs\.|^in re"),
        ("news", r"press release|(?:^|: )news:|newsletter|weekly (?:news|digest)|news (?:digest|in brief)"),
        ("transcript", r"(?:an )?interview with|transcript"),
        ("form", r"application form|questionnaire|registration form"),
        (
            "financial",
            r"form (?:10-?[kq]|20-f|8-k)|earnings (?:call|release)|financial (?:statements|"
            r"results)|quarterly results",
        ),
    ),
    openings=(
        ("financial", r"securities and exchange commission|form (?:10-?[kq]|20-f|8-k)\b"),
        (
            "judgment",
            r"in the (?:\w+ ){0,3}court(?: of| for)|united states (?:court of appeals|"
            r"district court)|supreme court of the",
        ),
        ("standard", r"request for comments: \d+|status of this memo|^pep: \d+|internet-draft"),
        ("paper", r"arxiv:\d{4}\.\d{4,5}|corresponding author|proceedings of the \d"),
        (
            "contract",
            r"this (?:\w+ ){0,4}agreement(?: \([^)]{1,80}\))?,? (?:is|was|dated|made|entered)|"
            r"(?:by and )?between the parties",
        ),
        (
            "thesis",
            r"(?:thesis|dissertation) (?:is |was )?(?:submitted|presented) (?:in|to|for)|"
            r"in partial fulfil+ment",
        ),
        ("fiction", r"a novel(?: by)?$"),
        ("news", r"for immediate release"),
    ),
)
