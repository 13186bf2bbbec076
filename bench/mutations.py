"""Real files, broken by accident: seeded mutations through the reader process, and how each ends.

    .venv/bin/python -m bench.mutations [--count 2000] [--seed 1] [--from FOLDER …] [--keep FOLDER] [--only N]

Bytes are flipped, cut out, repeated and spliced in from other files; in ZIP files the parts themselves are
edited and packed again, so that the readers behind the archive see them. Every mutation has a number that
makes it again. Ends with 1 where one has no named end, crashes or hangs its reader, or breaks the assembly of
the document; prints also what was named only at the reader's boundary ("KeyError at …"), which is a finding,
too. --keep writes those files down.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.core.errors import DocumentError, ReaderCrashed, ReaderOutOfMemory, ReaderTimedOut
from engine.loading.loader import read_document
from engine.readers.worker.process import ReaderProcess

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT.parent / "shared" / "hostile", ROOT / "resources" / "samples")
ENDINGS = (".pdf", ".docx", ".odt", ".epub", ".pptx", ".rtf", ".html", ".htm", ".md", ".txt", ".xml", ".eml")
LARGEST = 2_000_000
"""Bytes of a source: in a larger one a mutation mostly hits a picture."""
BROKEN = (ReaderCrashed, ReaderOutOfMemory, ReaderTimedOut)


@dataclass(frozen=True, slots=True)
class Found:
    number: int
    source: Path
    what: str


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--count", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--from", dest="folders", type=Path, nargs="+", default=list(SOURCES))
    arguments.add_argument("--keep", type=Path, help="write what was found here")
    arguments.add_argument("--only", type=int, help="make this mutation alone")
    chosen = arguments.parse_args()
    sources = sources_in(chosen.folders)
    numbers = range(chosen.count) if chosen.only is None else [chosen.only]
    ends: Counter[str] = Counter()
    faults: list[Found] = []
    unnamed: list[Found] = []
    slowest = (0.0, -1)
    with tempfile.TemporaryDirectory(prefix="precis-mutations-") as folder, ReaderProcess() as readers:
        for number in numbers:
            chance = random.Random(f"{chosen.seed} {number}")
            source = sources[chance.randrange(len(sources))]
            path = Path(folder, f"mutation{source.suffix}")
            path.write_bytes(mutated(source, sources, chance))
            started = time.perf_counter()
            end, fault, note = end_of(path, readers)
            slowest = max(slowest, (time.perf_counter() - started, number))
            ends[end] += 1
            if fault or note:
                (faults if fault else unnamed).append(Found(number, source, fault or note))
                if chosen.keep:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    (chosen.keep / f"{number}{source.suffix}").write_bytes(path.read_bytes())
    print(f"{sum(ends.values())} mutations of {len(sources)} files: ", end="")
    print(", ".join(f"{end} {count}" for end, count in ends.most_common()))
    print(f"slowest: {slowest[0]:.1f} s, number {slowest[1]}")
    show("named at the boundary only", unnamed)
    show("faults", faults)
    return 1 if faults else 0


def show(title: str, found: Sequence[Found]) -> None:
    print(f"{title}: {len(found)}")
    for what, count in Counter(each.what for each in found).most_common():
        first = next(each for each in found if each.what == what)
        print(f"  {count} times {what}; first in number {first.number}, of {first.source.name}")


def end_of(path: Path, readers: ReaderProcess) -> tuple[str, str, str]:
    """Return how it ended, what must not be, and what could be better."""
    try:
        document = read_document(path, readers)
    except BROKEN as error:
        return error.kind, f"{error.kind} {error.detail}", ""
    except DocumentError as error:
        return error.kind, "", error.detail if " at " in error.detail else ""
    except Exception as error:  # anything at all is what is looked for
        return "none", f"{type(error).__name__} in the program: {error}"[:200], ""
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError:
        return "read", "text that cannot be saved", ""
    notes = (problem.detail for problem in document.problems if " at " in problem.detail)
    return "read", "", next(notes, "")


def sources_in(folders: Sequence[Path]) -> list[Path]:
    found = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in ENDINGS and path.is_file() and 0 < path.stat().st_size <= LARGEST
    ]
    if not found:
        raise SystemExit(f"there are no files to change in {', '.join(map(str, folders))}")
    return found


def mutated(source: Path, sources: Sequence[Path], chance: random.Random) -> bytes:
    data = source.read_bytes()
    if zipfile.is_zipfile(source) and chance.random() < 0.7:
        return repacked(data, sources, chance) or data
    return changed(data, sources, chance)


def repacked(data: bytes, sources: Sequence[Path], chance: random.Random) -> bytes:
    """Change one part of an archive, drop it, or give it another's content."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError):
        return b""
    likely = [name for name in parts if name.endswith(("ml", ".rels", ".opf"))] or list(parts)
    if not likely:
        return b""
    victim = chance.choice(likely)
    match chance.randrange(8):
        case 0:
            del parts[victim]
        case 1:
            parts[victim] = parts[chance.choice(likely)]
        case 2:
            parts[victim] = b""
        case _:
            parts[victim] = changed(parts[victim], sources, chance)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def changed(data: bytes, sources: Sequence[Path], chance: random.Random) -> bytes:
    """Change bytes in one of the ways that disks, networks and careless programs do."""
    result = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        if not result:
            break
        start = chance.randrange(len(result))
        length = min(chance.choice((1, 4, 50, 1000, 20_000)), len(result) - start)
        match chance.randrange(7):
            case 0:
                for _ in range(chance.choice((1, 10, 200))):
                    result[chance.randrange(len(result))] ^= 1 << chance.randrange(8)
            case 1:
                del result[start:]
            case 2:
                del result[start : start + length]
            case 3:
                result[start:start] = result[start : start + length] * chance.choice((1, 2, 100))
            case 4:
                other = chance.choice(sources).read_bytes()
                place = chance.randrange(len(other))
                result[start : start + length] = other[place : place + length]
            case 5:
                result[start : start + length] = bytes([chance.choice((0, 255, 32, 60, 92))]) * length
            case 6:
                numbers = (b"-1", b"0", b"99999999999999999999", b"65536", b"1e400", b"\xff\xff\xff\xff")
                result[start : start + length] = chance.choice(numbers)
    return bytes(result)


if __name__ == "__main__":
    sys.exit(main())
