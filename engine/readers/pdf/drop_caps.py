"""Merges drop caps with the words that they begin."""

from engine.readers.pdf.text_line import TextLine

_LARGER = 1.9
"""Times the size of the lines beside it."""
_FURTHEST = 0.4
"""Ems of the initial from it to those lines."""
_CAPITAL = 0.7
"""Ems from the baseline to the top of a capital."""


def merge_drop_caps(lines: list[TextLine]) -> list[TextLine]:
    """Join every drop cap to the first of the lines beside it, and let those lines begin where it does."""
    whole = list(lines)
    for initial in lines:
        if len(initial.text) == 1 and initial.text.isalpha():
            beside = [number for number, line in enumerate(whole) if _is_beside(initial, line)]
            first = min(beside, key=lambda number: whole[number].baseline, default=None)
            if first is not None and _starts_level(initial, whole[first]):
                for number in beside:
                    whole[number] = whole[number]._replace(left=initial.left)
                whole[first] = whole[first]._replace(text=initial.text + whole[first].text)
                whole.remove(initial)
    return whole


def _is_beside(initial: TextLine, line: TextLine) -> bool:
    return (
        initial.size > _LARGER * line.size
        and -0.3 * line.size < line.left - initial.right < _FURTHEST * initial.size
        and initial.baseline - initial.size < line.baseline < initial.baseline + 0.4 * line.size
    )


def _starts_level(initial: TextLine, line: TextLine) -> bool:
    """Whether the tops of both are level, or both stand on one baseline."""
    tops = (initial.baseline - _CAPITAL * initial.size) - (line.baseline - _CAPITAL * line.size)
    return min(abs(tops), abs(initial.baseline - line.baseline)) < 0.5 * line.size
