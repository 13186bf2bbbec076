"""Names in archives, as programs of other countries and times wrote them."""

import struct
import zipfile
import zlib

import pytest

from engine.readers.archives.names import member_names
from engine.readers.common.archive import open_archive


def names_in(path, *names: bytes, extra: bytes = b""):
    """Write an archive whose names are these bytes, with no word of their encoding; return them as read."""
    local, central = b"", b""
    for name in names:
        offset = len(local)
        content = b"text"
        crc, size = zlib.crc32(content), len(content)
        local += struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 0, 0, 33, crc, size, size, len(name), 0)
        local += name + content
        central += struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            b"PK\1\2",
            20,
            20,
            0,
            0,
            0,
            33,
            crc,
            size,
            size,
            len(name),
            len(extra),
            0,
            0,
            0,
            0,
            offset,
        )
        central += name + extra
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(names), len(names), len(central), len(local), 0)
    path.write_bytes(local + central + end)
    with open_archive(path) as archive:
        return list(member_names(archive.entries))


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("gbk", ["采购合同.docx", "附件/说明书（修订）.pdf"]),
        ("gbk", ["工作计划.txt"]),
        ("big5", ["畢業論文.docx", "參考資料/統計表.txt"]),
        ("cp932", ["議事録.docx", "添付/見積もり.pdf"]),
        ("cp949", ["사업계획서.docx"]),
        ("cp866", ["Справка.docx", "Приложения/список литературы.pdf"]),
        ("cp1251", ["Заявление.docx"]),
        ("cp850", ["Geschäftsbericht für Gläubiger.pdf"]),
        ("cp437", ["Thèse présentée.pdf"]),
        ("cp852", ["Výroční zpráva o činnosti.pdf"]),
        ("utf-8", ["Отчёт за 年度.pdf"]),
        ("ascii", ["plain/name.txt"]),
    ],
)
def test_names_are_read_in_the_encoding_of_the_computer_that_made_the_archive(tmp_path, encoding, names):
    assert names_in(tmp_path / "a.zip", *(name.encode(encoding) for name in names)) == names


def test_a_name_that_is_said_again_in_utf_8_is_taken_from_there(tmp_path):
    raw = b"_____.txt"
    field = b"\1" + struct.pack("<I", zlib.crc32(raw)) + "договор.txt".encode()
    extra = struct.pack("<HH", 0x7075, len(field)) + field

    assert names_in(tmp_path / "a.zip", raw, extra=extra) == ["договор.txt"]


def test_a_name_leads_nowhere_but_down(tmp_path):
    names = (b"../../etc/a.txt", b"C:\\Users\\b.txt", b"/c.txt", b"./d/./e.txt", b"folder/", b"x\ny.txt")

    found = names_in(tmp_path / "a.zip", *names)

    assert found == ["etc/a.txt", "C_/Users/b.txt", "c.txt", "d/e.txt", "x_y.txt"]


def test_of_two_files_with_one_name_the_last_counts(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", "old")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.txt", "newer")

    with open_archive(path) as archive:
        assert [entry.file_size for entry in member_names(archive.entries).values()] == [5]
