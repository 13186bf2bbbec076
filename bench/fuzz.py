"""A coverage-guided run over the readers of archives, e-books, RTF and text, with atheris.

    python -m bench.fuzz zip|epub|rtf|text [--corpus FOLDER] [--seconds 300]

atheris is no dependency of the program. It goes into an environment of its own, and finds the program's
packages by their path: `PYTHONPATH=.venv/lib/python3.11/site-packages:. other/bin/python -m bench.fuzz epub`.

The readers run in this process, without the reader process around them: any exception but a DocumentError is
a find, and so is an input that takes more than twenty seconds or 2 GB. What did it is left in the corpus
folder as crash-…, timeout-… or oom-….
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris  # type: ignore[import-not-found,unused-ignore]

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = ROOT.parent / "shared" / "hostile"
SEEDS = {"zip": "docx", "epub": "epub", "rtf": "rtf", "text": "txt"}
LONGEST = 40_000

with atheris.instrument_imports(include=["engine"], enable_loader_override=False):
    from engine.core.errors import DocumentError
    from engine.core.raw_page import Reader
    from engine.readers.detection.format_detection import find_reader
    from engine.readers.markup.epub import read_epub
    from engine.readers.office.docx import read_docx
    from engine.readers.plain.reader import read_text
    from engine.readers.rtf.reader import read_rtf
    from engine.structure.document_builder import build_document

READERS: dict[str, Reader] = {"zip": read_docx, "epub": read_epub, "rtf": read_rtf, "text": read_text}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("path", choices=sorted(READERS))
    arguments.add_argument("--corpus", type=Path, default=Path(tempfile.gettempdir(), "precis-fuzz"))
    arguments.add_argument("--seconds", type=int, default=300)
    chosen = arguments.parse_args()
    corpus = chosen.corpus / chosen.path
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(SEEDS[chosen.path]):
        (corpus / seed.name).write_bytes(seed.read_bytes())
    file = corpus.with_suffix(".input")
    reader = READERS[chosen.path]

    def read(data: bytes) -> None:
        file.write_bytes(data)
        try:
            if chosen.path == "zip":
                find_reader(file)
            build_document(file, reader(file, ""))
        except DocumentError:
            return

    options = [
        f"-max_total_time={chosen.seconds}",
        "-timeout=20",
        "-rss_limit_mb=2048",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={chosen.corpus}/",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], read)
    atheris.Fuzz()


def seeds(folder: str) -> Iterator[Path]:
    """Yield small real files of that kind."""
    for path in sorted((HOSTILE / folder).glob("*")):
        if path.is_file() and path.stat().st_size <= LONGEST:
            yield path


if __name__ == "__main__":
    main()
