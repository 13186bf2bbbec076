"""What the wording of a sentence says about its part in the text: English and Chinese, silent on the rest."""

import re

from engine.text.characters import CLOSING, QUESTION_MARKS, SENTENCE_ENDS

LABEL = re.compile(
    r"(?:\[[^\W\d][\w .-]{0,20}\]:?|#?[^\W\d_][\w.'#-]{0,20}(?: [\w.'#-]{1,15}){0,2}:(?=\s)"
    r"|\w{1,8}(?<![说道示出调称为是下到])：)\s*"
)
"""Whose turn it is to speak: "Anna:", "Speaker 2:", "[doctor]", "主持人："."""

_HERE = (
    "paper|article|study|work|thesis|report|document|chapter|section|page|book|guide|manual|proposal|"
    "specification|standard|package|program|library|tool|module|plugin|software|application|project|"
    "appeal|judgment|case|agreement|notice|rule|regulation|survey|review|tutorial|release|post|year|week|month"
)
"""What "this" may point to without anything having been said before."""

DANGLING = re.compile(
    rf"""["'“‘(*]*(?:
    (?:however|moreover|furthermore|therefore|thus|hence|thereby|consequently|nevertheless|nonetheless|
       instead|otherwise|besides|also|similarly|likewise|additionally|then|meanwhile|accordingly|conversely|
       again|rather|still|yet|but|and|so|or|nor|because|afterwards?|subsequently|indeed|
       second(?:ly)?|third(?:ly)?|finally|lastly|alternatively|further|too)\b
    | (?:for|in|on|as|by|at|to|after|from|with|of|under|despite|during|without|through|because\ of|due\ to)\s
      (?:(?:example|instance|addition|contrast|turn|particular|fact|other\ words|comparison|the\ other\ hand|
          a\ result|a\ consequence|the\ contrary|such|do\ so|doing\ so)\b
        | (?:this|these|those|that|such|which|them|him|her|it|its|their|his)\b(?!\s(?:{_HERE})\b))
    | (?:he|she|they|his|her|hers|its|their|theirs|him|them|those|these|such|both|neither|either|
       the\ (?:latter|former|same|above|others?|second|third|resulting|corresponding))\b
    | (?:this|that|it)\b(?!\s(?:{_HERE})\b)
      (?!\s(?:is|was|has\ been|seems|appears)\s(?:\w+\s){{1,2}}(?:that|to|whether|how|why)\b)
    )(?!-)""",
    re.IGNORECASE | re.VERBOSE,
)

DANGLING_CHINESE = re.compile(
    r"[“‘「『（(]*(?:但(?!丁)|因此|因而|所以|然而|此外|另外|除此|同时|而且|而|并且|并(?![购网发行列])|其中|其次|其余|他|她|它|这|那[个些时里种样位次天年]|该|其(?![实他])|"
    r"上述|以上|对此|为此|由此|从而|例如|比如|譬如|于是|不过|随后|随即|之后|此后|此时|此前|与此|也(?!门)|还(?![原款贷债])|又|再(?![生就])|则|却|"
    r"总之|可是|否则|相反|同样|反之|换句话|换言之|也就是|前者|后者|最后|第[二三四五六七八九]|二是|三是|四是)"
)

ANNOUNCING = re.compile(
    r"\b(?:in (?:conclusion|summary|sum|short|this (?:paper|work|article|study|report|proposal|document))|"
    r"to (?:conclude|summari[sz]e|sum up)|"
    r"we (?:propose|present|introduce|describe|show|find|found|demonstrate|report|argue|develop|conclude|"
    r"study|investigate|examine)|"
    r"this (?:paper|article|study|work|report|document|proposal|specification|\w+ (?:proposes|describes|"
    r"introduces|presents|defines))|"
    r"the (?:main|key|goal|aim|purpose|objective|results?)|"
    r"our (?:results|findings|approach|method|model|experiments)|"
    r"(?:results|findings) (?:show|suggest|indicate|demonstrate)|overall|importantly|significant(?:ly)?|"
    r"decided?|agreed?|concluded?|proposes?|therefore)\b"
)
"""Phrases with which an author announces what matters, in lower case."""
ANNOUNCING_CHINESE = re.compile(
    r"本文|提出|结果表明|研究表明|总之|综上|结论|旨在|目的|主要|重点|强调|认为|表明|表示|指出|建议|需要|会议"
)

REPORTING = re.compile(
    r"\b(?:said|says|told|announced|according to|reported|reporters?|officials?|spokes\w+|percent|pct|"
    r"yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
"""What news is told with, in lower case.

A document full of it is news, and news tells the most important thing first.
"""
REPORTING_CHINESE = re.compile(r"表示|指出|强调|报道|记者|[今昨]天|\d月\d+日|日前|近日|目前")

AMOUNT = re.compile(
    r"\d(?:(?<=[$€£¥￥].)|(?<=[$€£¥￥]\s.)|\s?(?:%|％|percent\b|per cent\b|million\b|billion\b|万|亿))"
)
CHINESE_SHARE = re.compile("百分之[零一二三四五六七八九十百点]")
"""Money and shares."""

FILLERS = frozenset(
    (
        *(
            "i",
            "me",
            "my",
            "you",
            "your",
            "we",
            "uh",
            "um",
            "mm",
            "hmm",
            "oh",
            "yeah",
            "yes",
            "no",
            "okay",
            "ok",
        ),
        *("well", "right", "so", "like", "just", "gonna", "wanna"),
        *("嗯", "啊", "呃", "哦", "呢", "吧", "嘛", "对", "就是", "那个", "然后", "我", "你"),
    )
)
"""Stems of what people say when they talk, rather than write, to each other; up to an apostrophe."""


def without_label(text: str) -> str:
    """Leave out the name of the speaker with which a turn begins."""
    label = LABEL.match(text)
    return text[label.end() :] if label else text


def opens_turn(text: str) -> bool:
    return LABEL.match(text) is not None


def dangles(text: str) -> bool:
    """Whether the sentence leans on the one before it: "However, they …", "因此".

    What opens somebody's turn to speak does not: the name says where it belongs, and talk, unlike prose,
    begins with "so" for no reason.
    """
    return not opens_turn(text) and bool(DANGLING.match(text) or DANGLING_CHINESE.match(text))


def announces(text: str) -> bool:
    return _says(text, ANNOUNCING, ANNOUNCING_CHINESE)


def reports(text: str) -> bool:
    return _says(text, REPORTING, REPORTING_CHINESE)


def _says(text: str, english: re.Pattern[str], chinese: re.Pattern[str]) -> bool:
    # A pattern that ignores case takes twice as long.
    return english.search(text.lower()) is not None or (
        not text.isascii() and chinese.search(text) is not None
    )


def states_amount(text: str) -> bool:
    return AMOUNT.search(text) is not None or CHINESE_SHARE.search(text) is not None


def asks(text: str) -> bool:
    return text.rstrip(CLOSING + " ").endswith(tuple(QUESTION_MARKS))


def starts_inside(text: str) -> bool:
    """Whether it begins with a small letter, as the rest of a sentence does that was torn apart."""
    return without_label(text)[:1].islower()


def ends_inside(text: str) -> bool:
    """Whether it ends without a stop."""
    return not text.rstrip(CLOSING + "* ").endswith(tuple(SENTENCE_ENDS))


def has_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


def leads_on(text: str) -> bool:
    """Whether the sentence stops before it has said something: "The options are:"."""
    return text.endswith((":", "：", ",", "，", "—", "–", "-", "、"))
