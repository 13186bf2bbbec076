import codecs
import csv
from pathlib import Path

import pytest

from engine.readers.detection.encoding import decode, detect_wide_encoding

CHINESE = "本报告总结了委员会今年的工作。预算在星期一获得批准。下一次会议将在春季举行。\n"
TAIWANESE = "本報告總結了委員會今年的工作。預算在星期一獲得批准。下一次會議將在春季舉行。\n"
JAPANESE = "この報告書は委員会の今年の活動をまとめたものです。予算は月曜日に承認されました。\n"
KOREAN = "이 보고서는 위원회의 올해 활동을 요약한 것이다. 예산은 월요일에 승인되었다.\n"
RUSSIAN = "Этот доклад подводит итоги работы комитета за год. Бюджет был утверждён в понедельник.\n"
HEBREW = "דוח זה מסכם את עבודת הוועדה השנה. התקציב אושר ביום שני.\n"
GERMAN = "Dieser Bericht fasst die Arbeit zusammen. Größe, Überprüfung, Maßnahmen und Erträge.\n"
HUNGARIAN = "Ez a jelentés összefoglalja a bizottság munkáját. A költségvetést hétfőn fogadták el, időben.\n"
POLISH = "Raport podsumowuje pracę komisji. Budżet został zatwierdzony później, niż chciał książę.\n"

SHARED = Path(__file__).parents[5] / "shared" / "hostile"


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (CHINESE, "utf-8 utf-8-sig gbk gb18030 hz utf-16 utf-16-le utf-16-be utf-32 utf-32-le"),
        (TAIWANESE, "big5 cp950"),
        (JAPANESE, "shift_jis cp932 euc_jp iso2022_jp"),
        (KOREAN, "euc_kr cp949 johab iso2022_kr"),
        (RUSSIAN, "cp1251 koi8_r cp866 iso8859_5 mac_cyrillic utf-16-le"),
        (HEBREW, "cp1255"),
        (GERMAN, "cp1252 iso8859_15 mac_roman cp850"),
        (HUNGARIAN, "cp1250 iso8859_2"),
        (POLISH, "cp1250 iso8859_2"),
    ],
)
def test_text_is_read_in_whatever_it_was_written(text, encodings):
    for encoding in encodings.split():
        assert decode((text * 5).encode(encoding)).text == text * 5, encoding


def test_ascii_and_utf_8_are_certain_and_a_guess_from_a_few_letters_is_not():
    assert decode(b"plain").certain
    assert decode(GERMAN.encode()).certain
    assert not decode(GERMAN.encode("cp1252")).certain


def test_a_guess_is_certain_where_nothing_else_makes_sense():
    assert decode((GERMAN * 20).encode("cp1252")).certain
    assert decode((CHINESE * 20).encode("gbk")).certain


def test_what_is_declared_is_believed_when_it_fits():
    data = "é".encode("cp1252")

    assert decode(data, "windows-1252") == decode(data, "ISO-8859-1")
    assert decode(data, "cp1252").text == "é"
    assert decode(b'<?xml version="1.0" encoding="windows-1251"?><a>\xc4\xe0</a>').text.endswith("<a>Да</a>")


def test_a_text_about_markup_declares_nothing():
    text = "Begin the page with <meta charset=koi8-r>. " + GERMAN * 20

    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("declared", ["big5", "no-such-encoding", "hex", "rot13", "utf-8", "idna", "\x00"])
def test_a_false_declaration_harms_nothing(declared):
    assert decode((CHINESE * 5).encode("gb18030"), declared).text[:3] in ("本报告", "掛惆豢")
    assert decode(CHINESE.encode(), declared).text == CHINESE


def test_a_letter_cut_at_the_end_is_left_out():
    assert decode(CHINESE.strip().encode()[:-1]).text == CHINESE.strip()[:-1]


def test_the_only_chinese_letters_of_a_long_english_file_are_found():
    data = b"The committee met on Monday and agreed the budget. " * 5000 + CHINESE.encode("gbk")

    assert decode(data).text.endswith(CHINESE)


def test_two_letters_with_marks_in_a_german_file_are_no_chinese():
    data = b"The committee met on Monday and agreed the budget. " * 50 + "Größe".encode("cp1252")

    assert decode(data).text.endswith("Größe")


def test_one_bad_byte_does_not_turn_utf_8_into_something_else():
    decoded = decode((CHINESE * 5).encode() + b"\xff\n" + (CHINESE * 5).encode())

    assert decoded.text == CHINESE * 5 + "\ufffd\n" + CHINESE * 5
    assert not decoded.certain


def test_halves_of_letters_are_joined():
    assert decode("\ud83d\ude00 ".encode("utf-8", "surrogatepass") * 9).text == "😀 " * 9


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xef\xbb\xbf"])
def test_nothing_decodes_to_nothing(data):
    assert decode(data).text == ""


def test_plain_text_is_not_taken_for_wide_letters():
    assert detect_wide_encoding(GERMAN.encode("cp1252")) == ""
    assert detect_wide_encoding((CHINESE * 9).encode("gb18030")) == ""


@pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not here")
def test_nine_in_ten_of_the_labelled_files_are_read_as_their_label_says():
    right = total = 0
    with (SHARED / "MANIFEST.tsv").open(encoding="utf-8") as manifest:
        for row in csv.DictReader(manifest, delimiter="\t"):
            label = Path(row["original_path"]).parent.name
            if not row["path"].startswith(("txt/char-dataset__", "txt/chardet__")):
                continue
            total += 1
            data = (SHARED / row["path"]).read_bytes()
            right += decode(data).text.lstrip("\ufeff") == labelled_text(data, label)

    assert right >= 0.9 * total > 0


def labelled_text(data: bytes, label: str) -> str | None:
    """Decode by a label like "windows-1250-czech"; None where Python does not know the encoding."""
    name = label
    while name:
        try:
            codecs.lookup(name)
        except LookupError:
            name = name.rpartition("-")[0]
            continue
        name = "gb18030" if name.lower() == "gb2312" else name
        return data.decode(name, "replace").lstrip("\ufeff")
    return None
