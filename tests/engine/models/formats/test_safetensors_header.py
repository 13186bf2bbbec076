import pytest

from engine.models.formats.safetensors_header import InvalidSafetensors, read_safetensors_header
from tests.support.small_files import safetensors


def tensor(start, end, shape, dtype="F32"):
    return {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}


def read(tmp_path, content):
    path = tmp_path / "model.safetensors"
    path.write_bytes(content)
    return read_safetensors_header(path)


def test_the_weights_are_counted(tmp_path):
    two = {"__metadata__": {"format": "pt"}, "b": tensor(8, 16, [4], "F16"), "a": tensor(0, 8, [2])}

    header = read(tmp_path, safetensors(two))

    assert (header.tensors, header.weights) == (2, 6)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        (2**60).to_bytes(8, "little") + b"{}",
        safetensors({"w": tensor(0, 16, [2, 2])}, data=bytes(15)),
        safetensors({"w": tensor(0, 16, [2, 2])}, data=bytes(17)),
        safetensors({"w": tensor(0, 16, [2, 3])}),
        safetensors({"w": tensor(0, 16, [2, 2], "F33")}),
        safetensors({"w": tensor(-16, 0, [2, 2])}),
        safetensors({"w": tensor(0, 16, [-2, -2])}),
        safetensors({"w": tensor(0, 16, [2, 2]), "v": tensor(0, 16, [2, 2])}),
        safetensors({"w": tensor(4, 16, [3])}),
        safetensors({"__metadata__": {}}, data=b""),
        safetensors({"w": []}),
        (5).to_bytes(8, "little") + b"[" * 5,
        b"\x80\x04\x95" * 30,
    ],
    ids=lambda content: f"{len(content)} bytes",
)
def test_what_cannot_be_is_refused(tmp_path, content):
    with pytest.raises(InvalidSafetensors):
        read(tmp_path, content)
