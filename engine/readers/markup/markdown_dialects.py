"""Marks that programs add to CommonMark: notices, contents, shortcodes, comments, highlights, wiki links."""

import re
from collections.abc import Iterator, Sequence

_NOTICE = re.compile(r"\s*\[![\w-]{1,30}\][+-]?[ \t]*([^\n]*)(?:\n|$)")
_CONTENTS = re.compile(
    r"\s*(?:(?:table of )?(?:toc|contents)\s*)?[\[@${(]{1,2}\s*:?\[?_?toc_?[^\]})\n]{0,40}[\])}]{1,3}\s*",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(
    r"\{\{[<%][^{}]{0,500}[>%]\}\}|\{%[^{}]{0,500}%\}|\{/\*.{0,2000}?\*/\}|%%.{1,2000}?%%", re.DOTALL
)
_TEMPLATE_TARGET = re.compile(r"\]\(\s*\{\{[^{}\n]{0,200}\}\}[^()\s]{0,200}\s*\)")
"""Where a link leads that a program fills in."""
_ATTRIBUTES = re.compile(r"(?m)^[ \t]*\{:[^{}\n]{0,200}\}[ \t]*$\n?|\{:[^{}\n]{0,200}\}")
_MARKED = (
    (re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]"), ""),
    (re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]"), r"\1"),
    (re.compile(r"==(?=\S)([^=\n]{1,1000})(?<=\S)=="), r"\1"),
    (re.compile(r"(?<=\w)([~^])(\w{1,10})\1"), r"\2"),
    (re.compile(r"(?<![\w\])!])\[([^\[\]\n]{1,200})\]\[[^\[\]\n]{0,100}\]"), r"\1"),
    (re.compile(r" ?\[(?:[^\[\]@\n]{1,30} )?-?@[\w:-]{0,60}\d[^\[\]\n]{0,200}\]"), ""),
    (re.compile(r" ?\{\{[^{}\n]{0,200}\}\}"), ""),
    (re.compile(r"(?<![\w*])\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?![\w*])"), ""),
)
"""What is left as text where no parser knew it: links that lead nowhere, citations, references, templates."""
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w -]{1,60}(?:\"([^\"\n]{0,200})\")?[ \t]*")
_CONTAINER = re.compile(
    r":{3,}[ \t]*[\w-]{1,40}(?:\[([^\]\n]{1,200})\]|[ \t]+([^{}:\n]{1,200}))[ \t]*:*[ \t]*"
)


def is_contents_mark(content: str) -> bool:
    """Whether a paragraph only asks for a table of contents: [TOC], [[toc]], {:toc}, ${toc}."""
    return len(content) < 100 and _CONTENTS.fullmatch(content) is not None


def without_marks(content: str) -> str:
    """Take the marks off a paragraph that the parser of CommonMark would take for text.

    A notice ("[!NOTE]") loses its kind; a title of its own stands in its own line.
    """
    if "{" in content or "%%" in content:
        content = _TEMPLATE_TARGET.sub("](#)", content)
        content = _ATTRIBUTES.sub("", _SHORTCODE.sub("", content))
    if notice := _NOTICE.match(content):
        title = notice[1].strip()
        content = (f"{title}\\\n" if title else "") + content[notice.end() :]
    return content


def without_inline_marks(text: str) -> str:
    """Take off highlights, raised and lowered letters, wiki links; what is embedded from elsewhere goes."""
    for pattern, replacement in _MARKED:
        text = pattern.sub(replacement, text)
    return text


def flat_lines(lines: Sequence[str]) -> Iterator[str]:
    """Make plain paragraphs of admonitions, whose text is indented as code is elsewhere."""
    inside = in_code = False
    for line in lines:
        if not inside and line.lstrip()[:3] in ("```", "~~~"):
            in_code = not in_code
        if in_code:
            yield line
        elif admonition := _ADMONITION.fullmatch(line[:400]):
            inside = True
            yield admonition[1] or ""
            yield ""
        elif container := _CONTAINER.fullmatch(line[:400]):
            yield container[1] or container[2]
            yield ""
        elif inside and (line.startswith(("    ", "\t")) or not line.strip()):
            yield line[1:] if line.startswith("\t") else line[4:]
        else:
            inside = False
            yield line
