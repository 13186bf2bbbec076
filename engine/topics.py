"""The topics of a document: which sentences are about the same, and a name for it."""

import numpy as np

from engine.document import Document, Span
from engine.findings import Topic
from engine.passages import Passages, find_passages, places_of_sentences
from engine.phrases import Floats, Integers, Text, lay_out
from engine.progress import Report, silent
from engine.themes import TRUST, Themes, find_themes
from engine.words import Reading


def find_topics(reading: Reading, report: Report = silent) -> tuple[Topic, ...]:
    """Find one to eight topics, the one that covers most first."""
    text = lay_out(reading, report)
    if not text.content.any():
        return ()
    passages = find_passages(reading.document, text)
    themes = find_themes(passages, report)
    of_sentence = themes_of_sentences(reading.document, text, passages, themes)
    topics = []
    for theme in np.unique(of_sentence[of_sentence >= 0]).tolist():
        spans = tuple(reading.document.sentences[i] for i in np.flatnonzero(of_sentence == theme).tolist())
        topics.append(Topic(str(theme), 0.0, (), spans))
    return tuple(topics)


def themes_of_sentences(document: Document, text: Text, passages: Passages, themes: Themes) -> Integers:
    """Return the theme of each sentence: its passage's."""
    of_sentence = passages.of_sentence.copy()
    last = 0
    for sentence, passage in enumerate(of_sentence.tolist()):
        last = passage if passage >= 0 else last
        of_sentence[sentence] = last
    return themes.of_passage[of_sentence]
