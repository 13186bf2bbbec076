"""Texts whose encoding is known: how many are decoded to the same text, beside charset-normalizer.

    .venv/bin/python -m bench.encodings [--files ../shared/hostile]

The label is the folder that the file stood in, as MANIFEST.tsv says. A label of gb2312 is read as GB18030,
which contains it. A label that Python has no codec for counts as missed.
"""

import argparse
import csv
import re
from pathlib import Path

from charset_normalizer import from_bytes

from engine.readers.detection.encoding import decode

ROOT = Path(__file__).resolve().parents[1]
WIDER = {"gb2312": "gb18030", "euc_tw": "", "windows_31j": "cp932"}
LANGUAGE = re.compile(r"[-_](?:bulgarian|croatian|czech|hebrew|hungarian|polish|russian|slovene|turkish)$")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--files", type=Path, default=ROOT.parent / "shared" / "hostile")
    folder = arguments.parse_args().files
    labelled = list(labels(folder))
    ours = peers = 0
    for path, label in labelled:
        data = path.read_bytes()
        truth = decoded(data, label)
        ours += same(decode(data).text, truth)
        guess = from_bytes(data).best()
        peers += guess is not None and same(str(guess), truth)
        if not same(decode(data).text, truth):
            print(f"missed: {path.name}, labelled {label}, read as {decode(data).encoding}")
    print(f"{len(labelled)} labelled texts: Précis {ours}, charset-normalizer {peers}")


def labels(folder: Path) -> list[tuple[Path, str]]:
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["path"].startswith("txt/")]
    found = []
    for row in rows:
        parts = Path(row["original_path"]).parts
        if row["source_repo"].endswith(("char-dataset", "chardet")) and len(parts) > 1:
            label = LANGUAGE.sub("", parts[-2].lower()).replace("-", "_")
            found.append((folder / row["path"], WIDER.get(label, label)))
    return found


def decoded(data: bytes, label: str) -> str | None:
    try:
        return data.decode(label or "unknown", "replace")
    except LookupError:
        return None


def same(text: str, truth: str | None) -> bool:
    """Whether two texts are the same but for byte order marks and what could not be decoded."""
    return truth is not None and text.lstrip("\ufeff").split() == truth.lstrip("\ufeff").split()


if __name__ == "__main__":
    main()
