"""A written sentence and its sources, made of plain texts."""

from engine.grounding.sentences import Sources, WrittenSentence, read_source, read_written
from engine.text.tokens import find_words


def written(text: str, language: str = "en") -> WrittenSentence:
    return read_written(text, find_words(text, language))


def sources(*texts: str, context: str = "", followed: bool = False, language: str = "en") -> Sources:
    """The texts are sentences of a document, the best source first."""
    return Sources(
        sentences=tuple(read_source(text, find_words(text, language), 0) for text in texts),
        context=context,
        followed=followed,
        language=language,
    )
