"""Swahili."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    name_particles=frozenset(("bin", "binti", "wa")),
)
