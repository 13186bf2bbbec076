import struct

import pytest

from engine.models.formats.gguf_header import InvalidGguf, read_gguf_header
from tests.support.small_files import F32, FACTS, gguf


def read(tmp_path, content):
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    return read_gguf_header(path)


def test_a_file_says_what_it_is(tmp_path):
    header = read(tmp_path, gguf())

    assert (header.text("general.architecture"), header.text("general.license")) == ("llama", "mit")
    assert header.facts["general.languages"] == ("en", "de")
    assert header.facts["tokenizer.ggml.tokens"] == 60
    assert (header.tensors, header.weights) == (1, 8)


def long_list(kind, count):
    return struct.pack("<IIQ", 9, kind, count)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GGUF",
        b"GGML" + bytes(60),
        gguf(version=1),
        gguf(version=99),
        gguf(count=0),
        gguf(count=2**40),
        gguf(pairs=2**60),
        gguf(pairs=len(FACTS) + 1),
        gguf(count=7),
        gguf(tensors=[("w", (2**40, 2**40), F32)]),
        gguf(tensors=[("w", (4, 2), 4)]),
        gguf(tensors=[("w", (4, 2), 2)]),
        gguf(tensors=[("w", (1,) * 9, F32)]),
        gguf(tensors=[("w", (4, 2), F32), ("v", (4, 2), F32)]),
        gguf(data=bytes(31)),
        gguf(offset=2**63),
        gguf({**FACTS, "general.alignment": 0}),
        gguf()[:300],
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + struct.pack("<Q", 2**62) + b"key",
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + struct.pack("<Q", 1) + b"k" + long_list(4, 2**61),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + struct.pack("<Q", 1) + b"k" + long_list(9, 1) * 2000,
    ],
    ids=lambda content: f"{len(content)} bytes",
)
def test_what_cannot_be_is_refused(tmp_path, content):
    with pytest.raises(InvalidGguf):
        read(tmp_path, content)
