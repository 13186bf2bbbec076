"""Parses chats that Telegram exported as a web page: the messages, without its own notices and stand-ins."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from engine.readers.plain.chat_lines import ChatMessage

_HISTORY = re.compile(r'class="(?:page_body )?(?:chat_page|history)"')
_MESSAGE = re.compile(r'class="message (?:default|service)\b[^"]{0,60}" id="message-?\d')
_STAMP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}:\d{2}")
_PIECE = 1 << 20
_VOID = frozenset(("br", "img", "hr", "input", "meta", "link", "wbr", "source"))
_BREAKS = frozenset(("br", "blockquote", "pre", "p", "li"))
_SILENT = frozenset(("details", "initials"))
"""Classes within a name that are no part of it: when a message was written that is passed on."""


def is_chat_html(text: str) -> bool:
    """Whether the beginning of a web page is that of an exported chat."""
    return bool(_HISTORY.search(text) and _MESSAGE.search(text))


def chat_of_html(markup: str) -> tuple[str, tuple[ChatMessage, ...]]:
    """Return the chat's name, which may be empty, and its messages."""
    page = _ChatPage()
    parser: Any = etree.HTMLParser(target=page, encoding="utf-8")
    for start in range(0, len(markup), _PIECE):
        parser.feed(markup[start : start + _PIECE].replace("\0", "").encode("utf-8", "replace"))
    with suppress(etree.XMLSyntaxError):  # no single element
        parser.close()
    page.end_message()
    return " ".join(page.title.split()), tuple(page.messages)


@dataclass(slots=True)
class _ChatPage:
    """Target of a parser: takes what stands in the parts of a message by their classes."""

    title: str = ""
    messages: list[ChatMessage] = field(default_factory=list)
    _roles: list[str] = field(default_factory=list)
    """What the text in each open element is; empty for nothing of ours."""
    _name: str = ""
    _new_name: str = ""
    _stamp: str = ""
    _text: str = ""
    _is_message: bool = False
    _is_forwarded: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        classes = (attributes.get("class") or "").split()
        if tag == "div" and "message" in classes:
            self.end_message()
            self._is_message = "service" not in classes
        elif "date" in classes and self._is_message and not self._stamp:
            found = _STAMP.match(attributes.get("title") or "")
            self._stamp = found[0] if found else ""
        elif "forwarded" in classes:
            self._is_forwarded = True
        if tag in _BREAKS:
            self.data("\n")
        if tag not in _VOID:
            self._roles.append(self._role(tag, classes))

    def _role(self, tag: str, classes: list[str]) -> str:
        outer = self._roles[-1] if self._roles else ""
        if _SILENT.intersection(classes):
            return ""
        if outer or tag != "div":
            return outer or ("header" if "page_header" in classes else "")
        if "page_header" in classes:
            return "header"
        if self._is_message and "from_name" in classes:
            return "" if self._is_forwarded else "name"
        return "text" if self._is_message and "text" in classes else ""

    def end(self, tag: str) -> None:
        if tag in _BREAKS and tag not in _VOID:
            self.data("\n")
        if tag not in _VOID and self._roles:
            self._roles.pop()

    def data(self, text: str) -> None:
        match self._roles[-1] if self._roles else "":
            case "header":
                self.title += text
            case "name":
                self._new_name += text
            case "text":
                self._text += text if text == "\n" else re.sub(r"\s+", " ", text)

    def end_message(self) -> None:
        """Keep the message that ends here. One without a name goes on from the last."""
        self._name = " ".join(self._new_name.split()) or self._name
        lines = (line.strip() for line in self._text.split("\n"))
        if text := "\n".join(filter(None, lines)):
            self.messages.append(ChatMessage(self._name or "–", self._stamp, text))
        self._new_name = self._stamp = self._text = ""
        self._is_message = self._is_forwarded = False

    def close(self) -> None:
        """Do nothing: the last message is ended when all is fed."""
