"""Arabic."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="arabic",
    name_particles=frozenset("bin al el".split()),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            أ أ.د ا الأستاذ د م
            """.split()
        ),
        bridges=frozenset(
            """
            ب.م ت تح ج رقم ص ط ق.م مثلا مج هـ
            """.split()
        ),
        closers=frozenset(
            """
            إلخ الخ
            """.split()
        ),
    ),
)
