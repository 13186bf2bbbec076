"""Streaming XML parser (expat) for untrusted files.

Entities are never expanded and nothing outside the file is ever fetched; a DOCTYPE is read over. No tree is
built: memory does not grow with the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from engine.core.errors import Damaged, TooLarge

DEPTH = 256
_NAMES = 4096


@dataclass(frozen=True, slots=True)
class StartTag:
    name: str
    """With our prefix: "w:p". "?:" stands before the names of namespaces that were not asked for."""
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class EndTag:
    name: str


Event = StartTag | EndTag | str


class _XmlEvents:
    """Collects what the parser reports between two pieces of the file."""

    def __init__(self, prefixes: Mapping[str, str], path: Path) -> None:
        self.events: list[Event] = []
        self._prefixes = prefixes
        self._path = path
        self._depth = 0
        self._names: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH:
            raise TooLarge(self._path, f"elements nest over {DEPTH} deep")
        named = {self._name(key): value for key, value in attributes.items()}
        self.events.append(StartTag(self._name(name), named))

    def end(self, name: str) -> None:
        self._depth -= 1
        self.events.append(EndTag(self._name(name)))

    def text(self, text: str) -> None:
        self.events.append(text)

    def declare_entity(
        self,
        name: str,  # noqa: ARG002 - the parser calls with all of these
        is_parameter: bool,  # noqa: ARG002
        value: str | None,
        *_: str | None,
    ) -> None:
        # Text never sees an entity, but the values of attributes do: one made of others can explode there.
        if value and "&" in value:
            raise TooLarge(self._path, "entities made of entities")

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            namespace, _, local = name.rpartition(" ")
            known = f"{self._prefixes.get(namespace, '?')}:{local}" if namespace else local
            if len(self._names) < _NAMES:
                self._names[name] = known
        return known


def elements(pieces: Iterable[bytes], prefixes: Mapping[str, str], path: Path) -> Iterator[Event]:
    """Yield the file's elements and text; prefixes gives the prefix to use for each namespace.

    Raises Damaged at the first thing that is not XML, TooLarge below DEPTH; what stood before has been
    yielded by then.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    listener = _XmlEvents(prefixes, path)
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    parser.EntityDeclHandler = listener.declare_entity
    # A default handler is handed the references to entities, which are then not expanded.
    parser.DefaultHandler = _ignore
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield from listener.events
            listener.events.clear()
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the latter two: an encoding it cannot read
        yield from listener.events
        raise Damaged(path, str(error)) from error
    except (Damaged, TooLarge):
        yield from listener.events
        raise
    yield from listener.events


def _ignore(data: str) -> None:
    """Let comments, declarations and references to entities pass."""
