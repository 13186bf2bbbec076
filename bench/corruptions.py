"""Makes sentences that are wrong in one place, and true ones in other words, out of true sentences.

What is changed is found by plain patterns of its own, not by the checker that is measured with it.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ENGLISH_DATE = re.compile(rf"\b(?:{'|'.join(MONTHS)}|{'|'.join(DAYS)})\b|\b(?:19|20)\d\d\b(?!-)")
CHINESE_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年")
NUMBER = re.compile(r"(?<![\w.,#-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|[.,]\d)")
CHINESE_NUMBER = re.compile(
    r"(?<![\w.,#-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d.A-Za-z_-])(?![年月日])"
    r"|(?<=[^\d])\d+(?:\.\d+)?(?=[万亿个名家人次项%])"
)
ENGLISH_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*(?= [a-z]|[,;.]|'s)")
UNITS = (
    ("%", " million"), ("percent", "million"), ("per cent", "million"), ("million", "billion"),
    ("billion", "million"), ("$", "€"), ("£", "$"), ("€", "£"), ("hours", "days"), ("minutes", "hours"),
    ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("years", "months"), ("km", "miles"),
    ("miles", "metres"), ("metres", "miles"), ("kg", "tonnes"), ("GB", "MB"), ("mg", "g"),
    ("seconds", "minutes"), ("thousand", "million"),
)  # fmt: skip
CHINESE_UNITS = (
    ("%", "万"), ("亿", "万"), ("万", "亿"), ("美元", "欧元"), ("元", "美元"), ("公里", "米"),
    ("小时", "天"), ("分钟", "小时"), ("个月", "年"), ("公斤", "吨"), ("天", "个月"), ("岁", "个月"),
)  # fmt: skip
_AUXILIARY = "is|are|was|were|has|have|had|will|would|can|could|should|may|must"
AUXILIARY = re.compile(rf"\b(?:{_AUXILIARY}|does|did)\b(?! not|n't)")
DENIAL = re.compile(
    rf"\b(?P<auxiliary>{_AUXILIARY}) not\b|\b(?:do|does|did) not |\bnever |\bcannot\b|(?<=\w)n't\b"
)
DIRECTIONS = (
    ("increased", "decreased"), ("increase", "decrease"), ("increases", "decreases"), ("rose", "fell"),
    ("higher", "lower"), ("more than", "less than"), ("before", "after"), ("improved", "worsened"),
    ("improves", "worsens"), ("reduced", "increased"), ("reduce", "increase"), ("first", "last"),
    ("best", "worst"), ("agreed", "disagreed"), ("allows", "prevents"), ("allow", "prevent"),
    ("with", "without"), ("accepted", "rejected"), ("support", "oppose"), ("largest", "smallest"),
    ("above", "below"), ("win", "lose"), ("won", "lost"), ("outperforms", "underperforms"),
    ("better", "worse"),
)  # fmt: skip
CHINESE_DIRECTIONS = (
    ("增长", "下降"), ("增加", "减少"), ("提高", "降低"), ("上升", "下降"), ("支持", "反对"),
    ("之后", "之前"), ("以后", "以前"), ("成功", "失败"), ("高于", "低于"), ("开始", "结束"),
    ("加强", "削弱"), ("加快", "放缓"), ("允许", "禁止"), ("最大", "最小"), ("扩大", "缩小"),
    ("超过", "不足"), ("有利", "不利"), ("促进", "阻碍"), ("可以", "不可以"), ("能够", "不能"),
    ("没有", ""), ("不能", "能"), ("不会", "会"), ("不是", "是"),
)  # fmt: skip
SYNONYMS = dict(
    pair.split("=") for pair in
    "said=stated;shows=demonstrates;show=demonstrate;big=large;also=additionally;many=numerous;method=approach;"
    "uses=employs;use=employ;help=assist;helps=assists;problem=issue;problems=issues;buy=purchase;about=regarding;"
    "however=nevertheless;important=crucial;get=obtain;need=require;needs=requires;propose=suggest;people=persons;"
    "children=kids;wants=wishes;want=wish;but=yet;because=since;new=novel;started=began;asked=requested;"
    "thinks=believes;think=believe;explained=clarified;quickly=rapidly;while=whereas;often=frequently;"
    "company=firm;car=vehicle;government=authorities;police=officers;house=home;job=post;told=informed".split(";")
)  # fmt: skip
CHINESE_SYNONYMS = dict(
    pair.split("=") for pair in
    "方法=办法;表明=显示;使用=采用;问题=难题;重要=关键;目前=当前;同时=并且;提出=给出;非常=十分;如果=假如;"
    "但是=然而;因为=由于;帮助=协助;企业=公司;举行=召开;表示=指出;推动=促进;我们=咱们;讨论=探讨;建设=构建".split(";")
)  # fmt: skip
WORDS_OF_NUMBERS = dict(zip("2345678", "two three four five six seven eight".split(), strict=True))
HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Change:
    text: str
    kind: str


def is_chinese(text: str) -> bool:
    return len(HAN.findall(text)) > len(text) / 5


# --- what is wrong ---------------------------------------------------------------------------------------


def corrupt(sentence: str, document: Sequence[str], chance: random.Random) -> Iterator[Change]:
    """Yield the sentence with one number, date, name, unit or denial changed, each where it has one.

    document: the sentences it came from. Half of the time what is put in stands elsewhere in them.
    """
    chinese = is_chinese(sentence)
    for kind, pattern, invent in (
        ("number", CHINESE_NUMBER if chinese else NUMBER, _other_number),
        ("date", CHINESE_DATE if chinese else ENGLISH_DATE, _other_date),
    ):
        yield from _swap(sentence, document, chance, kind, pattern, invent)
    if chinese:
        yield from _swap_chinese_name(sentence, document, chance)
        yield from _replace(sentence, CHINESE_UNITS, "unit", chance, r"(?<=\d){}")
        yield from _replace(sentence, CHINESE_DIRECTIONS, "negation", chance, "{}")
    else:
        yield from _swap(sentence, document, chance, "name", ENGLISH_NAME, _other_name)
        yield from _replace(sentence, UNITS, "unit", chance, r"(?<=\d){}|(?<=\d ){}\b|{}(?=\d)")
        yield from _replace(sentence, DIRECTIONS, "negation", chance, r"\b{}\b")
        yield from _deny(sentence, chance)


def _swap(
    sentence: str,
    document: Sequence[str],
    chance: random.Random,
    kind: str,
    pattern: re.Pattern[str],
    invent: Callable[[str, random.Random], str],
) -> Iterator[Change]:
    places = list(pattern.finditer(sentence))
    if not places:
        return
    place = chance.choice(places)
    old = place[0]
    shape = _shape(old)
    others = sorted(
        {match[0] for text in document for match in pattern.finditer(text) if _shape(match[0]) == shape}
    )
    others = [other for other in others if other not in sentence and not _alike(other, old)]
    from_document = bool(others) and chance.random() < 0.5
    new = chance.choice(others) if from_document else invent(old, chance)
    if new in sentence:
        return
    origin = "document" if from_document else "invented"
    yield Change(sentence[: place.start()] + new + sentence[place.end() :], f"{kind}, {origin}")


def _alike(one: str, other: str) -> bool:
    return one in other or other in one


def _shape(found: str) -> str:
    """Only a month is put in the place of a month."""
    if found in MONTHS:
        return "month"
    if found in DAYS:
        return "day"
    return re.sub(r"\d+", "0", re.sub(r"[A-Za-z ]+", "a", found))


def _other_number(old: str, chance: random.Random) -> str:
    value = float(old.replace(",", ""))
    new = value
    while new == value:
        new = (
            value * chance.choice((2, 3, 0.5, 10, 1.1, 1.5))
            if chance.random() < 0.5
            else value + chance.randint(1, 9)
        )
    if "." not in old:
        new = max(round(new), 0) if round(new) != value else value + 2
        return f"{new:,.0f}" if "," in old else f"{new:.0f}"
    return (
        f"{new:.{len(old.split('.')[1])}f}"
        if f"{new:.{len(old.split('.')[1])}f}" != old
        else f"{new + 1:.1f}"
    )


def _other_date(old: str, chance: random.Random) -> str:
    for names in (MONTHS, DAYS):
        if old in names:
            return chance.choice([name for name in names if name != old])
    numbers = re.findall(r"\d+", old)
    number = chance.choice(numbers)
    limit = 28 if len(number) < 3 else 3000
    new = int(number) % 12 + 1 if len(number) < 3 else int(number) + chance.choice((-7, -3, -1, 1, 2, 5))
    return old.replace(number, str(min(new, limit)), 1)


INVENTED = (
    "Wilkins Okafor Tanaka Brandt Leclerc Petersen Harrow Delgado Ashbourne Kowalski Verona Utrecht Nagoya"
).split()
INVENTED_CHINESE = ("王建国", "赵海波", "重庆", "长春", "孙丽华", "昆明", "葡萄牙", "肯尼亚")


def _other_name(old: str, chance: random.Random) -> str:
    return " ".join(chance.sample(INVENTED, min(len(old.split()), 2)))


def _swap_chinese_name(sentence: str, document: Sequence[str], chance: random.Random) -> Iterator[Change]:
    import rjieba

    tags = ("nr", "ns", "nrt", "nrfg", "nt")
    names = [(form, tag) for form, tag in rjieba.tag(sentence) if tag in tags and len(form) > 1]
    if not names:
        return
    old, tag = chance.choice(names)
    others = sorted(
        {form for text in document for form, its in rjieba.tag(text) if its == tag and len(form) > 1}
    )
    others = [other for other in others if other not in sentence and not set(other) & set(old)]
    from_document = bool(others) and chance.random() < 0.5
    new = chance.choice(others) if from_document else chance.choice(INVENTED_CHINESE)
    if new not in sentence:
        yield Change(sentence.replace(old, new, 1), f"name, {'document' if from_document else 'invented'}")


def _replace(
    sentence: str, pairs: Sequence[tuple[str, str]], kind: str, chance: random.Random, frame: str
) -> Iterator[Change]:
    found = []
    for old, new in pairs:
        match = re.search(frame.replace("{}", re.escape(old)), sentence)
        if match:
            found.append((match, new))
    if found:
        match, new = chance.choice(found)
        yield Change(sentence[: match.start()] + new + sentence[match.end() :], kind)


def _deny(sentence: str, chance: random.Random) -> Iterator[Change]:
    denial = DENIAL.search(sentence)
    if denial:
        kept = denial["auxiliary"] or ("can" if denial[0] == "cannot" else "")
        yield Change(sentence[: denial.start()] + kept + sentence[denial.end() :], "negation")
        return
    places = list(AUXILIARY.finditer(sentence))
    if places:
        place = chance.choice(places)
        yield Change(sentence[: place.end()] + " not" + sentence[place.end() :], "negation")


# --- what is true in other words -------------------------------------------------------------------------


def rephrase(sentence: str, following: str) -> Iterator[Change]:
    """Yield what says the same as the sentence, or as it and the one that follows it."""
    chinese = is_chinese(sentence)
    yield from _with_synonyms(sentence, CHINESE_SYNONYMS if chinese else SYNONYMS, chinese)
    yield from _with_other_numbers(sentence, chinese)
    yield from _with_clauses_turned(sentence, chinese)
    yield from _without_aside(sentence)
    end = sentence.rstrip(" .。")
    if not (following and sentence[-1:] in ".。" and len(sentence) + len(following) < 400):
        return
    if chinese:
        yield Change(f"{end}，{following}", "two in one")
    else:
        plain = following.split(" ", 1)[0] in ("The", "This", "It", "We", "He", "They", "A", "In")
        small = following[0].lower() if plain else following[0]
        yield Change(f"{end}, and {small}{following[1:]}", "two in one")


def _with_synonyms(sentence: str, synonyms: dict[str, str], chinese: bool) -> Iterator[Change]:
    frame = "{}" if chinese else r"\b{}\b"
    changed = sentence
    for old, new in synonyms.items():
        changed = re.sub(frame.replace("{}", old), new, changed, count=1)
    if changed != sentence:
        yield Change(changed, "synonyms")


def _with_other_numbers(sentence: str, chinese: bool) -> Iterator[Change]:
    changed = sentence
    if chinese:
        changed = re.sub(r"(?<![\d.])(\d{1,2})%", lambda match: f"百分之{_han(int(match[1]))}", changed)
        changed = re.sub(r"(?<![\d.])(\d)万(?=[个名人元])", lambda match: f"{match[1]}0000", changed)
        changed = re.sub(r"(\d{4})年(\d{1,2})月(\d{1,2})日", r"\1-\2-\3", changed)
    else:
        changed = re.sub(r"(?<=\d)%", " per cent", changed)
        changed = re.sub(r"\bper ?cent\b", "%", changed) if changed == sentence else changed
        changed = re.sub(r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d,])", r"\1\2", changed)
        changed = re.sub(
            r"(?<![\w.,$£€/-])([2-8])(?= [a-z]{3,})", lambda match: WORDS_OF_NUMBERS[match[1]], changed
        )
        changed = re.sub(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", r"\2 \1, \3", changed)
        changed = re.sub(r"\$(\d+(?:\.\d+)?) ?(?:m|million)\b", r"\1 million dollars", changed)
    if changed != sentence:
        yield Change(changed, "number format")


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (
        (digits[tens] if tens > 1 else "")
        + ("十" if tens else "")
        + (digits[ones] if ones or not tens else "")
    )


FRONTED = re.compile(
    r"^(?P<front>(?:In|On|At|After|Before|When|While|If|Although|Because|Since|During|For|With|By|Under|Despite)"
    r" [^,;:]{4,90}), (?P<rest>[^;:?!]{15,})(?P<end>[.])$"
)
CHINESE_FRONTED = re.compile(
    r"^(?P<front>(?:目前|近年来|今年|据介绍|此外|同时|另外|因此|\d{4}年|近日|今天|昨天))，(?P<rest>[^？！]{8,})$"
)


def _with_clauses_turned(sentence: str, chinese: bool) -> Iterator[Change]:
    match = (CHINESE_FRONTED if chinese else FRONTED).match(sentence)
    if match is None:
        return
    rest = match["rest"]
    if chinese:
        cut = rest.find("，")
        if cut > 3:
            yield Change(f"{rest[:cut]}，{match['front']}，{rest[cut + 1 :]}", "clause order")
        return
    front = match["front"]
    yield Change(f"{rest[0].upper()}{rest[1:]} {front[0].lower()}{front[1:]}.", "clause order")


def _without_aside(sentence: str) -> Iterator[Change]:
    changed = re.sub(r" ?[(（][^()（）]{2,80}[)）]", "", sentence)
    if changed != sentence and len(changed) > 25:
        yield Change(changed, "aside left out")
