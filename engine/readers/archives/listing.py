"""Contents of a ZIP archive of documents: which there are, which are left out and why, and the bytes of one.

An archive within the archive is looked into, in memory; one within that is not. Nothing of a document is
unpacked to list it, and what a header says of sizes is not relied on when one is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from engine.core.errors import DocumentError, FileMissing, PasswordNeeded, TooLarge, UnsupportedFormat
from engine.core.formats import document_suffixes
from engine.core.found_files import SkipReason
from engine.readers.archives.names import member_names
from engine.readers.common.archive import Archive, ArchiveLimits, archive_in, open_archive

SUFFIX = ".zip"
LIMITS = ArchiveLimits(part_bytes=256 << 20)
"""A document may be larger than a part of one: it is not unpacked into memory."""
INNER_LIMITS = ArchiveLimits()
"""Of an archive in an archive, which is."""
MOST_FILES = 20_000
"""Of an archive with those in it."""
_SUFFIXES = document_suffixes()


@dataclass(slots=True)
class MemberList:
    """Names of the files in an archive, with slashes."""

    documents: list[str] = field(default_factory=list)
    skipped: list[tuple[str, SkipReason]] = field(default_factory=list)

    @property
    def files(self) -> int:
        return len(self.documents) + len(self.skipped)


def list_members(path: Path) -> MemberList:
    """List the documents in an archive in order of name. Raises what open_archive does."""
    found = MemberList()
    with open_archive(path, LIMITS) as archive:
        _list_into(found, archive, "")
    return found


def unpack_member(path: Path, member: str) -> Iterator[bytes]:
    """Yield the bytes of a document by its name in the archive.

    Raises FileMissing where there is none of that name, and what Archive.stream does.
    """
    with open_archive(path, LIMITS) as archive:
        names = member_names(archive.entries)
        if member in names:
            yield from archive.stream_entry(names[member])
            return
        for name, entry in names.items():
            if member.startswith(f"{name}/"):
                inner = _inner_archive(archive, entry)
                inside = member_names(inner.entries).get(member.removeprefix(f"{name}/"))
                if inside is not None:
                    yield from inner.stream_entry(inside)
                    return
    raise FileMissing(path / member)


def _list_into(found: MemberList, archive: Archive, outer: str) -> None:
    members = sorted(member_names(archive.entries).items(), key=lambda member: _order(member[0]))
    for name, entry in members:
        reason = _reason_to_skip(name, entry, is_inner=bool(outer))
        if reason is None and found.files >= MOST_FILES:
            reason = SkipReason.TOO_LARGE
        if reason is None and _suffix(name) == SUFFIX:
            reason = _list_inner(found, archive, name, entry)
        elif reason is None:
            found.documents.append(outer + name)
        if reason is not None:
            found.skipped.append((outer + name, reason))


def _list_inner(found: MemberList, archive: Archive, name: str, entry: ZipInfo) -> SkipReason | None:
    """List an archive in the archive; return why not where that fails."""
    try:
        _list_into(found, _inner_archive(archive, entry), f"{name}/")
    except PasswordNeeded:
        return SkipReason.PROTECTED
    except TooLarge:
        return SkipReason.TOO_LARGE
    except UnsupportedFormat:
        return SkipReason.UNSUPPORTED
    except DocumentError:
        return SkipReason.DAMAGED
    return None


def _inner_archive(archive: Archive, entry: ZipInfo) -> Archive:
    if entry.file_size > INNER_LIMITS.part_bytes:
        raise TooLarge(archive.path, f"{entry.file_size} bytes of an archive in an archive")
    content = bytearray()
    for piece in archive.stream_entry(entry):
        content += piece
        if len(content) > INNER_LIMITS.part_bytes:
            raise TooLarge(archive.path, f"an archive in an archive over {INNER_LIMITS.part_bytes} bytes")
    return archive_in(archive.path, BytesIO(content), LIMITS)


def _reason_to_skip(name: str, entry: ZipInfo, *, is_inner: bool) -> SkipReason | None:
    if any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
        return SkipReason.HIDDEN
    is_archive = _suffix(name) == SUFFIX
    if is_archive and is_inner:
        return SkipReason.NESTED
    if not is_archive and _suffix(name) not in _SUFFIXES:
        return SkipReason.UNSUPPORTED
    if Archive.is_locked(entry):
        return SkipReason.PROTECTED
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return SkipReason.UNSUPPORTED
    if not entry.file_size:
        return SkipReason.EMPTY
    explodes = entry.file_size > max(LIMITS.free_bytes, LIMITS.ratio * entry.compress_size)
    return SkipReason.TOO_LARGE if explodes or entry.file_size > LIMITS.part_bytes else None


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _order(name: str) -> tuple[str, str]:
    """Sort as a folder is walked: the files of a folder before those of the folders in it."""
    folder, _, last = name.rpartition("/")
    return folder, last
