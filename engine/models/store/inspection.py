"""Security inspection of model files before conversion: no pickles, no code, no links."""

import json
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from engine.core.errors import CodeRefused, ModelTooLarge, ModelUnsafe, ModelUnsupported, PicklesRefused
from engine.models.formats.gguf_header import GgufHeader, InvalidGguf, read_gguf_header
from engine.models.formats.safetensors_header import InvalidSafetensors, read_safetensors_header

CONFIG = "config.json"
TOKENIZER = "tokenizer.json"
CARD = "README.md"
WEIGHTS = "model.safetensors"
INDEX = "model.safetensors.index.json"
SHARD = re.compile(r"model-\d{5}-of-\d{5}\.safetensors", re.ASCII)
PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
LIMITS = {
    CONFIG: 2**20,
    "generation_config.json": 2**20,
    TOKENIZER: 50 * 2**20,
    "tokenizer_config.json": 8 * 2**20,
    "special_tokens_map.json": 2**20,
    "added_tokens.json": 8 * 2**20,
    "vocab.json": 50 * 2**20,
    "merges.txt": 50 * 2**20,
    "chat_template.jinja": 2**20,
    INDEX: 8 * 2**20,
    CARD: 2**20,
}
"""Of each file that is taken beside the weights, the most bytes."""
MOST_WEIGHTS = 8 * 2**30
"""Bytes."""
DEEPEST = 20


def choose_files(name: str, sizes: Mapping[str, int]) -> tuple[str, ...]:
    """Return which files of a Hugging Face model are needed, the small ones first, by what there is.

    Raises NotInstalled, of the kind that says why there is nothing to choose.
    """
    weights = _weights(name, sizes)
    small = [each for each in LIMITS if each in sizes and (each != INDEX or INDEX in weights)]
    if sizes.get(CARD, 0) > LIMITS[CARD]:
        small.remove(CARD)
    if TOKENIZER in small:
        small = [each for each in small if each not in ("vocab.json", "merges.txt")]
    for each in small:
        if sizes[each] > LIMITS[each]:
            raise ModelTooLarge(name, f"{each} has {sizes[each]} bytes")
    if not weights[0].endswith(".gguf"):
        _need(name, small)
    heavy = [each for each in weights if each != INDEX]
    total = sum(sizes[each] for each in heavy)
    if total > MOST_WEIGHTS:
        raise ModelTooLarge(
            name, f"its weights have {total / 1e9:.1f} GB, more than {MOST_WEIGHTS / 1e9:.1f}"
        )
    return (*small, *heavy)


def _weights(name: str, sizes: Mapping[str, int]) -> list[str]:
    if WEIGHTS in sizes:
        return [WEIGHTS]
    shards = sorted(each for each in sizes if SHARD.fullmatch(each))
    if INDEX in sizes and shards:
        return [INDEX, *shards]
    quantised = [each for each in sizes if each.lower().endswith(".gguf") and "/" not in each]
    if len(quantised) == 1:
        return quantised
    if quantised:
        raise ModelUnsupported(name, f"{len(quantised)} GGUF files: fetch one of them and add that")
    if any(each.lower().endswith(PICKLES) and "/" not in each for each in sizes):
        raise PicklesRefused(name)
    raise ModelUnsupported(name, "no weights")


def _need(name: str, files: list[str]) -> None:
    if CONFIG not in files:
        raise ModelUnsupported(name, f"no {CONFIG}")
    if TOKENIZER not in files and not {"vocab.json", "merges.txt"} <= set(files):
        raise ModelUnsupported(name, f"no {TOKENIZER}")


def files_in(name: str, folder: Path) -> dict[str, int]:
    """Return the files of a folder and their sizes. Raises ModelUnsafe where one lies elsewhere."""
    sizes = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            continue
        _check_place(name, folder, path)
        sizes[path.name] = path.stat().st_size
    return sizes


def _check_place(name: str, folder: Path, path: Path) -> None:
    """Raises ModelUnsafe for a link that leads out of the folder, and for what is no file."""
    try:
        target = path.resolve(strict=True)
        regular = stat.S_ISREG(target.stat().st_mode)
    except (OSError, RuntimeError) as error:
        raise ModelUnsafe(name, f"{path.name} leads nowhere: {type(error).__name__}") from None
    home = folder.resolve()
    places = [home]
    if home.parent.name == "snapshots":  # the hub's own cache keeps contents apart, and links to them
        places.append(home.parent.parent / "blobs")
    if not any(target.is_relative_to(place) for place in places):
        raise ModelUnsafe(name, f"{path.name} is a link out of the folder")
    if not regular:
        raise ModelUnsafe(name, f"{path.name} is no file")


def check_content(name: str, path: Path) -> None:
    """Look into a file that was chosen. Raises NotInstalled, of the kind that says what is wrong."""
    if path.name in (CONFIG, "tokenizer_config.json"):
        found = _read_json(name, path)
        if _has_code(found):
            raise CodeRefused(name, f"auto_map in {path.name}")
        if path.name == CONFIG and not isinstance(found.get("model_type"), str):
            raise ModelUnsupported(name, f"{CONFIG} names no model_type")
    elif path.suffix == ".json":
        _check_index(name, path, _read_json(name, path))
    elif path.suffix == ".safetensors":
        try:
            read_safetensors_header(path)
        except InvalidSafetensors as error:
            raise ModelUnsafe(name, f"{path.name}: {error}") from None
    elif path.suffix.lower() == ".gguf":
        check_gguf(name, path)


def check_gguf(name: str, path: Path) -> GgufHeader:
    """Return what a GGUF file says of itself. Raises ModelUnsafe, ModelTooLarge or ModelUnsupported."""
    size = path.stat().st_size
    if size > MOST_WEIGHTS:
        raise ModelTooLarge(name, f"{size / 1e9:.1f} GB, more than {MOST_WEIGHTS / 1e9:.1f}")
    try:
        header = read_gguf_header(path)
    except InvalidGguf as error:
        raise ModelUnsafe(name, f"no GGUF file: {error}") from None
    if not header.text("general.architecture") or not header.facts.get("tokenizer.ggml.tokens"):
        raise ModelUnsupported(name, "a GGUF file without a language model")
    return header


def _check_index(name: str, path: Path, found: Mapping[str, object]) -> None:
    if path.name != INDEX:
        return
    shards = found.get("weight_map")
    if not isinstance(shards, dict) or not all(
        isinstance(shard, str) and SHARD.fullmatch(shard) for shard in shards.values()
    ):
        raise ModelUnsafe(name, f"{INDEX} names files that are no weights")


def _has_code(found: object, depth: int = 0) -> bool:
    """Whether a configuration names code to run, at whatever depth."""
    if depth > DEEPEST:
        return True
    if isinstance(found, dict):
        return "auto_map" in found or any(_has_code(each, depth + 1) for each in found.values())
    return isinstance(found, list) and any(_has_code(each, depth + 1) for each in found)


def _read_json(name: str, path: Path) -> Mapping[str, object]:
    if path.stat().st_size > LIMITS.get(path.name, 2**20):
        raise ModelTooLarge(name, f"{path.name} has {path.stat().st_size} bytes")
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise ModelUnsafe(name, f"{path.name} is no JSON: {error}"[:200]) from None
    if not isinstance(found, dict):
        raise ModelUnsafe(name, f"{path.name} is no JSON object")
    return found
