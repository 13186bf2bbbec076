"""Each format is read back: what was found is in it, and what a document says does nothing there."""

import csv
import errno
import html
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from engine.core.document import Document, Problem, ProblemKind, Span
from engine.core.options import Options, SummaryStyle
from engine.core.results import (
    Analysis,
    ContextShare,
    Discrepancy,
    DiscrepancyKind,
    Keyword,
    RankedBy,
    Ranking,
    SentenceKind,
    Summary,
    SummarySentence,
    Timings,
    Topic,
    Translation,
    WrittenBy,
)
from engine.exports.csv import COLUMNS
from engine.exports.errors import ExportError, ExportFailure, explain_export
from engine.exports.formats import FORMATS, _reason, export, write_atomically
from engine.exports.report import Report, ReportSection, SectionLine, on_one_line, report_of
from engine.loading.loader import read_document
from engine.readers.worker.process import ReaderProcess

DAY = date(2026, 11, 23)
HOSTILE = (
    "<img src=file:///x>",
    "=cmd()",
    "# no heading",
    "12. no number",
    "- no item",
    "![no](http://picture)",
    "see http://example.com and www.example.com",
    "a\0b\x1fc\ud800d\ufffee",
    "\u202eturned\u2066 round",
    "a | b `code` *no* __no__ ~~no~~ $x$ &amp; \\ [1]: x",
    "العربية أولا",
    "中文，表情 😀 𠮷",
    "<script>alert(1)</script></style></title>",
    "]]> <!-- & --> \"quoted\" 'quoted'",
    "  +1\t\u2028\u2029 two  lines\r\nof text ",
)


def analysis_of(*texts: str, name: str = "report.pdf") -> Analysis:
    """An analysis in which each text stands everywhere that a text can stand."""
    text = "The tide rose. Nobody saw it."
    spans = (Span(0, 14), Span(15, 29))
    document = Document(
        path=Path("folder", name),
        sha256="ab" * 32,
        format="pdf",
        title=texts[0],
        language="en",
        text=text,
        blocks=(),
        sentences=spans,
        page_starts=(0, 15),
        problems=(Problem(ProblemKind.ENCODING_GUESSED, detail=texts[0]),),
    )
    missing = (Discrepancy(DiscrepancyKind.NAME, texts[0]),)
    sentences = (
        *(SummarySentence(each, SentenceKind.QUOTE, 0.5, spans) for each in texts),
        SummarySentence("It cost $41.", SentenceKind.UNSUPPORTED, 0.1, (), missing),
    )
    by = WrittenBy("a-writer", "1", given=ContextShare(1, 2, 29))
    return Analysis(
        document=document,
        options=Options(),
        ranking=Ranking((0, 1), (1.0, 0.5)),
        summary=Summary(SummaryStyle.ABSTRACT, "a-writer", sentences, by),
        keywords=tuple(Keyword(each, 0.5, spans) for each in texts),
        topics=tuple(Topic(each, 0.25, (each, "tide"), spans) for each in texts),
        timings=Timings(),
        ranked_by=RankedBy("performer-en", "3"),
    )


def report(*texts: str, **facts: Any) -> Report:
    return report_of(analysis_of(*texts, **facts), DAY)


def shown(text: str) -> str:
    """What a reader is to see of a text."""
    return " ".join(re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\u202e\u2066]", " ", text).split())


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, shown(text)))


class Page(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.values: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.values += [f"{name}={value}" for name, value in attributes]

    def handle_data(self, data):
        self.text += data


EVERY_FACT = (
    "The sea",
    "report.pdf",
    "2 pages",
    "6 words",
    "p. 1, 2",
    "unsupported: not in the document as it is written here: “The sea”",
    "It was read as The sea.",
    "Written by a-writer, which was given all 2 sentences of the document.",
    "performer-en 3",
    "2026-11-23",
    "ab" * 32,
    "25%",
)


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".txt"])
def test_a_reader_finds_all_that_makes_it_trustworthy(suffix, tmp_path):
    text = words_of(FORMATS[suffix]([report("The sea")]), suffix)
    assert [fact for fact in EVERY_FACT if fact not in text] == []


def words_of(content: bytes, suffix: str) -> str:
    match suffix:
        case ".md":
            return Page(MarkdownIt("commonmark", {"html": True}).render(content.decode())).text
        case ".html":
            return Page(content.decode()).text
        case ".docx":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return "".join(etree.fromstring(archive.read("word/document.xml")).itertext())
    return content.decode()


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".txt"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_documents_words_show_as_they_are_in_every_place(suffix, text):
    words = words_of(FORMATS[suffix]([report(text)]), suffix)
    assert words.count(shown(text)) >= 6 if suffix != ".txt" else shown(text) in words


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".txt"])
@pytest.mark.parametrize("text", HOSTILE)
def test_the_lines_of_a_section_show_as_they_are(suffix, text):
    line = SectionLine(on_one_line(text), on_one_line(text))
    bare = report("The sea")
    content = FORMATS[suffix]([replace(bare, sections=(ReportSection(on_one_line(text), (line,)),))])

    without = words_of(FORMATS[suffix]([bare]), suffix)
    assert words_of(content, suffix).count(shown(text)) == without.count(shown(text)) + 3


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_has_no_tag_but_its_own(text):
    page = Page(FORMATS[".html"]([report(text)]).decode())
    assert page.tags <= set(
        "html head meta title style body div h1 h2 p ol li span table tr td b br bdi".split()
    )
    assert not any(value.startswith(("src=", "href=", "on")) for value in page.values)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_makes_nothing_of_a_documents_words(text):
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page(reader.render(FORMATS[".md"]([report(text)]).decode()))
    assert page.tags <= set("h1 h2 p blockquote strong em ol ul li br".split())
    plain = Page(reader.render(FORMATS[".md"]([report("plain")]).decode()))
    assert page.text.count("\n") == plain.text.count("\n"), "no line more than any other title makes"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_spreadsheet_computes_nothing(text):
    content = FORMATS[".csv"]([report(text, name="-x.pdf"), report("tide")]).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(content))
    assert tuple(header) == COLUMNS
    assert len(rows) == (2 + 1 + 1) * 2
    for cell in (cell for row in rows for cell in row):
        assert cell == "" or cell[0] not in "=+-@\t\r"
    first = rows[0]
    assert first[4].removeprefix("'") == shown(text)
    assert (first[1], first[2], first[6]) == ("'-x.pdf", "sentence", "p. 1, 2")


def test_a_word_document_is_read_by_our_own_reader(tmp_path):
    path = tmp_path / "out.docx"
    export([report(text) for text in HOSTILE], path)
    with ReaderProcess() as readers:
        document = read_document(path, readers)
    found = letters(document.text)
    assert [text for text in HOSTILE if found.count(letters(html.unescape(text))) < 5] == []
    assert document.problems == ()


def test_every_part_of_a_word_document_is_sound_xml_and_named_in_its_types():
    content = FORMATS[".docx"]([report(text) for text in HOSTILE])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        named = {part.get("PartName") for part in types if part.get("PartName")}
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
            assert name.endswith(".rels") or name == "[Content_Types].xml" or f"/{name}" in named
    assert content == FORMATS[".docx"]([report(text) for text in HOSTILE]), "the same findings, the same file"


def test_json_is_a_list_of_what_the_command_line_prints(tmp_path):
    export([report("The tide \ud800"), report("b")], tmp_path / "out.json")
    found = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [one["document"]["title"] for one in found] == ["The tide ?", "b"]
    assert found[0]["summary"]["sentences"][0]["sources"][0] == {"start": 0, "end": 14, "page": 1}


def test_two_million_letters_without_a_space_are_written_in_every_format(tmp_path):
    long = report("x" * 2_000_000)
    for suffix in FORMATS:
        export([long], tmp_path / f"out{suffix}")
        assert (tmp_path / f"out{suffix}").stat().st_size > 10_000


def test_parts_that_were_not_asked_for_are_left_out():
    analysis = analysis_of("The sea")
    only = report_of(analysis, DAY, ("keywords",))
    for suffix in (".md", ".html", ".docx", ".txt"):
        words = words_of(FORMATS[suffix]([only]), suffix)
        assert "Keywords" in words
        assert "Summary" not in words
        assert "Topics" not in words
    assert b"sentence," not in FORMATS[".csv"]([only])


def test_several_documents_follow_each_other_and_each_counts_from_one():
    reports = [report(title) for title in ("First", "Second", "Third")]
    for suffix in (".md", ".html", ".docx", ".txt"):
        words = words_of(FORMATS[suffix](reports), suffix)
        assert words.index("First") < words.index("Second") < words.index("Third")
    with zipfile.ZipFile(io.BytesIO(FORMATS[".docx"](reports))) as archive:
        lists = set(re.findall(rb'numId w:val="(\d+)"', archive.read("word/document.xml")))
    assert lists == {b"1", b"2", b"3", b"4"}


def test_a_document_without_title_and_pages_still_has_a_name():
    analysis = analysis_of("")
    bare = replace(analysis, document=replace(analysis.document, page_starts=()))
    made = report_of(bare, DAY)
    assert made.title == "report.pdf"
    assert made.summary is not None
    assert made.summary[0].note == ""


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_other(tmp_path):
    old = tmp_path / "out.md"
    old.write_text("before")
    with pytest.raises(RuntimeError):
        export([report("a")], old, {".md": lambda reports: (_ for _ in ()).throw(RuntimeError())})
    (tmp_path / "folder.md").mkdir()
    for path, reason in (
        (tmp_path / "none" / "out.md", ExportFailure.NO_FOLDER),
        (old / "out.md", ExportFailure.NO_FOLDER),
        (tmp_path / "folder.md", ExportFailure.NAME),
        (tmp_path / ("x" * 300 + ".md"), ExportFailure.NAME),
    ):
        with pytest.raises(ExportError) as failed:
            export([report("a")], path)
        assert failed.value.reason is reason
        assert path.name in explain_export(failed.value).what
    assert old.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.md", "out.md"]


def test_a_folder_of_that_name_and_a_name_that_is_too_long_are_named_where_windows_is_vague(tmp_path):
    folder = tmp_path / "folder.md"
    folder.mkdir()

    assert _reason(folder, PermissionError(errno.EACCES, "")) is ExportFailure.NAME
    assert _reason(tmp_path / "a.md", PermissionError(errno.EACCES, "")) is ExportFailure.RIGHTS
    assert _reason(tmp_path / "a.md", FileNotFoundError(errno.ENOENT, "")) is ExportFailure.NAME
    assert _reason(folder / "b" / "a.md", FileNotFoundError(errno.ENOENT, "")) is ExportFailure.NO_FOLDER


def test_a_link_stays_a_link(tmp_path):
    real = tmp_path / "real.md"
    real.write_text("before")
    link = tmp_path / "link.md"
    link.symlink_to(real)
    write_atomically(link, b"after")
    assert link.is_symlink()
    assert real.read_bytes() == b"after"


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".txt", ".csv", ".json"])
def test_who_says_a_sentence_stands_in_every_format_and_not_in_the_quotation(tmp_path, suffix):
    analysis = analysis_of("It is too late.")
    first = replace(analysis.summary.sentences[0], attribution="CHAIRMAN", is_ending=True)
    analysis = replace(analysis, summary=replace(analysis.summary, sentences=(first,)))
    path = tmp_path / f"out{suffix}"

    export([report_of(analysis, DAY)], path)

    written = path.read_bytes()
    if suffix == ".docx":
        written = zipfile.ZipFile(path).read("word/document.xml")
    assert b"CHAIRMAN" in written
    if suffix == ".json":
        (sentence,) = json.loads(written)[0]["summary"]["sentences"]
        assert (sentence["text"], sentence["attribution"], sentence["ending"]) == (
            first.text,
            "CHAIRMAN",
            True,
        )


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".txt", ".csv"])
def test_a_translation_stands_below_its_sentence(suffix):
    missing = (
        Discrepancy(DiscrepancyKind.NUMBER, "12万", Span(1, 4)),
        Discrepancy(DiscrepancyKind.NUMBER, "12,000"),
    )
    text, translation = "About 12,000 fled.", Translation("约12万人逃离。", missing)
    sentence = SummarySentence(text, SentenceKind.QUOTE, 1.0, (Span(0, 14),), translation=translation)
    analysis = analysis_of("A title")
    summary = replace(
        analysis.summary, sentences=(sentence,), output_language="zh", translated_by=WrittenBy("qwen")
    )

    told = words_of(FORMATS[suffix]([report_of(replace(analysis, summary=summary), DAY)]), suffix)

    assert told.index(text) < told.index(translation.text)
    assert "not in the original: “12万”; not in the translation: “12,000”" in told
    assert suffix == ".csv" or "Translated by qwen" in told
