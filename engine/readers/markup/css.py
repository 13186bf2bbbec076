"""What CSS hides: inline styles, and the rules for classes and ids in the file's own style sheets (CSS 2.2).

Not a cascade: only single classes, ids and tags with a class are looked at, without media queries.
"""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum

LONGEST_SHEET = 2_000_000
"""Characters of style sheets that are looked at."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_AT_BLOCK = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_SELECTOR = re.compile(r"[a-z]*([.#][\w-]+)")
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_WHITE = re.compile(
    r"(?:white|snow|ivory|#f{3}|#f{6}|#(?:f[a-f]){3}|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]\b.*)\s*(?:!important)?"
)
_CLEAR = re.compile(r"(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\))\s*(?:!important)?")
_TINY = re.compile(r"(?:0?(?:\.0\d*)?(?:p[xt]|r?em|%)?|[12](?:\.\d+)?p[xt])\s*(?:!important)?")
_FAR_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:p[xt]|em|rem|%)?")
_NOTHING_LEFT = re.compile(r"rect\(\s*(?:[01](?:px)?[ ,]*){4}\)|inset\((?:50|100)%.*")
_NO_SIZE = re.compile(r"[01](?:p[xt])?\s*(?:!important)?")


class Visibility(IntEnum):
    SHOWN = 0
    REMOVED = 1
    """Not drawn: display none, visibility hidden. Scripts may show it later."""
    CONCEALED = 2
    """Drawn so that nobody sees it: white on white, tiny, off the page, clipped."""


Declarations = Mapping[str, str]


class CssRules:
    """The declarations of the style elements of one file, by class (.name) and id (#name)."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        self._room = LONGEST_SHEET

    def add(self, sheet: str) -> None:
        sheet = _AT_BLOCK.sub("", _COMMENT.sub("", sheet[: self._room].lower()))
        self._room = max(0, self._room - len(sheet))
        for selectors, body in _RULE.findall(sheet):
            declared = declarations_of(body)
            for selector in selectors.split(","):
                if found := _SELECTOR.fullmatch(selector.strip()):
                    self._rules.setdefault(found[1], {}).update(declared)

    def declarations(self, classes: Iterable[str], identity: str) -> Declarations:
        if not self._rules:
            return {}
        names = [*(f".{name}" for name in classes), *([f"#{identity}"] if identity else [])]
        merged: dict[str, str] = {}
        for name in names:
            merged.update(self._rules.get(name, {}))
        return merged


def declarations_of(style: str) -> dict[str, str]:
    """Return the declarations of a style attribute or of a rule's body, in lower case."""
    return {name: value.strip() for name, value in _DECLARATION.findall(style.lower())}


def visibility(declared: Declarations, is_on_colour: bool) -> Visibility:
    """is_on_colour says that a background other than white was declared here or around."""
    if declared.get("display", "").startswith("none") or declared.get("visibility", "").startswith("hidden"):
        return Visibility.REMOVED
    if not declared:
        return Visibility.SHOWN
    colour = declared.get("color", "")
    is_white = bool(_WHITE.fullmatch(colour)) and not is_on_colour
    if is_white or _CLEAR.fullmatch(colour) or _is_tiny(declared) or _is_outside(declared):
        return Visibility.CONCEALED
    return Visibility.SHOWN


def has_background(declared: Declarations) -> bool:
    """Whether a background is declared on which white letters can be read."""
    background = declared.get("background-color") or declared.get("background", "")
    return bool(background or "background-image" in declared) and not (
        _WHITE.fullmatch(background) or _CLEAR.fullmatch(background) or background.startswith("none")
    )


def _is_tiny(declared: Declarations) -> bool:
    size = declared.get("font-size", "")
    return bool(
        (size and _TINY.fullmatch(size))
        or re.fullmatch(r"0(?:\.0\d*)?", declared.get("opacity", ""))
        or (declared.get("overflow", "").startswith("hidden") and _has_no_size(declared))
    )


def _has_no_size(declared: Declarations) -> bool:
    return any(_NO_SIZE.fullmatch(declared.get(name, "")) for name in ("height", "max-height", "width"))


def _is_outside(declared: Declarations) -> bool:
    is_placed = declared.get("position", "").startswith(("absolute", "fixed"))
    clip = declared.get("clip", "") or declared.get("clip-path", "")
    if is_placed and _NOTHING_LEFT.fullmatch(clip):
        return True
    if is_placed and any(_FAR_AWAY.match(declared.get(side, "")) for side in ("left", "top", "right")):
        return True
    return bool(_FAR_AWAY.match(declared.get("text-indent", "")))
