"""Bibliographies in BibTeX and RIS, written and read; a Zotero export names the files that belong to it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.extraction.references import Reference, ReferenceKind

BIBLIOGRAPHIES = frozenset((".bib", ".ris"))
LARGEST = 50_000_000
"""Bytes of a bibliography that are read."""
_ENTRY = re.compile(r"@(?P<kind>[A-Za-z]+)\s*\{\s*(?P<key>[^,\s}]*)\s*,")
_FIELD = re.compile(r"\s*,?\s*(?P<name>[A-Za-z][\w-]*)\s*=\s*")
_LATEX = re.compile(r"\\[`'^\"~=.]?\{?\\?([A-Za-z])\}?")
_SPECIAL = re.compile(r"([#$%&_{}])")
_ESCAPED_COLON = "\\:"
_RIS_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$")
_RIS_KINDS = {ReferenceKind.ARTICLE: "JOUR", ReferenceKind.BOOK: "BOOK", ReferenceKind.OTHER: "GEN"}
_ARTICLES = frozenset("article inproceedings conference jour conf cpaper preprint".split())
_BOOKS = frozenset("book inbook incollection collection proceedings chap ebook".split())


def to_bibtex(references: Sequence[Reference]) -> str:
    """Return an entry for each; keys that are the same get letters behind them."""
    entries, used = list[str](), set[str]()
    for reference in references:
        key = next(name for name in _keys(reference.key) if name not in used)
        used.add(key)
        fields = [f"  {name} = {{{value}}}" for name, value in _bibtex_fields(reference) if value]
        entries.append(f"@{reference.kind.value}{{{key},\n" + ",\n".join(fields) + "\n}\n")
    return "\n".join(entries)


def _keys(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    yield from (f"{key}{number}" for number in range(1, 100_000))


def _bibtex_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_escaped(reference.title)}}}"
    yield "author", " and ".join(map(_escaped, reference.authors))
    yield "year", reference.year
    yield "doi", reference.doi
    yield "isbn", reference.isbn
    yield "file", ";".join(str(path).replace(":", _ESCAPED_COLON) for path in reference.files)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\\", ""))


def to_ris(references: Sequence[Reference]) -> str:
    """Return the records of RIS, as reference managers import them."""
    lines = []
    for reference in references:
        lines.append(f"TY  - {_RIS_KINDS[reference.kind]}")
        lines.append(f"TI  - {' '.join(reference.title.split())}")
        lines += [f"AU  - {author}" for author in reference.authors]
        fields = (("PY", reference.year), ("DO", reference.doi), ("SN", reference.isbn))
        lines += [f"{tag}  - {value}" for tag, value in fields if value]
        lines += [f"L1  - {path}" for path in reference.files]
        lines += ["ER  - ", ""]
    return "\n".join(lines) + "\n" * bool(lines)


def read_bibliography(path: Path) -> tuple[Reference, ...]:
    """Read a file of BibTeX or RIS; files that it names stand beside it, or where it says. Raises OSError."""
    with path.open("rb") as file:
        text = file.read(LARGEST).decode("utf-8-sig", "replace")
    found = _from_ris(text, path.parent) if path.suffix.lower() == ".ris" else _from_bibtex(text, path.parent)
    return tuple(found)


def attached_files(path: Path) -> tuple[Path, ...]:
    """Return the files that a bibliography names and that are there, each once. Raises OSError."""
    files = (file for reference in read_bibliography(path) for file in reference.files)
    return tuple(file for file in dict.fromkeys(files) if file.is_file())


def _from_ris(text: str, folder: Path) -> Iterator[Reference]:
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = _RIS_LINE.match(line.strip())
        if match is None:
            continue
        if match[1] == "ER":
            yield _ris_reference(fields, folder)
            fields = {}
        elif match[2].strip():
            fields.setdefault(match[1], []).append(match[2].strip())


def _ris_reference(fields: dict[str, list[str]], folder: Path) -> Reference:
    def first(*tags: str) -> str:
        return next((fields[tag][0] for tag in tags if tag in fields), "")

    authors = [*fields.get("AU", ()), *fields.get("A1", ())]
    files = [folder / name.removeprefix("file://") for tag in ("L1", "L2") for name in fields.get(tag, ())]
    return Reference(
        _kind(first("TY")),
        first("TI", "T1"),
        tuple(authors),
        first("PY", "Y1", "DA")[:4],
        first("DO"),
        first("SN") if _kind(first("TY")) is ReferenceKind.BOOK else "",
        tuple(file for file in files if "://" not in str(file)),
    )


def _from_bibtex(text: str, folder: Path) -> Iterator[Reference]:
    place = 0
    while (entry := _ENTRY.search(text, place)) is not None:
        fields, place = _fields(text, entry.end())
        if entry["kind"].lower() in ("comment", "string", "preamble"):
            continue
        authors = re.split(r"\s+and\s+", fields.get("author", fields.get("editor", "")))
        yield Reference(
            _kind(entry["kind"]),
            fields.get("title", ""),
            tuple(filter(None, authors)),
            (fields.get("year") or fields.get("date", ""))[:4],
            fields.get("doi", ""),
            fields.get("isbn", ""),
            tuple(folder / name for name in _file_names(fields.get("file", ""))),
        )


def _fields(text: str, place: int) -> tuple[dict[str, str], int]:
    """Return the fields of an entry whose key ends at place, and where the entry ends."""
    fields: dict[str, str] = {}
    while (match := _FIELD.match(text, place)) is not None:
        value, place = _value(text, match.end())
        name = match["name"].lower()
        fields[name] = value if name == "file" else _plain(value)
    return fields, place


def _value(text: str, place: int) -> tuple[str, int]:
    """Return a value in braces, in quotes, or bare, and where it ends: at the latest with the text."""
    if place >= len(text) or text[place] not in '{"':
        end = next((at for at in range(place, len(text)) if text[at] in ",}\n"), len(text))
        return text[place:end].strip(), end
    is_quoted, depth = text[place] == '"', 0
    for at in range(place, len(text)):
        letter = text[at]
        if letter in "{}" and text[at - 1] != "\\":
            depth += 1 if letter == "{" else -1
        is_end = at > place and letter == '"' and not depth if is_quoted else not depth
        if is_end:
            return text[place + 1 : at], at + 1
    return text[place + 1 :], len(text)


def _plain(value: str) -> str:
    """Return a value without braces, escapes and commands of LaTeX; of accents the letter stays."""
    value = re.sub(r"\\([#$%&_{}])", r"\1", value)
    return " ".join(_LATEX.sub(r"\1", value).replace("{", "").replace("}", "").split())


def _file_names(value: str) -> Iterator[str]:
    """Yield the paths of a field, plain or as Zotero writes it: PDF:files/1/a.pdf:application/pdf."""
    for part in re.split(r"(?<!\\);", value):
        pieces = [
            piece.replace(_ESCAPED_COLON, ":").replace("\\;", ";") for piece in re.split(r"(?<!\\):", part)
        ]
        if len(pieces) >= 3 and not (len(pieces[0]) == 1 and pieces[0].isalpha()):
            yield pieces[1].strip()
        elif part.strip():
            yield ":".join(pieces).strip()


def _kind(written: str) -> ReferenceKind:
    name = written.lower()
    if name in _ARTICLES:
        return ReferenceKind.ARTICLE
    return ReferenceKind.BOOK if name in _BOOKS else ReferenceKind.OTHER
