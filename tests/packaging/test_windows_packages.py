import hashlib
import shutil
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from engine import __version__
from engine.system.paths import PORTABLE
from installer import bill, contents, wheels
from installer.build_time import EARLIEST, VARIABLE, build_time
from installer.windows import start
from installer.windows_bundle import missing_libraries
from installer.windows_launchers import PROGRAMS, TARGET, compile_launchers, imports_of
from installer.windows_packages import SCRIPT, pack_portable, pack_setup

with_compiler = pytest.mark.skipif(not shutil.which(f"{TARGET}-gcc"), reason="MinGW-w64 is not installed")
with_nsis = pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not installed")


def write_package(site: Path, name: str, version: str, *requires: str) -> None:
    folder = site / f"{name}-{version}.dist-info"
    folder.mkdir(parents=True)
    asked = "".join(f"Requires-Dist: {line}\n" for line in requires)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{asked}")


def locked(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return f"{name.split('-')[0]}==1.0 --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"


def test_what_is_there_already_with_the_locked_hash_is_not_fetched(tmp_path):
    there = tmp_path / "wheels"
    there.mkdir()
    lock = tmp_path / "wheels.lock"
    lock.write_text(locked(there, "tide-1.0-py3-none-any.whl", b"as it was locked"))
    (there / "another-1.0-py3-none-any.whl").write_bytes(b"that nobody asked for")

    found = wheels.fetch(lock, there, ("--no-index", "--find-links="))

    assert [path.name for path in found] == ["tide-1.0-py3-none-any.whl"]


@pytest.mark.parametrize("flavour", ["reader", "full"])
def test_every_locked_wheel_has_a_hash_and_all_that_the_program_asks_for_is_locked(flavour):
    lines = wheels.WHEELS_LOCKS[flavour].read_text("ascii").splitlines()
    names = {line.split("==")[0] for line in lines}

    assert all(wheels._LOCKED.fullmatch(line) for line in lines)
    asked = {bill.normal(Requirement(line).name) for line in wheels.wanted_on_windows(flavour)}
    assert asked <= names
    assert not names & set(bill.LEFT_OUT)


def test_what_is_asked_for_on_windows_alone_is_missed_where_it_is_not_there(tmp_path):
    write_package(
        tmp_path, "tide", "1.0", 'colours; sys_platform == "win32"', 'fcntl2; sys_platform == "linux"'
    )

    assert wheels.unmet(tmp_path, ["tide>=1"]) == {'colours; sys_platform == "win32"'}
    assert wheels.unmet(tmp_path, ["tide>=2"]) == {"tide>=2"}


def test_what_an_extra_asks_for_is_missed_only_where_the_extra_is_asked_for(tmp_path):
    write_package(tmp_path, "tide", "1.0", 'gate; extra == "locks"')

    assert wheels.unmet(tmp_path, ["tide"]) == set()
    assert len(wheels.unmet(tmp_path, ["tide[locks]"])) == 1


def write_wheel(folder: Path, name: str, version: str, *requires: str) -> None:
    write_package(folder / "unpacked", name, version, *requires)
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        place = f"{name}-{version}.dist-info/METADATA"
        wheel.write(folder / "unpacked" / place, place)
    shutil.rmtree(folder / "unpacked")


class Index:
    """A package index whose pip takes the latest version that all lines about a package allow."""

    def __init__(self, packages: dict[str, dict[str, tuple[str, ...]]]) -> None:
        self.packages = packages
        self.asked: list[list[str]] = []

    def __call__(self, lines: Sequence[str], folder: Path) -> None:
        self.asked.append(list(lines))
        for name in {Requirement(line).name for line in lines}:
            allowed = [Requirement(line).specifier for line in lines if Requirement(line).name == name]
            fit = [each for each in self.packages[name] if all(each in part for part in allowed)]
            if fit:
                write_wheel(folder, name, max(fit), *self.packages[name][max(fit)])


def test_all_that_wheels_ask_for_on_windows_is_found_and_nothing_that_they_ask_for_elsewhere(tmp_path):
    index = Index(
        {
            "tide": {"1.0": ('colours; sys_platform == "win32"', 'nccl; sys_platform == "linux"')},
            "colours": {"1.0": ("bytes",)},
            "bytes": {"1.0": ()},
        }
    )

    found = wheels.resolve(["tide"], tmp_path / "wheels", index)

    assert [path.name.split("-")[0] for path in found] == ["bytes", "colours", "tide"]
    assert index.asked == [["tide"], ["colours"], ["bytes"]]


def test_a_version_that_a_later_wheel_does_not_take_is_changed_for_one_that_all_take(tmp_path):
    versions: dict[str, tuple[str, ...]] = {"1.0": (), "2.0": (), "3.0": ()}
    index = Index({"gate": versions, "tide": {"1.0": ("gate>1",)}, "moon": {"1.0": ("gate<3",)}})

    found = wheels.resolve(["gate", "tide", "moon"], tmp_path / "wheels", index)

    assert [path.name for path in found if path.name.startswith("gate")] == ["gate-2.0-py3-none-any.whl"]


def test_what_no_version_fits_is_named(tmp_path):
    index = Index({"gate": {"1.0": ()}, "tide": {"1.0": ("gate>=2",)}})

    with pytest.raises(wheels.Unlocked, match="gate>=2"):
        wheels.resolve(["tide"], tmp_path / "wheels", index)


@pytest.mark.parametrize(
    ("place", "reader", "full"),
    [
        ("torch/lib/torch_cpu.dll", False, True),
        ("PIL/_imaging.cp313-win_amd64.pyd", False, True),
        ("onnxruntime/transformers/optimizer.py", False, True),
        ("torch/include/torch/script.hpp", False, False),
        ("torch/bin/protoc.exe", False, False),
        ("msvc_runtime-14.51.data/data/vcomp140.dll", False, False),
        ("msvc_runtime-14.51.dist-info/licenses/LICENSE", True, True),
        ("PySide6/Qt6Network.dll", False, False),
        ("PySide6/Qt6Widgets.dll", True, True),
    ],
)
def test_the_full_flavour_has_what_trains_and_not_what_builds(place, reader, full):
    assert contents.is_needed_of_wheel(place) == reader
    assert contents.is_needed_of_wheel(place, "full") == full


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt6Widgets.dll",
        "PySide6/QtSvg.pyd",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/translations/qtbase_zh_CN.qm",
        "shiboken6/Shiboken.pyd",
        "onnxruntime/capi/onnxruntime_pybind11_state.pyd",
        "onnxruntime/capi/onnxruntime_providers_shared.dll",
        "numpy.libs/libscipy_openblas64_-63c8.dll",
        "lxml/etree.cp313-win_amd64.pyd",
        "tqdm-4.70.1.dist-info/METADATA",
    ],
)
def test_what_the_windows_program_needs_of_a_wheel_is_in_the_bundle(place):
    assert contents.is_needed_of_wheel(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/designer.exe",
        "PySide6/QtCore.pyi",
        "PySide6/Qt6OpenGL.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/qml/QtQuick/qtquick2plugin.dll",
        "PySide6/resources/icudtl.dat",
        "onnxruntime/capi/onnxruntime.dll",
        "onnxruntime/transformers/optimizer.py",
        "numpy/f2py/__init__.py",
        "numpy/_core/tests/test_api.py",
    ],
)
def test_what_it_does_not_need_is_not(place):
    assert not contents.is_needed_of_wheel(place)


def test_a_library_that_neither_the_bundle_nor_windows_has_is_missing():
    asked_for = {
        "onnx.pyd": ["MSVCP140.dll", "KERNEL32.dll", "api-ms-win-crt-math-l1-1-0.dll"],
        "Qt6Core.dll": ["icuuc.dll", "msvcp140.DLL"],
    }

    assert missing_libraries(asked_for) == {"onnx.pyd: MSVCP140.dll", "Qt6Core.dll: msvcp140.DLL"}
    assert missing_libraries({**asked_for, "msvcp140.dll": []}) == set()


@with_compiler
def test_the_launchers_are_a_program_for_the_console_and_one_for_the_window(tmp_path):
    icon = tmp_path / "precis.ico"
    icon.write_bytes(struct.pack("<HHHBBBBHHII", 0, 1, 1, 1, 1, 0, 0, 1, 32, 48, 22) + bytes(48))
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        compile_launchers(folder, icon, "python313.dll")

    kinds = {}
    for name in PROGRAMS:
        content = (tmp_path / "one" / name).read_bytes()
        assert content == (tmp_path / "two" / name).read_bytes()
        header = struct.unpack_from("<I", content, 0x3C)[0]
        kinds[name] = struct.unpack_from("<H", content, header + 24 + 68)[0]
        assert __version__.encode("utf-16-le") in content
        assert b"longPathAware" in content
        assert missing_libraries({name: imports_of(tmp_path / "one" / name)}) == set()
    assert kinds == {"precis.exe": 3, "precis-window.exe": 2}


@with_nsis
@with_compiler
def test_two_packings_make_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "1700000000")
    icon = tmp_path / "precis.ico"
    icon.write_bytes(struct.pack("<HHHBBBBHHII", 0, 1, 1, 1, 1, 0, 0, 1, 32, 48, 22) + bytes(48))
    made = []
    for name in ("one", "two"):
        frozen = tmp_path / name / "precis-reader"
        (frozen / "_internal").mkdir(parents=True)
        for file in ("precis.exe", "precis-window.exe", "_internal/tide.py"):
            (frozen / file).write_bytes(b"a program")
        packages = (
            pack_setup(frozen, icon, tmp_path / f"{name}.exe"),
            pack_portable(frozen, tmp_path / f"{name}.zip"),
        )
        made.append([package.read_bytes() for package in packages])

    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert f"precis-{__version__}/{PORTABLE}/" in archive.namelist()


def test_the_setup_installs_and_removes_what_the_launchers_are_called():
    script = SCRIPT.read_text("utf-8")

    for name in PROGRAMS:
        assert f'Delete "$INSTDIR\\{name}"' in script
    assert start.COMPILE_ARGUMENT in script


def test_a_package_carries_the_time_that_it_is_told(monkeypatch):
    monkeypatch.setenv(VARIABLE, "1700000000")
    assert build_time() == 1700000000
    monkeypatch.setenv(VARIABLE, "0")
    assert build_time() == EARLIEST
