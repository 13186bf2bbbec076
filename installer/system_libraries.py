"""Libraries in a frozen program that no Python package brings, for the bill of materials.

On Debian and its kin dpkg says which package each is from; elsewhere its name and its hash stand for it.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Owner = Callable[[Path], tuple[str, str]]
_PYTHON = ("libpython3", "python3")
"""Python itself, which the bill names anyway."""


@dataclass(frozen=True, slots=True)
class SystemLibrary:
    """A library, and the system's package that it was taken from; both empty where nobody knows."""

    file: str
    sha256: str
    package: str = ""
    version: str = ""


def find_system_libraries(
    inner: Path, owner_of: Owner | None = None, of_packages: Collection[str] = ()
) -> tuple[SystemLibrary, ...]:
    """Return those in a program's _internal folder: what lies on top there is the system's.

    Or it is one of the modules of Python packages that have no folder: of_packages names those.
    """
    owner_of = owner_of or owner_by_dpkg
    files = sorted(
        path
        for path in inner.iterdir()
        if path.is_file()
        and not path.is_symlink()
        and path.name not in of_packages
        and not path.name.startswith(_PYTHON)
        and (path.suffix in (".dll", ".dylib") or ".so" in path.suffixes)
    )
    return tuple(
        SystemLibrary(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), *owner_of(path))
        for path in files
    )


def owner_by_dpkg(library: Path) -> tuple[str, str]:
    """Return name and version of the installed Debian package that has this very library."""
    if not shutil.which("dpkg-query"):
        return "", ""
    for line in _ask("--search", f"*/{library.name}"):
        owner, _, place = line.partition(": ")
        if Path(place).is_file() and Path(place).read_bytes() == library.read_bytes():
            package = owner.partition(":")[0]
            return package, "".join(_ask("--show", "--showformat=${Version}\n", owner)[:1]).strip()
    return "", ""


def components(libraries: Iterable[SystemLibrary]) -> list[dict[str, Any]]:
    """Return them as components of CycloneDX, those of one package together."""
    found: dict[str, dict[str, Any]] = {}
    for library in libraries:
        name, version = library.package or library.file, library.version
        reference = f"pkg:deb/debian/{name}@{version}" if library.package else f"file:{name}"
        component = found.setdefault(
            reference, {"type": "library" if library.package else "file", "bom-ref": reference, "name": name}
        )
        if library.package:
            component |= {"version": version, "purl": reference}
            evidence = component.setdefault("evidence", {"occurrences": []})
            evidence["occurrences"].append({"location": library.file})
        else:
            component["hashes"] = [{"alg": "SHA-256", "content": library.sha256}]
    return [found[reference] for reference in sorted(found)]


def _ask(*question: str) -> list[str]:
    asked = ["dpkg-query", *question]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
