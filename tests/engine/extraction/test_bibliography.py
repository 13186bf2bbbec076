"""What is written as BibTeX or RIS is read back, and what Zotero writes is read, too."""

from pathlib import Path

import pytest

from engine.extraction.bibliography import attached_files, read_bibliography, to_bibtex, to_ris
from engine.extraction.references import Reference, ReferenceKind

ARTICLE = Reference(
    ReferenceKind.ARTICLE,
    "Tides & gates: 50% {of} them",
    ("Lindholm, Anna", "Bo Falk"),
    "2019",
    "10.1234/tide_56",
    files=(Path("/docs/tides; one.pdf"),),
)
BOOK = Reference(ReferenceKind.BOOK, "湿地", ("王小明",), "2020", isbn="9783161484100")
ZOTERO = r"""
@comment{no entry, title = {no}}
@article{lindholm_tides_2019,
	title = {Tides and {Gates} in {\"U}beraum},
	volume = {3},
	author = {Lindholm, Anna and Falk, Bo},
	date = {2019-05-02},
	file = {Full Text PDF:files/12/Tides.pdf:application/pdf;Snapshot:files/13/page.html:text/html},
}
@book{x, title = "A {B} C", year = 1999, file = {files/12/Tides.pdf}}
"""


@pytest.mark.parametrize(("write", "suffix"), [(to_bibtex, ".bib"), (to_ris, ".ris")])
def test_what_is_written_is_read_back(tmp_path, write, suffix):
    plain = Reference(
        ARTICLE.kind, "Tides & gates: 50% of them", *(ARTICLE.authors, ARTICLE.year, ARTICLE.doi), "", ()
    )
    (tmp_path / f"out{suffix}").write_text(write([plain, BOOK]), "utf-8")

    assert read_bibliography(tmp_path / f"out{suffix}") == (plain, BOOK)


def test_two_entries_with_the_same_key_are_told_apart():
    text = to_bibtex([BOOK, BOOK, BOOK])

    assert [line.partition("{")[2] for line in text.splitlines() if line.startswith("@")] == [
        "王小明2020湿地,",
        "王小明2020湿地a,",
        "王小明2020湿地b,",
    ]


def test_a_title_cannot_end_its_field():
    assert "{{Tides \\& gates: 50\\% \\{of\\} them}}" in to_bibtex([ARTICLE])


def test_an_export_of_zotero_names_its_files(tmp_path):
    (tmp_path / "files" / "12").mkdir(parents=True)
    (tmp_path / "files" / "12" / "Tides.pdf").write_bytes(b"%PDF")
    bibliography = tmp_path / "library.bib"
    bibliography.write_text(ZOTERO, "utf-8")

    first, second = read_bibliography(bibliography)

    assert (first.title, first.authors, first.year) == (
        "Tides and Gates in Uberaum",
        ("Lindholm, Anna", "Falk, Bo"),
        "2019",
    )
    assert (second.kind, second.title, second.year) == (ReferenceKind.BOOK, "A B C", "1999")
    assert attached_files(bibliography) == (tmp_path / "files" / "12" / "Tides.pdf",)


def test_files_of_a_ris_export_stand_beside_it(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "out.ris").write_text(
        "TY  - JOUR\nTI  - A\nL1  - a.pdf\nL1  - http://x.org/b.pdf\nER  - \n", "utf-8"
    )

    assert attached_files(tmp_path / "out.ris") == (tmp_path / "a.pdf",)


@pytest.mark.parametrize(
    "text", ["", "@article{", "@article{a, title = {never ends", "@book{a, title", "\x00" * 40]
)
def test_a_broken_bibliography_is_read_as_far_as_it_goes(tmp_path, text):
    (tmp_path / "a.bib").write_text(text, "utf-8")

    assert all(isinstance(one, Reference) for one in read_bibliography(tmp_path / "a.bib"))
