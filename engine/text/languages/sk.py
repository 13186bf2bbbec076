"""Slovak."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("ami och ých ým ého ému ými ov ou om am mi á é í ý a e i o u y".split()),
    ordinals_have_stops=True,
)
