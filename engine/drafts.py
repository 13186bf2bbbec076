"""Makes sentences of what a language model wrote: no preamble, no marks, nothing half said or said twice."""

import re
from collections.abc import Iterator

from engine.sentences import split_sentences

_PREAMBLE = re.compile(
    r"(?:(?:sure|certainly|okay|of course)[!,.]?\s*)?"
    r"(?:(?:here(?:'s| is| are)|the following is|below is)\b[^\n:.]{0,80}|"
    r"(?:a |the )?(?:short |brief |possible )?(?:summary|headline|title|tl;dr)[^\n:.]{0,40}|"
    r"in (?:summary|short|one sentence|\w+ sentences))\s*[:,]\s+|"
    r"(?:好的[，。！]?)?(?:以下是|下面是)[^\n：。]{0,30}：|(?:摘要|概括|总结|标题)：",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[-*•–]|\(?\d{1,2}[.)]|#{1,6})\s+")
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__|`(.+?)`")
_QUOTED = re.compile(r"[\"“”'‘’「『《]+(.*?)[\"“”'‘’」』》]+\.?", re.DOTALL)
ENDS = re.compile(r"[.!?…。！？][\"”'’)\]）」』]*\s*$")


def sentences_of(text: str, language: str, *, is_whole: bool) -> tuple[str, ...]:
    """Return the sentences of a summary as it was written.

    The last one is left out where the model was stopped before it had ended (not is_whole), and so is one
    that repeats an earlier one.
    """
    found = list(_sentences(_without_preamble(text), language))
    if found and not is_whole and not ENDS.search(found[-1]):
        found.pop()
    return tuple(dict.fromkeys(found))


def headline_of(text: str) -> str:
    """Return the first line that says something, without the marks around it; empty where there is none."""
    for line in _without_preamble(text).splitlines():
        words = _plain(line)
        if inside := _QUOTED.fullmatch(words):
            words = inside[1]
        words = words.removesuffix(".").removesuffix("。").strip()
        if any(letter.isalnum() for letter in words):
            return words
    return ""


def _without_preamble(text: str) -> str:
    text = _EMPHASIS.sub(lambda match: next(filter(None, match.groups())), text).lstrip()
    return text[match.end() :] if (match := _PREAMBLE.match(text)) else text


def _sentences(text: str, language: str) -> Iterator[str]:
    for line in text.splitlines():
        words = _plain(line)
        for span in split_sentences(words, language):
            sentence = " ".join(words[span.start : span.end].split())
            if any(letter.isalnum() for letter in sentence):
                yield sentence


def _plain(line: str) -> str:
    """Return the line without marks of lists and headings."""
    return line[mark.end() :].strip() if (mark := _MARK.match(line)) else line.strip()
