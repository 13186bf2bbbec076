"""Urdu."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("وں یں ات ے ی".split()),
)
