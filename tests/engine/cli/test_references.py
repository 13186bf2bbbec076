"""`precis references` as its user meets it, and bibliographies in place of documents."""

import pytest

from tests.engine.cli.test_main import objects, precis


@pytest.fixture
def tides(tmp_path):
    (tmp_path / "files").mkdir()
    path = tmp_path / "files" / "tides.md"
    path.write_text(
        "# Tides and gates\n\nAnna Lindholm\n\nPublished in 2019.\n\nNobody saw the tide.", "utf-8"
    )
    return path


def test_the_bibliography_of_a_document_in_each_form(tides, tmp_path):
    bibtex = precis("references", tides).stdout.decode()
    (found,) = objects(precis("references", tides, "--json"))
    result = precis("references", tides, "--export", tmp_path / "out.ris")

    assert bibtex.startswith("@misc{lindholm2019tides,")
    assert found["references"][0]["authors"] == ["Anna Lindholm"]
    assert result.returncode == 0
    assert "AU  - Anna Lindholm" in (tmp_path / "out.ris").read_text("utf-8")
    assert precis("references", tides, "--export", tmp_path / "out.pdf").returncode == 2


def test_a_bibliography_stands_for_the_files_that_it_names(tides, tmp_path):
    bibliography = tmp_path / "library.bib"
    bibliography.write_text("@article{a, file = {Text:files/tides.md:text/markdown}}", "utf-8")

    (found,) = objects(precis("find", "tide", bibliography, "--json"))

    assert found["searched"] == 1
    assert found["passages"][0]["document"]["path"] == str(tides)
