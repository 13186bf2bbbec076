"""Line building: joins fragments into lines with word spaces and superscripts, without overprints."""

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from statistics import median

from engine.readers.pdf.drop_caps import is_initial, merge_drop_caps
from engine.readers.pdf.fragments import TextFragment
from engine.readers.pdf.text_line import TextLine

_IS_ASIAN = re.compile(
    "[\u2e80-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT_RUN = re.compile(
    r"[A-Za-z0-9\u00c0-\u024f](?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[A-Za-z0-9%\u00c0-\u024f])?"
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_RAISED = str.maketrans("0123456789+-−–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾")
_LIGATURES = {"\u019f": "ti", "\u01a9": "tt"}
"""What fonts of Office's call these ligatures: letters that no word has in the middle."""
_LIGATURE = re.compile("[\u019f\u01a9](?=[a-z])|(?<=[a-z])[\u019f\u01a9]")
_OF_PROSE = re.compile(r"[^\W\d_]{2}|[.,;:]$")
_RAISABLE = re.compile(r"[-+−–]?[0-9]{1,3}(?:[-,–][0-9]{1,3})*$")

_SPACE = 0.12
"""Ems between words at the least. Kerning moves letters by less, justified words stand further apart."""
_NOTED_SPACE = 0.04
"""The same where the file has a space: some fonts draw it very narrow. Some files take it back again."""
_SPACE_BESIDE_NOTED = 0.2
"""The same in a line in which the file has so many spaces that words have LONGEST_WORDS letters at most."""
_LONGEST_WORDS = 9
_SPACE_OF_LONE_LETTERS = 0.33
_ASIAN_SPACE = 0.8
_SAME_BASELINE = 0.15
_SMALLER = 0.85
_FURTHEST = 0.6
"""Ems within a line for sure; what stands further apart may belong to another column."""
_AFTER_MARK = 0.8
_DOUBLE = 0.12
"""Ems by which a letter may be moved and still be the same letter, printed twice to look bold."""
_FARTHEST = 1e7
"""Points. What a broken file puts beyond is on no page."""
_WIDEST_DOUBLE = 40.0
"""Points by which a double may be off, however large its letters say that they are."""


class _GrowingLine:
    """A line in the making."""

    __slots__ = ("baseline", "pieces", "right", "size")

    def __init__(self, fragment: TextFragment) -> None:
        self.pieces = [fragment]
        self.baseline = fragment.baseline
        self.size = fragment.size
        self.right = fragment.right

    @property
    def left(self) -> float:
        return self.pieces[0].left

    def takes(self, fragment: TextFragment) -> bool:
        """Whether fragment goes on where this run ends."""
        size = max(self.size, fragment.size)
        gap = fragment.left - self.right
        if not -0.5 * size < gap < _FURTHEST * size:
            return False
        drop = fragment.baseline - self.baseline
        if self._is_initial_of(fragment):
            return False
        if abs(drop) <= _SAME_BASELINE * size and min(self.size, fragment.size) > 0.5 * size:
            return True
        if self._is_mark_before(fragment) and drop > 0.2 * size:
            return gap < _AFTER_MARK * size and drop < 0.7 * size
        if gap > 0.4 * size:
            return False
        if abs(drop) < 0.3 * size and gap < 0.12 * size:
            return True  # a letter set lower in the middle of a word, as in a logo
        if fragment.size <= _SMALLER * self.size:
            return -0.7 * size < drop < 0.4 * size
        if self.size <= _SMALLER * fragment.size and len(self.pieces) <= 4:
            return -0.4 * size < drop < 0.7 * size
        return False

    def _is_initial_of(self, fragment: TextFragment) -> bool:
        """Whether this is a large letter that reaches down beside several lines, fragment being in one."""
        return self.size > 1.9 * fragment.size and len(self.pieces) == 1 and is_initial(self.pieces[0].text)

    def _is_mark_before(self, fragment: TextFragment) -> bool:
        """Whether this is a small figure, as before a footnote or an affiliation."""
        return (
            self.size <= _SMALLER * fragment.size and len(self.pieces) == 1 and len(self.pieces[0].text) <= 3
        )

    def add(self, fragment: TextFragment) -> None:
        if self.size <= _SMALLER * fragment.size:
            self.baseline, self.size = fragment.baseline, fragment.size
        self.pieces.append(fragment)
        self.right = max(self.right, fragment.right)

    def join(self, other: "_GrowingLine") -> None:
        for piece in other.pieces:
            self.add(piece)


def deduplicate_fragments(fragments: Iterable[TextFragment]) -> list[TextFragment]:
    """Leave out text that is printed again at (almost) the same place."""
    kept: list[TextFragment] = []
    places: defaultdict[tuple[str, int], list[TextFragment]] = defaultdict(list)
    for fragment in fragments:
        if not abs(fragment.left) + abs(fragment.right) + abs(fragment.baseline) + fragment.size < _FARTHEST:
            continue  # no page is so large; and nor is what is no number
        near = min(_DOUBLE * fragment.size, _WIDEST_DOUBLE)
        first, last = int((fragment.baseline - near) / 4), int((fragment.baseline + near) / 4)
        # Only the latest are compared: a double follows soon, and a page may hold a thousand of a letter.
        if not any(
            abs(other.left - fragment.left) <= near
            and abs(other.baseline - fragment.baseline) <= near
            and other.turn == fragment.turn
            for row in range(first, last + 1)
            for other in places[fragment.text, row][-40:]
        ):
            kept.append(fragment)
            places[fragment.text, int(fragment.baseline / 4)].append(fragment)
    return kept


def build_lines(fragments: Sequence[TextFragment]) -> list[TextLine]:
    """Make lines of fragments that are all turned the same way. What is far apart stays apart."""
    runs = _follow(fragments)
    runs = _join_neighbours(runs)
    return merge_drop_caps([line for line in map(_line, runs) if line.text])


def _follow(fragments: Sequence[TextFragment]) -> list[_GrowingLine]:
    """Join what follows in the file and on the page."""
    runs: list[_GrowingLine] = []
    for fragment in fragments:
        if runs and runs[-1].takes(fragment):
            runs[-1].add(fragment)
        else:
            runs.append(_GrowingLine(fragment))
    return runs


def _join_neighbours(runs: list[_GrowingLine]) -> list[_GrowingLine]:
    """Join runs that stand side by side, in whatever order the file has them."""
    runs.sort(key=attrgetter("baseline"))
    rows: list[list[_GrowingLine]] = []
    for run in runs:
        if rows and run.baseline - rows[-1][0].baseline <= _SAME_BASELINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    joined: list[_GrowingLine] = []
    for row in rows:
        row.sort(key=attrgetter("left"))
        for number, run in enumerate(row):
            if number and joined[-1].takes(run.pieces[0]):
                joined[-1].join(run)
            else:
                joined.append(run)
    return _join_raised(joined)


def _join_raised(runs: list[_GrowingLine]) -> list[_GrowingLine]:
    """Join small raised or lowered runs to the run that they stand beside."""
    runs.sort(key=attrgetter("baseline"))
    baselines = [run.baseline for run in runs]
    gone: set[int] = set()
    for number, run in enumerate(runs):
        if sum(len(piece.text) for piece in run.pieces) > 12:
            continue
        reach = 1.2 * run.size
        first = bisect_left(baselines, run.baseline - reach)
        last = bisect_left(baselines, run.baseline + reach)
        for other_number in range(first, min(last, first + 60)):
            other = runs[other_number]
            if other is run or other_number in gone or run.size > _SMALLER * other.size:
                continue
            if _slips_in(other, run):
                gone.add(number)
                break
    return [run for number, run in enumerate(runs) if number not in gone]


def _slips_in(run: _GrowingLine, small: _GrowingLine) -> bool:
    """Put small behind the piece of run that it stands beside, if there is one."""
    drop = small.baseline - run.baseline
    if not -0.7 * run.size < drop < 0.4 * run.size:
        return False
    near = 0.3 * run.size
    if -near / 2 < run.left - small.right < near:
        run.pieces[:0] = small.pieces
        return True
    for number, piece in enumerate(run.pieces):
        if -near / 2 < small.left - piece.right < near:
            following = run.pieces[number + 1 : number + 2]
            if following and following[0].left < small.right - near:
                continue
            run.pieces[number + 1 : number + 1] = small.pieces
            run.right = max(run.right, small.right)
            return True
    return False


def _line(run: _GrowingLine) -> TextLine:
    pieces = run.pieces
    threshold = _space_threshold(run)
    parts = [_text_of(pieces[0], run)]
    spaced_from = pieces[0].right
    for before, piece in itertools.pairwise(pieces):
        text = _text_of(piece, run)
        gap = piece.left - spaced_from
        if _is_spaced(before, piece, gap / run.size, threshold):
            parts.append(" ")
        parts.append(text)
        spaced_from = max(piece.right, spaced_from) if piece.left >= before.left else piece.right
    text = " ".join("".join(parts).split())
    if "\u019f" in text or "\u01a9" in text:
        text = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    if _RIGHT_TO_LEFT.search(text):
        text = _right_to_left(text)
    letters = sum(len(piece.text) for piece in pieces)
    bold = sum(len(piece.text) for piece in pieces if piece.bold)
    mono = sum(len(piece.text) for piece in pieces if piece.mono)
    is_mono = mono * 3 > letters * 2
    left = min(piece.left for piece in pieces)
    return TextLine(
        text,
        left,
        run.right,
        run.baseline,
        run.size,
        bold / letters if letters else 0.0,
        is_mono,
        mixed=is_mono and any(not piece.mono and _OF_PROSE.search(piece.text) for piece in pieces),
    )


def _text_of(piece: TextFragment, run: _GrowingLine) -> str:
    raised = run.baseline - piece.baseline
    if raised > 0.15 * run.size and piece.size <= _SMALLER * run.size and _RAISABLE.match(piece.text):
        return piece.text.translate(_RAISED)
    return piece.text


def _is_spaced(before: TextFragment, piece: TextFragment, gap: float, threshold: float) -> bool:
    """Whether there is a space, gap being in ems."""
    if _IS_ASIAN.match(before.text[-1:]) and _IS_ASIAN.match(piece.text[:1]):
        return gap > _ASIAN_SPACE
    return gap > (_NOTED_SPACE if piece.spaced else threshold)


def _space_threshold(run: _GrowingLine) -> float:
    """Ems between words in this run: more than usual where the letters themselves are spaced out."""
    # Dots that lead to a page number say nothing about words.
    pieces = [piece for piece in run.pieces if any(map(str.isalnum, piece.text))]
    noted = sum(1 for piece in pieces[1:] if piece.spaced)
    single = sum(1 for piece in pieces if len(piece.text) == 1)
    if len(pieces) < 4 or single * 10 < len(pieces) * 7:
        letters = sum(len(piece.text) for piece in pieces)
        return _SPACE_BESIDE_NOTED if noted > 2 and letters < _LONGEST_WORDS * noted else _SPACE
    gaps = sorted((after.left - before.right) / run.size for before, after in itertools.pairwise(pieces))
    spread = median(gaps) * 1.6
    # Letters placed one by one stand unevenly; their spaces are rather those that the file has.
    return max(spread, _SPACE_OF_LONE_LETTERS if noted else _SPACE)


def _right_to_left(visual: str) -> str:
    """Put a line that was noted from left to right into the order in which it is read."""
    letters = len(_RIGHT_TO_LEFT.findall(visual))
    if letters * 2 < sum(1 for letter in visual if letter.isalpha()):
        return visual
    turned = visual[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT_RUN.sub(lambda match: match[0][::-1].translate(_MIRRORED), turned)
