"""Plain-text formatting for Qt: no markup in tooltips, breakable long words, one line for names."""

import html
import re

LONGEST_WORD = 24
_KEY = re.compile(r"\(&\w\)")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str, longest: int = 300) -> str:
    """Return a name or title for the screen: one line, no control characters, no turned direction."""
    line = " ".join(_CONTROL.sub(" ", text[: longest * 4]).split()) or "–"
    return line if len(line) <= longest else line[: longest - 1] + "…"


def single_spaced(text: str) -> str:
    """Return a text on one line: each run of blanks and line breaks as one space."""
    return " ".join(text.split())


def breakable(text: str) -> str:
    """Let a label break long words, with spaces of no width."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)


def tooltip(text: str) -> str:
    """Return what shows as this text in a tooltip, whatever it looks like."""
    return "<p>" + html.escape(breakable(text)).replace("\n", "<br>") + "</p>"


def without_mnemonic(text: str) -> str:
    """Return what shows as this text on a button or in a menu."""
    return text.replace("&", "&&")


def without_key(text: str) -> str:
    """Return a menu's or a label's words without their key, which Chinese puts behind them: 打开(&O)…"""
    return _KEY.sub("", text).replace("&", "").removesuffix("…")
