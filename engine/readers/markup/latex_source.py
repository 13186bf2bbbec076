"""Takes the source of a LaTeX document together: its files in one text, without comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.core.document import Problem, ProblemKind
from engine.readers.detection.text_file import read_text_file

_MOST_BYTES = 8 * 2**20
"""Of all files together. The longest books have some three million letters."""
_MOST_FILES = 400
"""That are looked for."""
_DEEPEST = 5
_NO_TEXTS = (".sty", ".cls", ".cfg", ".pgf", ".tikz", ".pdf_tex")

_SPECIAL = re.compile(
    r"\\begin\s?\{(verbatim|Verbatim|BVerbatim|lstlisting|minted|alltt|comment|filecontents)\*?\}"
    r"|\\(?:verb|lstinline)\*?(?:\[[^\]\n]{0,200}\])?([^\sA-Za-z*{])([^\n]{0,1000}?)\2"
    r"|\\[\\%]"
    r"|%[^\n]*(?:\n[ \t]*(?!\n))?"
)
_FIRST_ARGUMENTS = re.compile(r"(?:\s?\[[^\]\n]{0,500}\])?(?:\s?\{[^{}\n]{0,200}\})?[ \t]*\n")
_INPUT = re.compile(r"\\(?:input|include|subfile)\s?(?:\{([^{}\n]{1,300})\}|[ \t]+([\w./\-]{1,300}))")
_MARKS = re.compile(r"\\(?:documentclass|begin\s?\{document\}|(?:sub)?section\*?\s?[\[{]|chapter\*?\s?\{)")
_END_OF_INPUT = re.compile(r"\\endinput\b")


@dataclass(slots=True)
class LatexSource:
    """A document's text. Code stands for itself by its number: \\@code{0}, or \\@verb{0} within a line."""

    text: str = ""
    code: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Files that are named and could not be read."""


def is_latex(text: str) -> bool:
    """Whether the beginning of a text has the commands that every document begins with."""
    found = {match[0][:9] for match in _MARKS.finditer(text[:60_000])}
    return "\\document" in found or "\\begin{do" in found


def read_source(path: Path, encoding: str = "") -> LatexSource:
    """Read a file and those beside and below it that it takes in. None from elsewhere is opened."""
    source = LatexSource()
    budget = _Budget(path.parent.resolve(), taken={path.resolve()})
    source.text = _whole(path, encoding, source, budget, 0)
    if source.missing:
        names = ", ".join(dict.fromkeys(source.missing[:5]))
        source.problems.append(Problem(ProblemKind.TRUNCATED, detail=f"without {names}"))
    return source


@dataclass(slots=True)
class _Budget:
    """What may still be read, and from where."""

    folder: Path
    bytes_left: int = _MOST_BYTES
    files_left: int = _MOST_FILES
    taken: set[Path] = field(default_factory=set)


def _whole(path: Path, encoding: str, source: LatexSource, budget: _Budget, depth: int) -> str:
    file = read_text_file(path, encoding, max(1, budget.bytes_left))
    budget.bytes_left -= len(file.text.encode("utf-8", "replace"))
    source.problems.extend(problem for problem in file.problems if problem not in source.problems)
    text = "".join(_without_comments(file.text, source.code))
    end = _END_OF_INPUT.search(text)
    text = text[: end.start()] if end else text
    parts, place = [], 0
    for match in _INPUT.finditer(text):
        name = (match[1] or match[2]).strip()
        parts.append(text[place : match.start()])
        place = match.end()
        beside = _beside(name, budget) if depth < _DEEPEST else None
        if beside is not None:
            parts.append(_whole(beside, encoding, source, budget, depth + 1))
        elif not name.endswith(_NO_TEXTS) and len(source.missing) < _MOST_FILES:
            source.missing.append(name)
    return "".join((*parts, text[place:]))


def _beside(name: str, budget: _Budget) -> Path | None:
    """Return the file of this name in the document's folder or below, once; None where there is none."""
    for candidate in (f"{name}.tex", name):
        if budget.bytes_left < 1 or budget.files_left < 1:
            return None
        budget.files_left -= 1
        try:
            path = (budget.folder / candidate).resolve()
            is_text = path.suffix in (".tex", ".ltx", ".txt") and path not in budget.taken
            if is_text and path.is_relative_to(budget.folder) and path.is_file():
                budget.taken.add(path)
                return path
        except (OSError, ValueError):
            continue
    return None


def _without_comments(text: str, code: list[str]) -> Iterator[str]:
    """Yield the text piece by piece, code replaced by its number: in code, nothing is a comment."""
    place = 0
    while match := _SPECIAL.search(text, place):
        yield text[place : match.start()]
        place = match.end()
        if match[0] in ("\\\\", "\\%"):
            yield match[0]
        elif match[2]:
            code.append(match[3])
            yield f"\\@verb{{{len(code) - 1}}}"
        elif name := match[1]:
            ends = (text.find(f"\\end{{{name}{star}}}", place) for star in ("", "*"))
            end = min((end for end in ends if end >= 0), default=len(text))
            arguments = _FIRST_ARGUMENTS.match(text, place)
            if name not in ("comment", "filecontents"):
                code.append(text[arguments.end() if arguments else place : end].strip("\n"))
                yield f"\n\n\\@code{{{len(code) - 1}}}\n\n"
            place = min(len(text), end + len(f"\\end{{{name}}}"))
    yield text[place:]
