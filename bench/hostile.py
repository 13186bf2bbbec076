"""Every awkward file and every bomb through the whole engine: how each ends, and at what cost.

    .venv/bin/python -m bench.hostile [--files ../shared/hostile] [--no-bombs | --no-files] [KIND …]

The bombs are made by make_bombs.py of that folder, which says for each how it has to end. Prints the table
"files tried, read, refused by kind"; what did not end as expected; sentences quoted that do not stand where
their source says (there must be none), and whether the pages of quotes are borne out by another PDF reader.
Ends with 1 where a file has no named end, text leaked, something was written, the network was asked for, or
the program took more than 3 GB. With strace installed, what is no Python is watched for the network, too.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from shutil import which
from threading import Thread
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from bench.process import Peak

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = ROOT.parent / "shared" / "hostile"
KINDS = ("pdf", "docx", "odt", "epub", "html", "md", "rtf", "pptx", "txt", "other")
MARKER, CANARY = "MARKER-7Q4Z", "CANARY-LEAK-5519"
CHINESE_MARKER = "委员会"
"""What the bombs in Chinese encodings hold instead."""
LONGEST_SILENCE = 60.0
"""Seconds without an end or a sign of progress: a hang. In one step of the engine no report comes."""
LONGEST_ANALYSIS = 180.0
"""Seconds after which the analysis of a document is stopped, as a user would who waits for the next one."""
MOST_MEGABYTES = 3_000.0
SLOW = 30.0
FORBIDDEN = ("socket.", "subprocess.", "open", "os.", "ftplib.", "http.", "urllib.")
"""How the detail of an error begins where the reader process was refused something."""
LIMITED = ("too-large", "out-of-memory", "timed-out", "damaged")
NAMED = {
    "OK": (),
    "ANY": (),
    "EMPTY": ("no-text",),
    "PASSWORD": ("password-needed", "wrong-password"),
    "LIMIT": LIMITED,
    "DAMAGED": ("damaged", "missing", "not-readable"),
    "UNSUPPORTED": ("unsupported", "damaged", "no-text"),
}
"""The ends that make_bombs.py asks for by each of its words. For the rest see is_expected."""


@dataclass(frozen=True, slots=True)
class End:
    """How one file ended."""

    path: str
    kind: str
    """The kind of its error; or "read", or "none" where there was no answer at all."""
    seconds: float
    detail: str = ""
    characters: int = 0
    problems: tuple[str, ...] = ()
    has_marker: bool = False
    leaks: bool = False
    attempts: tuple[str, ...] = ()
    """What the engine's own process wanted of the network, of other programs and of other files."""
    format: str = ""
    quotes: tuple[tuple[int, str, bool], ...] = ()
    """Page (0 for none), text, and whether it stands where its source says."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some files, one after the other in one process."""

    ends: list[End]
    megabytes: float
    """The most that the program held, with the processes that it started."""
    network: tuple[str, ...]
    """Addresses that were asked for, as strace saw it."""


@dataclass(slots=True)
class Tally:
    ends: list[End] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("kinds", nargs="*", default=())
    arguments.add_argument("--files", type=Path, default=HOSTILE)
    arguments.add_argument("--no-bombs", action="store_true")
    arguments.add_argument("--no-files", action="store_true")
    arguments.add_argument("--pages", action="store_true", help="check the pages of quotes with pdfium")
    arguments.add_argument("--drive", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.drive:
        return drive()
    everything = Tally()
    print("| Files | tried | read | refused |\n| --- | ---: | ---: | --- |", flush=True)
    with tempfile.TemporaryDirectory(prefix="precis-hostile-") as folder:
        if not chosen.no_files:
            for kind in chosen.kinds or KINDS:
                files = sorted(path for path in (chosen.files / kind).rglob("*") if path.is_file())
                show(kind, run(files, Path(folder)), everything, pages=chosen.pages)
        if not chosen.no_bombs:
            for group, cases in bombs(chosen.files, Path(folder, "bombs"), chosen.kinds):
                show_bombs(group, cases, Path(folder), everything)
    print(f"\n{len(everything.ends)} files, {len(everything.unexpected)} not as expected but named:")
    print("\n".join(everything.unexpected))
    print(f"\n{len(everything.faults)} faults:")
    print("\n".join(everything.faults))
    return 1 if everything.faults else 0


# The bombs


def bombs(files: Path, folder: Path, kinds: Iterable[str]) -> Iterator[tuple[str, list[tuple[Path, str]]]]:
    """Make the bombs; yield their groups, each case with what is expected of it."""
    maker = [sys.executable, str(files / "make_bombs.py"), str(folder)]
    subprocess.run(maker, stdout=subprocess.DEVNULL, check=True)
    rows = (folder / "EXPECT.tsv").read_bytes().decode("utf-8", "surrogateescape").split("\n")[1:]
    groups: dict[str, list[tuple[Path, str]]] = {}
    for row in filter(None, rows):
        name, expected, *_ = row.split("\t")
        path = case_of(folder, name)
        if expected != "SKIPPED":
            groups.setdefault(name.partition("/")[0], []).append((path, expected))
    for group, cases in groups.items():
        if not kinds or group in kinds:
            yield group, cases


def case_of(folder: Path, name: str) -> Path:
    """Return the path of a case: its line in the list has some characters escaped."""
    for written in (name, name.replace("\\n", "\n").replace("\\t", "\t")):
        if os.path.lexists(folder / written):
            return folder / written
    raw = re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes([int(match[1], 16)]), os.fsencode(name))
    return folder / os.fsdecode(raw)


def show_bombs(group: str, cases: list[tuple[Path, str]], folder: Path, everything: Tally) -> None:
    expected = {str(path): words for path, words in cases}
    found = run([path for path, _ in cases], folder)
    show(f"bombs: {group}", found, everything)
    for end in found.ends:
        if not is_expected(end, expected[end.path], group):
            short = os.fsencode(end.path.rpartition("/bombs/")[2]).decode("utf-8", "replace")
            everything.unexpected.append(
                f"  {short}: {expected[end.path]} expected, {end.kind} {end.detail[:80]}"
            )
    places = (*folder.rglob("PWNED*"), *Path(tempfile.gettempdir()).glob("PWNED*"), *Path("/").glob("PWNED*"))
    everything.faults += [f"  {path} was written" for path in places]


def is_expected(end: End, expected: str, group: str) -> bool:
    if expected == "ANY" or (group == "model" and end.kind != "none"):
        return True  # a file of a model is refused as one, which its own tests see to; here it is dropped
    if expected == "OK":
        return end.kind == "read" and (end.has_marker or not holds_marker(Path(end.path), group))
    if expected == "LIMIT" and end.kind == "read":
        return bool(end.problems) or end.characters < 1_000
    return end.kind in NAMED[expected]


def holds_marker(path: Path, group: str) -> bool:
    """Whether the marker must be in what is read; some bombs, of other languages mostly, have none."""
    return group in ("zip", "xml", "pdf") or MARKER.encode() in path.read_bytes()


# Files, through a process of their own


def run(files: list[Path], folder: Path) -> Run:
    """Read and analyse the files, one after the other, in one process of the program; watch its memory."""
    trace = folder / "trace"
    watch = [
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-e",
        "trace=connect,sendto,sendmsg,bind",
        "-o",
        str(trace),
    ]
    command = [*(watch if which("strace") else ()), sys.executable, "-m", "bench.hostile", "--drive"]
    ends: list[End] = []
    waiting = list(files)
    most = 0.0
    while waiting:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )
        peak = Peak(process.pid)
        for end in answers(process, waiting):
            ends.append(end)
            if end.kind == "none":
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        waiting = files[len(ends) :]
        most = max(most, peak.stop())
    asked = trace.read_text("utf-8", "replace") if trace.exists() else ""
    trace.unlink(missing_ok=True)
    return Run(ends, most, tuple(sorted(set(re.findall(r"AF_INET6?[^}]*", asked)))))


def answers(process: "subprocess.Popen[bytes]", files: list[Path]) -> Iterator[End]:
    """Hand the files in and yield how they end; "none" for one after which nothing more is heard."""
    assert process.stdin
    assert process.stdout
    output, lines = process.stdout, Queue[bytes]()

    def listen() -> None:
        while line := output.readline():
            lines.put(line)
        lines.put(b"")

    Thread(target=listen, daemon=True).start()
    for path in files:
        started = time.monotonic()
        try:
            process.stdin.write(json.dumps(str(path)).encode() + b"\n")
            process.stdin.flush()
            while (line := lines.get(timeout=LONGEST_SILENCE)) == b"\n":
                continue  # a sign of progress
        except (Empty, OSError):
            line = b""
        if not line:
            yield End(str(path), "none", time.monotonic() - started)
            return
        said = json.loads(line)
        facts: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in said.items()
        }
        yield End(**facts)
    process.stdin.close()
    lines.get(timeout=LONGEST_SILENCE)


def drive() -> int:
    """Be the program: read paths from standard input, say in lines of JSON how each ends."""
    from engine.readers.worker.process import ReaderProcess
    from engine.system.memory import limit_malloc_arenas

    attempts: list[str] = []
    temporary = Path(tempfile.gettempdir())

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        asks = event.startswith(("socket.", "http.", "urllib.")) and event != "socket.__new__"
        if asks or event in ("os.system", "os.exec"):
            attempts.append(event)
        writes = event == "open" and isinstance(arguments[0], str) and set(str(arguments[1])) & set("wax+")
        # What tells languages unpacks its own tables into a temporary file when it is first used.
        if writes and Path(arguments[0]) != temporary:
            attempts.append(f"writes {arguments[0]}")

    sys.addaudithook(look)
    limit_malloc_arenas()  # as the program does
    answers = os.fdopen(os.dup(1), "w")
    with ReaderProcess() as readers:
        for line in sys.stdin:
            attempts.clear()
            path = Path(json.loads(line))
            started = time.perf_counter()
            facts = facts_of(path, readers, Beat(answers))
            facts |= {"path": str(path), "seconds": round(time.perf_counter() - started, 2)}
            print(json.dumps(facts | {"attempts": attempts}), file=answers, flush=True)
    return 0


class Beat:
    """A Report that says on standard output that there is progress, and stops what takes too long."""

    def __init__(self, output: Any) -> None:
        self._output = output
        self._last = time.monotonic()
        self._ends = 0.0

    def end_after(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def __call__(self, _progress: Any) -> None:
        from engine.core.progress import Cancelled

        now = time.monotonic()
        if self._ends and now > self._ends:
            raise Cancelled
        if now > self._last + 1:
            self._last = now
            print(file=self._output, flush=True)


def facts_of(path: Path, readers: Any, beat: Beat) -> dict[str, Any]:
    from engine.core.errors import DocumentError
    from engine.core.options import Length, LengthUnit, Options
    from engine.core.progress import Cancelled
    from engine.exports.json_text import to_json
    from engine.loading.loader import read_document
    from engine.pipeline.analyze import analyze

    try:
        document = read_document(path, readers, report=beat)
    except DocumentError as error:
        return {"kind": error.kind, "detail": error.detail}
    facts = {
        "kind": "read",
        "format": document.format,
        "characters": len(document.text),
        "problems": [f"{problem.kind.value} {problem.detail}"[:200] for problem in document.problems],
        "has_marker": MARKER in document.text or CHINESE_MARKER in document.text,
        "leaks": CANARY in document.text or CANARY in document.title,
    }
    beat.end_after(LONGEST_ANALYSIS)
    try:
        analysis = analyze(document, Options(Length(LengthUnit.SENTENCES, 10)), beat)
    except Cancelled:
        return facts | {"detail": f"its analysis was stopped after {LONGEST_ANALYSIS:.0f} s"}
    quotes = [
        (
            document.page_of(source) or 0,
            sentence.text,
            document.quote(source).split() == sentence.text.split(),
        )
        for sentence in analysis.summary.sentences
        for source in sentence.sources[:1]
    ]
    leaks = CANARY in json.dumps(to_json(analysis), ensure_ascii=False)
    return facts | {"leaks": facts["leaks"] or leaks, "quotes": quotes}


# What is printed


def show(kind: str, found: Run, everything: Tally, pages: bool = False) -> None:
    tried = found.ends
    refused = Counter(end.kind for end in tried if end.kind != "read")
    read = sum(end.kind == "read" for end in tried)
    reasons = ", ".join(f"{reason} {count}" for reason, count in refused.most_common())
    print(f"| {kind} | {len(tried)} | {read} | {reasons} |", flush=True)
    print(f"<!-- {found.megabytes:.0f} MB at most -->", flush=True)
    for end in tried:
        if end.seconds > SLOW:
            print(f"<!-- {end.seconds:.0f} s: {end.path} {end.kind} {end.detail} -->", flush=True)
    if pages:
        show_pages([(end, quote) for end in tried for quote in end.quotes])
    everything.ends += tried
    everything.faults += [f"  {end.path}: {fault}" for end in tried for fault in faults_of(end)]
    everything.faults += [f"  {kind}: the network was asked for: {address}" for address in found.network]
    if found.megabytes > MOST_MEGABYTES:
        everything.faults.append(f"  {kind}: {found.megabytes:.0f} MB")


def faults_of(end: End) -> Iterator[str]:
    """Yield what must not be, however a file ends."""
    if end.kind == "none":
        yield "no end"
    if end.leaks:
        yield "holds what another file says"
    if not all(is_true for _, _, is_true in end.quotes):
        yield "is quoted wrongly"
    if end.attempts:
        yield f"wanted {', '.join(end.attempts)}"
    if end.detail.startswith(FORBIDDEN):
        yield f"its reader wanted {end.detail}"


def show_pages(quotes: list[tuple[End, tuple[int, str, bool]]]) -> None:
    borne_out = Counter(
        is_on_page(end.path, page, text) for end, (page, text, _) in quotes if end.format == "pdf"
    )
    if borne_out:
        print(f"<!-- page borne out for {borne_out[True]}, not for {borne_out[False]} -->")


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


if __name__ == "__main__":
    sys.exit(main())
