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
        "On Monday, Bert wrote:",
        "The tide rose.",
        "Nobody saw it.",
        "--",
        "Anna",
    ]


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
