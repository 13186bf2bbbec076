"""Segmentation of speech that was written down without punctuation, into pieces that can be read."""

import re
from collections.abc import Iterable, Iterator

from engine.text.characters import CLAUSE_ENDS, IDEOGRAPHS, SENTENCE_ENDS, SOUTH_EAST_ASIAN
from engine.text.stop_words import stopwords

_STOP = re.compile(f"[{re.escape(SENTENCE_ENDS + CLAUSE_ENDS)},،、，؛]")
_WORD = re.compile(r"\S+")
_UNSPACED = re.compile(f"[{IDEOGRAPHS}{SOUTH_EAST_ASIAN}]")
_FEWEST_WORDS = 60
"""A sentence of as many words, or a text, is looked at."""
_WORDS_A_STOP = 40
"""More words than these to a stop or a comma, and there is no punctuation to go by."""
_SHORTEST, _LONGEST = 18, 36
"""Words of a piece."""
_OPENING = frozenset(
    """
    and so but now okay ok because then well also however if when while since that's what which who
    und aber also dann weil denn wenn jetzt so oder da et mais donc alors parce puis si maintenant ou
    y pero entonces porque luego ahora así o e ma quindi allora perché poi adesso se mas então porque agora
    en maar dus dan want nu och men så sen för nu og så men fordi ja mutta sitten koska niin
    i a ale więc potem bo teraz и а но потом поэтому потому теперь так і але потім тому ve ama sonra çünkü
    và nhưng rồi vì dan tetapi lalu karena jadi και αλλά τότε γιατί λοιπόν và और लेकिन फिर क्योंकि
    """.split()
)
"""Words that clauses begin with."""


def lacks_punctuation(texts: Iterable[str]) -> bool:
    """Whether these paragraphs together have so few stops that their sentences cannot be told."""
    words = stops = 0
    for text in texts:
        if _UNSPACED.search(text, 0, 200):
            return False
        words += text.count(" ") + text.count("\n") + 1
        stops += len(_STOP.findall(text))
    return words >= _FEWEST_WORDS and words > _WORDS_A_STOP * stops


def speech_ends(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield where pieces of 18 to 36 words end, before words that clauses begin with or at the ends of lines.

    Yield nothing where the text has punctuation. The last piece ends where the text does, and is not yielded.
    """
    if end - start < 3 * _FEWEST_WORDS or not lacks_punctuation((text[start:end],)):
        return
    words = tuple(_WORD.finditer(text, start, end))
    first = 0
    while len(words) - first > _LONGEST + _SHORTEST // 2:
        places = range(first + _SHORTEST, first + _LONGEST)
        first = max(places, key=lambda place: (_fitness(text, words, place, language), place))
        yield words[first].start()


def _fitness(text: str, words: tuple[re.Match[str], ...], place: int, language: str) -> int:
    """Return how well a piece begins with a word: best before a clause, worst behind a word that binds."""
    before, word = words[place - 1][0].lower(), words[place][0].lower()
    if before in _OPENING or (before in stopwords(language) and word not in _OPENING):
        return 0
    if word in _OPENING:
        return 3
    line = "\n" in text[words[place - 1].end() : words[place].start()]
    return 2 if line else 1
