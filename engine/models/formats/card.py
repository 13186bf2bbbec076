"""Parses the front matter of a model card: the lines between two rules at its beginning."""

import re
from dataclasses import dataclass

RULE = "---"
LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
FIELD = re.compile(r"(?P<key>license|language)\s*:\s*(?P<value>.*)", re.ASCII)
WELL_KNOWN = {"apache-2.0": "Apache-2.0", "mit": "MIT", "cc0-1.0": "CC0-1.0"}
"""Licences as SPDX writes them, by the hub's way of writing."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ModelCard:
    licence: str = ""
    languages: tuple[str, ...] = ()


def read_card(text: str) -> ModelCard:
    """Parse licence and languages; they are empty where the front matter does not name them."""
    found: dict[str, list[str]] = {"license": [], "language": []}
    lines = text.splitlines()
    if not lines or lines[0].strip() != RULE:
        return ModelCard()
    open_field: list[str] | None = None
    for line in lines[1:]:
        if line.strip() == RULE:
            break
        field = FIELD.fullmatch(line.strip()) if not line[:1].isspace() else None
        if field:
            open_field = found[field["key"]]
            open_field += _values(field["value"])
        elif open_field is not None and line.strip().startswith("-"):
            open_field += _values(line.strip()[1:])
        else:
            open_field = None
    return ModelCard(to_licence(found["license"]), to_languages(found["language"]))


def to_licence(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(WELL_KNOWN.get(name.casefold(), name)[:100] for name in names[:5] if name.isprintable())


def to_languages(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return those that are codes of ISO 639, once each."""
    return tuple(dict.fromkeys(name for name in map(str.casefold, names) if LANGUAGE.fullmatch(name)))


def _values(text: str) -> list[str]:
    values = text.strip().removeprefix("[").removesuffix("]").split(",")
    return [value.strip().strip("'\"") for value in values if value.strip()]
