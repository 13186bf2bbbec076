"""Parses subtitles into cues: SubRip (SRT), WebVTT, SBV and Advanced SubStation Alpha (ASS, SSA)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})"
_TIMING = re.compile(rf"[ \t]{{0,20}}{_CLOCK}[ \t]{{0,20}}(?:-->|,)[ \t]{{0,20}}{_CLOCK}(?=[ \t]|$)")
_DIALOGUE = re.compile(r"Dialogue:\s{0,5}([^\n]*)")
_NO_CUES = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z]{2,3}\b)")
_FIELDS_BEFORE_TEXT = 9
"""Of a line of dialogue in ASS: layer, start, end, style, name, three margins, effect."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at once. Times in seconds."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str = ""
    """With a colon after it."""


def is_subtitles(text: str) -> bool:
    """Whether a text, or the beginning of one, is made of cues."""
    lines = text[:20_000].splitlines()
    if any(line.strip() == "[Script Info]" for line in lines[:5]):
        return True
    if lines and re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        return True
    filled = [line for line in lines if line.strip()][:40]
    timings = sum(bool(_TIMING.match(line[:200])) for line in filled)
    return (
        timings > 0 and any(_TIMING.match(line[:200]) for line in filled[:3]) and timings >= len(filled) / 8
    )


def declared_language(text: str) -> str:
    """Return what the head of a WebVTT file says of its language; empty where it says nothing."""
    match = _LANGUAGE.search(text[:500]) if text.startswith("WEBVTT") else None
    return match[1].lower() if match else ""


def cues_of(text: str) -> Iterator[Cue]:
    """Yield the cues in order. What stands before the first, and in notes and styles, is no cue."""
    if "[Script Info]" in text[:200]:
        yield from _dialogue(text)
        return
    timing: re.Match[str] | None = None
    lines: list[str] = []
    for line in text.split("\n"):
        following = _TIMING.match(line[:200])
        if not following:
            lines.append(line.strip())
            continue
        if timing:
            yield _cue(timing, _without_identifier(lines))
        timing, lines = following, []
    if timing:
        yield _cue(timing, lines)


def _cue(timing: re.Match[str], lines: Sequence[str]) -> Cue:
    times = timing.groups(default="0")
    return Cue(_seconds(times[:4]), _seconds(times[4:]), tuple(_without_comments(lines)))


def _seconds(clock: Sequence[str]) -> float:
    hours, minutes, seconds, fraction = clock
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _without_identifier(lines: list[str]) -> list[str]:
    """Leave out the number or name of the next cue, which stands right above its times."""
    if not lines or not lines[-1]:
        return lines
    is_apart = len(lines) > 1 and not lines[-2]
    return lines[:-1] if is_apart or lines[-1].isdigit() else lines


def _without_comments(lines: Sequence[str]) -> Iterator[str]:
    skipping = False
    for number, line in enumerate(lines):
        if number and not lines[number - 1]:
            skipping = bool(_NO_CUES.match(line))
        if line and not skipping:
            yield line


def _dialogue(text: str) -> Iterator[Cue]:
    cues = []
    for match in _DIALOGUE.finditer(text):
        fields = match[1].split(",", _FIELDS_BEFORE_TEXT)
        times = [re.fullmatch(_CLOCK, field.strip()) for field in fields[1:3]]
        if len(fields) <= _FIELDS_BEFORE_TEXT or not all(times):
            continue
        start, end = (_seconds(time.groups(default="0")) for time in times if time)
        lines = re.split(r"\\[Nn]", fields[-1].replace("\\h", " "))
        speaker = fields[4].strip()
        cues.append(Cue(start, end, tuple(lines), f"{speaker}:" if speaker else ""))
    yield from sorted(cues, key=lambda cue: cue.start)
