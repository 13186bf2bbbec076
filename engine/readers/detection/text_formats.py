"""Names the format of a plain text by the marks in it."""

import re

from engine.readers.markup.asciidoc import is_asciidoc
from engine.readers.markup.latex_source import is_latex
from engine.readers.markup.org import is_org
from engine.readers.markup.restructured_text import is_restructured_text
from engine.readers.plain.chat_json import is_chat_json
from engine.readers.plain.chat_lines import is_chat
from engine.readers.plain.subtitle_cues import is_subtitles
from engine.readers.plain.transcript import is_transcript

_SUBTITLES = frozenset((".srt", ".vtt", ".sbv", ".ass", ".ssa"))
_PLAIN = frozenset(("", ".txt", ".text", ".log"))

_BY_CONTENT = (
    (is_subtitles, "subtitles"),
    (is_chat, "chat"),
    (is_transcript, "transcript"),
    (is_latex, "latex"),
    (is_restructured_text, "restructured-text"),
    (is_asciidoc, "asciidoc"),
    (is_org, "org"),
)
_NOTEBOOK = re.compile(
    r'\s{0,100}\{\s{0,100}"(?:cells|metadata|nbformat|nbformat_minor|worksheets)"\s{0,10}:'
)


def named_by_marks(suffix: str, head: str) -> str:
    """Name the format of a text by its beginning; empty where it is none of those known here.

    A text with a suffix of its own kind is not looked at.
    """
    text = _as_utf_8(head)
    if suffix in _SUBTITLES:
        return "subtitles" if is_subtitles(text) else ""
    if suffix == ".json" or (suffix in _PLAIN and text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")):
        if _NOTEBOOK.match(text) and '"cell_type"' in text:
            return "notebook"
        if is_chat_json(text):
            return "chat-json"
    if suffix not in _PLAIN:
        return ""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return next((name for is_format, name in _BY_CONTENT if is_format(text)), "")


def _as_utf_8(head: str) -> str:
    """Undo that a head whose encoding is not known yet was taken for Latin-1, a letter for each byte."""
    try:
        return head.encode("latin-1").decode("utf-8", "ignore")
    except UnicodeEncodeError:
        return head
