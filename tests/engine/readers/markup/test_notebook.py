import json

import pytest

from engine.core.errors import Damaged
from engine.readers.markup.notebook import read_notebook
from tests.support.packing import blocks, opening, told


def notebook(path, *cells, **more):
    path.write_text(json.dumps({"cells": list(cells), "nbformat": 4, **more}))
    return path


def test_prose_is_markdown_and_code_is_code_without_its_results(tmp_path):
    path = notebook(
        tmp_path / "a.ipynb",
        {"cell_type": "raw", "source": "---\ntitle: x\n---"},
        {"cell_type": "markdown", "source": ["# Storks\n", "\n", "They *fly* south."]},
        {"cell_type": "code", "source": "import csv\n", "outputs": [{"text": ["1974 9"]}]},
        {"cell_type": "code", "source": ""},
    )

    assert opening(read_notebook, path).title == "Storks"
    assert told(blocks(read_notebook, path)) == [
        ("heading1", "Storks"),
        ("text", "They fly south."),
        ("code", "import csv"),
    ]


def test_format_3_is_read(tmp_path):
    path = tmp_path / "a.ipynb"
    cells = [
        {"cell_type": "heading", "level": 2, "source": "Storks"},
        {"cell_type": "code", "input": ["x = 1"], "outputs": []},
    ]
    path.write_text(json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}))

    assert told(blocks(read_notebook, path)) == [("heading2", "Storks"), ("code", "x = 1")]


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [', "{" * 99_999, '"cells"'])
def test_what_is_no_notebook_is_damaged(tmp_path, content):
    path = tmp_path / "a.ipynb"
    path.write_text(content)

    with pytest.raises(Damaged):
        list(read_notebook(path, ""))


def test_cells_of_strange_kinds_are_passed_over(tmp_path):
    path = notebook(
        tmp_path / "a.ipynb", None, 3, {}, {"cell_type": "markdown", "source": [1, "Text."]}, metadata=[]
    )

    assert told(blocks(read_notebook, path)) == [("text", "Text.")]
