"""Arabic."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    stemmer="arabic",
    name_particles=frozenset("bin al el".split()),
)
