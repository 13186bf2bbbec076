import pytest

from engine.readers.detection.format_detection import detect_format
from tests.support.packing import pack

CUE = "1\n00:00:01,000 --> 00:00:02,000\nWe left at noon.\n"
CHAT = "[12/03/2024, 18:02:11] Anna: Who comes?\n[12/03/2024, 18:03:11] Joe: Me.\n"
TRANSCRIPT = "".join(f" {number}   Q.  Where did you stand?\n" for number in range(1, 12))
LATEX = "\\documentclass{article}\n\\begin{document}\nText.\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.srt", CUE, "subtitles"),
        ("a.txt", CUE, "subtitles"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.", "subtitles"),
        ("a.srt", "Only words.", "text"),
        ("a.txt", CHAT, "chat"),
        ("a.txt", "\ufeff" + CHAT.replace("\n", "\r\n"), "chat"),
        ("a.txt", "2024/3/12 下午6:02 - 妈妈: 来吗？\n2024/3/12 下午6:03 - 小明: 来。\n", "chat"),
        ("a.md", CHAT, "markdown"),
        ("a.json", '[{"type": "message", "user": "U1", "text": "a", "ts": "1.0"}]', "chat-json"),
        ("a.json", '{"text": "a", "size": 3}', "text"),
        ("a.txt", TRANSCRIPT, "transcript"),
        ("a.ipynb", "{}", "notebook"),
        ("a.json", '{"cells": [{"cell_type": "markdown", "source": "a"}]}', "notebook"),
        ("a.tex", "Only words.", "latex"),
        ("a.txt", LATEX, "latex"),
        ("a.txt", "Write \\section{x} for a section.", "text"),
        ("a.rst", "Only words.", "restructured-text"),
        ("a.adoc", "Only words.", "asciidoc"),
        ("a.org", "Only words.", "org"),
        ("a.fb2", "<?xml version='1.0'?><FictionBook/>", "fb2"),
        ("a.txt", "Only words, at 18:02.", "text"),
    ],
)
def test_marks_tell_the_format_and_the_suffix_where_there_are_none(tmp_path, name, text, expected):
    assert detect_format(tmp_path / name, text.encode()) == expected


def test_wide_letters_hide_no_format(tmp_path):
    assert detect_format(tmp_path / "a.txt", ("\ufeff" + CHAT).encode("utf-16-le")) == "chat"


def test_an_archive_with_one_book_in_it_is_a_book(tmp_path):
    book = pack(tmp_path / "a.fb2.zip", {"a.fb2": "<FictionBook/>"})
    books = pack(tmp_path / "b.zip", {"a.fb2": "<FictionBook/>", "b.fb2": "<FictionBook/>"})

    assert [detect_format(path, path.read_bytes()) for path in (book, books)] == ["fb2", "zip"]
