"""A sign that may end a sentence, and what stands around it."""

import re
from dataclasses import dataclass

from engine.text.abbreviations import SMALL_STARTERS, STARTERS
from engine.text.stop_words import stopwords

NEXT_WORD = re.compile(r"[^\W_]{1,40}(?:['’][^\W_]{1,5})?")
INNER_CAPITAL = re.compile(r"[a-z]{1,2}[A-Z]")
INITIAL = re.compile(r"[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class BoundaryCandidate:
    """A run of stops and what stands around it."""

    mark: str
    before: str
    """What precedes it in its sentence, its last 40 characters at most."""
    word: str
    """The word it stands behind, in lower case, without what is in front of its letters."""
    capital: bool
    """Whether that word begins with a capital letter, or with one of a script that has no others."""
    spaced: bool
    """Whether white space precedes it, as in text that was cut into tokens."""
    closers: str
    """The quotes and brackets that stand behind it and belong to it."""
    gap: bool
    """Whether white space follows."""
    after: str
    """The 80 characters that follow, without the white space and brackets before them."""
    opened: str
    """Those brackets, quotes and dashes."""
    caseless: bool
    """Whether the text has no capital letters to go by."""
    dandas: bool
    """Whether the text ends its sentences with dandas."""
    language: str

    @property
    def small_letter_follows(self) -> bool:
        """Whether a word follows that a sentence, where there are capital letters, does not begin with."""
        return self.after[:1].islower() and not INNER_CAPITAL.match(self.after)

    @property
    def next_word(self) -> str:
        match = NEXT_WORD.match(self.after)
        return match[0].replace("’", "'").lower() if match else ""

    @property
    def starter_follows(self) -> bool:
        """Whether a word follows that begins sentences, and names hardly ever."""
        follows = "" if INITIAL.match(self.after) else self.next_word
        if self.caseless:
            return follows in SMALL_STARTERS
        return follows in STARTERS or (self.language != "en" and follows in stopwords(self.language))
