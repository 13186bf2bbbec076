import pytest

from engine.core.errors import Damaged
from engine.readers.mail.outlook import read_msg
from tests.support.compound import pack_compound
from tests.support.packing import blocks, items, opening, told

INNER = "__attach_version1.0_#00000000/__substg1.0_3701000D/"


def wide(**properties):
    return {f"__substg1.0_{key[1:]}001F": value.encode("utf-16-le") for key, value in properties.items()}


@pytest.fixture
def make_msg(tmp_path):
    return lambda streams: pack_compound(tmp_path / "mail.msg", streams)


def test_a_message_has_its_subject_its_people_and_what_was_written(make_msg):
    path = make_msg(
        wide(
            p0037="Der Zaun",
            p0C1A="Jürgen Groß",
            p5D01="j@x.example",
            p0E04="Łucja",
            p1000="Er ist alt.\r\n\r\nBald neu.",
        )
    )

    assert opening(read_msg, path).title == "Der Zaun"
    assert told(blocks(read_msg, path)) == [
        ("note", "From: Jürgen Groß <j@x.example>"),
        ("note", "To: Łucja"),
        ("text", "Er ist alt."),
        ("text", "Bald neu."),
    ]


def test_html_is_read_where_there_is_no_plain_text(make_msg):
    path = make_msg({**wide(p0037="S"), "__substg1.0_10130102": "<p>Grüße aus Köln.</p>".encode()})

    assert told(blocks(read_msg, path)) == [("text", "Grüße aus Köln.")]


def test_compressed_rtf_is_read_where_there_is_nothing_else(make_msg):
    rtf = rb"{\rtf1\ansi A short letter.\par}"
    packed = len(rtf).to_bytes(4, "little") * 2 + b"MELA" + bytes(4) + rtf

    assert told(blocks(read_msg, make_msg({**wide(p0037="S"), "__substg1.0_10090102": packed}))) == [
        ("text", "A short letter.")
    ]


def test_messages_within_are_read_and_files_named(make_msg):
    inner = {INNER + name: value for name, value in wide(p0037="Within", p1000="The inner text.").items()}
    file = {
        "__attach_version1.0_#00000001/" + name: value
        for name, value in wide(p3707="Plan für Mai.pdf").items()
    }
    path = make_msg({**wide(p0037="S", p1000="The outer text."), **inner, **file})

    found = told(blocks(read_msg, path))

    assert ("text", "The outer text.") in found
    assert found.index(("heading2", "Within")) < found.index(("text", "The inner text."))
    assert ("note", "Plan für Mai.pdf") in found


def test_letters_of_an_old_code_page_are_right(make_msg):
    words = "Сегодня хорошая погода, и мы идём гулять в парк всей семьёй."
    path = make_msg({**wide(p0037="S"), "__substg1.0_1000001E": words.encode("cp1251")})

    assert told(blocks(read_msg, path)) == [("text", words)]


def test_a_file_without_a_message_is_damaged(make_msg):
    with pytest.raises(Damaged):
        items(read_msg, make_msg({"__properties_version1.0": bytes(32)}))
