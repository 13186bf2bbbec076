"""Marathi."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("ांच्या ांना ामध्ये ाला ाने ाचे ाची ाचा ात ांनी ा ी े ो".split()),
)
