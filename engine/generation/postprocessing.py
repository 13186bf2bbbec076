"""Postprocesses generated text into sentences: no preamble, no marks, nothing half said or said twice."""

import re
from collections.abc import Callable, Iterator

from engine.text.characters import SENTENCE_END
from engine.text.sentence_splitting import split_sentences

_PREAMBLE = re.compile(
    r"(?:(?:sure|certainly|okay|of course)[!,.]?\s*)?"
    r"(?:(?:here(?:'s| is| are)|the following is|below is)\b[^\n:.]{0,80}|"
    r"(?:a |the )?(?:short |brief |possible )?(?:summary|headline|title|tl;dr|translation)[^\n:.]{0,40}|"
    r"in (?:summary|short|one sentence|\w+ sentences))\s*[:,]\s+|"
    r"(?:好的[，。！]?)?(?:以下是|下面是)[^\n：。]{0,30}：|(?:摘要|概括|总结|标题|译文|翻译)：",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[-*•–]|\(?\d{1,2}[.)]|#{1,6})\s+")
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__|`(.+?)`")
_QUOTED = re.compile(r"[\"“”'‘’「『《]+(.*?)[\"“”'‘’」』》]+\.?", re.DOTALL)
LONG_WORD = 3
"""Letters of a word that may be without a capital in a title."""
MOSTLY = 0.6
ENDS = re.compile(rf"{SENTENCE_END}\s*$")


def sentences_of(text: str, language: str, *, is_whole: bool) -> tuple[str, ...]:
    """Return the sentences of a summary as it was written.

    The last one is left out where the model was stopped before it had ended (not is_whole), and so is one
    that repeats an earlier one, or is a title.
    """
    found = [one for one in _sentences(_without_preamble(text), language) if not _is_title(one)]
    if found and not is_whole and not ENDS.search(found[-1]):
        found.pop()
    return tuple(dict.fromkeys(found))


def headline_of(text: str) -> str:
    """Return the first line that says something, without the marks around it; empty where there is none."""
    return _first_line(text, lambda line: _unquoted(line).removesuffix(".").removesuffix("。").strip())


def translation_of(text: str, original: str) -> str:
    """Return the first line that says something, quoted only where the original is; empty without one."""
    is_quoted = _QUOTED.fullmatch(original.strip()) is not None
    return _first_line(text, str.strip if is_quoted else _unquoted)


def _first_line(text: str, clean: Callable[[str], str]) -> str:
    for line in _without_preamble(text).splitlines():
        words = clean(_without_list_mark(line))
        if any(letter.isalnum() for letter in words):
            return words
    return ""


def _unquoted(line: str) -> str:
    inside = _QUOTED.fullmatch(line)
    return inside[1] if inside else line


def _without_preamble(text: str) -> str:
    text = _EMPHASIS.sub(lambda match: next(filter(None, match.groups())), text).lstrip()
    return text[match.end() :] if (match := _PREAMBLE.match(text)) else text


def _sentences(text: str, language: str) -> Iterator[str]:
    for line in text.splitlines():
        words = _without_list_mark(line)
        for span in split_sentences(words, language):
            sentence = " ".join(words[span.start : span.end].split())
            if any(letter.isalnum() for letter in sentence):
                yield sentence


def _is_title(sentence: str) -> bool:
    """Whether it ends without a stop and most of its longer words begin with a capital."""
    words = [word for word in sentence.split() if len(word) > LONG_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return not ENDS.search(sentence) and len(words) > 1 and capitals > len(words) * MOSTLY


def _without_list_mark(line: str) -> str:
    """Return the line without the mark of a list item or heading."""
    return line[mark.end() :].strip() if (mark := _MARK.match(line)) else line.strip()
