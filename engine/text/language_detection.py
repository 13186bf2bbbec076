"""Language identification: by script, then by function words, then by letter n-grams (py3langid)."""

import re
from bisect import bisect_right
from collections import Counter
from copy import copy
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from engine.text.language_data import language_data
from engine.text.stop_words import stopwords

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

SAMPLE = 20_000
SLICES = 10
"""Of a long text so many characters are looked at, in so many slices from its beginning to its end."""

SCRIPT_STARTS = (
    (0x0, "latin"), (0x370, "el"), (0x400, "cyrillic"), (0x530, "hy"), (0x590, "he"), (0x600, "arabic"),
    (0x780, ""), (0x900, "devanagari"), (0x980, "bn"), (0xA00, "pa"), (0xA80, "gu"), (0xB00, "or"),
    (0xB80, "ta"), (0xC00, "te"), (0xC80, "kn"), (0xD00, "ml"), (0xD80, "si"), (0xE00, "th"), (0xE80, "lo"),
    (0xF00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "am"), (0x13A0, ""),
    (0x1780, "km"), (0x1800, "mn"), (0x18B0, ""), (0x1E00, "latin"), (0x1F00, "el"), (0x2000, ""),
    (0x3041, "kana"), (0x3100, ""), (0x3131, "ko"), (0x3190, ""), (0x31F0, "kana"), (0x3200, ""),
    (0x3400, "han"), (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""), (0xF900, "han"), (0xFB00, "latin"),
    (0xFB13, "hy"), (0xFB1D, "he"), (0xFB50, "arabic"), (0xFF00, "latin"), (0xFF66, "kana"), (0xFFA0, "ko"),
    (0xFFE0, ""), (0x20000, "han"), (0x40000, ""),
)  # fmt: skip
"""Where in Unicode the letters of a script begin; a script that one language owns goes by its code."""
STARTS, SCRIPTS = zip(*SCRIPT_STARTS, strict=True)

LANGUAGES_OF_SCRIPT = {
    "latin": (
        "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro",
        "hr", "sl", "et", "lv", "lt", "tr", "id", "vi", "ca", "sq", "eu", "gl", "is", "ga", "cy", "af",
        "sw", "tl", "ms",
    ),
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "mn"),
    "arabic": ("ar", "fa", "ur", "ug"),
    "devanagari": ("hi", "mr", "ne"),
}  # fmt: skip
"""Those worth telling apart. Latin and its like are left out: tables and names look too much like them."""

FEWEST_LETTERS = 20
"""With fewer of them, and no function word among them, there is too little to tell."""
FEW_LETTERS = 100
"""With fewer, only the languages whose function words we know are thought of, and English first."""
LETTERS_PER_CHARACTER = 2
"""What a Chinese character counts for beside Latin letters."""
WORD = re.compile(r"[^\W\d_]+")
NOT_PLAIN = re.compile(r"[^\x00-\x7f]+")
NO_PLAIN_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
DECLARED = re.compile(r"([a-z]{2})(?:[-_].*)?", re.DOTALL)
NORWEGIAN = ("nb", "nn")


def detect_language(text: str, declared: str = "") -> str:
    """Return the ISO 639-1 code of the language that most of the text is in; "und" where too little tells.

    What the file declares decides only where the text leaves it open.
    """
    sample = _sample(text)
    letters = _letters_by_script(sample)
    asian = letters["han"] + letters["kana"] + letters["ko"]
    others = {script: count for script, count in letters.items() if script not in ("han", "kana", "ko")}
    script = max(others, key=lambda name: others[name], default="latin")
    if asian and _is_asian(asian, others.get(script, 0), sample):
        return _asian_language(letters, asian, declared)
    if script not in LANGUAGES_OF_SCRIPT:
        return script if others[script] > 1 else _checked(declared)
    return _language_by_words(sample.lower(), script, others.get(script, 0), _checked(declared))


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    length = SAMPLE // SLICES
    last = len(text) - length
    starts = (last * number // (SLICES - 1) for number in range(SLICES))
    return "\n".join(text[start : start + length] for start in starts)


def _letters_by_script(sample: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    # Counting letter by letter is slow, and of most samples all but a few letters are plain ones.
    counts["latin"] = len(sample.encode("ascii", "ignore").translate(None, NO_PLAIN_LETTERS))
    for letter, count in Counter("".join(NOT_PLAIN.findall(sample))).items():
        if letter.isalpha():
            counts[SCRIPTS[bisect_right(STARTS, ord(letter)) - 1]] += count
    del counts[""]
    return counts


def _is_asian(asian: int, others: int, sample: str) -> bool:
    """Whether the prose is Chinese, Japanese or Korean: names and terms among it make no English of it."""
    weight = LETTERS_PER_CHARACTER * asian
    if weight >= others:
        return True
    if weight < others / 6:
        return False
    words = WORD.findall(sample.lower())
    prose = sum(word in stopwords("en") for word in words if word.isascii())
    return bool(prose < sum(word.isascii() for word in words) / 6)


def _asian_language(letters: Counter[str], asian: int, declared: str) -> str:
    if letters["ko"] > asian / 3:
        return "ko"
    if letters["kana"] > asian / 10:
        return "ja"
    return "ja" if asian < FEWEST_LETTERS and declared.startswith("ja") else "zh"


def _language_by_words(sample: str, script: str, letters: int, declared: str) -> str:
    words = WORD.findall(sample)
    if letters < FEW_LETTERS:
        words = [word for word in words if len(word) > 1]
    forms = Counter(words)
    different = frozenset(forms)
    counts = {
        code: sum(forms[word] for word in stopwords(code) & different)
        for code in _with_function_words(script)
    }
    best, second = sorted(counts, key=lambda code: -counts[code])[:2] if len(counts) > 1 else (*counts, "")
    most, next_most = counts[best], counts.get(second, 0)
    if language_data(best).unmistakable and most >= 3 and most >= len(words) / 5 and most >= 1.5 * next_most:
        return best
    if letters < FEWEST_LETTERS and (most == 0 or most == next_most):
        return declared
    if script == "latin" and letters < FEW_LETTERS and most > next_most:
        return best
    chances = dict(_identifier(script).rank(sample))
    if script == "latin" and letters < FEW_LETTERS:
        chances = {code: chances[code] * (3 if code == "en" else 1) for code in counts}
    likeliest = max(chances, key=lambda code: chances[code])
    return declared if chances.get(declared, 0) > chances[likeliest] / 2 else likeliest


@cache
def _with_function_words(script: str) -> tuple[str, ...]:
    """Return the languages of a script whose function words we know."""
    return tuple(code for code in LANGUAGES_OF_SCRIPT[script] if stopwords(code))


def _checked(declared: str) -> str:
    match = DECLARED.fullmatch(declared.lower())
    if match is None:
        return "und"
    return "no" if match[1] in NORWEGIAN else match[1]


@lru_cache
def _all_languages() -> "LanguageIdentifier":
    """Return what knows languages by their letters. It takes half a second to load, and 75 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache
def _identifier(script: str) -> "LanguageIdentifier":
    """Return what knows the languages of one script."""
    identifier = copy(_all_languages())  # they share the large tables
    identifier.set_languages(LANGUAGES_OF_SCRIPT[script])
    return identifier
