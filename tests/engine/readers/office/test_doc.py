import struct

import pytest

from engine.core.errors import Damaged, PasswordNeeded, UnsupportedFormat
from engine.readers.office.doc import read_doc
from tests.support.compound import pack_compound
from tests.support.packing import blocks, items, opening, told


@pytest.fixture
def make_doc(tmp_path):
    def make(main, footnotes="", heads="", comments="", version=0xC1, flags=0x0200, prefix=b""):
        """The main text is one byte a letter, what follows two."""
        rest = footnotes + heads + comments
        start = 34 + 28 + 2 + 88 + 2 + 8 * 40
        header = struct.pack("<HH", 0xA5EC, version) + bytes(6) + struct.pack("<H", flags) + bytes(20)
        header += struct.pack("<H", 14) + bytes(28) + struct.pack("<H", 22)
        lengths = [0, 0, 0, len(main), len(footnotes), len(heads), 0, len(comments), *[0] * 14]
        header += struct.pack("<22i", *lengths) + struct.pack("<H", 40)
        ends = (0, len(main), len(main) + len(rest))
        places = ((start * 2) | 1 << 30, start + len(main))
        plan = struct.pack("<3I", *ends) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
        table = prefix + b"\x02" + struct.pack("<I", len(plan)) + plan
        pairs = [0] * 80
        pairs[66:68] = [0, len(table)]
        header += struct.pack("<80I", *pairs)
        stream = header + main.encode("cp1252") + rest.encode("utf-16-le")
        return pack_compound(tmp_path / "file.doc", {"WordDocument": stream, "1Table": table})

    return make


def test_the_pieces_of_the_text_are_put_together_with_each_part_as_what_it_is(make_doc):
    path = make_doc(
        "Das Café öffnet um sechs.\x02\rNur im Sommer.\r", "\x02 Сноска.\r", "Geheim\r", "\x05Prüfen!\r"
    )

    assert opening(read_doc, path).format == "doc"
    assert told(blocks(read_doc, path)) == [
        ("text", "Das Café öffnet um sechs."),
        ("text", "Nur im Sommer."),
        ("note", "Сноска."),
        ("furniture", "Geheim"),
        ("comment", "Prüfen!"),
    ]


def test_of_a_field_the_result_is_text(make_doc):
    path = make_doc(
        'See \x13 HYPERLINK "http://a.example" \x13 x \x14 y \x15\x14the page\x15.\r\x13 PAGE \x15End.\r'
    )

    assert [block.text for block in blocks(read_doc, path)] == ["See the page.", "End."]


def test_cells_are_tables_and_lines_with_page_numbers_contents(make_doc):
    path = make_doc("1 Trees\t17\rYear\x07Sum\x07\x072024\x0712\x07\x07The word co\x1eop\x1feration.\r")

    assert told(blocks(read_doc, path)) == [
        ("contents", "1 Trees 17"),
        ("table", "Year\tSum\n2024\t12"),
        ("text", "The word co-op\u00aderation."),
    ]


def test_changes_of_formatting_before_the_piece_table_are_passed_over(make_doc):
    assert [block.text for block in blocks(read_doc, make_doc("Text.\r", prefix=b"\x01\x03\0abc"))] == [
        "Text."
    ]


def test_what_cannot_be_read_is_refused_by_name(make_doc, tmp_path):
    with pytest.raises(PasswordNeeded):
        items(read_doc, make_doc("x\r", flags=0x0300))
    with pytest.raises(UnsupportedFormat):
        items(read_doc, make_doc("x\r", version=0x68))
    with pytest.raises(Damaged):
        items(read_doc, make_doc("x\r", prefix=b"\x07"))
    for stream in (b"\xec\xa5", b"\xec\xa5\xc1\x00" + bytes(40)):
        with pytest.raises(Damaged):
            items(read_doc, pack_compound(tmp_path / "short.doc", {"WordDocument": stream}))
