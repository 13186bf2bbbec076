"""Frame words: those that any text has and that name nothing by themselves: time, case, section, March."""

from functools import lru_cache

from engine.system.paths import resource
from engine.text.tokens import find_words


@lru_cache(maxsize=64)
def frame_stems(language: str) -> frozenset[str]:
    """Return the stems of a language's frame words; none for a language without a list of them."""
    path = resource("frames", f"{language}.txt")
    if not (language.isalpha() and path.is_file()):
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    return frozenset(word for word in words) | frozenset(
        token.stem for word in words for token in find_words(word, language)[:1]
    )
