"""Chats that Telegram exported as a web page."""

from engine.readers.detection.format_detection import detect_format, find_reader
from engine.readers.plain.chat import read_chat_html
from tests.support.packing import blocks, opening, told

HEAD = """<!DOCTYPE html>
<html>
 <head><meta charset="utf-8"/><title>Exported Data</title></head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header"><a class="content block_link" href="../lists/chats.html">
     <div class="text bold">
Allotment 7 &amp; friends
     </div></a>
   </div>
   <div class="page_body chat_page"><div class="history">
"""
DAY = """<div class="message service" id="message-1"><div class="body details">
12 March 2024
      </div></div>
"""
PINNED = """<div class="message service" id="message9"><div class="body details">
Anna pinned <a href="#go_to_message3">this message</a></div></div>
"""
TAIL = """<a class="pagination block_link" href="messages2.html">
Next messages
     </a></div></div></div></body></html>
"""


def message(number, text, name="", time="18:02", extra=""):
    joined = "" if name else " joined"
    shown = f'<div class="from_name">\n{name} \n       </div>' if name else ""
    return f"""<div class="message default clearfix{joined}" id="message{number}">
      <div class="pull_left userpic_wrap">
       <div class="userpic userpic5"><div class="initials">AB</div></div>
      </div>
      <div class="body">
       <div class="pull_right date details" title="12.03.2024 {time}:11 UTC+01:00">
{time}
       </div>
       {shown}
       {extra}
       <div class="text">
{text}
       </div>
      </div>
     </div>
"""


def chat(tmp_path, *parts):
    path = tmp_path / "messages.html"
    path.write_text(HEAD + "".join(parts) + TAIL, "utf-8")
    return path


def test_messages_have_their_speaker_and_time_as_their_place_and_notices_are_left_out(tmp_path):
    path = chat(
        tmp_path,
        DAY,
        message(3, "The pump is <strong>worn</strong> out.<br>We need a new one.", "Anna B"),
        message(4, "It costs 80 euros.", time="18:03"),
        PINNED,
        message(5, 'Then order it, <a href="https://example.org">this one</a>.', "Joe", "18:05"),
    )

    found = blocks(read_chat_html, path)

    assert told(found) == [
        ("note", "[12.03.2024 18:02] Anna B:"),
        ("text", "The pump is worn out.\nWe need a new one."),
        ("text", "It costs 80 euros."),
        ("note", "[12.03.2024 18:05] Joe:"),
        ("text", "Then order it, this one."),
    ]
    assert [block.place for block in found if block.kind.value == "text"] == [
        "Anna B, 12.03.2024 18:02",
        "Anna B, 12.03.2024 18:03",
        "Joe, 12.03.2024 18:05",
    ]


def test_the_chat_is_called_by_its_name_and_known_by_its_content(tmp_path):
    path = chat(tmp_path, DAY, message(3, "The pump is worn out.", "Anna"))

    assert opening(read_chat_html, path).title == "Allotment 7 & friends"
    assert find_reader(path).read is read_chat_html
    assert (
        detect_format(path, b'<!DOCTYPE html><html><body><div class="message">words</div></body></html>')
        == "html"
    )


def test_what_is_passed_on_is_said_by_who_passes_it_on_and_pictures_are_no_text(tmp_path):
    reply = '<div class="reply_to details">In reply to <a href="#go_to_message3">this message</a></div>'
    picture = """<div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo">
         <div class="body">
          <div class="title bold">Photo</div><div class="status details">Not included</div>
        </div></div></div>"""
    forwarded = """<div class="message default clearfix" id="message7"><div class="body">
       <div class="pull_right date details" title="12.03.2024 18:09:00">18:09</div>
       <div class="from_name">Joe</div>
       <div class="forwarded body">
        <div class="from_name">The council
         <span class="date details" title="11.03.2024 10:00:00"> 11.03.2024</span></div>
        <div class="text">The water is off on Monday.</div>
       </div></div></div>
"""
    path = chat(tmp_path, message(5, "Here it is.", "Anna", extra=reply + picture), forwarded)

    assert told(blocks(read_chat_html, path)) == [
        ("note", "[12.03.2024 18:02] Anna:"),
        ("text", "Here it is."),
        ("note", "[12.03.2024 18:09] Joe:"),
        ("text", "The water is off on Monday."),
    ]
