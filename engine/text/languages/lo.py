"""Lao."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    writes_spaces=False,
    latin_words="en",
    parts_clauses_by_spaces=True,
    ends_sentences_with_spaces=True,
)
