"""Japanese."""

from engine.text.language_data import LanguageData
from engine.text.languages.ja.cues import CUES
from engine.text.languages.ja.genre import GENRE
from engine.text.languages.ja.rhetoric import RHETORIC

DATA = LanguageData(
    writes_spaces=False,
    latin_words="en",
    quote_particles=("[とはがをにのもやで]", "って"),
    cues=CUES,
    rhetoric=RHETORIC,
    genre=GENRE,
)
