import pytest

from engine.core.errors import Damaged
from engine.readers.markup.fb2 import read_fb2
from tests.support.packing import blocks, opening, pack, told

BOOK = (
    '<?xml version="1.0" encoding="{}"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">'
    "<description><title-info><book-title>Море</book-title><lang>ru</lang></title-info>"
    "<publish-info><book-name>hidden</book-name></publish-info></description>"
    "<body><title><p>Море</p></title><section><title><p>Глава</p><p>первая</p></title>"
    '<p>Море было <emphasis>тихим</emphasis><a type="note">[1]</a>.</p><subtitle>* * *</subtitle>'
    "<poem><stanza><v>Строка.</v></stanza></poem>"
    "<table><tr><td>а</td><td>б</td></tr></table></section></body>"
    '<body name="notes"><section><p>Сноска.</p></section></body>'
    '<binary id="a">AAAA</binary></FictionBook>'
)
TOLD = [
    ("heading1", "Море"),
    ("heading2", "Глава первая"),
    ("text", "Море было тихим."),
    ("heading3", "* * *"),
    ("text", "Строка."),
    ("table", "а\tб"),
    ("note", "Сноска."),
]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_a_book_is_read_in_its_encoding_without_pictures_and_marks_of_notes(tmp_path, encoding):
    path = tmp_path / "a.fb2"
    path.write_bytes(BOOK.format(encoding).encode(encoding))

    head = opening(read_fb2, path)

    assert (head.title, head.language) == ("Море", "ru")
    assert told(blocks(read_fb2, path)) == TOLD


def test_a_packed_book_is_read(tmp_path):
    path = pack(tmp_path / "a.fb2.zip", {"a.fb2": BOOK.format("utf-8")})

    assert told(blocks(read_fb2, path)) == TOLD


def test_of_a_book_that_breaks_off_what_is_there_is_read(tmp_path):
    path = tmp_path / "a.fb2"
    whole = BOOK.format("utf-8")
    path.write_text(whole[: whole.index("</emphasis>")], encoding="utf-8")

    assert told(blocks(read_fb2, path))[-1] == ("text", "Море было тихим")


def test_an_archive_without_a_book_is_damaged(tmp_path):
    with pytest.raises(Damaged):
        list(read_fb2(pack(tmp_path / "a.zip", {"a.txt": "x"}), ""))
