"""Slovenian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("ami ega emu imi ih im om em ov ev a e i o u".split()),
    ordinals_have_stops=True,
)
