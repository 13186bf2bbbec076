"""Every awkward file through the command line: how each ends, and whether quotes and pages are true.

    .venv/bin/python -m bench.hostile [--files ../shared/hostile] [KIND …]

Prints for each kind of file how many were read and how the others ended, then the sentences quoted, those
that do not stand where their source says (there must be none), and the share whose page is borne out: a PDF's
page holds the sentence's first words according to pdfium, which is not what read it.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("pdf", "docx", "odt", "epub", "html", "md", "rtf", "pptx", "txt", "other")


@dataclass(slots=True)
class Tally:
    ends: Counter[str] = field(default_factory=Counter)
    quotes: int = 0
    wrong_quotes: int = 0
    pages: int = 0
    wrong_pages: list[str] = field(default_factory=list)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("kinds", nargs="*", default=KINDS)
    arguments.add_argument("--files", type=Path, default=ROOT.parent / "shared" / "hostile")
    arguments.add_argument(
        "--pages", action="store_true", help="name the sentences whose page is not borne out"
    )
    chosen = arguments.parse_args()
    for kind in chosen.kinds:
        files = sorted(path for path in (chosen.files / kind).rglob("*") if path.is_file())
        show(kind, len(files), tally(files), named=chosen.pages)


def tally(files: list[Path]) -> Tally:
    found = Tally()
    command = [sys.executable, "-m", "gui", "analyze", "--json", "--with-text", "--sentences", "10"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([*command, *map(str, files)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        for line in process.stdout:
            look_at(json.loads(line), found)
    found.ends["without an outcome"] = len(files) - found.ends.total()
    return found


def look_at(analysis: dict[str, Any], found: Tally) -> None:
    if "error" in analysis:
        found.ends[analysis["error"]["kind"]] += 1
        return
    found.ends["read"] += 1
    document = analysis["document"]
    for sentence in analysis["summary"]["sentences"]:
        (source,) = sentence["sources"]
        found.quotes += 1
        found.wrong_quotes += document["text"][source["start"] : source["end"]] != sentence["text"]
        if document["format"] == "pdf":
            true = is_on_page(document["path"], source["page"], sentence["text"])
            found.pages += true is not None
            if true is False:
                found.wrong_pages.append(f"{document['path']} p. {source['page']}: {sentence['text']}")


def is_on_page(path: str, page: int, sentence: str) -> bool | None:
    """Whether most of the sentence's first words are on that page; None where pdfium has no text there."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            shown = document[page - 1].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return None
    letters = re.sub(r"[\W_]+", "", shown).casefold()
    words = [word.casefold() for word in re.findall(r"[^\W_]{3,}", sentence)[:6]]
    if not letters or not words:
        return None
    return 2 * sum(word in letters for word in words) >= len(words)


def show(kind: str, files: int, found: Tally, *, named: bool) -> None:
    ends = ", ".join(f"{end} {count}" for end, count in found.ends.most_common() if count)
    print(f"{kind:6}{files:5} files: {ends}")
    print(f"{'':6}{found.quotes:5} quotes, {found.wrong_quotes} of them wrong", end="")
    if found.pages:
        print(f"; page borne out for {found.pages - len(found.wrong_pages)} of {found.pages}", end="")
    print(flush=True)
    for line in found.wrong_pages if named else ():
        print("      ", line[:150])


if __name__ == "__main__":
    main()
