import io
import json

import pytest

from engine.document import BlockKind, Problem, ProblemKind
from engine.readers import messages
from engine.readers.page import Opening, Page, PageBlock


@pytest.mark.parametrize(
    "answer",
    [
        Opening("pdf", "标题", "zh", paged=True, pages=3, sha256="0" * 64),
        Opening("text"),
        Page((PageBlock("One\ntwo", BlockKind.HEADING, 2, 12.5, True, True, 0.25), PageBlock(""))),
        Page(problem=ProblemKind.NO_TEXT),
        Problem(ProblemKind.UNREADABLE, (2, 3), "fact"),
        messages.Failure("damaged", "zip"),
        messages.Finished(),
        messages.Busy(),
    ],
)
def test_an_answer_arrives_as_it_was_sent(answer):
    stream = io.BytesIO()
    messages.send(stream, messages.pack_answer(answer))
    stream.seek(0)

    assert messages.unpack_answer(messages.receive(stream)) == answer
    assert messages.receive(stream) is None


def test_a_name_that_is_no_utf_8_arrives_as_it_was_sent():
    request = messages.Request("/a/\udcff.txt", "pässword")

    assert messages.unpack_request(messages.pack_request(request)) == request


@pytest.mark.parametrize("bytes_sent", [b"\0", b"\0\0\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\x09[1]"])
def test_a_message_of_impossible_length_is_garbled(bytes_sent):
    with pytest.raises(messages.GarbledError):
        messages.receive(io.BytesIO(bytes_sent))


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        ["page", None, [["text"]]],
        ["page", None, [["text", "no-such-kind", 0, 0, False, False, 0]]],
        ["page", "no-such-problem", []],
        ["page", None, [["text", "text", 0, "big", False, False, 0]]],
        ["page", None, [["text", "text", 0, 0, False, False, None]]],
        ["problem", "no-text", ["1"], ""],
        ["opening", "pdf", "", "", 1, None, ""],
        ["read", "/etc/passwd", ""],
    ],
)
def test_an_answer_of_another_form_is_garbled(value):
    with pytest.raises(messages.GarbledError):
        messages.unpack_answer(json.dumps(value).encode())


@pytest.mark.parametrize(
    "content", [b"\xff", b"[", b'["page",NaN,[]]', b"[" * 100_000], ids=["bytes", "cut", "NaN", "deep"]
)
def test_what_is_not_json_is_garbled(content):
    with pytest.raises(messages.GarbledError):
        messages.unpack_answer(content)
