import struct

import pytest

from engine.core.errors import Damaged, PasswordNeeded
from engine.readers.office.ppt import read_ppt
from tests.support.compound import pack_compound
from tests.support.packing import items, pages, told


def record(kind, data=b"", instance=0, is_container=False):
    return struct.pack("<HHI", instance << 4 | (15 if is_container else 0), kind, len(data)) + data


def text(kind, words):
    head = record(0x0F9F, struct.pack("<I", kind))
    if words.isascii():
        return head + record(0x0FA8, words.encode())
    return head + record(0x0FA0, words.encode("utf-16-le"))


def entry(reference, identity):
    return record(0x03F3, struct.pack("<5I", reference, 0, 0, identity, 0))


def slide(*shapes, hidden=False):
    info = record(0x03F9, bytes(10) + struct.pack("<HI", 4 if hidden else 0, 0))
    drawn = b"".join(record(0xF00D, shape, is_container=True) for shape in shapes)
    return record(0x03EE, info + record(0x040C, drawn, is_container=True), is_container=True)


@pytest.fixture
def make_ppt(tmp_path):
    def make(listed, slides, notes=b"", token=0xE391C05F, notes_listed=b""):
        """listed are the entries of the show; object 1 is the document, slides are numbered from 2."""
        lists = record(0x0FF0, listed, 0, True) + record(0x0FF0, notes_listed, 2, True)
        objects = [record(0x03E8, lists, is_container=True), *slides, *([notes] if notes else [])]
        stream, places = b"", []
        for each in objects:
            places.append(len(stream))
            stream += each
        directory = len(stream)
        stream += record(0x1772, struct.pack(f"<{len(places) + 1}I", 1 | len(places) << 20, *places))
        edit = len(stream)
        stream += record(0x0FF5, struct.pack("<7I", 0, 0, 0, directory, 1, 9, 0))
        user = record(0x0FF6, struct.pack("<III", 20, token, edit) + bytes(8))
        return pack_compound(tmp_path / "show.ppt", {"Current User": user, "PowerPoint Document": stream})

    return make


def test_a_slide_has_its_outline_its_boxes_and_its_notes(make_ppt):
    listed = entry(2, 256) + text(1, "First point.\rSecond.") + text(0, "Мост")
    drawn = slide(
        text(4, "A box."), record(0x0F9E, struct.pack("<I", 1)), record(0x0F9E, struct.pack("<I", 0))
    )
    notes = record(
        0x03F0, record(0x03F1, struct.pack("<II", 256, 0)) + text(2, "Say this."), is_container=True
    )
    path = make_ppt(listed, [drawn], notes, notes_listed=entry(3, 900))

    assert [told(page.blocks) for page in pages(read_ppt, path)] == [
        [
            ("heading1", "Мост"),
            ("text", "A box."),
            ("list-item", "First point."),
            ("list-item", "Second."),
            ("note", "Say this."),
        ]
    ]


def test_hidden_slides_are_hidden(make_ppt):
    path = make_ppt(
        entry(2, 256) + entry(3, 257), [slide(text(4, "Seen.")), slide(text(0, "Back-up."), hidden=True)]
    )

    assert [told(page.blocks) for page in pages(read_ppt, path)] == [
        [("text", "Seen.")],
        [("hidden", "Back-up.")],
    ]


def test_what_cannot_be_read_is_refused_by_name(make_ppt, tmp_path):
    with pytest.raises(PasswordNeeded):
        items(read_ppt, make_ppt(b"", [], token=0xF3D1C4DF))
    for user in (b"", bytes(20), bytes(16) + struct.pack("<I", 10**6)):
        path = pack_compound(tmp_path / "x.ppt", {"Current User": user, "PowerPoint Document": bytes(64)})
        with pytest.raises(Damaged):
            items(read_ppt, path)


def test_records_that_claim_more_than_there_is_end_with_the_file(make_ppt, tmp_path):
    path = make_ppt(entry(2, 256), [slide(text(4, "Seen."))])
    data = path.read_bytes()
    path.write_bytes(data.replace(record(0x0FA8, b"Seen."), struct.pack("<HHI", 0, 0x0FA8, 2**31) + b"Seen."))

    assert len(pages(read_ppt, path)) == 1
