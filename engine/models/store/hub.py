"""Client of the download process: lists and fetches files of the model hub, verified by hash."""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from engine import DOWNLOAD_ARGUMENT
from engine.core.errors import (
    INSTALL_KINDS,
    FileFalsified,
    HubNotReached,
    HubSilent,
    NotInstalled,
    NotTheHub,
    WorksOffline,
)
from engine.core.progress import Progress, Report, Stage
from engine.models.store.download import FETCH, LOOK, size_of
from engine.system.file_names import is_reserved
from engine.system.offline import is_enforced
from engine.system.subprocesses import Event, ProgramEnded, module_command, run_program

PATIENCE = 30.0
"""Seconds without a byte after which the hub is given up."""
BLOCK = 2**20
MOST_FILES = 10_000


@dataclass(frozen=True, slots=True)
class HubFile:
    name: str
    bytes: int
    sha256: str
    """Empty where the hub says only git's hash."""
    git: str = ""
    """The SHA-1 of the content as git writes it; empty where the hub says the other."""


@dataclass(frozen=True, slots=True)
class HubModel:
    repository: str
    commit: str
    licences: tuple[str, ...]
    languages: tuple[str, ...]
    files: tuple[HubFile, ...]


@dataclass(frozen=True, slots=True)
class Hub:
    """How the hub is asked. command starts the process that does it."""

    patience: float = PATIENCE
    command: tuple[str, ...] = ()

    def look(self, repository: str, revision: str, report: Report) -> HubModel:
        """Ask what a model consists of. An empty revision is the newest. Raises NotInstalled."""
        request = {"do": LOOK, "repository": repository, "revision": revision or None}
        waiting = _StallTimer(self.patience, repository, lambda: 0)

        def beat() -> None:
            report(Progress(Stage.FETCH, 0))
            waiting.look()

        for event in self._events(repository, request, beat):
            waiting.begin_again()
            if event.get("event") == "listed":
                return _model(repository, event)
        raise HubNotReached(repository, "nothing was said")

    def fetch(
        self,
        model: HubModel,
        files: Sequence[HubFile],
        folder: Path,
        fetched: Callable[[Path], None],
        report: Report,
    ) -> None:
        """Fetch files into a folder, and check each against its hash; fetched is told of every one.

        What is there already of an earlier attempt is not fetched again. Raises NotInstalled.
        """
        folder.mkdir(parents=True, exist_ok=True)
        total = sum(file.bytes for file in files)
        waiting = _StallTimer(self.patience, model.repository, lambda: size_of(folder))

        def beat() -> None:
            report(Progress(Stage.FETCH, min(waiting.look(), total), total))

        request = {
            "do": FETCH,
            "repository": model.repository,
            "commit": model.commit,
            "folder": str(folder),
            "files": [file.name for file in files],
        }
        missing = {file.name: file for file in files}
        for event in self._events(model.repository, request, beat):
            waiting.begin_again()
            file = missing.pop(str(event.get("name")), None)
            if event.get("event") == "fetched" and file:
                check_file(model.repository, folder, file, beat)
                fetched(folder / file.name)
                waiting.begin_again()  # the hub had no part in the checking
        if missing:
            raise HubNotReached(model.repository, f"{', '.join(missing)} did not come")

    def _events(self, name: str, request: Mapping[str, Any], beat: Callable[[], None]) -> Any:
        """Working offline ends the process also where it is asked for while something is fetched."""

        def allowed_beat() -> None:
            if is_enforced():
                raise WorksOffline(name)
            beat()

        allowed_beat()
        command = self.command or module_command("engine.models.store.download", DOWNLOAD_ARGUMENT)
        try:
            for event in run_program(command, allowed_beat, request=request):
                if event.get("event") == "failed":
                    raise _failure(name, event)
                yield event
        except ProgramEnded as error:
            raise NotInstalled(name, _last_line(str(error))) from None


def check_file(name: str, folder: Path, file: HubFile, beat: Callable[[], None]) -> None:
    """Compare a file with what the hub says of it; delete it if it is another. Raises FileFalsified."""
    path = folder / file.name
    size = path.stat().st_size
    with path.open("rb") as content:
        digest = _sha256(content, beat) if file.sha256 else _git_hash(content, size, beat)
        content.seek(0)
        beginning = content.read(200).lstrip().lower()
    if size == file.bytes and digest == (file.sha256 or file.git):
        return
    path.unlink()
    if beginning.startswith((b"<!doctype html", b"<html")):
        raise NotTheHub(name, f"{file.name} is a web page")
    raise FileFalsified(name, f"{file.name} has {size} bytes and the hash {digest[:12]}…")


class _StallTimer:
    """Waits for something to grow. Raises HubSilent when it has not for too long, once it has begun."""

    def __init__(self, seconds: float, name: str, measure: Callable[[], int]) -> None:
        self._seconds, self._name, self._measure = seconds, name, measure
        self._had = -1
        self._since: float | None = None

    def begin_again(self) -> None:
        self._since = time.monotonic()

    def look(self) -> int:
        has = self._measure()
        if self._since is None:
            return has
        if has != self._had:
            self._had = has
            self.begin_again()
        elif time.monotonic() - self._since > self._seconds:
            raise HubSilent(self._name, f"nothing came for {self._seconds:g} s")
        return has


def _model(repository: str, event: Event) -> HubModel:
    """Raises NotTheHub where the hub's answer is none, or names files that no hub can have."""
    try:
        files = tuple(
            HubFile(str(file["name"]), int(file["bytes"]), str(file["sha256"] or ""), str(file["git"] or ""))
            for file in event["files"][:MOST_FILES]
        )
        commit = event["commit"]
        if not isinstance(commit, str) or not commit or any(not is_inside(file.name) for file in files):
            raise ValueError("a commit or the name of a file")
    except (KeyError, TypeError, ValueError) as error:
        raise NotTheHub(repository, f"its answer is wrong: {error}") from None
    licences, languages = (tuple(map(str, event.get(key) or ())) for key in ("licence", "languages"))
    return HubModel(repository, commit, licences, languages, files)


def is_inside(name: str) -> bool:
    """Whether a file of that name lies in the folder that the name is meant for, on every system."""
    path = PurePosixPath(name)
    leads_down = bool(name) and not path.is_absolute() and ".." not in path.parts
    return leads_down and not set(name) & set("\\:\0") and not any(map(is_reserved, path.parts))


def _failure(name: str, event: Event) -> NotInstalled:
    kind = INSTALL_KINDS.get(str(event.get("kind")), NotInstalled)
    return kind(name, str(event.get("detail", "")))


def _sha256(content: BinaryIO, beat: Callable[[], None]) -> str:
    digest = hashlib.sha256()
    while block := content.read(BLOCK):
        digest.update(block)
        beat()
    return digest.hexdigest()


def _git_hash(content: BinaryIO, size: int, beat: Callable[[], None]) -> str:
    digest = hashlib.sha1(f"blob {size}\0".encode(), usedforsecurity=False)
    while block := content.read(BLOCK):
        digest.update(block)
        beat()
    return digest.hexdigest()


def _last_line(text: str) -> str:
    return text.splitlines()[-1] if text else ""
