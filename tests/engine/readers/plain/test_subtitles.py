from pathlib import Path

import pytest

from engine.core.raw_page import DocumentHeader
from engine.readers.common.paragraphs import pages_of
from engine.readers.plain.subtitle_cues import is_subtitles
from engine.readers.plain.subtitles import blocks_of_subtitles, read_subtitles
from engine.structure.document_builder import build_document
from tests.support.packing import blocks, opening, told


def srt(*cues: tuple[int, int, str]) -> str:
    """A file of cues, each with its start and its end in seconds."""
    lines = (
        f"{number}\n00:00:{start:02},000 --> 00:00:{end:02},000\n{text}\n"
        for number, (start, end, text) in enumerate(cues, 1)
    )
    return "\n".join(lines)


def read(text):
    return told(list(blocks_of_subtitles(text)))


def test_a_sentence_goes_on_over_cues_without_their_numbers_and_tags():
    text = srt((1, 2, "<i>The mill</i> was"), (3, 4, "{\\an8}built by\nthe sea.<c.red>"))

    assert read(text) == [("text", "The mill was\nbuilt by\nthe sea.")]


def test_a_cue_that_is_a_number_is_spoken_and_the_number_of_a_cue_is_not():
    assert read(srt((1, 2, "I am"), (2, 3, "42"), (3, 4, "today."))) == [("text", "I am\n42\ntoday.")]
    assert read("1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.") == [
        ("text", "One.\nTwo.")
    ]


def test_sounds_are_no_text_and_what_is_sung_stands_alone():
    text = srt(
        (1, 2, "[DOOR\nSLAMS]"), (2, 3, "(sighs)"), (3, 4, "He left."), (4, 5, "♪ La la ♪"), (5, 6, "Did he?")
    )

    assert read(text) == [("text", "He left."), ("note", "♪"), ("text", "La la"), ("text", "Did he?")]


def test_a_pause_after_a_sentence_ends_a_paragraph_and_one_within_does_not():
    text = srt((1, 2, "It was"), (9, 10, "late."), (20, 21, "We slept."))

    assert read(text) == [("text", "It was\nlate."), ("text", "We slept.")]


def test_a_long_speech_is_divided_after_a_sentence():
    text = srt(*((number, number + 1, f"On day {number} the water rose by a metre.") for number in range(40)))

    lengths = [len(words) for _, words in read(text)]

    assert len(lengths) == 3
    assert max(lengths) < 700


def test_speakers_stand_above_what_they_say():
    text = srt(
        (1, 2, "MAYOR: The wall"), (2, 3, "is new."), (3, 4, "- Is it?\n- It is."), (4, 5, "Note: it is dry.")
    )

    assert read(text) == [
        ("note", "MAYOR:"),
        ("text", "The wall\nis new."),
        ("text", "Is it?"),
        ("text", "It is.\nNote: it is dry."),
    ]


def test_a_hyphen_at_the_end_of_a_line_is_the_words_own():
    assert read(srt((1, 2, "A well-\nknown man."))) == [("text", "A well-known man.")]


def test_roll_up_captions_are_read_once_and_a_repeated_word_stays():
    rolling = srt((1, 2, "so today we"), (2, 3, "so today we\nbake a loaf"), (3, 4, "bake a loaf\nof rye."))

    assert read(rolling) == [("text", "so today we\nbake a loaf\nof rye.")]
    assert read(srt((1, 2, "No."), (2, 3, "No."), (3, 4, "He never said that to me."))) == [
        ("text", "No.\nNo.\nHe never said that to me.")
    ]


def test_of_webvtt_the_head_the_notes_and_the_styles_are_left_out(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_bytes(
        "\ufeffWEBVTT - a talk\r\nLanguage: de\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nintro\r\n"
        "00:01.000 --> 00:02.000 align:start\r\n<v Host>Guten &amp; späten Abend.</v>\r\n\r\n"
        "NOTE hidden\r\nas well\r\n\r\n00:02.000 --> 00:03.000\r\n"
        "<v Host>Es ist<00:02.500><c> acht</c>.".encode()
    )

    head = opening(read_subtitles, path)

    assert (head.title, head.language) == ("talk", "de")
    assert told(blocks(read_subtitles, path)) == [
        ("note", "Host:"),
        ("text", "Guten & späten Abend.\nEs ist acht."),
    ]


def test_substation_alpha_is_read_in_the_order_of_its_times():
    line = "Dialogue: 0,0:00:0{}.00,0:00:0{}.50,Default,,0,0,0,,{}"
    text = (
        "[Script Info]\n\n[Events]\n"
        + line.format(3, 3, "{\\i1}and, at\\Nlast, rained.")
        + "\n"
        + line.format(1, 2, "It blew")
    )

    assert read(text) == [("text", "It blew\nand, at\nlast, rained.")]


def test_without_full_stops_a_pause_ends_what_can_be_quoted():
    text = srt((1, 2, "海堤建成了"), (2, 3, "花了六年"), (9, 12, "市长很高兴"))

    assert read(text) == [("text", "海堤建成了 花了六年"), ("text", "市长很高兴")]


@pytest.mark.parametrize("text", ["", "1\n", "00:00:01,000 --> 00:00:02,000", "WEBVTT", srt((1, 2, "[x]"))])
def test_without_words_there_are_no_blocks(text):
    assert read(text) == []


def test_a_text_with_an_arrow_is_no_subtitles():
    assert not is_subtitles("Trains\n\n10:00 --> 11:00 the fast one\nWe went by the slow one.\n" * 9)
    assert is_subtitles(srt((1, 2, "One.")))


def test_every_line_knows_the_time_at_which_it_is_said():
    cues = (
        "1\n00:00:01,000 --> 00:00:03,000\nThe tide\nrose.\n",
        "2\n00:00:03,500 --> 00:00:05,000\nNobody saw it.\n",
        "3\n01:06:40,900 --> 01:06:42,000\nIt fell again.\n",
    )

    found = list(blocks_of_subtitles("\n".join(cues)))

    assert [block.place for block in found] == ["00:00:01\n\n00:00:03", "01:06:40"]


def test_a_sentence_in_the_middle_of_a_paragraph_has_its_own_time():
    cues = [
        f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\nThe tide rose in night {number}.\n"
        for number in range(1, 6)
    ]
    pages = pages_of(blocks_of_subtitles("\n".join(cues)), paged=False)

    document = build_document(Path("a.srt"), [DocumentHeader("subtitles"), *pages])

    assert len(document.blocks) == 1
    labels = [document.label_of(span).name for span in document.sentences]
    assert labels == [f"00:00:{number:02}" for number in range(1, 6)]
