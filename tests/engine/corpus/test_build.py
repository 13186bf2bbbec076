"""A corpus is built whole, whatever happens to its processes, its disk and its documents."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.corpus.build import BuildProgress, analyze_pending, gather
from engine.corpus.cluster import FinishedTask, WorkerDied
from engine.corpus.errors import StoreExists, StoreInUse
from engine.corpus.status import failed_documents, status_of, verify
from engine.corpus.store import CorpusStore
from tests.support import ROOT
from tests.support.corpus_driver import begin_corpus, compute_without_end, die_of_poison, finish

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="signals"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PATIENCE = 60
"""Seconds after which a test gives up."""


def wait_until(is_so) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def start_driver(store: CorpusStore, workers: int = 1) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.support.corpus_driver", str(store.folder), str(workers)]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})


def workers_of(process: int) -> Iterator[int]:
    """Yield the processes that Dask's nannies started; multiprocessing's own tracker is none of them."""
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                yield int(child)


def test_identical_documents_are_analysed_once_and_named_all(tmp_path, write_documents):
    documents = write_documents(20)
    (documents / "copy.txt").write_bytes((documents / "003.txt").read_bytes())
    store = begin_corpus(tmp_path / "corpus", documents)

    progress = finish(store)

    found = status_of(store)
    assert (found.documents, found.contents, found.done, found.pending) == (21, 20, 20, 0)
    assert (progress[-1].done, progress[-1].total) == (20, 20)
    assert verify(store).is_whole


def test_a_document_that_cannot_be_read_is_recorded_with_the_reason_and_stops_no_other(
    tmp_path, write_documents
):
    documents = write_documents(3)
    (documents / "bad.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    store = begin_corpus(tmp_path / "corpus", documents)

    finish(store)

    assert status_of(store).done == 3
    assert [(Path(each.uri).name, each.outcome) for each in failed_documents(store)] == [
        ("bad.pdf", "damaged")
    ]


def test_what_kills_its_worker_is_the_only_one_in_quarantine(tmp_path, write_documents):
    documents = write_documents(40)
    (documents / "poison.txt").write_text("Whoever reads this ends.", "utf-8")
    store = begin_corpus(tmp_path / "corpus", documents)

    finish(store, die_of_poison, workers=2)

    (poisoned,) = store.quarantined(store.description().generation)
    assert Path(poisoned.uri).name == "poison.txt"
    assert status_of(store).done == 40
    assert verify(store).is_whole


def test_what_computes_without_end_is_ended_by_the_system_and_quarantined(tmp_path, write_documents):
    documents = write_documents(5)
    (documents / "endless.txt").write_text("There is no end to this.", "utf-8")
    store = begin_corpus(tmp_path / "corpus", documents, cpu_seconds=2)

    finish(store, compute_without_end)

    (endless,) = store.quarantined(store.description().generation)
    assert Path(endless.uri).name == "endless.txt"
    assert status_of(store).done == 5


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_worker_that_is_killed_costs_no_document(tmp_path, write_documents):
    store = begin_corpus(tmp_path / "corpus", write_documents(192))
    driver = start_driver(store)
    wait_until(lambda: store.parts(store.description().generation))

    os.kill(next(workers_of(driver.pid)), signal.SIGKILL)

    assert driver.wait(PATIENCE) == 0
    assert verify(store).is_whole
    assert (status_of(store).done, status_of(store).failures) == (192, ())


class DyingPool:
    """Workers each of which writes its part and dies before it says so."""

    workers = 1

    def run(self, work, batches, _at_a_time=0):
        for batch in batches:
            work(batch)
            yield FinishedTask(batch, WorkerDied())


def test_what_a_worker_wrote_before_it_died_is_not_analysed_again(tmp_path, write_documents):
    store = begin_corpus(tmp_path / "corpus", write_documents(20))
    told: list[BuildProgress] = []

    analyze_pending(store, DyingPool(), told.append)

    found = verify(store)
    assert (found.is_whole, found.records) == (True, 20)
    assert (status_of(store).done, told[-1].done) == (20, 20)


def test_a_driver_that_is_killed_loses_nothing_and_repeats_nothing(tmp_path, write_documents):
    store = begin_corpus(tmp_path / "corpus", write_documents(192))
    driver = start_driver(store)
    wait_until(lambda: store.parts(store.description().generation))

    driver.send_signal(signal.SIGKILL)
    driver.wait(PATIENCE)

    before = {part: part.stat().st_mtime_ns for part in store.parts(store.description().generation)}
    assert 0 < status_of(store).done < 192
    wait_until(lambda: not store.is_held())
    finish(store)
    found = verify(store)
    assert (found.is_whole, found.records) == (True, 192)
    assert {part: part.stat().st_mtime_ns for part in before} == before


def test_a_full_disk_stops_the_build_and_room_lets_it_go_on(tmp_path, write_documents):
    documents, disk = write_documents(192), tmp_path / "disk"
    disk.mkdir()
    python = f"{sys.executable} -m gui corpus"
    script = f"""
        mount -t tmpfs -o size=48k tmpfs {disk} || exit 77
        {python} build {disk}/corpus {documents} --model graph --workers 1; echo "STATUS $?"
        ls {disk}/corpus/parts/*/ | grep -c new
        mount -o remount,size=20m {disk}
        {python} resume {disk}/corpus --workers 1; echo "STATUS $?"
        {python} verify {disk}/corpus; echo "STATUS $?"
    """
    unshare = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"])]
    try:
        ran = subprocess.run(
            [*unshare, "sh", "-c", script],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=3 * PATIENCE,
        )
    except FileNotFoundError:
        pytest.skip("needs unshare")
    if ran.returncode == 77 or "unshare failed" in ran.stderr:
        pytest.skip("this user may not mount")
    assert ran.stdout.split("\n") == ["STATUS 1", "0", "STATUS 0", "192 records were read.", "STATUS 0", ""]
    assert "The disk is full" in ran.stderr


def test_two_commands_do_not_write_one_store(tmp_path, write_documents):
    store = begin_corpus(tmp_path / "corpus", write_documents(1))

    with store.held(), pytest.raises(StoreInUse), store.held():
        pass


def test_a_folder_with_something_else_in_it_is_not_made_a_corpus(tmp_path, write_documents):
    with pytest.raises(StoreExists):
        begin_corpus(write_documents(1), tmp_path)


def test_a_part_that_was_damaged_is_noticed_and_its_documents_are_analysed_again(tmp_path, write_documents):
    store = begin_corpus(tmp_path / "corpus", write_documents(20))
    finish(store)
    part = store.parts(store.description().generation)[0]
    content = bytearray(part.read_bytes())
    content[len(content) // 3] ^= 255
    part.write_bytes(content)
    assert verify(store).damaged == (part.name,)

    finish(store)

    assert verify(store).is_whole


def test_gathering_again_hashes_only_what_has_changed(tmp_path, write_documents):
    documents = write_documents(3)
    store = begin_corpus(tmp_path / "corpus", documents)
    before = store.manifest()
    (documents / "001.txt").write_text("It is another day, and another text.", "utf-8")

    change = gather(store)

    assert (change.documents, change.added, change.removed) == (3, 0, 0)
    changed = [old.uri for old, new in zip(before, store.manifest(), strict=True) if old != new]
    assert changed == [str(documents / "001.txt")]
