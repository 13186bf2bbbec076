"""Tokenizer and chat template of a language model, as tokens around a user's message."""

import json
from typing import Any

from engine.models.formats.manifest import ChatTemplate

SENTINEL = "What the user says stands here."


def tokenizer_file(tokenizer: Any) -> str:
    """Return a tokenizer of transformers as a file of the tokenizers library.

    Every token that the vocabulary was given by name counts as one of control, which no text can become,
    but for those of blanks alone: some vocabularies have them for the indents of programs.
    """
    found = json.loads(tokenizer.backend_tokenizer.to_str())
    for token in found.get("added_tokens", ()):
        if token["content"].strip():
            token["special"] = True
    return json.dumps(found, ensure_ascii=False)


def chat_of(tokenizer: Any) -> ChatTemplate | None:
    """Render the model's template once, around one message; None for a model that has none."""
    if not getattr(tokenizer, "chat_template", None):
        return None
    rendered = tokenizer.apply_chat_template(
        [{"role": "user", "content": SENTINEL}], add_generation_prompt=True, tokenize=False
    )
    before, found, after = rendered.partition(SENTINEL)
    if not found:
        return None
    return ChatTemplate(_tokens(tokenizer, before), _tokens(tokenizer, after))


def end_tokens_of(network: Any, tokenizer: Any, chat: ChatTemplate | None) -> tuple[int, ...]:
    """Return what ends an answer: as the makers say, and the first token of control after a turn."""
    found: set[int] = set()
    for source in (network.generation_config, network.config, tokenizer):
        ends = getattr(source, "eos_token_id", None)
        found.update(ends if isinstance(ends, list) else [] if ends is None else [ends])
    if chat is not None:
        special = set(tokenizer.all_special_ids)
        found.update([token for token in chat.after if token in special][:1])
    return tuple(sorted(found))


def _tokens(tokenizer: Any, text: str) -> tuple[int, ...]:
    return tuple(tokenizer.backend_tokenizer.encode(text, add_special_tokens=False).ids)
