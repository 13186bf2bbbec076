"""Files of weights so small that a test can write them, right or wrong."""

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

STRING, ARRAY, UINT32, F32 = 8, 9, 4, 0

FACTS: dict[str, Any] = {
    "general.architecture": "llama",
    "general.license": "mit",
    "general.languages": ["en", "de"],
    "tokenizer.ggml.tokens": ["a", "b", "c"] * 20,
    "llama.block_count": 1,
}


def gguf(
    facts: Mapping[str, Any] = FACTS,
    tensors: Sequence[tuple[str, Sequence[int], int]] = (("w", (4, 2), F32),),
    data: bytes = bytes(32),
    **counts: int,
) -> bytes:
    """Return a GGUF file; counts are said in place of the true ones."""
    head = b"GGUF" + struct.pack("<I", counts.get("version", 3))
    head += struct.pack("<QQ", counts.get("count", len(tensors)), counts.get("pairs", len(facts)))
    for key, value in facts.items():
        head += _text(key) + _value(value)
    for name, shape, kind in tensors:
        head += _text(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *shape)
        head += struct.pack("<IQ", kind, counts.get("offset", 0))
    return head.ljust(-(-len(head) // 32) * 32, b"\0") + data


def safetensors(header: Mapping[str, Any] | None = None, data: bytes = bytes(16)) -> bytes:
    described = header or {"w": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}}
    written = json.dumps(described).encode()
    return len(written).to_bytes(8, "little") + written + data


def hugging_face_files(**changes: Any) -> dict[str, bytes]:
    """Return the files of a model by name. changes go into its configuration."""
    config = {"model_type": "gpt2", "vocab_size": 6, **changes}
    return {
        "config.json": json.dumps(config).encode(),
        "tokenizer.json": b'{"version": "1.0"}',
        "tokenizer_config.json": b"{}",
        "model.safetensors": safetensors(),
        "README.md": b"---\nlicense: mit\nlanguage:\n- en\n---\n# Tiny\n",
    }


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def _text(text: str) -> bytes:
    encoded = text.encode()
    return struct.pack("<Q", len(encoded)) + encoded


def _value(value: Any) -> bytes:
    if isinstance(value, str):
        return struct.pack("<I", STRING) + _text(value)
    if isinstance(value, list):
        return struct.pack("<IIQ", ARRAY, STRING, len(value)) + b"".join(map(_text, value))
    return struct.pack("<II", UINT32, value)
