"""Japanese."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    writes_spaces=False,
    latin_words="en",
    quote_particles=("[とはがをにのもやで]", "って"),
)
