"""Scans LaTeX: commands, groups in braces and options in brackets, each found in linear time."""

import re

_TOKEN = re.compile(r"\\(?:[A-Za-z@]+\*?|.|\n)|\n[ \t]*\n\s*|[{}$~&\n]|[^\\{}$~&\n]+|\\", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BLANKS = re.compile(r"[ \t]*(?:\n[ \t]*(?![ \t]*\n))?")
_LETTER = re.compile(r"\\[A-Za-z]+|[^\s\\{}$&]")
_OPTION = re.compile(r"\[[^\[\]{}]{0,300}(?:\{[^{}]{0,300}\}[^\[\]{}]{0,300}){0,20}\]")
_OVERLAY = re.compile(r"<[^<>\n]{1,60}>")
_FORMULA = re.compile(r"((?:[^$\\\n]|\\.|\n(?!\s*\n)){0,3000}+)\$", re.DOTALL)


class LatexScanner:
    """Stands at a place in a text and moves on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self._ends = _ends_of_groups(text)
        self._missing: set[str] = set()

    def token(self) -> str:
        """Return a command, a brace, a sign with a meaning, a blank line or a run of text; "" at the end.

        Blanks after a command of letters are passed over, as they are in print.
        """
        match = _TOKEN.match(self.text, self.position)
        if not match:
            return ""
        self.position = match.end()
        token = match[0]
        if token[0] == "\\" and token[-1:].isalpha():
            self._pass(_BLANKS)
        return token

    def group(self) -> str:
        """Return what stands in the braces that open here, or else the next letter or command."""
        self._pass(_BLANKS)
        if not self.text.startswith("{", self.position):
            match = _LETTER.match(self.text, self.position)
            self.position = match.end() if match else self.position
            return match[0] if match else ""
        start = self.position + 1
        end = self._ends.get(self.position)
        if end is None:  # never closed: then it is no argument
            self.position = start
            return ""
        self.position = end + 1
        return self.text[start:end]

    def has_group(self) -> bool:
        """Whether a brace opens here."""
        self._pass(_BLANKS)
        return self.text.startswith("{", self.position)

    def option(self) -> str:
        """Return what stands in the brackets that open here, if any."""
        self._pass(_OVERLAY)
        match = _OPTION.match(self.text, self.position)
        if not match:
            return ""
        self.position = match.end()
        return match[0][1:-1]

    def options(self) -> None:
        """Pass over all brackets that open here."""
        while _OPTION.match(self.text, self.position) or _OVERLAY.match(self.text, self.position):
            self.option()

    def until(self, end: str) -> str | None:
        """Return what stands before the end, and pass over both; None where there is no end."""
        place = -1 if end in self._missing else self.text.find(end, self.position)
        if place < 0:
            self._missing.add(end)  # nor will there be one further on
            return None
        found = self.text[self.position : place]
        self.position = place + len(end)
        return found

    def formula(self) -> str:
        """Return what stands before the next dollar sign of the paragraph; nothing where there is none."""
        match = _FORMULA.match(self.text, self.position)
        if not match:
            return ""
        self.position = match.end()
        return match[1]

    def letter(self) -> str:
        """Return the letter that an accent stands before."""
        text = self.group()
        return {"\\i": "i", "\\j": "j"}.get(text.strip(), text)

    def _pass(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.position)
        if match:
            self.position = match.end()


def _ends_of_groups(text: str) -> dict[int, int]:
    ends: dict[int, int] = {}
    open_groups: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            open_groups.append(match.start())
        elif match[0] == "}" and open_groups:
            ends[open_groups.pop()] = match.start()
    return ends
