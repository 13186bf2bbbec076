"""The summary is read aloud sentence by sentence, by a program that notes what it is told."""

import shutil
import sys
import textwrap

import pytest

from gui.results.speaker import Speaker, system_commands
from gui.shell.menus import Menus
from gui.shell.reading_aloud import ReadingAloud

TEXT = "The tide rose. Nobody saw it. It fell again. It came back. The night was long."


@pytest.fixture
def program(tmp_path):
    """Returns a command that notes what it is to say, and speaks until it may end."""
    script = tmp_path / "speaker.py"
    script.write_text(
        textwrap.dedent(
            """
            import pathlib, sys, time
            folder, language = pathlib.Path(sys.argv[1]), sys.argv[2]
            if language == "broken":
                sys.exit(1)
            text = sys.stdin.buffer.read().decode().strip()
            with (folder / "heard").open("a", encoding="utf-8") as heard:
                heard.write(f"{language}: {text}\\n")
            while (folder / "go on").exists() is False:
                time.sleep(0.01)
            """
        )
    )
    return lambda language: ((sys.executable, str(script), str(tmp_path), language or "any"),)


@pytest.fixture
def heard(tmp_path):
    def heard() -> list[str]:
        path = tmp_path / "heard"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    return heard


@pytest.fixture
def shown(qtbot, window, write):
    window.add_paths([write("report.txt", TEXT)])
    qtbot.waitUntil(lambda: window.result.isVisible() and not window.source.text.is_loading())
    return window


@pytest.fixture
def aloud(shown, program):
    aloud = ReadingAloud(shown.reading, Speaker(program))
    yield aloud
    aloud.stop()


def chosen(window) -> int:
    return window.result.summary.list.currentIndex().row()


def test_sentences_are_read_one_after_the_other_and_marked(qtbot, shown, aloud, heard, tmp_path):
    sentences = [sentence.text for sentence in shown.result.summary.shown_sentences()]
    aloud.start()
    qtbot.waitUntil(lambda: len(heard()) == 1)
    assert chosen(shown) == 0
    assert shown.result.speech_bar.text() == f"Reading aloud: 1 of {len(sentences)}"
    assert shown.source.text.text_of_marks()[0] == sentences[0]

    (tmp_path / "go on").touch()
    qtbot.waitUntil(lambda: not aloud.is_reading)
    assert heard() == [f"en: {sentence}" for sentence in sentences]
    assert not shown.result.speech_bar.isVisible()


def test_it_begins_with_the_chosen_sentence(qtbot, shown, aloud, heard):
    view = shown.result.summary.list
    view.setCurrentIndex(view.model().index(1, 0))
    aloud.start()
    qtbot.waitUntil(lambda: len(heard()) == 1)
    assert heard() == [f"en: {shown.result.summary.shown_sentences()[1].text}"]


def test_a_pause_is_silent_and_then_reads_the_sentence_again(qtbot, shown, aloud, heard):
    aloud.start()
    qtbot.waitUntil(lambda: len(heard()) == 1)
    shown.result.speech_bar.pause.click()
    assert aloud.is_paused
    assert "Resume" in shown.result.speech_bar.pause.text().replace("&", "")
    shown.result.speech_bar.pause.click()
    qtbot.waitUntil(lambda: len(heard()) == 2)
    assert heard()[0] == heard()[1]


def test_a_second_call_and_another_document_end_it(qtbot, shown, aloud, heard):
    aloud.start()
    qtbot.waitUntil(lambda: len(heard()) == 1)
    aloud.start()
    assert not aloud.is_reading
    assert not shown.result.speech_bar.isVisible()


def test_without_a_program_that_speaks_it_is_told(shown):
    ReadingAloud(shown.reading, Speaker(lambda _language: ())).start()
    assert "espeak-ng" in shown.result.speech_bar.text()


def test_a_program_that_fails_is_followed_by_the_next(qtbot, program, heard, tmp_path):
    (tmp_path / "go on").touch()
    speaker = Speaker(lambda _language: (("no such program",), *program("broken"), *program("en")))
    with qtbot.waitSignal(speaker.ended):
        speaker.say("The tide rose.", "en")
    assert heard() == ["en: The tide rose."]


def test_where_every_program_fails_it_is_told(qtbot, shown, program):
    aloud = ReadingAloud(shown.reading, Speaker(lambda _language: program("broken")))
    aloud.start()
    qtbot.waitUntil(lambda: not aloud.is_reading)
    assert "sound device" in shown.result.speech_bar.text()


def test_the_menu_reads_and_the_window_takes_its_speaker_along(qtbot, shown):
    assert shown.findChild(Menus).read_aloud.isEnabled()
    shown.close()
    assert not shown.reading_aloud.is_reading


@pytest.mark.parametrize(
    ("platform", "language", "expected"),
    [
        ("linux", "de", ("espeak-ng", "--stdin", "-v", "de")),
        ("linux", "zh-Hans", ("espeak-ng", "--stdin", "-v", "cmn")),
        ("linux", "und", ("espeak-ng", "--stdin")),
        ("darwin", "en", ("say", "-f", "-")),
    ],
)
def test_each_system_has_its_own_program(platform, language, expected):
    assert system_commands(language, platform, find=lambda name: name)[0] == expected


def test_nothing_of_a_tag_gets_into_a_script():
    (command,) = system_commands("en'); Remove-Item x", "win32", find=lambda name: name)
    assert "Remove-Item" not in command[-1]


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_takes_the_command_as_it_is(qtbot, tmp_path):
    (command, *_) = system_commands("en", "linux")
    spoken = tmp_path / "spoken.wav"
    speaker = Speaker(lambda _language: ((*command, "-w", str(spoken)),))
    with qtbot.waitSignal(speaker.ended):
        speaker.say("The tide rose.", "en")
    assert spoken.stat().st_size > 10_000
