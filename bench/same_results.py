"""Whether a change of the code changed what is found: the JSON of 120 documents, before and after.

    .venv/bin/python -m bench.same_results record BEFORE.jsonl [--shared ../shared] [--code FOLDER]
    .venv/bin/python -m bench.same_results compare BEFORE.jsonl AFTER.jsonl

The documents are drawn, the same ones each time, from the awkward files, the real documents and the data sets
of the shared folder. --code analyses with the checkout in that folder instead of this one. What may differ is
how long it took and which versions did it; everything else is compared byte for byte.
"""

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AWKWARD, FROM_SETS = 60, 45
"""How many awkward files are drawn, and how many documents of data sets; the real ones are taken all."""
LARGEST = 3_000_000
"""Bytes: larger files only take longer."""
PASSING = ("timings", "versions")
PASSING_OF_DOCUMENT = ("parser",)
"""What a checkout of before this field does not say."""
SHOWN = 10


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = arguments.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record")
    recording.add_argument("out", type=Path)
    recording.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    recording.add_argument("--code", type=Path, default=ROOT)
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    chosen = arguments.parse_args()
    if chosen.command == "record":
        return record(chosen.out, chosen.shared, chosen.code)
    return compare(chosen.before, chosen.after)


def record(out: Path, shared: Path, code: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        files = [*real_documents(shared), *awkward_files(shared), *documents_of_sets(shared, Path(folder))]
        places = {"PYTHONPATH": str(code.resolve()), "XDG_DATA_HOME": folder, "PRECIS_DATA": folder}
        command = [sys.executable, "-P", "-m", "gui", "analyze", "--json", "--with-text", *map(str, files)]
        with out.open("wb") as lines:
            subprocess.run(
                command,
                cwd=folder,
                env=os.environ | places,
                stdout=lines,
                stdin=subprocess.DEVNULL,
                check=False,
            )
    print(f"{len(files)} documents, {sum(1 for _ in out.open('rb'))} answers in {out}")
    return 0


def real_documents(shared: Path) -> list[Path]:
    return sorted(path for path in (shared / "real" / "docs").iterdir())


def awkward_files(shared: Path) -> list[Path]:
    """As many of each kind as its share of all, by a hash of their names."""
    kinds = sorted(path for path in (shared / "hostile").iterdir() if path.is_dir())
    each = -(-AWKWARD // len(kinds))
    drawn = []
    for kind in kinds:
        files = [path for path in kind.iterdir() if path.is_file() and path.stat().st_size < LARGEST]
        drawn.extend(sorted(files, key=lambda path: _drawn(path.name))[:each])
    return drawn[:AWKWARD]


def documents_of_sets(shared: Path, folder: Path) -> list[Path]:
    """One document of each of as many data sets, in a file of its own whose name says whence it is."""
    files: list[Path] = []
    for data in sorted((shared / "data").iterdir(), key=lambda path: _drawn(path.name)):
        parts = sorted(data.glob("val*.jsonl*")) if data.is_dir() else []
        text = next(filter(None, map(_text_of, _lines(parts[0]))), "") if parts else ""
        if text and len(files) < FROM_SETS:
            files.append(folder / f"{data.name}.txt")
            files[-1].write_text(text, "utf-8")
    return files


def _text_of(line: str) -> str:
    found = json.loads(line)
    parts = found.get("text") or found.get("document") or found.get("sentences") or ""
    return "\n".join(map(str, parts)) if isinstance(parts, list) else str(parts)


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from (line.decode("utf-8") for line in lines)


def _drawn(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8")).hexdigest()


def compare(before: Path, after: Path) -> int:
    """Print the documents whose answers differ, and in what; return how many there are, at most 1."""
    first, second = _answers(before), _answers(after)
    different = [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]
    for name in different[:SHOWN]:
        one, other = first.get(name, {}), second.get(name, {})
        parts = [part for part in sorted(one.keys() | other.keys()) if one.get(part) != other.get(part)]
        print(f"{name}: {', '.join(parts)}")
    print(f"{len(first)} answers before, {len(second)} after, {len(different)} differ")
    return int(bool(different))


def _answers(path: Path) -> dict[str, dict[str, object]]:
    answers = {}
    for line in path.read_text("utf-8").splitlines():
        answer = json.loads(line)
        document = answer["document"]
        name = document["path"] = Path(document["path"]).name
        for part in PASSING_OF_DOCUMENT:
            document.pop(part, None)
        answers[name] = {part: value for part, value in answer.items() if part not in PASSING}
    return answers


if __name__ == "__main__":
    sys.exit(main())
