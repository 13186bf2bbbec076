"""Measures which lines the program takes for notices, such as licences, imprints and furniture of pages.

    python -m bench.notices LINES.jsonl.gz

Each line of the file holds `text`, `lang` and `boilerplate` (true or false). Prints precision and recall
of each language.
"""

import argparse
import gzip
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from engine.ranking.sentence_roles import is_notice


@dataclass(slots=True)
class Counts:
    labelled: int = 0
    judged: int = 0
    both: int = 0


def counted(path: Path) -> dict[str, Counts]:
    counts: dict[str, Counts] = defaultdict(Counts)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            judged, of_language = is_notice(line["text"], line["lang"]), counts[line["lang"]]
            of_language.labelled += line["boilerplate"]
            of_language.judged += judged
            of_language.both += judged and line["boilerplate"]
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("lines", type=Path)
    print(f"{'language':8} {'notices':>7} {'precision':>9} {'recall':>6}")
    for language, counts in sorted(counted(parser.parse_args().lines).items()):
        precision = counts.both / max(counts.judged, 1)
        print(
            f"{language:8} {counts.labelled:7} {precision:9.2f} {counts.both / max(counts.labelled, 1):6.2f}"
        )


if __name__ == "__main__":
    main()
