"""Reads subtitles: the spoken words, joined over the cues into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.text_file import read_text_file
from engine.readers.plain.subtitle_cues import Cue, cues_of, declared_language

PAUSE = 2.0
"""Seconds of silence after a sentence that end a paragraph."""
_LONG, _LONGEST = 600, 1200
"""Characters after which a paragraph ends with its sentence, and anywhere."""
_LONG_UNPUNCTUATED = 200
"""Characters after which it ends with its cue, where nothing tells the sentences apart."""
_LONGEST_CUE = 5_000
"""Characters: what is longer is no cue that anybody could read."""

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>]{1,80})>")
_TAG = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,300}\}|\{[yYcCfFsSpP]:[^{}]{0,60}\}"
)
_SOUND = re.compile(r"\[[^\[\]]{0,120}\]|【[^【】]{0,60}】|［[^［］]{0,60}］")
_ROUND_SOUND = re.compile(r"\([^()]{1,80}\)|（[^（）]{1,60}）")
_CAPITALS_SOUND = re.compile(r"\((?=[^()a-z]*[A-Z])[^()a-z]{2,80}\)\s*")
_NAME = re.compile(r"([^\W\d_][\w.'’\- ]{0,30}?)(?:\s?\([^()]{1,30}\))?[:：](?:\s+|$|(?<=：))")
_SONG = "♪"
_SUNG = re.compile(r"\s*[♪♫♬#]*[♪♫♬]\s*")
_COMPOUND = re.compile(r"\w-$")
_TURN = re.compile(r"(?:[-–—‐]\s?(?=[^\s\-–—‐\d])|>>+\s*|&gt;&gt;\s*)")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]）】」』]*$")


@dataclass(frozen=True, slots=True)
class _Utterance:
    """What one voice says in one cue."""

    text: str
    start: float
    end: float
    speaker: str = ""
    begins_turn: bool = False


def read_subtitles(
    path: Path,
    password: str,  # noqa: ARG001 - subtitles have none
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read subtitles of any usual kind. A speaker's name is a NOTE above what is said.

    The place of a line is the time at which it is said.
    """
    file = read_text_file(path, encoding)
    yield DocumentHeader("subtitles", path.stem, declared_language(file.text))
    yield from file.problems
    yield from pages_of(blocks_of_subtitles(file.text), paged=False)


def blocks_of_subtitles(text: str) -> Iterator[PageBlock]:
    """Yield paragraphs, each of one voice, and before them who speaks where that is said."""
    cues = _without_repeats([_plain(cue) for cue in cues_of(text)])
    names = _speakers(cues)
    utterances = [utterance for cue in cues for utterance in _utterances(cue, names)]
    yield from _paragraphs(utterances)


def _plain(cue: Cue) -> Cue:
    """Leave out tags and sounds. A voice's tag becomes a line that begins as no text can."""
    text = _VOICE.sub(lambda match: f"\n\0{match[1].strip()}:\n", "\n".join(cue.lines)[:_LONGEST_CUE])
    text = _CAPITALS_SOUND.sub("", _SOUND.sub("", unescape(_TAG.sub("", text))))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    spoken = (line for line in lines if _is_spoken(line))
    return Cue(cue.start, cue.end, tuple(spoken), cue.speaker)


def _is_spoken(line: str) -> bool:
    return any(map(str.isalnum, line)) and not _ROUND_SOUND.fullmatch(line.lstrip("-–— "))


def _without_repeats(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Undo roll-up captions, where every cue repeats the end of the one before it."""
    cues = [cue for cue in cues if cue.lines]
    if not cues:
        return cues
    words = [" ".join(line for line in cue.lines if line[0] != "\0").split() for cue in cues]
    repeated = [0, *(_overlap(first, second) for first, second in pairwise(words))]
    if sum(repeated) * 10 < sum(map(len, words)) * 3:
        return cues
    return [
        Cue(cue.start, cue.end, (" ".join(spoken[count:]),), cue.speaker)
        for cue, spoken, count in zip(cues, words, repeated, strict=True)
        if count < len(spoken)
    ]


def _overlap(first: Sequence[str], second: Sequence[str]) -> int:
    """Return with how many of its words the second begins that the first ends with."""
    most = min(len(first), len(second), 100)
    return next((count for count in range(most, 0, -1) if first[-count:] == second[:count]), 0)


def _speakers(cues: Iterable[Cue]) -> frozenset[str]:
    """Return the names that stand before colons: those in capitals, and those that come twice or more."""
    lines = (_TURN.sub("", line, count=1) for cue in cues for line in cue.lines)
    found = Counter(match[1] for line in lines if (match := _NAME.match(line[:80])))
    return frozenset(
        name
        for name, count in found.items()
        if name.isupper() or (count > 1 and len(name.split()) <= 3 and not name[0].islower())
    )


def _utterances(cue: Cue, names: frozenset[str]) -> Iterator[_Utterance]:
    """Divide a cue by who speaks: a dash, a name or a voice's tag begins a new turn."""
    speaker, begins, spoken = cue.speaker, False, list[str]()
    for line in _lines(cue):
        turn = _TURN.match(line)
        rest = line[turn.end() :] if turn else line
        name = _NAME.match(rest[:80])
        is_named = name is not None and name[1] in names
        if turn or is_named or line.startswith("\0"):
            if spoken:
                yield _Utterance(_joined(spoken), cue.start, cue.end, speaker, begins)
            speaker, begins, spoken = "", True, []
        if line.startswith("\0"):
            speaker = line[1:]
            continue
        if name and is_named:
            speaker, rest = rest[: name.end()].strip(), rest[name.end() :]
        if rest:
            spoken.append(rest)
    if spoken:
        yield _Utterance(_joined(spoken), cue.start, cue.end, speaker, begins)


def _lines(cue: Cue) -> Iterator[str]:
    for line in cue.lines:
        if _SUNG.match(line):
            yield f"\0{_SONG}"
        yield from filter(None, re.split(r"\s+(?=>>)", _SUNG.sub(" ", line).strip()))


def _paragraphs(utterances: Sequence[_Utterance]) -> Iterator[PageBlock]:
    ends = sum(bool(_SENTENCE_END.search(utterance.text)) for utterance in utterances)
    is_punctuated = ends * 12 >= len(utterances)
    paragraph: list[_Utterance] = []
    length, speaker, before = 0, "", None
    for utterance in utterances:
        if before and (_changes(speaker, utterance) or _ends(before, utterance.start, length, is_punctuated)):
            yield _paragraph(paragraph, is_punctuated)
            paragraph, length = [], 0
        if utterance.speaker and utterance.speaker != speaker:
            yield PageBlock(utterance.speaker, BlockKind.NOTE)
        speaker = utterance.speaker or ("" if utterance.begins_turn or speaker == _SONG else speaker)
        paragraph.append(utterance)
        length += len(utterance.text) + 1
        before = utterance
    if paragraph:
        yield _paragraph(paragraph, is_punctuated)


def _paragraph(utterances: Sequence[_Utterance], is_punctuated: bool) -> PageBlock:
    text = _joined([utterance.text for utterance in utterances], "\n" if is_punctuated else " ")
    times = [""] * (text.count("\n") + 1)
    start = 0
    for utterance in utterances:
        start = text.index(utterance.text, start)
        if start == 0 or text[start - 1] == "\n":
            times[text.count("\n", 0, start)] = _clock(utterance.start)
        start += len(utterance.text)
    return PageBlock(text, place="\n".join(times) if is_punctuated else times[0])


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def _joined(lines: Sequence[str], seam: str = "\n") -> str:
    """Join lines. A hyphen at an end was not made by the break: subtitles divide no words."""
    pieces = [lines[0]]
    for line in lines[1:]:
        is_compound = _COMPOUND.search(pieces[-1]) and line[0].islower()
        pieces += ["" if is_compound else seam, line]
    return "".join(pieces)


def _changes(speaker: str, utterance: _Utterance) -> bool:
    if utterance.speaker or speaker == _SONG:
        return utterance.speaker != speaker
    return utterance.begins_turn


def _ends(before: _Utterance, start: float, length: int, is_punctuated: bool) -> bool:
    """Whether a paragraph of this length ends before something said at start, by the same voice."""
    is_silent = start - before.end >= PAUSE
    if not is_punctuated:
        return is_silent or length >= _LONG_UNPUNCTUATED
    is_long = length >= _LONG
    return length >= _LONGEST or ((is_long or is_silent) and bool(_SENTENCE_END.search(before.text)))
