"""Icelandic."""  # noqa: N999 — a keyword of Python, but the code of the language

from engine.text.language_data import LanguageData

DATA = LanguageData(
    ordinals_have_stops=True,
)
