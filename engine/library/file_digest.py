"""The SHA-256 digest of a file, by which it is known whatever its date is."""

import hashlib
from pathlib import Path

from engine.core.progress import Progress, Report, Stage
from engine.system.file_names import openable

_CHUNK = 1 << 20


def sha256_of(path: Path, report: Report) -> str:
    """Return the digest in hexadecimal. Raises OSError."""
    digest = hashlib.sha256()
    done = 0
    with openable(path).open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            report(Progress(Stage.READ, done))
    return digest.hexdigest()
