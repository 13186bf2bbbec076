import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from engine.core.errors import NoTextFound, UnsupportedFormat, recognition_helps
from engine.core.formats import FORMATS, document_suffixes, format_named
from tests.support import ROOT


@pytest.mark.parametrize("form", [form for form in FORMATS if form.reader], ids=lambda form: form.name)
def test_a_reader_takes_what_its_row_says(form):
    module, _, function = form.reader.partition(":")
    takes = inspect.signature(getattr(import_module(module), function)).parameters

    assert list(takes)[:2] == ["path", "password"]
    assert ("encoding" in takes) == form.takes_encoding
    assert ("resume_at" in takes) == form.has_second_parser


def test_no_two_formats_share_a_name_or_a_suffix():
    suffixes = [suffix for form in FORMATS for suffix in form.all_suffixes]

    assert len({form.name for form in FORMATS}) == len(FORMATS)
    assert len(set(suffixes)) == len(suffixes)


def test_a_picture_is_no_document_of_a_folder_but_recognition_reads_it():
    assert ".png" not in document_suffixes()
    assert recognition_helps(UnsupportedFormat(Path("a.png"), "png"))
    assert recognition_helps(NoTextFound(Path("a.pdf"), "scanned"))
    assert not recognition_helps(UnsupportedFormat(Path("a.xls"), "xls"))
    assert not recognition_helps(NoTextFound(Path("a.pdf"), "empty"))


def test_a_format_without_a_row_has_no_reader_and_no_traits():
    form = format_named("visio")

    assert (form.name, form.reader, form.is_picture, form.draws_pages) == ("visio", "", False, False)


def test_the_desktop_offers_the_program_for_formats_that_it_reads():
    desktop = (ROOT / "installer" / "linux" / "precis.desktop").read_text("utf-8")
    offered = re.search(r"^MimeType=(.*);$", desktop, re.M)[1].split(";")

    assert set(offered) <= {mime for form in FORMATS if form.reader for mime in form.mime_types}
