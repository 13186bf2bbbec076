"""Classifies HTML elements by tag, role, class and style."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.document import BlockKind

_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "select", "option", "button", "textarea", "desc",
     "metadata", "object", "iframe", "audio", "video", "canvas", "map", "datalist", "dialog", "rt", "rp",
     "rtc", "frameset", "applet")
)  # fmt: skip
_FURNITURE = frozenset(("nav", "aside", "menu", "form"))
_EDGES = frozenset(("header", "footer"))
"""These too, unless they are an article's own."""
_WHOLES = frozenset(("html", "body", "main", "article"))
"""A class of these says what else is on the page."""
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu",
     "menubar")
)  # fmt: skip
_FURNITURE_CLASS = re.compile(
    r"(?:(?:site-|page-|main-|global-|top-|bottom-)?(?:nav|navbar|navigation|menu|header|footer|sidebar)"
    r"|navbox|breadcrumbs?|pagination|pager|share|sharing|social|social-links|newsletter|advert|advertisement|ads?"
    r"|promo|related|related-articles|skip-link|noprint|mw-editsection|mw-jump-link|cookies?|consent|gdpr"
    r"|(?:cookie|consent|gdpr)[-_]?(?:banner|notice|bar|popup|consent|message|law|policy|overlay|modal|dialog).*)"
)
_HIDDEN_CLASS = frozenset(
    (
        "sr-only",
        "visually-hidden",
        "screen-reader-text",
        "footnote-ref",
        "footnote-back",
        "footnote-backref",
        "noteref",
        "mw-editsection",
        "hidden",
    )
)
_NOTE_MARKS = frozenset(("noteref", "doc-noteref", "backlink", "doc-backlink"))
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
     "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rbc", "s", "samp", "small", "span",
     "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "output", "math", "mi",
     "mo", "mn", "mrow", "mtext", "meter", "ms", "mspace", "mstyle", "semantics", "msup", "msub",
     "msubsup", "mfrac", "msqrt", "mroot", "mover", "munder", "munderover", "mpadded", "mfenced")
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "pre": BlockKind.CODE,
    "xmp": BlockKind.CODE,
    "listing": BlockKind.CODE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_ROLES = {
    "toc": BlockKind.CONTENTS,
    "landmarks": BlockKind.CONTENTS,
    "page-list": BlockKind.CONTENTS,
    "index": BlockKind.CONTENTS,
    "doc-toc": BlockKind.CONTENTS,
    "doc-index": BlockKind.CONTENTS,
    "footnote": BlockKind.NOTE,
    "footnotes": BlockKind.NOTE,
    "endnotes": BlockKind.NOTE,
    "endnote": BlockKind.NOTE,
    "rearnote": BlockKind.NOTE,
    "doc-footnote": BlockKind.NOTE,
    "doc-endnote": BlockKind.NOTE,
    "doc-endnotes": BlockKind.NOTE,
    "bibliography": BlockKind.REFERENCE,
    "doc-bibliography": BlockKind.REFERENCE,
    "references": BlockKind.REFERENCE,
    "reflist": BlockKind.REFERENCE,
}
"""What epub:type, role and class say of an element's whole content."""


@dataclass(frozen=True, slots=True)
class HtmlElement:
    tag: str
    is_dropped: bool
    is_furniture: bool
    is_main: bool
    kind: BlockKind | None
    """What its tag, or one around it, makes of the text."""
    role: BlockKind | None
    """What its role, or one around it, makes of all text within."""
    level: int
    is_link: bool
    is_reference: bool
    """Whether it is a link to another place of the same page."""


@dataclass(frozen=True, slots=True)
class _Declared:
    """What the attributes of one element say."""

    role: BlockKind | None = None
    is_furniture: bool = False
    is_hidden: bool = False
    is_main: bool = False


_NOTHING = _Declared()
OUTSIDE = HtmlElement("", False, False, False, None, None, 0, False, False)
"""What is around the outermost element."""


def describe_element(tag: str, attributes: Mapping[str, str], above: HtmlElement) -> HtmlElement:
    """Describe an element by its tag, its attributes and what is around it."""
    declared = _declared(tag, attributes) if attributes else _NOTHING
    is_furniture = declared.is_furniture or tag in _FURNITURE or (tag in _EDGES and not above.is_main)
    is_reference = tag == "a" and attributes.get("href", "").startswith("#")
    # A raised link to a note is its number, which would stick to the word before.
    is_note_mark = (tag == "sup" and above.is_reference) or (is_reference and above.tag == "sup")
    level = _HEADINGS.get(tag, 0)
    kind = BlockKind.HEADING if level else _KINDS.get(tag, above.kind)
    return HtmlElement(
        tag,
        above.is_dropped or declared.is_hidden or is_note_mark or tag in _DROPPED,
        (above.is_furniture or is_furniture) and declared.role is None,
        above.is_main or declared.is_main or tag in ("main", "article"),
        None if tag in ("td", "th") else kind,
        declared.role or above.role,
        level or above.level,
        above.is_link or (tag == "a" and "href" in attributes),
        is_reference,
    )


def _declared(tag: str, attributes: Mapping[str, str]) -> _Declared:
    classes = attributes.get("class", "").casefold().split()
    roles = [*attributes.get("role", "").split(), *attributes.get("epub:type", "").split()]
    return _Declared(
        next((_ROLES[name] for name in (*roles, *classes) if name in _ROLES), None),
        any(name in _FURNITURE_ROLES for name in roles)
        or (tag not in _WHOLES and _is_furniture(classes, attributes.get("id", ""))),
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or any(name in _HIDDEN_CLASS for name in classes)
        or any(name in _NOTE_MARKS for name in roles)
        or (tag == "sup" and "reference" in classes)
        or _HIDDEN_STYLE.search(attributes.get("style", "")) is not None,
        "main" in roles,
    )


def _is_furniture(classes: list[str], identity: str) -> bool:
    return any(_FURNITURE_CLASS.fullmatch(name) for name in (*classes, identity.casefold()))
