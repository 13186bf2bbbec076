"""What starting a training takes: its options and exit statuses, for the command line and the window."""

import argparse
import math
from pathlib import Path
from typing import Any

MINUTES = 30.0
NEEDED = ("torch", "onnx")
FAILED = 1
STATUSES = (0, FAILED, 2, 3, 130)
"""What the process ends with when it ends as it should."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe what can be asked of a training; its process understands the same."""

    def add(name: str, words: str, metavar: str, **rest: Any) -> None:
        parser.add_argument(name, help=words, metavar=metavar, **rest)

    add(
        "--documents",
        "a folder of documents of any kind, or a data file with summaries; may be given several times",
        "FOLDER|DATA.jsonl[.gz]",
        type=Path,
        action="append",
        required=True,
    )
    add("--out", "where the work is kept and the model appears", "DIR", type=Path, required=True)
    add(
        "--from",
        "start from this model, not from the one for the language",
        "MODEL",
        dest="start",
        default="",
    )
    add("--minutes", "time for all of it (%(default)g)", "M", type=_minutes, default=MINUTES)
    add("--seed", "what chance starts from (%(default)s)", "N", type=_seed, default=1)
    add("--device", "what computes: auto, cpu or cuda", "D", choices=("auto", "cpu", "cuda"), default="auto")
    languages = "learn from documents in these languages only, as in en,de (the first model's)"
    add("--languages", languages, "A,B,…", type=_languages, default=())
    add("--name", "put the model on the shelf under this name", "NAME", type=_name, default="")
    fresh = "take nothing but the encoder from the first model, and draw all other weights anew"
    parser.add_argument("--fresh", action="store_true", help=fresh)


def to_arguments(options: argparse.Namespace) -> list[str]:
    """Say the options again."""
    return [
        *(f"--documents={path}" for path in options.documents),
        *(f"--out={options.out}", f"--from={options.start}", f"--minutes={options.minutes}"),
        *(f"--seed={options.seed}", f"--device={options.device}"),
        *(f"--languages={','.join(options.languages)}", f"--name={options.name}"),
        *(["--fresh"] if options.fresh else []),
    ]


def _minutes(text: str) -> float:
    minutes = float(text)
    if not (math.isfinite(minutes) and minutes > 0):
        raise argparse.ArgumentTypeError("must be above 0")
    return minutes


def _seed(text: str) -> int:
    seed = int(text)
    if not 0 <= seed < 2**32:
        raise argparse.ArgumentTypeError("must be from 0 to 4294967295")
    return seed


def _languages(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _name(text: str) -> str:
    if text and (text != Path(text).name or text.startswith(".") or not text.isprintable()):
        raise argparse.ArgumentTypeError("must be the name of a folder")
    return text
