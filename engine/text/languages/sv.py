"""Swedish."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="swedish",
    abbreviations=Abbreviations(
        bridges=frozenset("t.ex bl.a dvs".split()),
        closers=frozenset("osv m.m".split()),
    ),
)
