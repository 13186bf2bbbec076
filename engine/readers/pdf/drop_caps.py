"""Merges drop caps with the words that they begin."""

from engine.readers.pdf.text_line import TextLine

OPENING_QUOTES = "\"'“‘„‚«‹¿¡"

_LARGER = 1.9
"""Times the size of the lines beside it."""
_FURTHEST = 0.4
"""Ems of the initial from it to those lines."""
_MOST = 100
"""Large single letters on a page from which on they are marks in a figure, each of which would take long."""
_CAPITAL = 0.7
"""Ems from the baseline to the top of a capital."""


_STOPS = ".,;:!?"
_WORDS_OF_A_LETTER = "AEIOUYÀÈÉÓВИКОСУЯ"


def is_initial(text: str) -> bool:
    """Whether text is a letter, an opening quotation mark before it or not."""
    return text[-1:].isalpha() and (len(text) == 1 or (len(text) == 2 and text[0] in OPENING_QUOTES))


def merge_drop_caps(lines: list[TextLine]) -> list[TextLine]:
    """Join every drop cap to the first of the lines beside it, and let those lines begin where it does."""
    smallest = min((line.size for line in lines), default=0.0)
    initials = [line for line in lines if is_initial(line.text) and line.size > _LARGER * smallest]
    if len(initials) > _MOST:
        return lines
    whole = list(lines)
    for initial in initials:
        beside = [number for number, line in enumerate(whole) if _is_beside(initial, line)]
        first = min(beside, key=lambda number: whole[number].baseline, default=None)
        last = max((whole[number].baseline for number in beside), default=0.0)
        if first is not None and _starts_level(initial, whole[first], last):
            for number in beside:
                whole[number] = whole[number]._replace(left=initial.left)
            glue = " " if _is_word(initial, whole[first], lines) else ""
            whole[first] = whole[first]._replace(text=initial.text + glue + whole[first].text)
            whole.remove(initial)
    return whole


def _is_beside(initial: TextLine, line: TextLine) -> bool:
    return (
        initial.size > _LARGER * line.size
        and -0.3 * line.size < line.left - initial.right < _FURTHEST * initial.size
        and initial.baseline - initial.size < line.baseline < initial.baseline + 0.4 * line.size
    )


def _starts_level(initial: TextLine, line: TextLine, last: float) -> bool:
    """Whether the tops of both are level, or both stand on one baseline.

    The tops may be a little off where the initial stands on the last baseline of several lines beside it.
    """
    tops = abs((initial.baseline - _CAPITAL * initial.size) - (line.baseline - _CAPITAL * line.size))
    if min(tops, abs(initial.baseline - line.baseline)) < 0.5 * line.size:
        return True
    return tops < line.size and abs(initial.baseline - last) < 0.5 * line.size and line.baseline < last


def _is_word(initial: TextLine, line: TextLine, lines: list[TextLine]) -> bool:
    """Whether the initial is a word of one letter, as far as the other words of the page tell."""
    if initial.text[-1].upper() not in _WORDS_OF_A_LETTER:
        return False
    rest = line.text.partition(" ")[0].strip(_STOPS).lower()
    texts = [other.text.lower() for other in lines if other is not line]
    words = {word.strip(_STOPS) for text in texts for word in text.split()}
    return rest in words and initial.text[-1].lower() + rest not in words
