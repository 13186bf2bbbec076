import io
import os
import sys
import zipfile

import pytest

from engine.core.errors import (
    Damaged,
    FileMissing,
    FileNotReadable,
    NoTextFound,
    PasswordNeeded,
    UnsupportedFormat,
)
from engine.readers.detection.format_detection import find_reader


def archive(*entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in entries:
            file.writestr(name, content)
    return stream.getvalue()


def office(kind):
    return archive(
        ("[Content_Types].xml", f'<Types><Override ContentType="application/vnd.{kind}.main+xml"/></Types>')
    )


def compound(stream):
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    header[30] = 9
    return bytes(header) + f"{stream}\0".encode("utf-16-le") + bytes(2000)


FEED = b'<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>'
MAIL = b"Received: from here\r\nFrom: a@example.org\r\nSubject: Hello\r\nX-Odd: yes\r\n\r\nWords.\r\n"


@pytest.mark.parametrize(
    ("content", "reader"),
    [
        (b"%PDF-1.4\n1 0 obj", "read_pdf"),
        (b"x" * 900 + b"\n%PDF-1.4\n1 0 obj", "read_pdf"),
        (b"\xef\xbb\xbf \n{\\rtf1 words}", "read_rtf"),
        (b"<!DOCTYPE html><p>Words", "read_html"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="a">', "read_html"),
        ("\ufeff<html><p>Words".encode("utf-16"), "read_html"),
        (b"<div><p>Words<br>and <span>words</span></div>", "read_html"),
        (FEED, "read_xml"),
        (MAIL, "read_mail"),
        (b"From a@example.org Mon Nov 23 16:00:00 2026\n" + MAIL, "read_mail"),
        (b"# Title\n\nSome **words** and [more](a.html).\n\n## Part\n", "read_markdown"),
        (b"# a comment\n# another\nkey = value\n", "read_text"),
        (b"Note: to all.\nFrom: here we go.\nWords.\n", "read_text"),
        ("Ein Gruß".encode("cp1252"), "read_text"),
        ("中文没有字节顺序标记，也没有零字节。这是一个测试。".encode("utf-16-le"), "read_text"),
        (archive(("mimetype", "application/epub+zip")), "read_epub"),
        (archive(("mimetype", "application/vnd.oasis.opendocument.text")), "read_odt"),
        (office("openxmlformats-officedocument.wordprocessingml.document"), "read_docx"),
        (office("ms-word.document.macroEnabled"), "read_docx"),
        (office("openxmlformats-officedocument.spreadsheetml.sheet"), "read_spreadsheet"),
        (archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "read_spreadsheet"),
        (office("openxmlformats-officedocument.presentationml.slideshow"), "read_pptx"),
        (b"junk\x00\x01\x02\x03" * 99 + archive(("word/document.xml", "")), "read_docx"),
    ],
)
def test_the_content_decides_whatever_the_name_says(tmp_path, content, reader):
    path = tmp_path / ("notes" if reader == "read_markdown" else "picture.png")
    path.write_bytes(content)

    assert getattr(find_reader(path).read, "__name__", "") == reader


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "png"),
        (b"MZ" + bytes(99), "program"),
        (b"\x1f\x8b\x08" + bytes(99), "gzip"),
        (bytes(range(256)) * 99, ""),
        (bytes(5000), ""),
        (archive(("a.txt", "words")), "zip"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(tmp_path, content, name):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)

    with pytest.raises(UnsupportedFormat) as refused:
        find_reader(path)
    assert refused.value.detail == name


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_the_name_settles_whether_tags_are_meant(tmp_path, name):
    path = tmp_path / name
    path.write_text('<img src="a.png"><b>bold</b> <a href="b.html">click</a> <p>and</p> <script>x</script>')

    assert getattr(find_reader(path).read, "__name__", "") == (
        "read_text" if name == "page.txt" else "read_html"
    )


def test_an_encrypted_office_file_asks_for_a_password_once(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(compound("EncryptedPackage"))
    read = find_reader(path).read

    with pytest.raises(PasswordNeeded):
        list(read(path, ""))
    with pytest.raises(UnsupportedFormat):
        list(read(path, "sesame"))


@pytest.mark.parametrize(
    "content",
    [
        archive(("word/document.xml", "x" * 999))[:500],
        b"PK\5\6" + bytes(18),
        archive(("[Content_Types].xml", "")),
    ],
)
def test_an_archive_without_its_contents_is_damaged(tmp_path, content):
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    with pytest.raises(Damaged):
        find_reader(path)


def test_an_empty_file_has_no_text(tmp_path):
    path = tmp_path / "a.pdf"
    path.touch()

    with pytest.raises(NoTextFound):
        find_reader(path)


def test_what_is_not_there_is_missing_and_what_is_no_file_is_not_readable(tmp_path):
    with pytest.raises(FileMissing):
        find_reader(tmp_path / "gone.txt")
    with pytest.raises(FileNotReadable):
        find_reader(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path):
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)

    with pytest.raises(FileNotReadable):
        find_reader(path)
    with pytest.raises(FileNotReadable):
        find_reader(loop)
