"""Nepali."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="nepali",
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            इ डा डॉ पं प्रा श्री
            """.split()
        ),
        bridges=frozenset(
            """
            ई.पू कि.मी नं पृ रु वि.सं
            """.split()
        ),
    ),
)
