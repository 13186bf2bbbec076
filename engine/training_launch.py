"""What starting a training takes: the request, its options on the command line, the exit statuses."""

import argparse
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

MINUTES = 30.0
NEEDED = ("torch", "onnx")
FAILED, WRONG_CALL = 1, 2
STATUSES = (0, FAILED, WRONG_CALL, 3, 130)
"""What the process ends with when it ends as it should."""
DEVICES = ("auto", "cpu", "cuda")
PERFORMER_NETWORK = "performer"
NETWORKS = (PERFORMER_NETWORK, "transformer", "lstm", "gru", "rnn", "convolution", "words", "observations")
"""What may read the sentences together; engine.training_messages says what they are."""
SEEDS = 2**32

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What a training is asked for. Its process reads one as JSON, the first line of its standard input."""

    documents: tuple[Path, ...]
    """Files and folders of any kind, and data files with summaries."""
    out: Path
    """Where the work is kept and the model appears."""
    start: str = ""
    """The name or folder of the model to start from; empty for the one of the documents' language."""
    minutes: float = MINUTES
    seed: int = 1
    device: str = "auto"
    """One of DEVICES."""
    languages: tuple[str, ...] = ()
    """What the documents are in and the model is for; empty for the languages of the first model."""
    name: str = ""
    """What the model will stand under on the shelf; empty if it is to stay in out."""
    fresh: bool = False
    """Whether only the encoder is taken from the first model, and the graph ranking is to be beaten."""
    network: str = ""
    """One of NETWORKS, whose weights are drawn anew; empty for that of the first model."""

    def __post_init__(self) -> None:
        _require_duration(self.minutes)
        _require_seed(self.seed)
        _require_folder_name(self.name)
        if self.device not in DEVICES:
            raise ValueError(f"device must be one of {', '.join(DEVICES)}, got {self.device}")
        if self.network and self.network not in NETWORKS:
            raise ValueError(f"network must be one of {', '.join(NETWORKS)}, got {self.network}")

    @property
    def draws_anew(self) -> bool:
        """Whether the first model gives its encoder alone."""
        return self.fresh or bool(self.network)

    @property
    def work(self) -> Path:
        """Where the state is kept."""
        return self.out / "work"

    def to_json(self) -> dict[str, Any]:
        return {
            "documents": [str(path) for path in self.documents],
            "out": str(self.out),
            "from": self.start,
            "minutes": self.minutes,
            "seed": self.seed,
            "device": self.device,
            "languages": list(self.languages),
            "name": self.name,
            "fresh": self.fresh,
            "network": self.network,
        }

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "TrainingRequest":
        """Return the request that to_json described. Raises ValueError."""
        try:
            return cls(
                documents=tuple(Path(path) for path in facts["documents"]),
                out=Path(facts["out"]),
                start=str(facts["from"]),
                minutes=float(facts["minutes"]),
                seed=int(facts["seed"]),
                device=str(facts["device"]),
                languages=tuple(map(str, facts["languages"])),
                name=str(facts["name"]),
                fresh=bool(facts["fresh"]),
                network=str(facts.get("network", "")),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not the request of a training: {error}") from None


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe what can be asked of a training."""

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
    duration, seed = _argument(float, _require_duration), _argument(int, _require_seed)
    add("--minutes", "time for all of it (%(default)g)", "M", type=duration, default=MINUTES)
    add("--seed", "what chance starts from (%(default)s)", "N", type=seed, default=1)
    add("--device", "what computes: auto, cpu or cuda", "D", choices=DEVICES, default="auto")
    languages = "learn from documents in these languages only, as in en,de (the first model's)"
    add("--languages", languages, "A,B,…", type=_languages, default=())
    name = _argument(str, _require_folder_name)
    add("--name", "put the model on the shelf under this name", "NAME", type=name, default="")
    network = "train this network, its weights drawn anew, and not the first model's: " + ", ".join(NETWORKS)
    add("--network", network, "NETWORK", choices=NETWORKS, default="")
    fresh = "take nothing but the encoder from the first model; what is to be beaten is the graph ranking"
    parser.add_argument("--fresh", action="store_true", help=fresh)


def request_of(options: argparse.Namespace) -> TrainingRequest:
    """Return what the options ask for that add_options describes."""
    return TrainingRequest(
        documents=tuple(options.documents),
        out=options.out,
        start=options.start,
        minutes=options.minutes,
        seed=options.seed,
        device=options.device,
        languages=options.languages,
        name=options.name,
        fresh=options.fresh,
        network=options.network,
    )


def _require_duration(minutes: float) -> None:
    if not (math.isfinite(minutes) and minutes > 0):
        raise ValueError("must be above 0")


def _require_seed(seed: int) -> None:
    if not 0 <= seed < SEEDS:
        raise ValueError(f"must be from 0 to {SEEDS - 1}")


def _require_folder_name(name: str) -> None:
    if name and (name != Path(name).name or name.startswith(".") or not name.isprintable()):
        raise ValueError("must be the name of a folder")


def _languages(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _argument(convert: Callable[[str], Value], require: Callable[[Value], None]) -> Callable[[str], Value]:
    """Return a type of argparse's whose complaint says what is required."""

    def read(text: str) -> Value:
        try:
            value = convert(text)
            require(value)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None
        return value

    return read
