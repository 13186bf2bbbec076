import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from engine.core.document import Problem, ProblemKind
from engine.core.errors import (
    Damaged,
    FileMissing,
    FileNotReadable,
    PasswordNeeded,
    ReaderCrashed,
    ReaderOutOfMemory,
    ReaderTimedOut,
    TooLarge,
    WrongPassword,
)
from engine.core.options import LEAST_MEMORY, ReaderLimits
from engine.core.progress import Cancelled
from engine.core.raw_page import LONGEST_TEXT, DocumentHeader, Page
from engine.readers import READER_ARGUMENT
from engine.readers.worker import framing, protocol
from engine.readers.worker.process import ReaderProcess, reader_command
from tests.support import ROOT, SUPPORT

SCRIPT = SUPPORT / "misbehaving.py"
PATHS = [str(ROOT), *filter(None, sys.path)]
PROGRAM = f"import runpy, sys; sys.path[:] = {PATHS!r}; runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits and signals")


COMMAND = (sys.executable, "-c", PROGRAM)


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderProcess]:
    with ReaderProcess(COMMAND) as readers:
        yield readers


@pytest.fixture
def file(tmp_path):
    """Return a function that makes a file on which the reader of that name is let loose."""

    def make(name: str) -> Path:
        path = tmp_path / f"{name}.x"
        path.write_bytes(b"content")
        return path

    return make


def test_what_the_reader_yields_arrives_with_the_digest_of_the_file(readers, file):
    opening, *pages = readers.read(file("well"))

    assert opening == DocumentHeader(
        "text", "well", paged=True, pages=2, sha256=sha256(b"content").hexdigest(), parser="odd"
    )
    assert [page.blocks[0].text for page in pages] == ["A page.", "A page."]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux' kernel is asked to refuse")
def test_machine_code_in_the_reader_gets_no_socket(readers, file):
    _, page = readers.read(file("connect_without_python"))

    assert page.blocks[0].text == "socket -1"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        pytest.param("eat_memory", ReaderOutOfMemory, marks=posix),
        ("abort", ReaderCrashed),
        ("break_memory", ReaderCrashed),
        ("break_memory_on_windows", ReaderCrashed),
        ("leave", ReaderCrashed),
        ("leave_politely", Damaged),
        ("raise_something", Damaged),
        ("recurse", Damaged),
        ("garble", ReaderCrashed),
        ("connect", Damaged),
        ("start_a_program", Damaged),
        ("write", Damaged),
        ("write_unnoticed", Damaged),
        ("count_to_nothing", Damaged),
        ("make_a_huge_page", TooLarge),
        ("swap_pages", ReaderCrashed),
        ("repeat_a_page", ReaderCrashed),
        ("begin_with_a_page", ReaderCrashed),
        ("open_twice", ReaderCrashed),
        ("send_a_half", ReaderCrashed),
        ("send_another_answer", ReaderCrashed),
        ("die_silently", ReaderCrashed),
        ("unpickle", Damaged),
        pytest.param("write_with_what_is_no_python", FileNotReadable, marks=posix),
    ],
)
def test_whatever_a_parser_does_has_a_name_and_the_next_document_is_read(readers, file, name, error):
    with pytest.raises(error) as raised:
        list(readers.read(file(name)))

    assert raised.value.path == file(name)
    assert not file(name).with_name("written").exists()
    assert file(name).read_bytes() == b"content"
    assert len(list(readers.read(file("well")))) == 3


@pytest.mark.parametrize("name", ["hang", "drip"])
def test_a_reader_that_waits_or_sleeps_for_ever_is_given_up_by_the_clock(file, name):
    limits = ReaderLimits(seconds=2, waiting=2)
    with ReaderProcess(COMMAND, limits) as readers, pytest.raises(ReaderTimedOut) as raised:
        list(readers.read(file(name)))

    assert raised.value.detail == "2 s by the clock"


@posix
def test_a_reader_that_computes_for_ever_is_given_up_by_its_own_time(file):
    limits = ReaderLimits(seconds=1.5, waiting=3600)
    with ReaderProcess(COMMAND, limits) as readers, pytest.raises(ReaderTimedOut) as raised:
        list(readers.read(file("compute")))

    assert raised.value.detail == "1.5 s"


@posix
def test_a_reader_that_others_keep_from_computing_is_waited_for(file):
    # It sleeps for three times as long as it may compute, as one does for which there is no processor.
    with ReaderProcess(COMMAND, ReaderLimits(seconds=1.5, waiting=3600)) as readers:
        assert len(list(readers.read(file("sleep")))) == 3


def test_an_error_tells_where_it_happened_but_none_of_the_documents_words(readers, file):
    with pytest.raises(Damaged) as raised:
        list(readers.read(file("raise_something")))

    assert "KeyError" in raised.value.detail
    assert "secret" not in str(raised.value)


def test_what_a_parser_prints_is_not_taken_for_an_answer(readers, file):
    assert len(list(readers.read(file("print_much")))) == 3


def test_halves_of_letters_arrive_as_letters_that_can_be_saved(readers, file):
    _, page = readers.read(file("use_halves_of_letters"))

    assert page.blocks[0].text == "a�b 😀"


def test_pages_that_came_before_a_failure_are_handed_over(readers, file):
    items = readers.read(file("abort"))

    assert isinstance(next(items), DocumentHeader)
    assert isinstance(next(items), Page)
    with pytest.raises(ReaderCrashed):
        next(items)


def texts(items) -> list[str]:
    """What the pages say; what is wrong with those that say nothing."""
    pages = [item for item in items if isinstance(item, Page)]
    return [page.blocks[0].text if page.blocks else str(page.problem) for page in pages]


def test_where_the_first_parser_breaks_the_second_goes_on_with_that_very_page(readers, file):
    found = texts(readers.read(file("break_on_page_two")))

    assert found == ["first 1", "second 2", "second 3", "second 4", "second 5"]


def test_which_parser_went_on_where_and_why_is_handed_over(readers, file):
    items = list(readers.read(file("break_on_page_two")))

    parsers = [item.parser for item in items if isinstance(item, DocumentHeader)]
    assert parsers == ["first", "first, then second from page 2"]
    assert Problem(ProblemKind.READER_STOPPED, (2,), "reader-crashed") in items


def test_a_reader_without_parsers_of_its_own_goes_by_the_name_of_its_format(readers, file):
    header, *_ = readers.read(file("well"))

    assert header.parser == "odd"


@posix
def test_a_process_is_told_how_much_memory_it_may_take(file):
    with ReaderProcess(COMMAND, ReaderLimits(memory=LEAST_MEMORY)) as readers:
        _, page, *_ = readers.read(file("say_its_limit"))

    assert page.blocks[0].text == str(LEAST_MEMORY)


def test_a_page_that_breaks_both_parsers_is_passed_over_and_named(readers, file):
    found = texts(readers.read(file("break_on_pages_two_and_four")))

    assert found == ["first 1", "unreadable", "second 3", "unreadable", "second 5"]


def test_a_file_that_breaks_the_first_parser_at_once_is_read_by_the_second(readers, file):
    header, stop, page = readers.read(file("break_before_the_first"))

    assert (header.parser, page.blocks[0].text) == ("odd", "A page.")
    assert stop == Problem(ProblemKind.READER_STOPPED, (), "reader-crashed")


def test_a_document_whose_every_page_breaks_both_parsers_is_given_up_soon(readers, file):
    found = []
    with pytest.raises(ReaderCrashed):
        found.extend(readers.read(file("break_on_every_page")))


def test_pages_that_the_second_parser_does_not_find_are_named(readers, file):
    *items, problem = readers.read(file("count_less_the_second_time"))

    assert len([item for item in items if isinstance(item, Page)]) == 3
    assert problem == Problem(ProblemKind.UNREADABLE, (4, 5))


def test_where_the_second_parser_cannot_read_the_file_the_first_ones_failure_is_told(readers, file):
    items = readers.read(file("refuse_the_second_time"))
    assert isinstance(next(items), DocumentHeader)
    assert isinstance(next(items), Page)
    with pytest.raises(ReaderCrashed):
        next(items)


def test_a_process_that_grows_beyond_its_limit_is_killed_where_the_system_sets_none(file):
    # It is not told its limit, which is far below what it allows itself then: only the watch can stop it.
    untold = PROGRAM.replace("import runpy, sys;", "import runpy, sys; del sys.argv[1:];")
    with ReaderProcess((sys.executable, "-c", untold), ReaderLimits(memory=LEAST_MEMORY)) as readers:
        with pytest.raises(ReaderOutOfMemory):
            list(readers.read(file("grow")))

        assert len(list(readers.read(file("well")))) == 3


def test_a_process_that_has_grown_over_a_file_is_replaced(file):
    with ReaderProcess(COMMAND, ReaderLimits(growth=50 * 2**20)) as readers:
        list(readers.read(file("hoard")))
        assert readers._child is None
        assert len(list(readers.read(file("well")))) == 3


def test_what_is_beyond_the_longest_text_is_left_out_in_the_process_and_counted(readers, file):
    pages = [item for item in readers.read(file("write_too_much")) if isinstance(item, Page)]

    kept = sum(len(block.text) for page in pages for block in page.blocks)
    assert kept == LONGEST_TEXT
    assert sum(page.left_out for page in pages) == 60_000_000 - LONGEST_TEXT


def test_a_password_reaches_the_reader_and_its_complaints_come_back(readers, file):
    with pytest.raises(PasswordNeeded):
        list(readers.read(file("ask")))
    with pytest.raises(WrongPassword):
        list(readers.read(file("ask"), "sesame"))
    assert len(list(readers.read(file("ask"), "öffne dich"))) == 3


def test_a_file_that_goes_away_is_missing(readers, tmp_path):
    with pytest.raises(FileMissing):
        list(readers.read(tmp_path / "well.x"))


@pytest.mark.parametrize("name", ["hang", "never_end", "say_only_that_it_works"])
def test_a_reading_is_cancelled_while_the_reader_is_silent_and_while_it_floods(readers, file, name):
    calls = 0

    def report(progress):
        nonlocal calls
        calls += 1
        if calls == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        for _ in readers.read(file(name), report=report):
            pass
    assert len(list(readers.read(file("well")))) == 3


def test_progress_counts_pages_of_their_number(readers, file):
    seen = []
    list(readers.read(file("well"), report=lambda progress: seen.append((progress.done, progress.total))))

    assert seen[-1] == (2, 2)


def test_a_reading_given_up_halfway_leaves_nothing_to_the_next(readers, file):
    items = readers.read(file("never_end"))
    next(items)
    items.close()

    assert len(list(readers.read(file("well")))) == 3


def test_a_process_that_died_between_two_documents_is_replaced(readers, file):
    list(readers.read(file("well")))
    readers._child.process.kill()
    readers._child.process.wait()

    assert len(list(readers.read(file("well")))) == 3


def test_after_many_files_a_fresh_process_reads_on(readers, file):
    processes = set()
    readers.close()
    for _ in range(201):
        list(readers.read(file("well")))
        processes.add(readers._child and readers._child.process.pid)

    assert len(processes - {None}) == 2


def test_the_programs_own_reader_process_reads_a_text(tmp_path):
    path = tmp_path / "a name\udcff in no encoding.txt" if os.name == "posix" else tmp_path / "ü.txt"
    path.write_text("Grüße.", encoding="utf-8")
    with ReaderProcess() as readers:
        opening, page = readers.read(path)

    assert (opening.format, page.blocks[0].text) == ("text", "Grüße.")


@pytest.fixture
def bare_process():
    process = subprocess.Popen(reader_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


def test_a_reader_process_ends_when_the_program_is_gone(bare_process):
    bare_process.stdin.close()

    assert bare_process.wait(timeout=30) == 0
    bare_process.stdin = None


def test_a_reader_process_ends_with_the_program_even_in_the_middle_of_a_parser(file):
    process = subprocess.Popen((sys.executable, "-c", PROGRAM), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    framing.send(process.stdin, protocol.pack_request(protocol.ReadRequest(str(file("hang")))))
    assert framing.receive(process.stdout)
    process.stdin.close()

    assert process.wait(timeout=30) == 0
    process.stdout.close()


def test_a_reader_process_that_cannot_be_started_is_said_to_have_crashed(tmp_path):
    with pytest.raises(ReaderCrashed), ReaderProcess((str(tmp_path / "gone"),)) as readers:
        list(readers.read(tmp_path / "a.txt"))


def test_a_parser_may_ask_for_the_system_where_python_asks_for_the_hosts_name_too(file):
    # So it is on Windows, which has no os.uname: there platform asks the library of the network.
    nameless = PROGRAM.replace("import runpy, sys;", "import os, runpy, sys; vars(os).pop('uname', None);")
    with ReaderProcess((sys.executable, "-c", nameless)) as readers:
        assert len(list(readers.read(file("ask_for_the_system")))) == 3


def test_a_packaged_program_that_starts_itself_with_the_limit_is_a_reader_process():
    command = [sys.executable, "-m", "gui", READER_ARGUMENT, f"--memory={LEAST_MEMORY}"]
    ended = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)

    assert (ended.returncode, ended.stderr) == (0, b"")


@posix
def test_ctrl_c_is_the_programs_business_and_not_the_reader_processes(bare_process, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("One.")
    request = protocol.pack_request(protocol.ReadRequest(str(path)))
    for _ in range(2):
        framing.send(bare_process.stdin, request)
        while not isinstance(protocol.unpack_answer(framing.receive(bare_process.stdout)), protocol.Finished):
            pass
        bare_process.send_signal(signal.SIGINT)

    assert bare_process.poll() is None
