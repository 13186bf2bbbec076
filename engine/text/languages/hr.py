"""Croatian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("ovima evima ima ama oga ome ih im og om em oj ija ije iju a e i o u".split()),
    ordinals_have_stops=True,
)
