"""Garbled text detection: unmapped glyphs, private use characters and mojibake; problems by page."""

import re
from collections.abc import Iterable

from engine.core.document import Problem, ProblemKind

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_WRONG_LETTER = re.compile(f"\ufffd|(?<=[^\\W\\d_])[{_PRIVATE}]")
"""Letters of a font's own count within words; bullets, icons and the parts of brackets stand alone."""
_NO_LETTER = re.compile(f"[\ufffd{_PRIVATE}]")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_UPPER_HALF = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the second byte of a letter in UTF-8 looks like where each byte was taken for a letter."""
_MOJIBAKE = re.compile(
    f"[ÃÐÑÎÏ][{_UPPER_HALF}]|â€.|Â[\u00a0-\u00bf]|ï¿½|锟斤拷|烫烫烫|[åæç][{_UPPER_HALF}]{{2}}"
)

_MOST_WITHOUT_MEANING = 0.2
_MOST_WRONG_LETTERS = 0.03
_MOST_WRONG_SEQUENCES = 0.01
"""Shares above which a reader would call a text garbled: one sign in thirty letters, one in a hundred."""


def is_garbled_text(text: str) -> bool:
    """Whether its letters can hardly be the ones that were meant: a wrong encoding, a font of its own.

    What a PDF page with a broken font looks like besides, engine.readers.pdf.extraction_quality knows.
    """
    size = len(text)
    if size < 20:
        return False
    wrong = len(_UNMAPPED.findall(text)) if "(cid:" in text else 0
    if not text.isascii():
        if len(_WRONG_LETTER.findall(text)) > size * _MOST_WRONG_LETTERS:
            return True
        if len(_NO_LETTER.findall(text)) > size * _MOST_WITHOUT_MEANING:
            return True
        wrong += len(_MOJIBAKE.findall(text))
    return wrong >= 2 and wrong > size * _MOST_WRONG_SEQUENCES


def merge_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Make one problem of those of a kind, its pages in order; kinds in the order they are declared."""
    pages: dict[ProblemKind, set[int]] = {}
    details: dict[ProblemKind, dict[str, None]] = {}
    for problem in problems:
        pages.setdefault(problem.kind, set()).update(problem.pages)
        details.setdefault(problem.kind, {})
        if problem.detail:
            details[problem.kind][problem.detail] = None
    return tuple(
        Problem(kind, tuple(sorted(pages[kind])), "; ".join(details[kind]))
        for kind in ProblemKind
        if kind in pages
    )
