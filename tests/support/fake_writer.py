"""A language model that writes what a test tells it to."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from engine.core.results import Device
from engine.models.formats.manifest import ChatTemplate, LanguageModelManifest

END, BEFORE, AFTER = 0, 1, 2
VOCABULARY = 3000
CHAT = ChatTemplate((BEFORE,), (AFTER,))
PROCESSOR = Device("cpu")


def manifest(chat):
    return LanguageModelManifest(
        folder=Path(),
        name="fake",
        version="7",
        kind="language-model",
        languages=("en",),
        licence="",
        source="",
        files=(),
        figures={},
        architecture="fake",
        context=2000,
        vocabulary=VOCABULARY,
        end_tokens=(END,),
        quantisation="none",
        chat=chat,
    )


@dataclass
class FakeModel:
    """Its tokens are words. It answers each prompt with the next of its answers."""

    answers: list[str]
    chat: ChatTemplate | None = CHAT
    prompts: list[str] = field(default_factory=list)
    context: int = 2000
    end_tokens: tuple[int, ...] = (END,)
    device: Device = PROCESSOR
    verifies_drafts: bool = False
    kept: list[str] = field(default_factory=list)
    """The beginnings of prompts that it was told to keep."""
    words: list[str] = field(default_factory=lambda: ["", "<before>", "<after>"])

    def __post_init__(self):
        self.manifest = manifest(self.chat)

    def tokens_of(self, text):
        found = re.findall(r"\s*\S+|\s+", text)
        self.words += [word for word in dict.fromkeys(found) if word not in self.words]
        return [self.words.index(word) for word in found]

    def text_of(self, tokens):
        return "".join(self.words[token] for token in tokens)

    def keep_prefix(self, tokens):
        self.kept.append(self.text_of(tokens))

    def start(self, room=0):
        return [*self.tokens_of(self.answers.pop(0)), END]

    def step(self, tokens, state, beat=lambda: None):
        beat()
        if len(tokens) > 1:
            self.prompts.append(self.text_of(tokens))
        logits = np.zeros(VOCABULARY, np.float32)
        logits[state[0]] = 9
        return logits, state[1:]
