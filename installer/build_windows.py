"""`python -m installer.build_windows [--full]`: makes the packages for Windows on Linux, without Windows.

Called by `dev.py build --windows`. Needs makensis, MinGW-w64 and, the first time, the package index.
"""

import sys

from engine import __version__
from installer import bill, windows_bundle
from installer.build import OUT, ROOT, draw_icons, say, write_sums
from installer.system_libraries import find_system_libraries
from installer.windows_packages import pack_portable, pack_setup

WORK = ROOT / "build" / "windows"
MADE = WORK / "made"
ICON = MADE / "precis.ico"


def main() -> int:
    OUT.mkdir(exist_ok=True)
    bundle = put_together("full" if sys.argv[1:] == ["--full"] else "reader")
    folder = bundle.folder
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    say(f"{folder.relative_to(ROOT)}: {size / 1e6:.1f} MB")
    say("Packing.")
    name = f"{folder.name}-{__version__}-windows-amd64"
    libraries = find_system_libraries(folder / "_internal", lambda _library: ("", ""))
    bill.write_bill(OUT / f"{name}.cdx.json", bundle.packages, bundle.python, libraries)
    setup = pack_setup(folder, ICON, OUT / f"{name}-setup.exe")
    for package in (setup, pack_portable(folder, OUT / f"{name}-portable.zip")):
        say(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.1f} MB")
    write_sums(OUT)
    return 0


def put_together(flavour: str) -> windows_bundle.WindowsBundle:
    """Return the program's folder, made anew."""
    MADE.mkdir(parents=True, exist_ok=True)
    draw_icons(MADE)
    say("Fetching Python and the wheels for Windows, and putting them together.")
    return windows_bundle.make(WORK, MADE, ICON, flavour)


if __name__ == "__main__":
    sys.exit(main())
