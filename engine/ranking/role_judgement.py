"""Judgement of each sentence's one role, from its cues, its form, its heading and the kind of document."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import numpy as np

from engine.core.array_types import Booleans
from engine.core.document import BlockKind, Document, DocumentKind
from engine.core.progress import Report, each, silent
from engine.ranking.discourse_cues import states_amount
from engine.ranking.document_kind import KindProbabilities, find_kind
from engine.ranking.fitness import Unfit
from engine.ranking.rhetorical_features import find_sections
from engine.ranking.sentence_roles import CUED, HeadingRole, SentenceRole, is_notice
from engine.ranking.sentence_signs import SentenceSigns, read_signs

_BINDING = frozenset((DocumentKind.LAW, DocumentKind.CONTRACT, DocumentKind.POLICY, DocumentKind.STANDARD))
"""Kinds whose sentences bind: what "is approved" there is a rule about approving."""
_REPORTING = frozenset(
    (DocumentKind.REPORT, DocumentKind.FINANCIAL, DocumentKind.NEWS, DocumentKind.PAPER, DocumentKind.THESIS)
)
"""Kinds that report amounts as their results."""
_SCHOLARLY = frozenset((DocumentKind.PAPER, DocumentKind.THESIS, DocumentKind.STANDARD))
"""Kinds that keep their headings: what stands under "Acknowledgements" is that."""
_TELLING = frozenset(
    (
        DocumentKind.MANUAL,
        DocumentKind.BOOK,
        DocumentKind.FICTION,
        DocumentKind.ENCYCLOPEDIA,
        DocumentKind.SLIDES,
        DocumentKind.FORM,
    )
)
"""Kinds that explain or tell: what "was found" there is a step or an event."""
_PLAIN_ORDER = (
    SentenceRole.DEFINITION,
    SentenceRole.EXAMPLE,
    SentenceRole.CLAIM,
    SentenceRole.AIM,
    SentenceRole.RULE,
    SentenceRole.METHOD,
)
_LONGEST_LABEL = 10
_NUMBERED = re.compile(
    r"^(?:section|article|clause|chapter|part|art\.|§)\s*[\divxlc]+[\d.]*\.?\s+(.+)$", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"^(?:\W+|[a-z]{1,4})$")
_REFERENCE = re.compile(
    r"^(?:\[\d{1,3}\]\s*)?[A-ZÀ-Þ][\w'’-]+, (?:[A-ZÀ-Þ]\.[, -]*)+.*\b(?:19|20)\d\d[a-z]?\b"
)
"""An entry of a list of references: "Campbell, B. and C. Mortimore, … September 2012."."""
_DATELINE = re.compile(
    r"^(?:[Bb]y [A-ZÀ-Þ]\S+(?: \S+){0,3}\.?$|\S+ \d{1,2},? (?:19|20)\d\d,? (?:at )?\d{1,2}[:.]\d\d\b)"
)
_VARYING = re.compile(r"@\S+|https?://\S+|\b[A-ZÀ-ÞА-ЯЁ][\w'’-]*|\d+|\W+")
"""What differs between the entries of a directory: names, handles, addresses, numbers."""
_ENTRIES, _FEWEST_COMMON = 5, 3
"""So many sentences alike, but for what varies, are a directory's; each must have so many words in common."""
_AROUND, _THICK = 5, 4
"""So many notices among so many sentences on either side are a licence's or an imprint's."""
_NUMBERING = re.compile(r"^[\W\d]+")


def sentence_roles(
    document: Document,
    kind: DocumentKind | None = None,
    signs: SentenceSigns | None = None,
    report: Report = silent,
    likely: KindProbabilities | None = None,
) -> tuple[SentenceRole | None, ...]:
    """Return the role of each sentence, or None of one that nothing tells.

    Precedence: boilerplate by form and notices; courtesy; roadmaps; then outcomes, which in a document that
    binds come after rules; then definitions, examples, claims, aims, rules and methods, by their cues. What
    stands under "Results" and each change in release notes are outcomes.

    kind, signs and likely are what find_kind, read_signs and kind_probabilities make of the document, where
    that is known.
    """
    signs, kind = signs or read_signs(document, report), kind or find_kind(document, likely)
    texts = signs.texts
    formal = _formal(document, texts, kind, signs.unfit)
    binds = kind in _BINDING
    notices = [is_notice(text, document.language, binds=binds) for text in each(texts, report)]
    idle = formal | _noticed(notices)
    headings = [
        section.role for section in find_sections(document) for _ in range(section.first, section.end)
    ]
    return tuple(
        SentenceRole.BOILERPLATE
        if idle[index] or (headings[index] is HeadingRole.ASIDE and kind in _SCHOLARLY)
        else _worded_role(text, cued, headings[index], kind)
        for index, (text, cued) in enumerate(zip(each(texts, report), signs.cued, strict=True))
    )


def _worded_role(
    text: str, cued: Sequence[bool], heading: HeadingRole | None, kind: DocumentKind | None
) -> SentenceRole | None:
    said: set[SentenceRole] = {role for role, there in zip(CUED, cued, strict=True) if there}
    for role in (SentenceRole.COURTESY, SentenceRole.ROADMAP):
        if role in said:
            return role
    if kind in _BINDING and SentenceRole.RULE in said:
        return SentenceRole.RULE
    if kind not in _BINDING | _TELLING and _is_outcome(text, said, heading, kind):
        return SentenceRole.OUTCOME
    return next((role for role in _PLAIN_ORDER if role in said), None)


def _is_outcome(
    text: str, said: set[SentenceRole], heading: HeadingRole | None, kind: DocumentKind | None
) -> bool:
    if kind is DocumentKind.RELEASE or heading is HeadingRole.OUTCOME:
        return True
    if SentenceRole.CLAIM in said or SentenceRole.EXAMPLE in said:
        return False
    if kind in _REPORTING and states_amount(text):
        return True
    return SentenceRole.OUTCOME in said


def _formal(
    document: Document, texts: Sequence[str], kind: DocumentKind | None, unfit: Sequence[Unfit | None]
) -> Booleans:
    """Which sentences are code, references, datelines, entries of directories or of a table of contents."""
    headings = {
        _name(document.quote(block.span)): block.span.start
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    }
    entries = [
        block.span
        for block in document.blocks
        if block.kind in (BlockKind.TEXT, BlockKind.LIST_ITEM)
        and headings.get(_name(document.quote(block.span)), -1) > block.span.start
    ]
    starts = [entry.start for entry in entries]
    skeletons = [" ".join(_VARYING.sub(" ", text).split()) for text in texts]
    alike = Counter(skeletons)
    found = [
        reason is Unfit.CODE
        or (reason is Unfit.POINTER and kind is DocumentKind.JUDGMENT)
        or _is_label(text)
        or headings.get(_name(text), -1) > span.start
        or (bool(entries) and span.start < entries[bisect_right(starts, span.start) - 1].end)
        or _REFERENCE.match(text) is not None
        or _DATELINE.match(text) is not None
        or (alike[skeleton] >= _ENTRIES and len(skeleton.split()) >= _FEWEST_COMMON)
        for text, skeleton, reason, span in zip(texts, skeletons, unfit, document.sentences, strict=True)
    ]
    return np.array(found, dtype=bool)


def _noticed(notices: Sequence[bool]) -> Booleans:
    """Notices, and what stands in a stretch thick with them: a licence, an imprint."""
    said = np.array(notices, dtype=bool)
    padded = np.concatenate([[0], np.cumsum(np.pad(said, _AROUND))])
    near = padded[2 * _AROUND + 1 :] - padded[: -2 * _AROUND - 1]
    noticed: Booleans = said | (near >= _THICK)
    return noticed


def _name(heading: str) -> str:
    """A heading without its number, as a table of contents has it."""
    return _NUMBERING.sub("", " ".join(heading.lower().split())).rstrip(" .")


def _is_label(text: str) -> bool:
    """Whether it is a heading that was set as a sentence: "Section 6.12 Place of Meetings."."""
    found = _NUMBERED.match(text)
    words = found[1].split() if found else []
    return (
        bool(found)
        and len(words) <= _LONGEST_LABEL
        and all(word[:1].isupper() or _SMALL_WORD.match(word) for word in words)
    )
