"""`python -m installer.macos_wheels`: checks on any system whether the wheels for macOS make a program.

The package index has no Python for macOS, so that no program is put together. What is checked: all that is
asked for is there, every library is for the processor and finds what it is linked to, and no wheel wants a
later system than MINIMUM_SYSTEM. For Macs with Intel processors there is no wheel of ONNX Runtime any more.
"""

import posixpath
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from installer import contents
from installer.mach_o import MachSlice, is_mach_o, read_slices
from installer.macos_files import MINIMUM_SYSTEM
from installer.wheels import PYTHON, ROOT, fetch, requirements, unmet, unpack

PROCESSOR = "arm64"
LOCK = ROOT / "installer" / "macos" / "wheels.lock"
MARKERS = {
    "os_name": "posix",
    "platform_machine": PROCESSOR,
    "platform_system": "Darwin",
    "sys_platform": "darwin",
}
OF_THE_SYSTEM = ("/System/Library/", "/usr/lib/")
_TAG = re.compile(r"macosx_(\d+)_(\d+)_")


def main() -> int:
    work = ROOT / "build" / "macos"
    wheels = fetch(LOCK, work / "wheels", pip_options())
    site = work / "site-packages"
    shutil.rmtree(site, ignore_errors=True)
    unpack(wheels, site)
    needed = [path for path in sorted(site.rglob("*")) if is_needed(path, site)]
    slices = {path.relative_to(site).as_posix(): read_slices(path.read_bytes()) for path in needed}
    found = [f"missing: {name}" for name in sorted(unmet(site, requirements(), MARKERS))]
    found += [*troubles(slices), *too_new(wheel.name for wheel in wheels)]
    print("\n".join(found) or f"{len(wheels)} wheels, {len(slices)} programs and libraries: all is there.")
    return bool(found)


def pip_options() -> list[str]:
    """Return what pip is to take for a Mac of MINIMUM_SYSTEM; it counts no older systems in by itself."""
    newest = int(MINIMUM_SYSTEM.split(".")[0])
    systems = [f"{number}_0" for number in range(11, newest + 1)] + ["10_9", "10_12", "10_13"]
    platforms = [f"macosx_{system}_{kind}" for system in systems for kind in (PROCESSOR, "universal2")]
    chosen = [f"--platform={platform}" for platform in platforms]
    return [*chosen, f"--python-version={PYTHON}", "--implementation=cp", "--only-binary=:all:"]


def is_needed(path: Path, site: Path) -> bool:
    if not path.is_file() or path.is_symlink() or path.suffix in (".a", ".o") or not is_mach_o(path):
        return False
    return contents.is_needed_of_wheel(path.relative_to(site).as_posix())


def troubles(slices: Mapping[str, Iterable[MachSlice]]) -> list[str]:
    """Return what is wrong with the libraries, which are called by their places.

    What a library asks for must lie where it looks: in the system, or among them, never in another place.
    """
    found = []
    for place, parts in slices.items():
        ours = [part for part in parts if part.processor == PROCESSOR]
        if not ours:
            found.append(f"{place}: not for {PROCESSOR}")
        for part in ours:
            if part.minimum > _oldest():
                found.append(f"{place}: for macOS {'.'.join(map(str, part.minimum))} and later")
            looked = [path for path in part.search_paths if _leads_out(path)]
            found += [f"{place}: looks in {path}" for path in looked]
            asked = sorted(name for name in part.libraries if not name.startswith(OF_THE_SYSTEM))
            found += [f"{place}: no {name}" for name in asked if not _places(name, place, part) & set(slices)]
    return found


def _oldest() -> tuple[int, int]:
    major, minor = MINIMUM_SYSTEM.split(".")
    return int(major), int(minor)


def _leads_out(path: str) -> bool:
    return not path.startswith(("@loader_path", "@executable_path", *OF_THE_SYSTEM))


def _places(name: str, place: str, part: MachSlice) -> set[str]:
    """Return where a library is looked for that another one at a place asks for."""
    paths = [name]
    if name.startswith("@rpath/"):
        paths = [f"{path.rstrip('/')}/{name.removeprefix('@rpath/')}" for path in part.search_paths]
    here = posixpath.dirname(place)
    return {
        posixpath.normpath(path.replace("@loader_path", here, 1))
        for path in paths
        if path.startswith("@loader_path")
    }


def too_new(wheels: Iterable[str]) -> list[str]:
    """Return which wheels want a later macOS, by their names."""
    return [
        f"{name}: wants a later macOS than {MINIMUM_SYSTEM}"
        for name in wheels
        if (systems := [(int(major), int(minor)) for major, minor in _TAG.findall(name)])
        and min(systems) > _oldest()
    ]


if __name__ == "__main__":
    sys.exit(main())
