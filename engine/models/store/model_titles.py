"""Titles of models: what people call them, by their own metadata or by the names of their files."""

import json
import re
from pathlib import Path

from engine.models.formats.gguf_header import GgufHeader
from engine.models.store.inspection import CONFIG
from engine.models.store.source import GGUF_ENDING

LONGEST_TITLE = 80
_NAMELESS = re.compile(r"(?:ggml-)?model|.*[-_. ]part[-_. ]*\d+.*", re.IGNORECASE)
"""Names of files that say nothing of the model."""
_QUANTISATION = re.compile(r"[ -](?:AWQ|GPTQ|GGUF)$")
"""How the weights were stored: they are stored anew."""


def title_of(file: str, header: GgufHeader | None = None) -> str:
    """Return the title of a GGUF file, or of one whose name says nothing, and its header; empty for none.

    The name of a file is what its makers tell people; general.name is often that of a training run.
    """
    named = GGUF_ENDING.sub("", file)
    if named and not _NAMELESS.fullmatch(named):
        return named[:LONGEST_TITLE]
    said = header.text("general.name") if header is not None else ""
    return _QUANTISATION.sub("", " ".join(said.split()))[:LONGEST_TITLE]


def title_of_config(folder: Path) -> str:
    """Return the name in the configuration of a folder of Hugging Face files; empty where it has none."""
    try:
        found = json.loads((folder / CONFIG).read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    said = found.get("_name_or_path") if isinstance(found, dict) else None
    return said.rstrip("/").rpartition("/")[2][:LONGEST_TITLE] if isinstance(said, str) else ""
