"""What the program writes that must survive anything: each does it once in a folder, and can judge it later.

`python -m bench.write_points NAME FOLDER` writes, and says on standard output what is safely kept from then
on. bench.kills and bench.full_disk run that in the middle of trouble and judge what was left.
"""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.core.errors import ModelError
from engine.core.options import GRAPH, Options
from engine.core.results import Analysis
from engine.exports.errors import ExportError
from engine.exports.formats import export
from engine.exports.report import report_of
from engine.library.document_features import put_topics
from engine.library.notes import PassageNote, put_notes
from engine.library.organization import DocumentLabels, labelled_documents, put_labels
from engine.library.serialization import SerializationError
from engine.library.store import DocumentState, FileStamp, KeptDocument, Library, LibraryWriteError
from engine.library.watched_folders import put_folder, put_seen, watched_folders
from engine.loading.loader import document_from_text
from engine.models.store.checking import check_model
from engine.models.store.installing import AddModelRequest, ModelStore, add_model
from engine.models.store.shelf import model_folders
from engine.pipeline.analyze import analyze
from engine.system.paths import resource
from gui.settings.settings import Settings, read_settings, write_settings

DOCUMENTS = 4
OLD = "what was there before"
TEXT = "The tide rose over the wall in the night. Nobody saw the harbour. The library stayed dry."

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class WritePoint:
    prepare: Callable[[Path], object]
    """Makes what was there before."""
    write: Callable[[Path, Say], object]
    """Raises what the program would catch and explain where there is no room."""
    judge: Callable[[Path, Sequence[str]], str]
    """Says what is wrong with what was left, after these were said to be kept; "" for nothing."""


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    try:
        POINTS[name].write(folder, lambda kept: print(kept, flush=True))
    except (LibraryWriteError, ExportError, ModelError, OSError) as error:
        print(f"refused {type(error).__name__}", flush=True)


def _found(number: int) -> Analysis:
    return analyze(document_from_text(f"{TEXT} It was day {number}.", f"Day {number}"), Options(model=GRAPH))


def _fill_library(folder: Path, say: Say) -> None:
    library = Library(folder / "library")
    before = len(library.documents())
    for number in range(before, before + DOCUMENTS):
        kept = KeptDocument(str(number), Path(f"/documents/{number}.txt"), state=DocumentState.DONE)
        library.put_analysis(kept, _found(number))
        say(str(number) if library.trouble is None else f"refused {library.trouble}")
    library.put_list([str(number) for number in reversed(range(before + DOCUMENTS))])
    library.copy_daily()
    library.close()


def _judge_library(folder: Path, said: Sequence[str]) -> str:
    library = Library(folder / "library")
    try:
        if library.trouble is not None:
            return f"opened with trouble: {library.trouble}"
        there = {kept.key for kept in library.documents()}
        kept = {"0", *said}
        if missing := kept - there:
            return f"lost: {sorted(missing)}"
        index = library.search_index()
        if set(index.keys('"nobody saw the harbour"')) != {key for key in there if _is_done(library, key)}:
            return "the search finds other documents than were analysed"
        if index.count("harbour") != len(index.keys("harbour")):
            return "the search counts words of documents that are not there"
        wrong = [key for key in kept if library.analysis(key).document.text != _found(int(key)).document.text]
        return f"another analysis: {wrong}" if wrong else ""
    finally:
        library.close()


def _is_done(library: Library, key: str) -> bool:
    try:
        return bool(library.analysis(key))
    except SerializationError:
        return False


def _prepare_library(folder: Path) -> None:
    library = Library(folder / "library")
    library.put_analysis(KeptDocument("0", Path("/documents/0.txt"), state=DocumentState.DONE), _found(0))
    library.close()


WATCHED = Path("/documents")


def _label_library(folder: Path, say: Say) -> None:
    """Give a document labels and notes, watch a folder and find topics, in two rounds."""
    library = Library(folder / "library")
    for number in (1, 2):
        stamp = FileStamp(number, number)
        label = DocumentLabels(1.0, f"Name {number}", True, (f"tag {number}", "kept"))
        notes = [PassageNote(f"{number}/{one}", one, TEXT[:9], f"Note {number}") for one in range(5)]
        for name, write in (
            ("labels", partial(put_labels, labels={"0": label})),
            ("notes", partial(put_notes, key="0", notes=notes)),
            ("folder", partial(put_folder, folder=WATCHED, added=1.0)),
            ("seen", partial(put_seen, folder=WATCHED, seen={WATCHED / "0.txt": stamp})),
            ("topics", partial(put_topics, topics=[("0", f"Topic {number}", 0.5, 0.5)])),
        ):
            library.write(write)
            say(f"{name} {number}" if library.trouble is None else f"refused {library.trouble}")
    library.close()


def _judge_labels(folder: Path, said: Sequence[str]) -> str:
    library = Library(folder / "library")
    try:
        if library.trouble is not None:
            return f"opened with trouble: {library.trouble}"
        found = library.read(labelled_documents).get("0")
        if found is None:
            return "the document is gone"
        folders = library.read(watched_folders)
        seen = {stamp.size for one in folders for stamp in one.seen.values()}
        names, tags = {found.labels.name} - {""}, set(found.labels.tags) - {"kept"}
        there = {
            "labels": {int(name[5:]) for name in names},
            "notes": {int(note.note[5:]) for note in found.notes},
            "folder": {1, 2} if folders else set(),
            "seen": seen,
            "topics": {int(found.topic[6:])} if found.topic else set(),
        }
        if tags != {name.replace("Name", "tag") for name in names} or len(found.notes) not in (0, 5):
            return "half of the labels, or of the notes"
        last = {name: int(number) for name, number in (one.split() for one in said if one[-1:].isdigit())}
        lost = [name for name, number in last.items() if max(there[name], default=0) < number]
        return f"lost: {lost}" if lost else ""
    finally:
        library.close()


def _export(folder: Path, say: Say) -> None:
    from datetime import date

    report = report_of(_found(1), date(2026, 1, 2), ("summary", "keywords", "topics"), str)
    export([report], folder / "summary.md")
    say("exported")


def _judge_export(folder: Path, said: Sequence[str]) -> str:
    content = (folder / "summary.md").read_text("utf-8")
    if content == OLD:
        return "the export is gone" if "exported" in said else ""
    return "" if "harbour" in content and content.endswith("\n") else "half an export"


def _write_settings(folder: Path, say: Say) -> None:
    write_settings(folder / "settings.json", Settings(keywords=33))
    say("chosen")


def _judge_settings(folder: Path, said: Sequence[str]) -> str:
    keywords = read_settings(folder / "settings.json").keywords
    expected = (33,) if "chosen" in said else (11, 33)
    return "" if keywords in expected else f"{keywords} keywords"


def _install(folder: Path, say: Say) -> None:
    store = ModelStore(shelf=folder / "models", downloads=folder / "downloads", shipped=folder / "none")
    source = next(path for path in model_folders((resource("models"),)) if "en" in path.name)
    add_model(AddModelRequest(str(source), name="mine"), store=store)
    say("installed")


def _judge_install(folder: Path, said: Sequence[str]) -> str:
    folders = model_folders((folder / "models",))
    if "installed" in said and not folders:
        return "the model is gone"
    for model in folders:
        try:
            check_model(model)
        except ModelError as error:
            return f"a model that cannot be used: {error}"
    return ""


def _keep_checkpoint(folder: Path, step: int) -> None:
    import torch

    from engine.training.run.checkpoint import BestWeights, Checkpoint, TrainingPosition, keep_checkpoint

    place = TrainingPosition(step=step, steps=10, planned=True, loss=0.5, looked=0, fruitless=0)
    weights = {"weight": torch.full((200_000,), float(step))}
    keep_checkpoint(folder / "checkpoint.pt", Checkpoint(place, weights, {}, BestWeights(weights, 0, 0.0)))


def _train(folder: Path, say: Say) -> None:
    _keep_checkpoint(folder, 2)
    say("2")


def _judge_training(folder: Path, said: Sequence[str]) -> str:
    import torch

    from engine.training.run.checkpoint import load_checkpoint

    found = load_checkpoint(folder / "checkpoint.pt", torch.device("cpu"))
    if found is None:
        return "no checkpoint"
    step = found.place.step
    whole = bool((found.network["weight"] == step).all())
    return "" if whole and step in ((2,) if "2" in said else (1, 2)) else f"the checkpoint of step {step}"


POINTS: Mapping[str, WritePoint] = {
    "library": WritePoint(_prepare_library, _fill_library, _judge_library),
    "collection": WritePoint(_prepare_library, _label_library, _judge_labels),
    "export": WritePoint(
        lambda folder: (folder / "summary.md").write_text(OLD, "utf-8"), _export, _judge_export
    ),
    "settings": WritePoint(
        lambda folder: write_settings(folder / "settings.json", Settings(keywords=11)),
        _write_settings,
        _judge_settings,
    ),
    "model": WritePoint(lambda folder: (folder / "models").mkdir(), _install, _judge_install),
    "training": WritePoint(lambda folder: _keep_checkpoint(folder, 1), _train, _judge_training),
}


def begin(name: str, folder: Path) -> None:
    """Empty the folder, and make what was there before."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    POINTS[name].prepare(folder)


def command(name: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "bench.write_points", name, str(folder)]


def environment() -> dict[str, str]:
    """That of a child that writes nothing but what it is asked to."""
    return os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}


if __name__ == "__main__":
    main()
