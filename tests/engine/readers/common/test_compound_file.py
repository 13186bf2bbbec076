import pytest

from engine.core.errors import Damaged
from engine.readers.common.compound_file import open_compound
from tests.support.compound import pack_compound


def test_streams_are_read_by_name_and_storages_listed_by_place(tmp_path):
    long = bytes(range(256)) * 40
    path = pack_compound(
        tmp_path / "file", {"one": b"1", "box/two": long, "box/inner/three": b"3", "none": b""}
    )

    with open_compound(path) as file:
        assert (file.read("one"), file.read("box/two"), file.read("box/inner/three")) == (b"1", long, b"3")
        assert (file.read("missing"), file.read("none")) == (b"", b"")
        assert (file.storages(), file.storages("box")) == (("box",), ("box/inner",))


@pytest.mark.parametrize("cut", [0, 8, 100, 511, 700, 2000])
def test_a_file_that_is_cut_off_is_damaged(tmp_path, cut):
    path = pack_compound(tmp_path / "file", {"one": bytes(5000)})
    path.write_bytes(path.read_bytes()[:cut])

    assert _outcome(path) in ("damaged", "missing")


def _outcome(path):
    """What is left of the directory may list no stream at all."""
    try:
        with open_compound(path) as file:
            return "read" if file.read("one") else "missing"
    except Damaged:
        return "damaged"
