"""`python -m installer.build [--reader]`: freezes the program and packs it as this platform wants it.

Called by `dev.py build`, with a Python that has what the flavour needs and PyInstaller. What is made lies in
dist, with a bill of materials and the sums of all files.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import Distribution
from pathlib import Path

from engine import __version__
from installer import archive, bill, contents, debian
from installer.build_time import VARIABLE, build_time
from installer.icons import ICNS_KINDS, ICO_SIZES, SIZES, draw, to_icns, to_ico
from installer.system_libraries import find_system_libraries
from installer.windows_packages import pack_portable, pack_setup

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "dist"
SUMS = "SHA256SUMS"
PACKED = (".deb", ".dmg", ".exe", ".json", ".xz", ".zip")


def main() -> int:
    flavour = "reader" if sys.argv[1:] == ["--reader"] else "full"
    OUT.mkdir(exist_ok=True)
    frozen, made, packages = put_together(flavour)
    say("Packing.")
    name = f"{frozen.name}-{__version__}-{system_name()}"
    modules = {file.name for package in packages for file in package.files or () if len(file.parts) == 1}
    libraries = find_system_libraries(frozen / "_internal", of_packages=modules)
    bill.write_bill(OUT / f"{name}.cdx.json", packages, bill.this_python(), libraries)
    for package in pack(frozen, made, name):
        say(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.1f} MB")
    write_sums(OUT)
    return 0


def put_together(flavour: str) -> tuple[Path, Path, list[Distribution]]:
    """Return the program's folder, that of what was made for it, and the packages in it."""
    work = ROOT / "build" / flavour
    made = work / "made"
    say("Writing licences and icons.")
    packages = bill.distributions(contents.EXTRAS[flavour])
    bill.write_licences(made, packages, bill.this_python())
    draw_icons(made)
    say("Freezing.")
    return freeze(work, flavour == "reader"), made, packages


def system_name() -> str:
    """Return system and processor, as in the name of a file."""
    return f"{platform.system().lower().replace('darwin', 'macos')}-{platform.machine().lower()}"


def draw_icons(made: Path) -> None:
    pictures = draw(ROOT / "resources" / "icons" / "precis.svg", (*SIZES, *ICO_SIZES, *ICNS_KINDS.values()))
    for size, png in pictures.items():
        (made / f"precis-{size}.png").write_bytes(png)
    (made / "precis.ico").write_bytes(to_ico({size: pictures[size] for size in ICO_SIZES}))
    (made / "precis.icns").write_bytes(to_icns(pictures))


def freeze(work: Path, reader: bool) -> Path:
    """Return the folder that PyInstaller made."""
    out = work / "frozen"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    command += [f"--workpath={work}", f"--distpath={out}", str(ROOT / "build.spec")]
    # The same sources make the same bytes: PyInstaller takes the time from here, and the order of sets.
    steady = os.environ | {VARIABLE: str(build_time()), "PYTHONHASHSEED": "1"}
    subprocess.run([*command, *(["--", "--reader"] if reader else [])], check=True, cwd=ROOT, env=steady)
    frozen = out / f"precis-{'reader' if reader else 'full'}"
    if sys.platform == "linux":
        strip(frozen)
    return frozen


def strip(frozen: Path) -> None:
    """Take the symbols out of Python itself; a wheel's libraries were patched, and strip breaks them."""
    python = [*frozen.glob("_internal/libpython*"), *frozen.glob("_internal/python3.*/lib-dynload/*.so")]
    if shutil.which("strip"):
        subprocess.run(["strip", "--strip-unneeded", *map(str, python)], check=True)


def pack(frozen: Path, made: Path, name: str) -> list[Path]:
    """Return the packages that this platform's people download."""
    if sys.platform == "linux":
        return [debian.pack(frozen, made, OUT), archive.pack(frozen, made, OUT / f"{name}.tar.xz")]
    if sys.platform == "win32":
        portable = pack_portable(frozen, OUT / f"{name}-portable.zip")
        return [pack_setup(frozen, made / "precis.ico", OUT / f"{name}-setup.exe"), portable]
    if sys.platform == "darwin":
        return [pack_for_macos(frozen, name)]
    raise SystemExit(f"There is no package for {sys.platform}; the program is in {frozen}.")


def pack_for_macos(frozen: Path, name: str) -> Path:
    """Put the .app into a disk image."""
    package = OUT / f"{name}.dmg"
    content = image_content(frozen.parent / "Précis.app", frozen.parent / "image")
    image = ["hdiutil", "create", "-volname", "Précis", "-srcfolder", str(content), "-ov", "-format", "UDZO"]
    subprocess.run([*image, str(package)], check=True)
    return package


def image_content(app: Path, content: Path) -> Path:
    """Lay out what the disk image shows: the .app, beside a link to the folder to which it is dragged."""
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir()
    shutil.copytree(app, content / app.name, symlinks=True)
    (content / "Applications").symlink_to("/Applications")
    return content


def write_sums(folder: Path) -> None:
    """Write the SHA-256 sum of every package, as `sha256sum --check` reads them."""
    packages = sorted(path for path in folder.iterdir() if path.suffix in PACKED)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in packages]
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
