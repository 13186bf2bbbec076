"""Reads LaTeX: the text without its commands, sections as headings, formulas apart."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.markup import latex_commands as commands
from engine.readers.markup.latex_blocks import LatexBlocks
from engine.readers.markup.latex_math import plain_formula
from engine.readers.markup.latex_scanner import LatexScanner
from engine.readers.markup.latex_source import LatexSource, read_source

_DEEPEST = 12
"""So many groups and macros may stand within one another; what is deeper is left out."""
_MOST_EXPANDED = 2_000_000
"""Characters that the document's own macros may become."""

_BEGIN = re.compile(r"\\begin\s?\{document\}")
_END = re.compile(r"\\end\s?\{document\}")
_GERMAN = re.compile(r"\\(?:usepackage|documentclass)\s?\[[^\]]{0,300}german|\{n?german\}")
_UMLAUT = re.compile(r'"([aouAOU])')
_FUNCTION_WORDS = re.compile(
    r"(?:^|[\s~])(?:in|by|of|from|see|with|to|and|or|than|following|cf\.|e\.g\.,?|per|on|for|as|like|"
    r"bei|von|in|aus|nach|siehe|und|vgl\.|par|de|dans|et|voir|por|en|según)[\s~]*$",
    re.IGNORECASE,
)
_TEXTS = (
    ("---", "—"),
    ("--", "–"),
    ("``", "“"),
    ("''", "”"),
    (",,", "„"),
    ("?`", "¿"),
    ("!`", "¡"),
    ("`", "‘"),
    ("'", "’"),
)


def read_latex(
    path: Path,
    password: str,  # noqa: ARG001 - none can help
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a document with the files that it takes in from its own folder."""
    source = read_source(path, encoding)
    reader = _LatexReader(source)
    pages = pages_of(reader.blocks(), paged=False)
    first = next(pages, Page())
    yield DocumentHeader("latex", reader.title)
    yield from source.problems
    yield first
    yield from pages


class _LatexReader:
    """Makes blocks of the source, knowing its macros."""

    def __init__(self, source: LatexSource) -> None:
        self.title = ""
        self._source = source
        self._macros: dict[str, tuple[int, str]] = {}
        self._expanded = 0
        self._depth = 0
        self._out = LatexBlocks()
        begin = _BEGIN.search(source.text)
        self._preamble = source.text[: begin.start()] if begin else ""
        end = _END.search(source.text)
        self._text = source.text[begin.end() if begin else 0 : end.start() if end else len(source.text)]
        self._is_german = bool(_GERMAN.search(self._preamble))
        self._highest = 0 if re.search(r"\\(?:chapter|part)\b", self._text) else 1

    def blocks(self) -> Iterator[PageBlock]:
        self._read_preamble()
        scanner = LatexScanner(self._text)
        while token := scanner.token():
            self._take(token, scanner)
            yield from self._out.taken()
        self._out.finish()
        yield from self._out.taken()

    def _read_preamble(self) -> None:
        """Learn the macros, and what is said of the document before it begins."""
        scanner = LatexScanner(self._preamble)
        while token := scanner.token():
            name = token[1:].rstrip("*")
            if token[0] != "\\":
                continue
            if name in ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def"):
                self._define(name, scanner)
            elif name in ("title", "ctitle") or name in commands.FRONT:
                self._front(name, scanner)

    def _run(self, text: str) -> None:
        """Take the tokens of a text that stands within another."""
        if self._depth >= _DEEPEST:
            return
        self._depth += 1
        scanner = LatexScanner(text)
        while token := scanner.token():
            self._take(token, scanner)
        self._depth -= 1

    def _inline(self, text: str) -> str:
        """Return the text of an argument on one line. Notes in it go to the paragraph around it."""
        outer, self._out = self._out, LatexBlocks()
        self._run(text)
        self._out.finish()
        inner, self._out = self._out, outer
        blocks = inner.taken()
        outer.notes.extend(block.text for block in blocks if block.kind is BlockKind.NOTE)
        return " ".join(" ".join(block.text.split()) for block in blocks if block.kind is not BlockKind.NOTE)

    def _take(self, token: str, scanner: LatexScanner) -> None:
        match token[0]:
            case "\\":
                self._command(token[1:], scanner)
            case "\n" if len(token) > 1:
                self._out.end_paragraph()
            case "$":
                self._dollar(scanner)
            case "~":
                self._out.write(" ")
            case "&":
                self._out.write("\t" if self._out.is_in_table else "")
            case "{" | "}":
                pass
            case _:
                self._out.write(self._typeset(token))

    def _typeset(self, text: str) -> str:
        if self._is_german and '"' in text:
            text = _UMLAUT.sub(lambda match: unicodedata.normalize("NFC", match[1] + "\u0308"), text)
            for mark, sign in (('"`', "„"), ("\"'", "“"), ('"s', "ß"), ('"-', ""), ('"=', "-"), ('"~', "-")):
                text = text.replace(mark, sign)
        for mark, sign in _TEXTS:
            text = text.replace(mark, sign)
        return text

    def _dollar(self, scanner: LatexScanner) -> None:
        if not scanner.text.startswith("$", scanner.position):
            self._out.write(plain_formula(scanner.formula()))
            return
        scanner.position += 1
        formula = scanner.until("$$")
        if formula is not None:
            self._out.add_code(formula)

    def _command(self, name: str, scanner: LatexScanner) -> None:
        bare = name.rstrip("*")
        if bare in self._macros:
            self._expand(bare, scanner)
        elif bare in commands.SYMBOLS:
            self._out.write(commands.SYMBOLS[bare])
        elif bare in commands.ACCENTS:
            letter = scanner.letter()
            accented = letter[:1] + commands.ACCENTS[bare] + letter[1:] if letter else ""
            self._out.write(unicodedata.normalize("NFC", accented))
        elif bare == "\\":
            scanner.options()
            self._out.end_line()
        elif bare in ("(", "["):
            formula = scanner.until("\\)" if bare == "(" else "\\]") or ""
            if bare == "(":
                self._out.write(plain_formula(formula))
            else:
                self._out.add_code(formula)
        elif bare == "begin":
            self._begin(scanner.group().strip(), scanner)
        elif bare == "end":
            self._out.end(scanner.group().strip().rstrip("*"))
        elif not self._structure(bare, scanner):
            self._reference(bare, scanner)

    def _structure(self, name: str, scanner: LatexScanner) -> bool:
        """Take a command that makes a block of its own. Return whether it was one."""
        if name in commands.SECTIONS:
            scanner.options()
            level = max(1, commands.SECTIONS[name] - self._highest)
            self._out.add(self._inline(scanner.group()), BlockKind.HEADING, level)
        elif name == "item":
            label = scanner.option()
            self._out.begin_item(self._inline(label) if label else "")
        elif name in ("caption", "captionof", "subcaption", "bicaption"):
            if name == "captionof":
                scanner.group()
            scanner.options()
            self._out.add_caption(self._inline(scanner.group()))
        elif name in commands.NOTES:
            scanner.options()
            self._out.notes.append(self._inline(scanner.group()))
        elif name == "bibitem":
            scanner.options()
            scanner.group()
            self._out.end_paragraph()
        elif name in ("par", "bigskip", "medskip", "smallskip", "maketitle"):
            self._out.end_paragraph()
        elif name in ("title", "ctitle") or name in commands.FRONT:
            self._front(name, scanner)
        elif name in ("@code", "@verb"):
            self._code(name, scanner)
        elif name in ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def"):
            self._define(name, scanner)
        else:
            return False
        return True

    def _reference(self, name: str, scanner: LatexScanner) -> None:
        """Take a command within a line. Of one that is not known the arguments are text."""
        if "cite" in name.lower():
            self._cite(name, scanner)
        elif name in commands.REFERENCES:
            scanner.group()
            self._out.leave_out()
        elif name in commands.NAMED_REFERENCES:
            label = scanner.group().partition(":")[0].strip()
            self._out.write(commands.NAMES_OF_LABELS.get(label, ""))
            self._out.leave_out()
        elif name in commands.QUANTITIES:
            self._quantity(name, scanner)
        elif name in commands.GLOSSARY:
            self._out.write(
                self._inline(scanner.group()) + ("s" if name in ("glspl", "Glspl", "acp") else "")
            )
        elif name == "enquote":
            self._out.write(f"“{self._inline(scanner.group())}”")
        elif name == "url":
            self._out.write(scanner.group())
        else:
            scanner.options()
            for _ in range(commands.DROPPED.get(name, 0)):
                scanner.group()
                scanner.options()

    def _front(self, name: str, scanner: LatexScanner) -> None:
        scanner.options()
        text = self._inline(scanner.group())
        if name in ("title", "ctitle"):
            self.title = self.title or text
            self._out.add(text, BlockKind.HEADING, 1)
        else:
            self._out.add(text.replace(" ,", ","), BlockKind.NOTE)

    def _begin(self, name: str, scanner: LatexScanner) -> None:
        plain = name.rstrip("*")
        if plain in commands.DISPLAYS or plain in commands.UNREAD:
            inside = scanner.until(f"\\end{{{name}}}")
            if inside is not None and plain in commands.DISPLAYS:
                self._out.add_code(inside)
            return
        scanner.options()
        arguments = commands.TABLES.get(plain, commands.ARGUMENTS.get(name, commands.ARGUMENTS.get(plain, 0)))
        for _ in range(arguments):
            scanner.group()
            scanner.options()
        self._out.begin(plain)
        if plain in commands.TITLED and scanner.has_group():
            self._out.add(self._inline(scanner.group()), BlockKind.HEADING, 2 if plain == "frame" else 3)

    def _cite(self, name: str, scanner: LatexScanner) -> None:
        """Leave a citation out, but where the sentence needs a name in its place: there its key stands."""
        scanner.options()
        keys = ", ".join(key.strip() for key in scanner.group().split(","))
        before = self._out.line()
        begins = not before.strip() or before.rstrip().endswith((".", "!", "?", "。"))
        begins = begins and not before.rstrip().endswith("al.")
        is_subject = (
            begins and scanner.text[scanner.position : scanner.position + 40].lstrip(" ~\n")[:1].islower()
        )
        if name == "nocite":
            return
        if name in commands.TEXTUAL_CITATIONS or is_subject or _FUNCTION_WORDS.search(before):
            self._out.write(f"[{keys}]")
        else:
            self._out.leave_out()

    def _quantity(self, name: str, scanner: LatexScanner) -> None:
        scanner.options()
        arguments = [scanner.group() for _ in range(commands.QUANTITIES[name])]
        unit = "" if name in ("num", "ang") else _unit(arguments.pop())
        self._out.write(" ".join(("–".join(arguments), unit)).strip() + ("°" if name == "ang" else ""))

    def _code(self, name: str, scanner: LatexScanner) -> None:
        number = scanner.group()
        code = (
            self._source.code[int(number)]
            if number.isdecimal() and int(number) < len(self._source.code)
            else ""
        )
        if name == "@verb":
            self._out.write(code)
        else:
            self._out.add_code(code)

    def _define(self, name: str, scanner: LatexScanner) -> None:
        """Learn a macro of the document's own."""
        macro = (scanner.token() if name == "def" else scanner.group()).strip().lstrip("\\").rstrip("*")
        count = scanner.option()
        scanner.options()
        if name == "def" and not scanner.has_group():
            return  # its arguments are of a kind of their own
        body = scanner.group()
        is_safe = macro.isalpha() and macro not in ("item", "section", "begin", "end")
        if is_safe and len(body) <= 2_000:
            self._macros[macro] = (int(count) if count.isdecimal() else 0, body)

    def _expand(self, name: str, scanner: LatexScanner) -> None:
        count, body = self._macros[name]
        scanner.options()
        for number in range(1, min(count, 9) + 1):
            body = body.replace(f"#{number}", scanner.group())
        self._expanded += len(body)
        if self._expanded <= _MOST_EXPANDED:
            self._run(body)


def _unit(text: str) -> str:
    words = re.findall(r"\\?([A-Za-z]+|\^-?\{?-?\d+\}?)|([./%°])", text)
    return "".join(commands.UNITS.get(name, name) or sign for name, sign in words).replace(".", " ")
