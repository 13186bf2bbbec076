"""Parses the lines of chats that were exported or copied as text: WhatsApp, Telegram, LINE, Teams, IRC, …"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.readers.plain.chat_notices import is_notice, without_edit_mark

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BLANKS = re.compile("[\u00a0\u2007\u202f]")

_DATE = r"\d{1,4}\s?[./\-年년]\s?\d{1,2}\s?[./\-月월]\s?\d{1,4}[.日일]?"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_HALF = r"(?:\s?[^\W\d_][^\d\n:\[\]<>\-–]{0,9})?"
"""Which half of the day a time is in: am, p. m., 下午, μ.μ.; its words are those of any language."""
_STAMP = rf"{_DATE}[,،]?(?:\s[^\d\n]{{1,8}})?\s?{_HALF}\s?{_TIME}{_HALF}"

_PERSON = r"(?P<name>[^:\n\[\]<>]{1,60}?)"
_FORMS = (
    # WhatsApp on iOS, Teams; WhatsApp on Android
    rf"\[(?P<stamp>{_STAMP})\]\s?(?:{_PERSON}:(?:\s|$))?(?P<text>.*)",
    rf"(?P<stamp>{_STAMP})\s[-–—]\s(?:{_PERSON}:(?:\s|$))?(?P<text>.*)",
    # KakaoTalk on a phone, and on a desk
    rf"(?P<stamp>{_STAMP})[,،]\s{_PERSON}\s:\s(?P<text>.*)",
    rf"\[(?P<name>[^\[\]\n]{{1,60}})\]\s\[(?P<stamp>{_HALF}\s?{_TIME}{_HALF})\]\s(?P<text>.*)",
    # LINE; Zoom
    rf"(?P<stamp>{_TIME}{_HALF})\t(?P<name>[^\t\n]{{1,60}}?):?\t(?P<text>.*)",
    rf"(?P<stamp>{_TIME})\s{{1,4}}From\s{{1,4}}(?P<name>[^:\n]{{1,60}}?)(?:\s+to\s[^:\n]{{1,60}}?)?\s?:\s(?P<text>.*)",
    # IRC, and what is like it
    rf"[\[(]?(?:{_DATE}\s)?(?P<stamp>{_TIME})[\])]?\s<[ @+%&~]?(?P<name>[^<>\s]{{1,40}})>\s(?P<text>.*)",
    rf"[\[(](?P<stamp>{_TIME}{_HALF})[\])]\s?{_PERSON}:\s(?P<text>.*)",
    rf"(?P<stamp>{_TIME}{_HALF})\s[-–—]\s{_PERSON}:\s(?P<text>.*)",
    # Telegram as it is copied from the window; QQ; Teams, Slack and Discord
    rf"(?P<name>[^,\n\[\]]{{1,60}}),\s\[(?P<stamp>{_STAMP})\](?P<text>)",
    rf"(?P<stamp>{_DATE}\s{_TIME})\s(?P<name>[^\n:]{{1,60}})(?P<text>)",
    r"(?P<name>[^\d\n,:][^\n,:]{0,40}?)(?:,\s|\s{2,8}|\t|\s[—–-]\s)"
    rf"(?P<stamp>(?:{_DATE},?\s)?{_TIME}{_HALF})(?P<text>)",
)
"""How the first line of a message begins."""
_PATTERNS = tuple(map(re.compile, _FORMS))
_BETWEEN = re.compile(
    rf"[\[(]?{_TIME}[\])]?\s(?:\*|-!-|<--|-->|==).*|-{{3,20}}[^\n-]{{4,60}}-{{3,20}}|"
    rf"{_DATE}(?:\s?\([^()]{{1,4}}\)|[ ,]{{1,3}}\w+)?"
)
"""What stands between messages on lines of its own: who came and went, a new day."""
_LEVEL = re.compile(r"(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b", re.IGNORECASE)
_LINES_LOOKED_AT = 400
_LONGEST_STAMP = 300
"""Characters at the beginning of a line in which its name and time must stand."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """What one person wrote at one time."""

    name: str
    stamp: str
    """When, as the program wrote it."""
    text: str
    """Its lines separated by line feeds."""


def is_chat(text: str) -> bool:
    """Whether a text, or the beginning of one, is the log of a chat."""
    return _form_of(text) is not None


def messages_of(text: str) -> Iterator[ChatMessage]:
    """Yield the messages in order, without the program's own notices."""
    form = _form_of(text)
    if form is None:
        return
    message: ChatMessage | None = None
    lines: list[str] = []
    for line in text.split("\n"):
        match = form.fullmatch(_plain(line[:_LONGEST_STAMP]))
        if not match:
            lines.append(line)
            continue
        if message:
            yield from _finished(message, lines)
        message = ChatMessage((match["name"] or "").strip(), match["stamp"].strip(), "")
        lines = [_own_text(line, match)]
    if message:
        yield from _finished(message, lines)


def _plain(line: str) -> str:
    return _BLANKS.sub(" ", _DIRECTIONS.sub("", line)).strip()


def _own_text(line: str, match: re.Match[str]) -> str:
    """Return what a line says after its name, its invisible marks kept: some tell whose words they are."""
    if not match["text"]:
        return ""
    rest = _BLANKS.sub(" ", line)
    place = rest.find(match["text"][:3], match.start("text"))
    if place < 0:
        return match["text"] + line[_LONGEST_STAMP:]
    return ("\u200e" if rest[:place].rstrip(" ").endswith("\u200e") else "") + rest[place:]


def _finished(message: ChatMessage, lines: list[str]) -> Iterator[ChatMessage]:
    """Yield a message with its lines; nothing where a person wrote none of them."""
    kept = (line for line in lines if line.strip() and not _BETWEEN.fullmatch(_plain(line[:_LONGEST_STAMP])))
    written = [without_edit_mark(line) for line in kept if not is_notice(line)]
    if message.name and written and not is_notice("\n".join(lines)):
        text = _DIRECTIONS.sub("", "\n".join(" ".join(line.split()) for line in written))
        yield ChatMessage(message.name, message.stamp, text)


def _form_of(text: str) -> re.Pattern[str] | None:
    """Return the form in which most messages begin; None where too few lines do."""
    lines = [_plain(line[:_LONGEST_STAMP]) for line in text[:60_000].split("\n")[:_LINES_LOOKED_AT]]
    filled = [line for line in lines if line]
    best, most = None, 0
    for form in _PATTERNS:
        found = [match for line in filled if (match := form.fullmatch(line))]
        if len(found) > most and _are_messages(found, len(filled)):
            best, most = form, len(found)
    return best


def _are_messages(found: list[re.Match[str]], lines: int) -> bool:
    """Whether they are many enough, and name people who come back."""
    names = [match["name"] for match in found if match["name"]]
    if len(names) < 2 or sum(bool(_LEVEL.match(name)) for name in names) * 4 > len(names):
        return False
    has_date = any(re.match(_DATE, match["stamp"]) for match in found)
    if not any(match["text"] for match in found) and lines < len(found) * 1.8:
        return False  # a timetable: nothing is said under its names
    is_dense = len(found) * (6 if has_date else 3) >= lines
    return is_dense and (len(found) >= 4 or has_date) and (len(set(names)) < len(names) or len(names) < 6)
