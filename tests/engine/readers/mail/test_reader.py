import pytest

from engine.core.document import BlockKind
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.mail.reader import read_mail

HEAD = (
    "From: =?utf-8?B?SsO8cmdlbg==?= <j@example.org>\r\nTo: b@example.org\r\n"
    "Subject: =?gb2312?B?1tDOxA==?= and\r\n more\r\nDate: Mon, 23 Nov 2026 16:00:00 +0000\r\n"
)
BODY = """\
The first sentence. The second one.

On Monday, Bert wrote:
> The tide rose.
> Nobody saw it.

I saw it.

--\x20
Anna
"""


@pytest.fixture
def read(tmp_path):
    def read(content: bytes):
        path = tmp_path / "mail.eml"
        path.write_bytes(content)
        opening, *items = read_mail(path, "")
        return opening, [block for page in items if isinstance(page, Page) for block in page.blocks]

    return read


def of_kind(blocks, kind):
    return [block.text for block in blocks if block.kind is kind]


def test_what_was_written_is_text_and_what_was_quoted_or_signed_is_not(read):
    opening, blocks = read((HEAD + "\r\n" + BODY).encode())

    assert opening == DocumentHeader("email", title="中文 and more")
    assert of_kind(blocks, BlockKind.TEXT) == ["The first sentence. The second one.", "I saw it."]
    assert of_kind(blocks, BlockKind.NOTE) == [
        "From: Jürgen <j@example.org>",
        "To: b@example.org",
        "Date: Mon, 23 Nov 2026 16:00:00 +0000",
    ]
    assert of_kind(blocks, BlockKind.QUOTED_MAIL) == [
        "On Monday, Bert wrote:",
        "The tide rose.",
        "Nobody saw it.",
    ]
    assert of_kind(blocks, BlockKind.BOILERPLATE) == ["--", "Anna"]


def test_the_plain_part_is_preferred_and_attachments_are_named_only(read):
    content = (
        HEAD
        + 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
        + '--x\r\nContent-Type: multipart/alternative; boundary="y"\r\n\r\n'
        + "--y\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        + "Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe.\r\n"
        + "--y\r\nContent-Type: text/html\r\n\r\n<p>Other words.</p>\r\n--y--\r\n"
        + '--x\r\nContent-Type: text/plain; name="notes.txt"\r\nContent-Disposition: attachment\r\n'
        + "\r\nsecret\r\n--x--\r\n"
    )
    _, blocks = read(content.encode())

    assert of_kind(blocks, BlockKind.TEXT) == ["Grüße."]
    assert of_kind(blocks, BlockKind.NOTE)[-1] == "notes.txt"


def test_a_mail_of_html_alone_is_read_as_html(read):
    _, blocks = read((HEAD + "Content-Type: text/html\r\n\r\n<p>Some <b>bold</b> words.</p>").encode())

    assert of_kind(blocks, BlockKind.TEXT) == ["Some bold words."]


def test_every_mail_of_a_mailbox_is_read_under_its_subject(read):
    mail = "From a@example.org Mon Nov 23 16:00:00 2026\nFrom: a@example.org\nSubject: {}\n\nBody of {}.\n\n"
    opening, blocks = read((mail.format("one", "one") + mail.format("two", "two")).encode())

    assert opening.title == "one"
    assert of_kind(blocks, BlockKind.HEADING) == ["two"]
    assert of_kind(blocks, BlockKind.TEXT) == ["Body of one.", "Body of two."]
    assert [block.place for block in blocks if block.place] == ["one", "two"]


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: x\r\nContent-Type: multipart/mixed\r\n\r\nno boundary",
        b"Subject: =?x-none?Q?=FF?= =?utf-8?B?!!!?=\r\nContent-Type: text/plain; charset=no\r\n\r\nA word.",
        b"Subject: \xff\xfe\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%",
        b"From: \r\nContent-Type: text/\r\n\r\n",
        b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 500,
        b"Content-Type: message/rfc822\r\n\r\n" * 300 + b"\r\nA word.",
    ],
)
def test_a_broken_mail_is_read_as_far_as_it_goes(read, content):
    opening, _ = read(content)

    assert opening.format == "email"


def mime(kind, *parts, more=""):
    body = "".join(f"--b\r\nContent-Type: {name}\r\n\r\n{text}\r\n" for name, text in parts)
    return f"MIME-Version: 1.0\r\nContent-Type: {kind}; boundary=b{more}\r\n\r\n{body}--b--\r\n".encode()


def test_of_a_saved_page_the_root_is_read_and_its_head_is_none(read):
    content = (
        b"From: <Saved by Blink>\r\nSubject: The page\r\nDate: Wed, 6 Dec 2023 10:00:00 -0000\r\n"
        + mime("multipart/related", ("text/css", "body {}"), ("text/html", "<p>The crane is gone.</p>"))
    )

    opening, blocks = read(content)

    assert opening.title == "The page"
    assert [(block.kind, block.text) for block in blocks] == [(BlockKind.TEXT, "The crane is gone.")]


def test_of_alternatives_one_is_read_and_what_is_for_programs_is_not(read):
    both = (("text/plain", "The crane is gone."), ("text/html", "<p>The crane is gone.</p>"))
    poor = (("text/plain", "See HTML."), ("text/html", "<p>The crane is gone since Tuesday, at last.</p>"))
    calendar = ("text/calendar", "BEGIN:VCALENDAR")

    assert of_kind(read(mime("multipart/alternative", *both, calendar))[1], BlockKind.TEXT) == [
        "The crane is gone."
    ]
    assert of_kind(read(mime("multipart/alternative", *poor))[1], BlockKind.TEXT) == [
        "The crane is gone since Tuesday, at last."
    ]


def test_disclaimers_signatures_and_older_mails_without_marks_are_not_the_senders_words(read):
    body = """The boards come on Monday, and they cost two thousand euros more than last year.

Kind regards,
Ruth Abel
Head of purchasing

This message is intended only for the recipient. If you have received
this message in error, please delete it at once.

Sent from my iPhone

Von: Piet Maas
Gesendet: Mittwoch, 7. September 2022 09:12
An: Ruth Abel
Betreff: Bretter

When do the boards come? The customer is waiting.
"""
    blocks = read(HEAD.encode() + b"\r\n" + body.encode())[1]

    assert of_kind(blocks, BlockKind.TEXT) == [
        "The boards come on Monday, and they cost two thousand euros more than last year."
    ]
    assert "When do the boards come? The customer is waiting." in of_kind(blocks, BlockKind.QUOTED_MAIL)
    assert any("delete it" in text for text in of_kind(blocks, BlockKind.BOILERPLATE))


def test_what_a_mail_forwards_is_read_where_its_sender_says_nothing(read):
    body = "FYI\r\n\r\n---- Forwarded message ----\r\n\r\nThe boards come on Monday.\r\n"

    blocks = read(
        b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Fwd: Boards\r\n\r\n" + body.encode()
    )[1]

    assert "The boards come on Monday." in of_kind(blocks, BlockKind.TEXT)


def test_flowed_lines_are_joined(read):
    head = b"From: a@example.org\r\nTo: b@example.org\r\n"
    head += b"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n"

    assert of_kind(read(head + b"The hut can be emp \r\ntied before that day.\r\n")[1], BlockKind.TEXT) == [
        "The hut can be emptied before that day."
    ]
