import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from engine.core.errors import Damaged, PasswordNeeded, TooLarge, UnsupportedFormat
from engine.readers.common.archive import ArchiveLimits, open_archive
from engine.readers.detection.containers import format_in_zip
from tests.support.packing import pack, until


def overlapping(path: Path) -> Path:
    """Two names for the same packed bytes."""
    packed = zlib.compress(b"text")[2:-4]
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(packed), 4, 1, 0) + b"a" + packed
    central = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(packed), 4, 1, 0, 0, 0, 0, 0, 0
        )
        + name
        for name in (b"a", b"b")
    )
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 2, 2, len(central), len(local), 0)
    path.write_bytes(local + central + end)
    return path


def test_a_part_is_found_whatever_its_case_and_slashes(tmp_path):
    path = pack(tmp_path / "file.zip", {"Word\\Document.xml": b"text"})

    with open_archive(path) as opened:
        assert "/word/document.XML" in opened
        assert opened.read("/word/document.XML") == b"text"


def test_a_part_that_explodes_is_too_large_and_what_came_before_is_had(tmp_path):
    path = pack(tmp_path / "file.zip", {"bomb": bytes(8 << 20)})

    with open_archive(path) as opened:
        had = until(TooLarge, opened.stream("bomb"))
    assert 0 < sum(map(len, had)) <= 2 * ArchiveLimits().free_bytes


def test_a_header_that_lies_about_a_size_changes_nothing(tmp_path):
    path = pack(tmp_path / "file.zip", {"bomb": bytes(8 << 20)})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", data, data.find(signature) + offset, 100)
    path.write_bytes(data)

    with open_archive(path) as opened, pytest.raises(TooLarge):
        opened.read("bomb")


def test_all_parts_together_have_a_limit(tmp_path):
    path = pack(tmp_path / "file.zip", {"a": b"a" * 600, "b": b"b" * 600})

    with open_archive(path, ArchiveLimits(all_bytes=1000)) as opened:
        opened.read("a")
        with pytest.raises(TooLarge):
            opened.read("b")


def test_looking_for_bytes_in_a_part_does_not_count_against_the_limit(tmp_path):
    path = pack(tmp_path / "file.zip", {"a": b"a" * 600})

    with open_archive(path, ArchiveLimits(all_bytes=1000)) as opened:
        assert opened.holds("a", b"aaa")
        assert not opened.holds("a", b"b")
        assert len(opened.read("a")) == 600


def test_a_part_that_breaks_off_gives_what_it_has(tmp_path):
    text = b" ".join(str(number).encode() for number in range(100_000))
    path = pack(tmp_path / "file.zip", {"part": text})
    data = bytearray(path.read_bytes())
    size = data.find(b"PK\1\2") + 20
    struct.pack_into("<I", data, size, struct.unpack_from("<I", data, size)[0] // 2)
    path.write_bytes(data)

    with open_archive(path) as opened:
        had = b"".join(until(Damaged, opened.stream("part")))
    assert len(had) > 100_000
    assert text.startswith(had)


def test_parts_that_overlap_are_refused(tmp_path):
    with pytest.raises(Damaged), open_archive(overlapping(tmp_path / "file.zip")):
        pass


def test_too_many_parts_are_refused(tmp_path):
    path = pack(tmp_path / "file.zip", {"a": b"", "b": b"", "c": b""})

    with pytest.raises(TooLarge), open_archive(path, ArchiveLimits(entries=2)):
        pass


def test_an_encrypted_part_asks_for_a_password(tmp_path):
    path = pack(tmp_path / "file.zip", {"part": b"text"})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)

    with open_archive(path) as opened, pytest.raises(PasswordNeeded):
        opened.read("part")


def test_an_encrypted_office_file_asks_for_a_password(tmp_path):
    path = tmp_path / "file.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))

    with pytest.raises(PasswordNeeded) as raised, open_archive(path):
        pass
    assert raised.value.detail == "office"


def test_half_a_file_is_damaged(tmp_path):
    path = pack(tmp_path / "file.zip", {"part": b"text" * 1000})
    path.write_bytes(path.read_bytes()[:50])

    with pytest.raises(Damaged), open_archive(path):
        pass


def test_nothing_is_written_to_disk_whatever_a_part_is_called(tmp_path):
    path = pack(tmp_path / "file.zip", {"../../escaped": b"text"})

    with open_archive(path) as opened:
        assert opened.read("../../escaped") == b"text"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.zip"]
    assert zipfile.is_zipfile(path)


def test_a_directory_that_is_too_long_is_refused_before_it_is_read(tmp_path):
    path = pack(tmp_path / "file.zip", {f"{number:0200}": b"" for number in range(20)})

    with pytest.raises(TooLarge), open_archive(path, ArchiveLimits(directory_bytes=4000)):
        pass


def test_a_part_that_reaches_into_the_next_one_overlaps_whatever_its_name_is_written_in(tmp_path):
    path = pack(tmp_path / "file.zip", {"报告" * 20: b"text" * 10, "b": b"text"})
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\1\2") + 20
    struct.pack_into("<I", data, place, struct.unpack_from("<I", data, place)[0] + 10)
    path.write_bytes(data)

    with pytest.raises(Damaged), open_archive(path):
        pass


def test_a_method_of_packing_that_wants_memory_first_is_not_even_begun(tmp_path):
    path = tmp_path / "file.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("mimetype", b"application/epub+zip")

    with open_archive(path) as opened, pytest.raises(UnsupportedFormat):
        opened.read("mimetype")
    assert format_in_zip(path) == "zip"
