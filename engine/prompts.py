"""The words with which a language model is asked to write."""

from dataclasses import dataclass

from engine.options import Size, Style


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be written from one document."""

    parts: int
    """Into how many the document is divided at most; each is written about by itself."""
    sentences: int
    """At most so many are written about a part."""


TASKS = {
    (Style.ABSTRACT, Size.SHORT): Task(parts=1, sentences=3),
    (Style.ABSTRACT, Size.MEDIUM): Task(parts=3, sentences=2),
    (Style.ABSTRACT, Size.LONG): Task(parts=6, sentences=3),
    (Style.BULLETS, Size.SHORT): Task(parts=3, sentences=1),
    (Style.BULLETS, Size.MEDIUM): Task(parts=5, sentences=1),
    (Style.BULLETS, Size.LONG): Task(parts=10, sentences=1),
}
HEADLINE = Task(parts=1, sentences=1)

_ENGLISH = {
    1: "Summarize the following text in one sentence. Use only what the text says.",
    2: "Summarize the following text in two sentences. Use only what the text says.",
    3: "Summarize the following text in three sentences. Use only what the text says.",
}
_CHINESE = {
    1: "用一句话概括下面的文字，只写文中说到的内容。",
    2: "用两句话概括下面的文字，只写文中说到的内容。",
    3: "用三句话概括下面的文字，只写文中说到的内容。",
}
_HEADLINES = {"en": "Write a headline for the following text.", "zh": "给下面的文字写一个标题。"}


def task_of(style: Style, size: Size) -> Task:
    """Return what a written style asks for. A headline has one size."""
    return HEADLINE if style is Style.HEADLINE else TASKS[style, size]


def instruction(style: Style, sentences: int, language: str) -> str:
    """Return what a model that follows instructions is told before the text, in the language of the text.

    In languages that no instruction is written in, it is English.
    """
    if style is Style.HEADLINE:
        return _HEADLINES.get(language, _HEADLINES["en"])
    return (_CHINESE if language == "zh" else _ENGLISH)[sentences]


def request(style: Style, sentences: int, language: str, text: str, *, follows_instructions: bool) -> str:
    """Return what the model is given to go on from.

    A model that follows no instructions is asked as in Radford et al. 2019 (GPT-2, section 3.6).
    """
    if follows_instructions:
        return f"{instruction(style, sentences, language)}\n\n{text}"
    return f"{text}\nTL;DR:"
