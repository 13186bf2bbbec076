"""Title of a web page: what it declares, without the name of the site that most pages add."""

import re
from collections.abc import Sequence

_PARTED = re.compile(
    r"\s+(?:[|\-–—·•:»›~/]{1,2})\s+|\s*[|｜»›]\s*|(?<=[\u3040-\u9fff])[_-](?=\w)|(?<=\w)—(?=[A-Z\u3040-\u9fff])"
)
_LETTERS = re.compile(r"[^\W_]+")
_MOST_SITE_WORDS = 4


def title_of_page(declared: str, shared: str, site: str, headings: Sequence[str]) -> str:
    """Return what a page is called.

    declared is its <title>, shared what it tells to those who link to it (og:title), site the name that it
    gives its site (og:site_name). A part of the first two that the page shows as a heading is its title. Else
    the site's name is cut off: that which the page gives, or a short part at the end.
    """
    declared, shared, site = (" ".join(text.split()) for text in (declared, shared, site))
    for part in [part for named in (shared, declared) for part in _parts(named) if not _same(part, site)]:
        for heading in headings:
            if _same(heading, part):
                return heading
    if shared and declared and len(shared) < len(declared) and shared.casefold() in declared.casefold():
        return _without_site(shared, site)
    return _without_site(declared or shared, site)


def _parts(title: str) -> list[str]:
    """Return a title, and its beginnings and ends at the signs that sites part their names with."""
    signs = list(_PARTED.finditer(title))
    ends = [title[sign.end() :] for sign in signs]
    return [title] + [title[: sign.start()] for sign in signs] + [end for end in ends if len(end.split()) > 2]


def _without_site(title: str, site: str) -> str:
    """Cut off the site's name: as the page gives it, else a last part that is short beside the first ones."""
    signs = list(_PARTED.finditer(title))
    for sign in reversed(signs):
        first, last = title[: sign.start()].strip(), title[sign.end() :].strip()
        if _same(last, site):
            return first
        if _same(first, site):
            return last
    for sign in signs[-1:]:
        first, last = title[: sign.start()].strip(), title[sign.end() :].strip()
        is_short = len(last.split()) <= _MOST_SITE_WORDS and len(first) > 1.5 * len(last)
        if is_short and not last[:1].islower() and not last[:1].isdigit():
            return first
    return title


def _same(left: str, right: str) -> bool:
    """Whether two titles have the same letters and digits."""
    one = _LETTERS.findall(left.casefold())
    return bool(one) and one == _LETTERS.findall(right.casefold())
