"""Telugu."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("లను లకు లలో ల్లో లో ను కు ని కి లు".split()),
)
