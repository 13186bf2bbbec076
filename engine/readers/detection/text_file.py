"""Takes the text of a file: decoded, and no more of it than a reader can handle."""

from dataclasses import dataclass
from pathlib import Path

from engine.core.document import Problem, ProblemKind
from engine.readers.detection.encoding import decode

MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file, its lines ended by line feeds, and what was wrong with it."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_text_file(path: Path, encoding: str = "", most_bytes: int = MOST_BYTES) -> TextFile:
    """Decode up to most_bytes of a file. encoding is the user's own word; empty where there is none."""
    with path.open("rb") as file:
        data = file.read(most_bytes)
        more = file.read(1)
    decoded = decode(data, chosen=encoding)
    problems = []
    if not decoded.certain:
        problems.append(Problem(ProblemKind.ENCODING_GUESSED, detail=decoded.encoding))
    if more:
        size = path.stat().st_size
        problems.append(Problem(ProblemKind.TRUNCATED, detail=f"first {most_bytes:,} of {size:,} bytes"))
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return TextFile(text, tuple(problems))
