import io
import json

import pytest

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.worker import framing, protocol


@pytest.mark.parametrize(
    "answer",
    [
        DocumentHeader("pdf", "标题", "zh", paged=True, pages=3, sha256="0" * 64),
        DocumentHeader("text"),
        DocumentHeader("epub", authors="Lindholm, Anna; Bo", published="2019", identifier="10.1/x"),
        Page((PageBlock("One\ntwo", BlockKind.HEADING, 2, 12.5, True, True, 0.25), PageBlock(""))),
        Page((PageBlock("Nobody saw it.", place="00:12:40"),)),
        Page(problem=ProblemKind.NO_TEXT),
        Problem(ProblemKind.UNREADABLE, (2, 3), "fact"),
        protocol.Failure("damaged", "zip"),
        protocol.Finished(),
        protocol.Heartbeat(),
    ],
)
def test_an_answer_arrives_as_it_was_sent(answer):
    stream = io.BytesIO()
    framing.send(stream, protocol.pack_answer(answer))
    stream.seek(0)

    assert protocol.unpack_answer(framing.receive(stream)) == answer
    assert framing.receive(stream) is None


def test_a_name_that_is_no_utf_8_arrives_as_it_was_sent():
    request = protocol.ReadRequest("/a/\udcff.txt", "pässword")

    assert protocol.unpack_request(protocol.pack_request(request)) == request


@pytest.mark.parametrize("bytes_sent", [b"\0", b"\0\0\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\x09[1]"])
def test_a_message_of_impossible_length_is_garbled(bytes_sent):
    with pytest.raises(framing.GarbledError):
        framing.receive(io.BytesIO(bytes_sent))


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        ["page", None, [["text"]]],
        ["places", [], [[[0, 0, 9, 9], None, 0, ""]]],
        ["places", [], [[[0, 0, 9, 9], 1, 0, "https://example.org"]]],
        ["places", [], [[[0, 0, 9, 9], 1, 2, ""]]],
        ["places", [], [[[0, 0, 9, 9], None, 0, "x" * 5_000]]],
        ["page", None, [["text", "no-such-kind", 0, 0, False, False, 0]]],
        ["page", "no-such-problem", []],
        ["page", None, [["text", "text", 0, "big", False, False, 0]]],
        ["page", None, [["text", "text", 0, 0, False, False, None]]],
        ["problem", "no-text", ["1"], ""],
        ["header", "pdf", "", "", 1, None, "", "", "", "", ""],
        ["read", "/etc/passwd", ""],
    ],
)
def test_an_answer_of_another_form_is_garbled(value):
    with pytest.raises(framing.GarbledError):
        protocol.unpack_answer(json.dumps(value).encode())


@pytest.mark.parametrize(
    "content", [b"\xff", b"[", b'["page",NaN,[]]', b"[" * 100_000], ids=["bytes", "cut", "NaN", "deep"]
)
def test_what_is_not_json_is_garbled(content):
    with pytest.raises(framing.GarbledError):
        protocol.unpack_answer(content)
