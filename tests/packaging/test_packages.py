import ast
import configparser
import hashlib
import importlib.util
import os
import re
import shutil
import struct
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from engine import CONVERSION_ARGUMENT, DOWNLOAD_ARGUMENT, TRAINING_ARGUMENT, __version__
from engine.readers import READER_ARGUMENT
from engine.readers.worker.process import reader_command
from engine.system.subprocesses import module_command
from gui.__main__ import PROGRAMS
from gui.shell.licences_dialog import LICENCES
from installer import archive, bill, contents, debian
from installer.build_time import VARIABLE
from installer.icons import SIZES, to_icns, to_ico
from installer.steady_code import write_steadily
from installer.system_libraries import components, find_system_libraries, owner_by_dpkg

ROOT = Path(__file__).parents[2]
MENU = ROOT / "installer" / "linux" / "precis.desktop"
METAINFO = ROOT / "installer" / "linux" / "precis.metainfo.xml"


def test_the_version_is_written_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "engine.__version__"}
    assert f"Version: {__version__}\n" in debian.control("reader", "amd64", 1)


def test_the_recipe_can_be_read():
    ast.parse((ROOT / "build.spec").read_text("utf-8"))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland-generic.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/QtPrintSupport.abi3.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\Qt6Core.dll",
        "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
        "resources/models/performer-en/encoder.onnx",
    ],
)
def test_what_the_window_needs_is_in_the_bundle(place):
    assert contents.is_needed(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "libQt6Network.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/libqtquick2plugin.so",
        "PySide6\\opengl32sw.dll",
        "PySide6\\Qt6Quick.dll",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "PySide6/QtNetwork.abi3.so",
        "libcups.so.2",
        "libfontconfig.so.1",
        "numpy/__init__.pyi",
    ],
)
def test_what_it_does_not_need_is_not(place):
    assert not contents.is_needed(place)


def test_a_system_library_that_only_left_out_files_asked_for_is_left_out_too():
    asked_for = {
        "PySide6/Qt/plugins/platforms/libqxcb.so": ["libX11.so.6", "libc.so.6"],
        "libX11.so.6": ["libXau.so.6"],
        "libXau.so.6": [],
        "libpango-1.0.so.0": ["libthai.so.0"],
        "libthai.so.0": [],
        "libpython3.11.so.1.0": [],
    }

    assert set(asked_for) - contents.without_orphans(asked_for) == {"libpango-1.0.so.0", "libthai.so.0"}


def test_a_packaged_program_starts_itself_for_what_another_process_does(monkeypatch):
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/opt/precis")

    assert reader_command() == ("/opt/precis", READER_ARGUMENT)
    for argument in (TRAINING_ARGUMENT, CONVERSION_ARGUMENT, DOWNLOAD_ARGUMENT):
        assert module_command("any", argument) == ("/opt/precis", argument)
        assert importlib.util.find_spec(PROGRAMS[argument])


def test_the_menu_entry_opens_what_the_readers_read():
    entry = configparser.ConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(MENU, "utf-8")
    facts = entry["Desktop Entry"]

    assert facts["Exec"] == "precis %F"
    assert facts["Icon"] == "precis"
    kinds = facts["MimeType"].rstrip(";").split(";")
    assert {"application/pdf", "text/plain", "application/epub+zip", "message/rfc822"} <= set(kinds)
    assert len(kinds) == len(set(kinds))


def test_the_description_for_software_centres_leads_to_the_menu_entry():
    described = ElementTree.parse(METAINFO).getroot()

    assert described.findtext("launchable") == MENU.name
    assert described.findtext("project_license") == "Apache-2.0"


def test_a_flavour_takes_the_place_of_the_other():
    reader, full = debian.control("reader", "amd64", 1), debian.control("full", "amd64", 1)

    assert "\nConflicts: precis\n" in reader
    assert "\nConflicts: precis-reader\n" in full
    assert reader.endswith("\n")


def test_the_bill_names_what_the_program_asks_for_and_what_that_asks_for():
    packages = bill.distributions()
    made = bill.bill_of_materials(packages, bill.this_python())
    names = {component["name"] for component in made["components"]}

    assert {"CPython", "numpy", "onnxruntime", "cryptography", "cffi", "shiboken6"} <= names
    assert not names & {"pytest", "torch", "hf-xet"}
    references = [component["bom-ref"] for component in made["components"]]
    assert len(references) == len(set(references))


def test_the_licences_say_who_has_which_and_how_qt_is_used():
    text = bill.licences(bill.distributions(), bill.this_python())

    assert re.search(r"^numpy +\d", text, re.MULTILINE)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "can be replaced" in text
    assert LICENCES.name == bill.LICENCES


def test_an_icon_of_windows_points_to_its_pictures():
    pictures = {16: b"small", 256: b"large"}
    ico = to_ico(pictures)

    assert struct.unpack_from("<HHH", ico) == (0, 1, 2)
    for number, (size, png) in enumerate(sorted(pictures.items())):
        width, *_, length, place = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number)
        assert width == size % 256
        assert ico[place : place + length] == png


def test_an_icon_of_macos_says_its_length():
    icns = to_icns({16: b"a", 128: b"bcd", 22: b"left out"})

    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4) == (len(icns),)
    assert b"bcd" in icns
    assert b"left out" not in icns


def test_the_bill_names_libraries_of_the_system_by_the_package_they_are_from(tmp_path):
    names = ("libX11.so.6", "libX11-xcb.so.1", "libtide.so.1.2", "base_library.zip")
    for name in (*names, "libpython3.11.so.1.0", "python313.dll", "_cffi_backend.abi3.so"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "libX11.so").symlink_to("libX11.so.6")

    def owner_of(library: Path) -> tuple[str, str]:
        return ("libx11-6", "2:1.8") if library.name.startswith("libX11") else ("", "")

    libraries = find_system_libraries(tmp_path, owner_of, {"_cffi_backend.abi3.so"})
    found = {part["name"]: part for part in components(libraries)}

    assert set(found) == {"libx11-6", "libtide.so.1.2"}
    assert found["libx11-6"]["purl"] == "pkg:deb/debian/libx11-6@2:1.8"
    assert len(found["libx11-6"]["evidence"]["occurrences"]) == 2
    assert found["libtide.so.1.2"]["hashes"][0]["content"] == hashlib.sha256(b"libtide.so.1.2").hexdigest()
    made = bill.bill_of_materials([], bill.PythonRuntime("3.13.2", ""), libraries)
    assert {part["bom-ref"] for part in made["components"]} == set(made["dependencies"][0]["dependsOn"])


def test_code_is_written_the_same_whoever_else_holds_its_names():
    packer = ModuleType("packer")
    write_steadily(packer)
    code = compile("tide_over_the_wall = 'the tide rose'", "tide.py", "exec")

    before = packer.marshal.dumps(code)
    held = [*code.co_names, *code.co_consts]
    written = BytesIO()
    packer.marshal.dump(code, written)

    assert held
    assert packer.marshal.dumps(code) == before == written.getvalue()
    found: dict[str, object] = {}
    exec(packer.marshal.loads(before), found)
    assert found["tide_over_the_wall"] == "the tide rose"


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="Debian's tools are needed")
def test_a_library_is_from_the_package_that_has_the_very_same(tmp_path):
    listed = subprocess.run(
        ["dpkg-query", "--listfiles", "libc6"], capture_output=True, text=True, check=False
    )
    (true,) = [Path(line) for line in listed.stdout.splitlines() if line.endswith("/libanl.so.1")]
    same, other = tmp_path / true.name, tmp_path / "other" / true.name
    shutil.copyfile(true, same)
    other.parent.mkdir()
    other.write_bytes(b"built by somebody else")

    package, version = owner_by_dpkg(same)

    assert package == "libc6"
    assert version[0].isdigit()
    assert owner_by_dpkg(other) == ("", "")


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="Debian's tools are needed")
def test_two_packings_for_linux_make_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "1700000000")
    made = tmp_path / "made"
    made.mkdir()
    for name in (bill.LICENCES, *(f"precis-{size}.png" for size in SIZES)):
        (made / name).write_text(name)
    packages = []
    for number in (1, 2):
        frozen, out = tmp_path / f"{number}" / "precis-reader", tmp_path / f"out-{number}"
        (frozen / "_internal").mkdir(parents=True)
        out.mkdir()
        for file in ("precis", "_internal/tide.py"):
            (frozen / file).write_text("a program")
            os.utime(frozen / file, (number, number))
        package = debian.pack(frozen, made, out)
        packages.append((package.read_bytes(), archive.pack(frozen, made, out / "p.tar.xz").read_bytes()))

    assert packages[0] == packages[1]
