"""Phrases as labels: which a person could write as the name of a topic."""

import re

import numpy as np

from engine.core.array_types import Booleans
from engine.core.document import Document
from engine.keyword_extraction.candidates import CandidatePhrases
from engine.keyword_extraction.phrase_features import word_features
from engine.keyword_extraction.phrase_forms import can_be_names

SURE_ADJECTIVE = re.compile(r"(?i)[a-z]{3,}(?:able|ible|ous|less|ful)")
"""Endings that hardly any English noun has."""
ADDRESS = re.compile(r"(?i)\.(?:com|org|net|gov|edu|io|html?|php)$|^www\.|/")

UNFIT_FOR_LABELS = (
    "unlike a name", "frame alone", "frame last", "nothing but frames", "adverb", "participle alone",
    "participle last",
)  # fmt: skip


def can_be_labels(document: Document, phrases: CandidatePhrases) -> Booleans:
    """Say which phrases a person could write as a label: no adjective, verb, frame word or address."""
    features = word_features(document, phrases)
    addresses = np.array([bool(ADDRESS.search(name)) for name in phrases.text.names], dtype=np.bool_)
    allowed = can_be_names(document, phrases) & ~addresses[phrases.text.stems[phrases.firsts]]
    for name in UNFIT_FOR_LABELS:
        allowed &= ~np.asarray(features[name], dtype=np.bool_)
    if document.language == "en":
        lasts = phrases.firsts + phrases.lengths - 1
        spans = zip(phrases.text.starts[lasts].tolist(), phrases.text.ends[lasts].tolist(), strict=True)
        adjectives = [bool(SURE_ADJECTIVE.fullmatch(document.text[start:end])) for start, end in spans]
        allowed &= ~np.array(adjectives, dtype=np.bool_)
    return np.asarray(allowed, dtype=np.bool_)
