import json

import pytest

from engine.core.errors import Damaged
from engine.readers.plain.chat import blocks_of_messages, read_chat_json
from engine.readers.plain.chat_lines import is_chat, messages_of
from tests.support.packing import blocks, opening, told


def read(*lines: str):
    return told(list(blocks_of_messages(messages_of("\n".join(lines)))))


def said(*lines: str):
    return [text for kind, text in read(*lines) if kind == "text"]


@pytest.mark.parametrize(
    "stamp",
    [
        "[12/03/2024, 18:02:11] {}",
        "[12.03.24, 18:02:11] {}",
        "\u200e[2024/3/12 下午6:02:11] {}",
        "[١٢\u200f/٣\u200f/٢٠٢٤، ٦:٠٢:١١ م] {}",
        "12.03.24, 18:02 - {}",
        "3/12/24, 6:02\u202fpm - {}",
        "12/3/2024, 6:02 p. m. - {}",
        "2024-03-12 18:02 - {}",
        "12/03/2024 à 18:02 - {}",
    ],
)
def test_the_time_before_a_message_is_no_part_of_it(stamp):
    lines = (
        stamp.format("Anna: The pump is worn out"),
        stamp.format("Joe: Then we order one: today"),
        "or tomorrow",
    )

    assert said(*lines) == ["The pump is worn out", "Then we order one: today\nor tomorrow"]


def test_who_writes_is_named_once_until_somebody_else_does():
    found = read(
        "[18:01] Anna: One thing.", "[18:02] Anna: Another one.", "[18:03] Joe: Well.", "[18:04] Anna: Good."
    )

    assert [text for kind, text in found if kind == "note"] == [
        "[18:01] Anna:",
        "[18:03] Joe:",
        "[18:04] Anna:",
    ]


@pytest.mark.parametrize(
    "notice",
    [
        "12.03.24, 18:00 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
        "12.03.24, 18:00 - Anna hat Joe hinzugefügt",
        "12.03.24, 18:00 - Anna: <Medien ausgeschlossen>",
        "12.03.24, 18:00 - Anna: Diese Nachricht wurde gelöscht.",
        "12.03.24, 18:00 - Anna: Se eliminó este mensaje",
        "12.03.24, 18:00 - Anna: 此消息已删除",
        "12.03.24, 18:00 - Anna: IMG-1.jpg (Datei angehängt)",
        "12.03.24, 18:00 - Anna: \u200eein Wort, das das Programm schrieb",
        "12.03.24, 18:00 - Club: \u200eMessages and calls are end-to-end encrypted. Only you can read them.",
    ],
)
def test_what_the_program_wrote_is_left_out(notice):
    lines = ("12.03.24, 18:02 - Anna: Wer kommt heute?", notice, "12.03.24, 18:03 - Joe: Wir kommen um acht.")

    assert said(*lines) == ["Wer kommt heute?", "Wir kommen um acht."]


def test_the_words_under_a_picture_stay_and_the_mark_of_an_edit_does_not():
    lines = (
        "12.03.24, 18:02 - Anna: IMG-1.jpg (file attached)\nThe garden in June.",
        "12.03.24, 18:03 - Joe: How green it is! <This message was edited>",
    )

    assert said(*lines) == ["The garden in June.", "How green it is!"]


def test_links_and_pictures_alone_are_no_prose():
    found = read(
        "[18:01] Anna: https://x.example/a", "[18:02] Joe: 😂😂", "[18:03] Joe: See", "[18:04] Anna: Yes."
    )

    assert [text for kind, text in found if kind == "text"] == ["See", "Yes."]


WORDS = (
    ("Aoi", "18:02", "It rains."),
    ("Ken", "18:03", "It does."),
    ("Aoi", "18:04", "Stay."),
    ("Ken", "18:05", "Yes."),
)


@pytest.mark.parametrize(
    "form",
    [
        "{time}\t{name}\t{text}\n2024/03/13(Wed)",
        "[{name}] [{time} PM] {text}\n------- 2024/03/13 -------",
        "[{time}] <{name}> {text}\n[{time}] * {name} waves",
        "{name}, [12.03.24 {time}]\n{text}\n",
        "{name}  12/03/2024 {time}\n{text}",
        "{time}:01\t From {name} to Everyone : {text}",
        "2024-03-12 {time}:09 {name}(123456)\n{text}\n",
    ],
)
def test_other_programs_chats_are_read_alike(form):
    lines = [form.format(name=name, time=time, text=text) for name, time, text in WORDS]

    assert said(*lines) == ["It rains.", "It does.", "Stay.", "Yes."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[2024-03-12 18:02:11] INFO: Started.\n" * 9,
        "Breakfast, 8:00\nLunch, 12:00\nBreakfast, 9:00\nLunch, 13:00\n",
        "At 18:02 - Anna: he wrote - all was well.\n" * 9,
        "12/03/2024 - The bridge: a short history\nIt was built in 1900.\n",
        "[" * 9000,
    ],
)
def test_logs_timetables_and_prose_are_no_chats(text):
    assert not is_chat(text)


def test_a_line_without_end_is_read():
    endless = "x " * 200_000
    lines = (
        "[12/03/2024, 18:02:11] Anna: Hello there",
        f"[12/03/2024, 18:02:12] Joe: {endless}",
        "[12/03/2024, 18:02:13] Anna: No.",
    )

    assert [len(text) for text in said(*lines)] == [11, 399_999, 3]


def test_telegram_is_read_without_what_happened_to_the_group(tmp_path):
    path = tmp_path / "result.json"
    messages = [
        {"type": "service", "actor": "Anna", "action": "create", "date": "2024-03-12T18:00:00", "text": "x"},
        {
            "type": "message",
            "from": "Anna",
            "date": "2024-03-12T18:02:00",
            "text": ["See ", {"text": "this"}],
        },
        {"type": "message", "from": None, "date": "2024-03-12T18:02:00", "text": ""},
    ]
    path.write_text(json.dumps({"name": "Garden club", "type": "group", "messages": messages}))

    assert opening(read_chat_json, path).title == "Garden club"
    assert told(blocks(read_chat_json, path)) == [("note", "[2024-03-12 18:02] Anna:"), ("text", "See this")]


def test_slack_calls_people_by_their_names(tmp_path):
    path = tmp_path / "2024-03-12.json"
    anna = {"user": "U1", "user_profile": {"real_name": "Anna"}}
    joe = {"user": "U2", "user_profile": {"real_name": "Joe"}}
    messages = [
        {"subtype": "channel_join", "user": "U2", "text": "<@U2> joined", "ts": "1710266520.1"},
        anna | {"text": "<@U2> see <https://x.org|the plan> &amp; go :tada:", "ts": "1710266520.1"},
        joe | {"text": "Done.", "ts": "1710266520.2"},
    ]
    path.write_text(json.dumps(messages))

    assert told(blocks(read_chat_json, path)) == [
        ("note", "[2024-03-12 18:02] Anna:"),
        ("text", "@Joe see the plan & go"),
        ("note", "[2024-03-12 18:02] Joe:"),
        ("text", "Done."),
    ]


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, '{"messages": [{"text"'])
def test_a_broken_export_is_damaged(tmp_path, content):
    path = tmp_path / "result.json"
    path.write_text(content)

    with pytest.raises(Damaged):
        list(read_chat_json(path, ""))


def test_every_message_knows_who_wrote_it_and_when():
    lines = ("[12.03.24, 10:01] Anna: The tide rose.", "[12.03.24, 10:02] Anna: Nobody saw it.")

    places = [block.place for block in blocks_of_messages(messages_of("\n".join(lines)))]

    assert places == ["Anna, 12.03.24, 10:01"] * 2 + ["Anna, 12.03.24, 10:02"]
