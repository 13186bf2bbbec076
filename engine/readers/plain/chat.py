"""Reads chats: what people wrote to one another, without what the program wrote between."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.errors import Damaged, TooLarge
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.text_file import MOST_BYTES, read_text_file
from engine.readers.plain.chat_json import chat_of_json
from engine.readers.plain.chat_lines import ChatMessage, messages_of

_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_FEWEST_LETTERS = 2
"""A message with fewer is a picture, a number or a sign."""


def read_chat(
    path: Path,
    password: str,  # noqa: ARG001 - chats have none
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a chat that was exported or copied as text."""
    file = read_text_file(path, encoding)
    yield DocumentHeader("chat", path.stem)
    yield from file.problems
    yield from pages_of(blocks_of_messages(messages_of(file.text)), paged=False)


def read_chat_json(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001
    """Read a chat that was exported as JSON. Raises TooLarge over MOST_BYTES, Damaged for no JSON."""
    if path.stat().st_size > MOST_BYTES:
        raise TooLarge(path, f"over {MOST_BYTES} bytes")
    try:
        title, messages = chat_of_json(read_text_file(path).text)
    except (ValueError, RecursionError) as error:
        raise Damaged(path, "json") from error
    yield DocumentHeader("chat", title or path.stem)
    yield from pages_of(blocks_of_messages(messages), paged=False)


def blocks_of_messages(messages: Iterable[ChatMessage]) -> Iterator[PageBlock]:
    """Yield the messages, and above them who wrote them and when, once until somebody else writes.

    Messages that are no prose, links and pictures alone, are notes.
    """
    name = ""
    for message in messages:
        place = ", ".join(filter(None, (message.name, message.stamp)))
        if message.name != name:
            name = message.name
            stamp = f"[{message.stamp}] " if message.stamp else ""
            yield PageBlock(f"{stamp}{name}:", BlockKind.NOTE, place=place)
        words = _LINK.sub("", message.text)
        is_prose = sum(map(str.isalpha, words)) >= _FEWEST_LETTERS
        yield PageBlock(message.text, BlockKind.TEXT if is_prose else BlockKind.NOTE, place=place)
