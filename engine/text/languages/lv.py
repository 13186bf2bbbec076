"""Latvian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("iem ām ās am as ai ie us is ā a e i s š u".split()),
    ordinals_have_stops=True,
)
