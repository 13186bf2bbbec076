"""File names and paths by the rules of Windows (Microsoft, "Naming Files, Paths, and Namespaces")."""

import ntpath
import re
import sys
from pathlib import Path, PurePath

LIMITS_PATHS = sys.platform == "win32"
"""Whether the system opens a path of any length only in another form."""
LONGEST = 240
"""Characters of a path that every call of Windows takes: MAX_PATH, less a file's short name in a folder."""
_EXTENDED, _SERVER = "\\\\?\\", "\\\\?\\UNC\\"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_HIDDEN_OR_SYSTEM = 0x2 | 0x4
"""FILE_ATTRIBUTE_HIDDEN, FILE_ATTRIBUTE_SYSTEM."""


def openable(path: Path) -> Path:
    """Return the path in a form in which the system opens it, however long it is."""
    if not LIMITS_PATHS or len(str(path.absolute())) < LONGEST:
        return path
    return Path(extended_path(str(path.absolute())))


def walkable(folder: Path) -> Path:
    """Return a folder's path in a form in which everything in it can be opened, however deep it lies."""
    return Path(extended_path(str(folder.absolute()))) if LIMITS_PATHS else folder


def extended_path(path: str) -> str:
    """Return an absolute path of Windows with the mark that lifts the limit of 260 characters."""
    if path.startswith(_EXTENDED):
        return path
    normal = ntpath.normpath(path)  # behind the mark ".." and "/" would be names
    if normal.startswith("\\\\"):
        return _SERVER + normal[2:]
    return _EXTENDED + normal


def shown_path(path: str) -> str:
    """Return the path as people write it: without that mark."""
    if path.startswith(_SERVER):
        return "\\\\" + path[len(_SERVER) :]
    return path.removeprefix(_EXTENDED)


def sqlite_uri(path: PurePath, how: str) -> str:
    """Return the URI by which SQLite opens an absolute path; how is its query, as in mode=ro.

    Path.as_uri() names the server of a network drive as the authority, of which SQLite knows only localhost.
    """
    place = type(path)(shown_path(str(path))).as_uri().removeprefix("file://")
    return f"file://{place if place.startswith('/') else f'//{place}'}?{how}"


def is_reserved(name: str) -> bool:
    """Whether Windows takes the name for a device, in any folder and with any suffix: NUL, con.txt, COM1."""
    return bool(_RESERVED.fullmatch(name.split(".")[0].rstrip(" ")))


def fit_file_name(stem: str) -> str:
    """Return the name, which gets a suffix yet, as every system takes it; "_" where nothing is left of it."""
    fit = _UNFIT.sub("_", stem).rstrip(". ") or "_"
    return f"_{fit}" if is_reserved(fit) else fit


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one file that is there: by a link, or in other letters where none matter."""
    try:
        return openable(one).samefile(openable(other))
    except (OSError, ValueError):
        return False


def is_hidden(name: str, attributes: int = 0) -> bool:
    """Whether a folder's listing leaves the file out: by a point before its name, or as Windows marks it.

    Word and its kin keep a file "~$name" beside each document that is open; it holds the user's name alone.
    """
    return name.startswith((".", "~$")) or bool(attributes & _HIDDEN_OR_SYSTEM)
