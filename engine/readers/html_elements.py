"""What the tags and attributes of a web page say of the text between them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.document import BlockKind

_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "select", "option", "button", "textarea", "desc",
     "metadata", "object", "iframe", "audio", "video", "canvas", "map", "datalist", "dialog", "rt", "rp",
     "rtc", "frameset", "applet")
)  # fmt: skip
_FURNITURE = frozenset(("nav", "aside", "menu", "form"))
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
_HIDDEN_CLASS = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "mw-editsection", "hidden"))
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
     "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rbc", "s", "samp", "small", "span",
     "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "output", "math", "mi",
     "mo", "mn", "mrow", "mtext", "meter")
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
class Element:
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


OUTSIDE = Element("", False, False, False, None, None, 0, False)
"""What is around the outermost element."""


def element(tag: str, attributes: Mapping[str, str], above: Element) -> Element:
    classes = attributes.get("class", "").casefold().split()
    roles = [*attributes.get("role", "").split(), *attributes.get("epub:type", "").split()]
    role = next((_ROLES[name] for name in (*roles, *classes) if name in _ROLES), None)
    furniture = (
        tag in _FURNITURE
        or (tag in ("header", "footer") and not above.is_main)
        or any(name in _FURNITURE_ROLES for name in roles)
        or (
            tag not in ("html", "body", "main", "article")
            and _is_furniture(classes, attributes.get("id", ""))
        )
    )
    hidden = (
        tag in _DROPPED
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or any(name in _HIDDEN_CLASS for name in classes)
        or _HIDDEN_STYLE.search(attributes.get("style", "")) is not None
    )
    level = _HEADINGS.get(tag, 0)
    kind = BlockKind.HEADING if level else _KINDS.get(tag, above.kind)
    if tag in ("td", "th"):
        kind = None
    return Element(
        tag,
        above.is_dropped or hidden,
        (above.is_furniture or furniture) and role is None,
        above.is_main or tag in ("main", "article") or "main" in roles,
        kind,
        role or above.role,
        level or above.level,
        above.is_link or (tag == "a" and "href" in attributes),
    )


def _is_furniture(classes: list[str], identity: str) -> bool:
    return any(_FURNITURE_CLASS.fullmatch(name) for name in (*classes, identity.casefold()))
