import gzip
import json

import pytest

from engine.evaluation.datasets import DataError, ReferenceDocument, read_examples

LINE = {"id": "a", "document": "The tide rose.", "summary": "Tide.", "keywords": ["tide"], "lang": "en"}


def write(path, *lines):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def test_one_summary_or_several_become_references(tmp_path):
    path = write(
        tmp_path / "data.jsonl", LINE, "", {"document": "Nobody saw.", "summary": ["No.", " ", "None."]}
    )

    assert list(read_examples(path)) == [
        ReferenceDocument("a", "The tide rose.", ("Tide.",), ("tide",)),
        ReferenceDocument("3", "Nobody saw.", ("No.", "None."), ()),
    ]


def test_a_compressed_file_is_known_by_its_content(tmp_path):
    path = tmp_path / "data.jsonl"
    path.write_bytes(gzip.compress(json.dumps(LINE).encode()))

    assert [example.id for example in read_examples(path)] == ["a"]


def test_the_limit_ends_the_reading_before_a_broken_line(tmp_path):
    path = write(tmp_path / "data.jsonl", LINE, LINE, "{broken")

    assert len(list(read_examples(path, limit=2))) == 2


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{broken", "not JSON"),
        ("[1]", "not an object"),
        ({"id": "x", "summary": "Tide."}, '"document"'),
        ({"document": ["Tide."]}, '"document"'),
        ({"document": "Tide.", "summary": 3}, '"summary"'),
        ({"document": "Tide.", "keywords": ["a", None]}, '"keywords"'),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, complaint):
    path = write(tmp_path / "data.jsonl", LINE, line)

    with pytest.raises(DataError, match="line 2") as raised:
        list(read_examples(path))
    assert complaint in str(raised.value)


def test_a_missing_and_a_cut_off_file_are_data_errors(tmp_path):
    cut_off = tmp_path / "cut.jsonl.gz"
    cut_off.write_bytes(gzip.compress(json.dumps(LINE).encode())[:-12])

    for path in (tmp_path / "missing.jsonl", cut_off):
        with pytest.raises(DataError, match=path.name):
            list(read_examples(path))
