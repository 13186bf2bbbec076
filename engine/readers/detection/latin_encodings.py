"""Detects single-byte Latin encodings by the accented letters that each language uses."""

import re

_LANGUAGES = (
    "äöüß",  # German
    "éèàêçùôîâûëïœæ",  # French
    "áéíóúñü¿¡ºª",  # Spanish
    "ãáâàçéêíóôõúüºª",  # Portuguese
    "àèéìòùî",  # Italian
    "àçèéíïòóúü·",  # Catalan
    "åäöé",  # Swedish, Finnish
    "æøåéöü",  # Danish, Norwegian
    "áéíóúýþæöð",  # Icelandic
    "éëïóöèü",  # Dutch
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "čćđšž",  # Croatian, Slovene, Bosnian
    "ăâîșțşţ",  # Romanian
    "çğıöşüâîİ",  # Turkish
    "āčēģīķļņšūž",  # Latvian
    "ąčęėįšųūž",  # Lithuanian
    "äõöüšž",  # Estonian
)
_SIGNS = frozenset("–—‘’“”„‚«»‹›…•·°§©®™€£\u00a0±²³½¼¾×")
"""Common in all of them."""

_ENCODINGS = {
    "cp1252": 0.0,
    "cp1250": 0.0,
    "iso8859-2": 0.0,
    "cp1254": 0.0,
    "cp1257": 0.02,
    "iso8859-15": 0.02,
    "iso8859-13": 0.05,
    "iso8859-4": 0.05,
    "iso8859-10": 0.05,
    "iso8859-16": 0.05,
    "mac-roman": 0.15,
    "mac-latin2": 0.15,
    "cp850": 0.15,
    "cp852": 0.15,
    "cp857": 0.15,
    "cp437": 0.15,
    "cp775": 0.15,
}
"""How much better than the first an encoding must do to be believed: the rarer, the more."""

_BEYOND = re.compile(r"(?<=(.))([^\x00-\x7f])", re.S)

_RUN = re.compile(rb"[\x80-\xff]+")
_RUN_WITHIN_WORD = re.compile(rb"(?<=[a-zA-Z])[\x80-\xff]{1,2}(?=[a-z])|(?<=[a-z])[\x80-\xff](?![\x40-\xff])")


def detect_latin_encoding(sample: bytes, guess: str) -> str:
    """Return the encoding in which most of what is beyond ASCII are letters of one language and usual signs.

    guess is what is believed already: it must be beaten clearly, unless it is one of those known here.
    """
    scores = {encoding: _score(sample, encoding) - handicap for encoding, handicap in _ENCODINGS.items()}
    best = max(scores, key=lambda encoding: scores[encoding])
    if guess and guess not in scores and scores[best] < _score(sample, guess) + 0.2:
        return guess
    return best


def is_clearly_latin(sample: bytes, encoding: str) -> bool:
    """Whether there is enough to judge by, and no other encoding makes nearly as good a text that differs."""
    score, text = _score(sample, encoding), sample.decode(encoding, "replace")
    if score < 0.95 or len(_BEYOND.findall(text)) < 20:
        return False
    rivals = (rival for rival in _ENCODINGS if _score(sample, rival) > score - 0.1)
    return all(sample.decode(rival, "replace") == text for rival in rivals)


def has_latin_words(sample: bytes) -> bool:
    """Whether what is beyond ASCII mostly stands within words, as single letters of a Latin script."""
    runs = len(_RUN.findall(sample))
    within = len(_RUN_WITHIN_WORD.findall(sample))
    return 2 * within > runs and max(_score(sample, encoding) for encoding in _ENCODINGS) > 0.9


def _score(sample: bytes, encoding: str) -> float:
    """At most 1."""
    text = sample.decode(encoding, "replace")
    beyond: dict[str, int] = {}
    total = 0
    for match in _BEYOND.finditer(text):
        before, character = match[1], match[2]
        total += 1
        if not (character.isupper() and before.islower()):  # no word has its only capital within
            beyond[character] = beyond.get(character, 0) + 1
    if not total:
        return 0.0
    signs = sum(count for character, count in beyond.items() if character in _SIGNS)
    letters = max(
        sum(count for character, count in beyond.items() if character.lower() in language)
        for language in _LANGUAGES
    )
    return (letters + signs * 0.9 - beyond.get("\ufffd", 0) * 2) / total
