"""Of a form whose pages are a notice, the form is read; a portfolio's files are named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from engine.core.document import Problem, ProblemKind
from engine.core.raw_page import Page
from engine.readers.pdf.reader import read_pdf

FORM = (
    b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">'
    b'<template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform>'
    b"<draw><value><text>Boats are moored at the owner's risk.</text></value></draw>"
    b'<draw presence="hidden"><value><text>Not to be seen.</text></value></draw>'
    b'<draw><value><exData><body xmlns="http://www.w3.org/1999/xhtml">'
    b"<p>The fee is <b>due</b> in May.</p><p>It is not paid back.</p></body></exData></value></draw>"
    b"<field><event><script>alert(1)</script></event></field></subform></template>",
    b'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><name>Ada Holm</name>'
    b"</xfa:data></xfa:datasets></xdp:xdp>",
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write(*packets: bytes, needs_rendering: bool = True) -> Path:
        writer = PdfWriter()
        writer.add_blank_page(600, 800)
        parts = ArrayObject()
        for packet in packets:
            stream = DecodedStreamObject()
            stream.set_data(packet)
            parts += [TextStringObject("part"), writer._add_object(stream)]
        form = DictionaryObject({NameObject("/XFA"): parts, NameObject("/Fields"): ArrayObject()})
        writer.root_object[NameObject("/AcroForm")] = form
        writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(needs_rendering)
        writer.write(tmp_path / "form.pdf")
        return tmp_path / "form.pdf"

    return write


def test_what_a_form_says_and_what_was_filled_in_is_read(write):
    pages = [item for item in read_pdf(write(*FORM), "") if isinstance(item, Page)]

    assert [block.text for page in pages for block in page.blocks] == [
        "Boats are moored at the owner's risk.",
        "The fee is due in May.",
        "It is not paid back.",
        "Ada Holm",
    ]


def test_a_form_that_is_drawn_on_its_pages_is_read_from_them(write):
    pages = [item for item in read_pdf(write(*FORM, needs_rendering=False), "") if isinstance(item, Page)]

    assert not pages[0].blocks


def test_a_form_that_cannot_be_read_is_said_not_to_have_been(write):
    assert Problem(ProblemKind.FORM_NOT_READ) in list(read_pdf(write(b"<form"), ""))


def test_the_files_in_a_portfolio_are_named(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(600, 800)
    writer.add_attachment("tides.txt", b"The tide rose.")
    writer.root_object[NameObject("/Collection")] = DictionaryObject()
    writer.write(tmp_path / "portfolio.pdf")

    items = list(read_pdf(tmp_path / "portfolio.pdf", ""))

    assert items[-1] == Problem(ProblemKind.ATTACHED_FILES, detail="tides.txt")
