"""Parses chats that were exported as JSON: Telegram, Slack, Discord, Messenger, Instagram, Google Chat."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from engine.readers.plain.chat_lines import ChatMessage

_BEGINNING = re.compile(r'\s{0,100}[\[{]\s{0,100}["{]')
_MARKS = (
    re.compile(r'"(?:from|user|author|sender_name|creator)"\s?:\s?["{]'),
    re.compile(r'"(?:text|content)"\s?:\s?["\[]'),
    re.compile(r'"(?:date|ts|timestamp|timestamp_ms|created_date)"\s?:\s?["\d]'),
)
_SLACK_LINK = re.compile(r"<(?:https?|mailto):[^<>|]{1,2000}\|([^<>]{0,500})>")
_SLACK_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>|]{1,2000})>")
_SLACK_PERSON = re.compile(r"<[@#!]([^<>|]{1,80})(?:\|([^<>]{1,80}))?>")
_SLACK_PICTURE = re.compile(r"(?<!\w):[a-z0-9_+\-]{2,40}:(?!\w)")
_OWN_KINDS = frozenset(
    (
        "service",
        "channel_join",
        "channel_leave",
        "channel_topic",
        "channel_purpose",
        "channel_name",
        "bot_add",
    )
)


def is_chat_json(text: str) -> bool:
    """Whether the beginning of a JSON file holds messages with their authors and times."""
    return bool(_BEGINNING.match(text)) and all(mark.search(text) for mark in _MARKS)


def chat_of_json(text: str) -> tuple[str, Iterator[ChatMessage]]:
    """Return the chat's name, which may be empty, and its messages. Raises ValueError for no JSON."""
    content = json.loads(text)
    records = list(_records(content, 0))
    people = dict(filter(None, map(_person, records)))
    messages = (_message(record, people) for record in records)
    return _title(content), (message for message in messages if message.text.strip())


def _title(content: Any) -> str:
    if not isinstance(content, dict):
        return ""
    channel = content.get("channel")
    named = channel if isinstance(channel, dict) else {}
    found = content.get("name") or content.get("title") or named.get("name")
    return _repaired(found) if isinstance(found, str) else ""


def _records(content: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield what looks like a message, wherever lists of them stand."""
    if depth > 5:
        return
    if isinstance(content, dict):
        for key in ("messages", "chats", "list", "conversations"):
            yield from _records(content.get(key), depth + 1)
    elif isinstance(content, list):
        messages = [item for item in content if isinstance(item, dict) and item.keys() & {"text", "content"}]
        newest_first = bool(messages) and "timestamp_ms" in messages[0]
        yield from reversed(messages) if newest_first else messages
        if not messages:
            for item in content:
                yield from _records(item, depth + 1)


def _message(record: dict[str, Any], people: dict[str, str]) -> ChatMessage:
    kinds = (record.get("type"), record.get("subtype"))
    if any(isinstance(kind, str) and kind in _OWN_KINDS for kind in kinds):
        return ChatMessage("", "", "")
    text = _text(record.get("text", record.get("content")))
    if "ts" in record:
        text = _without_slack_marks(text, people)
    return ChatMessage(_name(record, people) or "–", _stamp(record), _repaired(text).strip())


def _text(value: Any) -> str:
    """Return a message's text, which may come in pieces."""
    if isinstance(value, list):
        return "".join(map(_text, value))
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else ""


def _name(record: dict[str, Any], people: dict[str, str]) -> str:
    for key in ("from", "sender_name", "author", "creator", "user", "username"):
        value = record.get(key)
        if isinstance(value, dict):
            value = value.get("nickname") or value.get("name") or value.get("displayName")
        if isinstance(value, str) and value:
            return _repaired(people.get(value, value))
    return ""


def _person(record: dict[str, Any]) -> tuple[str, str] | None:
    """Return the sign and the name of who wrote a message in Slack."""
    profile, sign = record.get("user_profile"), record.get("user")
    if not isinstance(profile, dict) or not isinstance(sign, str):
        return None
    name = profile.get("real_name") or profile.get("display_name") or profile.get("name")
    return (sign, name) if isinstance(name, str) else None


def _stamp(record: dict[str, Any]) -> str:
    for key in ("date", "timestamp", "created_date"):
        if isinstance(value := record.get(key), str):
            return value[:60].replace("T", " ")[:16] if value[:4].isdigit() else value[:60]
    seconds = record.get("ts")
    if seconds is None and isinstance(record.get("timestamp_ms"), int):
        seconds = record["timestamp_ms"] / 1000
    try:
        return datetime.fromtimestamp(float(seconds), UTC).strftime("%Y-%m-%d %H:%M")  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def _without_slack_marks(text: str, people: dict[str, str]) -> str:
    text = _SLACK_ADDRESS.sub(r"\1", _SLACK_LINK.sub(r"\1", text))
    text = _SLACK_PERSON.sub(lambda match: "@" + (match[2] or people.get(match[1], match[1])), text)
    text = _SLACK_PICTURE.sub("", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _repaired(text: str) -> str:
    """Undo that some exports write every byte of UTF-8 as a letter of its own."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
