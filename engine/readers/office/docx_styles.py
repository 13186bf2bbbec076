"""Style sheet of a Word document: the kind and heading level of paragraphs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from engine.core.document import BlockKind
from engine.readers.common.xml_elements import Event, StartTag

HEADING_LEVELS = 9

# "heading" as Word, LibreOffice and WPS write it in the languages whose names for styles they translate.
_HEADING = re.compile(
    r"(?:heading|überschrift|berschrift|titre|título|ttulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nagwek"
    r"|nadpis|nadpisy|başlık|balk|заголовок|标题|標題|見出し|제목|tiêu đề|titlu|címsor|cmsor|επικεφαλίδα)"
    r"\s*([1-9])(?!\d)",
    re.IGNORECASE,
)
_KINDS = {
    BlockKind.CONTENTS: r"toc\b|toc\s*\d|contents \d|table of (figures|authorities)|index \d|目录|目錄|目次",
    BlockKind.CAPTION: r"caption|beschriftung|légende|题注|題注|図表番号|캡션",
    BlockKind.CODE: r"source ?code|code ?block|verbatim|preformatted|macro text|listing|代码",
    BlockKind.REFERENCE: r"bibliography|references?$|literaturverzeichnis|参考文献|參考文獻",
    BlockKind.NOTE: r"footnote text|endnote text|脚注|尾注",
    BlockKind.LIST_ITEM: r"list (bullet|number|continue)|listenabsatz|compact",
}
_TITLES = ("title", "titel", "titre", "título", "titolo", "标题", "標題", "表題", "제목", "название")


@dataclass(frozen=True, slots=True)
class DocxStyle:
    """What a style says itself; None where it says nothing."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    listed: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    shaded: bool | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Stylesheet:
    styles: Mapping[str, DocxStyle] = field(default_factory=dict)
    """By identity, each completed by those it is based on."""
    default: str = ""
    size: float = 0.0
    """The document's own font size in points; 0 if it does not say."""
    language: str = ""

    def of(self, identity: str) -> DocxStyle:
        return self.styles.get(identity) or DocxStyle(name=identity)

    def kind_of(self, identity: str) -> tuple[BlockKind, int]:
        """What a paragraph of that style is, and its level if it is a heading."""
        style = self.of(identity)
        if level := style_heading_level(style.name) or style_heading_level(identity):
            return BlockKind.HEADING, level
        return kind_of_name(style.name)


def style_heading_level(name: str) -> int:
    """The level that a style's name declares; 0 if it does not name a heading."""
    found = _HEADING.match(name.strip())
    return int(found[1]) if found else 0


def is_title(name: str) -> bool:
    return name.strip().casefold() in _TITLES


def kind_of_name(name: str) -> tuple[BlockKind, int]:
    name = name.strip().casefold()
    if is_title(name):
        return BlockKind.HEADING, 1
    for kind, pattern in _KINDS.items():
        if re.search(pattern, name):
            return kind, 0
    return BlockKind.TEXT, 0


def is_on(value: str | None) -> bool:
    """Read a switch of Word's: present without a value means on."""
    return value not in ("0", "false", "off", "none")


def points(half: str) -> float | None:
    return int(half) / 2 if half.isascii() and half.isdigit() and len(half) < 5 else None


def read_stylesheet(events: Iterable[Event]) -> Stylesheet:
    """Read the styles part; it may break off anywhere."""
    own: dict[str, DocxStyle] = {}
    size, language, default = 0.0, "", ""
    identity: str | None = None
    for event in events:
        if not isinstance(event, StartTag):
            continue
        name, attributes = event.name, event.attributes
        value = attributes.get("w:val")
        if name == "w:style":
            identity = attributes.get("w:styleId", "")
            kind = attributes.get("w:type", "paragraph")
            own[identity] = DocxStyle()
            if kind == "paragraph" and is_on(attributes.get("w:default", "0")):
                default = identity
        elif identity is not None:
            own[identity] = _told(own[identity], name, value)
        elif name == "w:sz":
            size = points(value or "") or size
        elif name == "w:lang":
            language = language or value or attributes.get("w:eastAsia", "")
    return Stylesheet({key: _completed(key, own) for key in own}, default, size, language)


def _told(style: DocxStyle, name: str, value: str | None) -> DocxStyle:
    match name:
        case "w:name":
            return replace(style, name=value or "")
        case "w:basedOn":
            return replace(style, based_on=value or "")
        case "w:outlineLvl" if value and value.isdigit():
            return replace(style, outline=int(value))
        case "w:numId":
            return replace(style, listed=value != "0")
        case "w:b":
            return replace(style, bold=is_on(value))
        case "w:vanish":
            return replace(style, hidden=is_on(value))
        case "w:shd":
            return replace(style, shaded=True)
        case "w:sz":
            return replace(style, size=points(value or ""))
        case _:
            return style


def _completed(identity: str, own: Mapping[str, DocxStyle]) -> DocxStyle:
    """Fill in what the style leaves to those it is based on; a circle of them ends."""
    style = own[identity]
    seen = {identity}
    parent = style.based_on
    while parent in own and parent not in seen:
        seen.add(parent)
        other = own[parent]
        style = replace(
            style,
            outline=other.outline if style.outline is None else style.outline,
            listed=other.listed if style.listed is None else style.listed,
            bold=other.bold if style.bold is None else style.bold,
            hidden=other.hidden if style.hidden is None else style.hidden,
            shaded=other.shaded if style.shaded is None else style.shaded,
            size=other.size if style.size is None else style.size,
        )
        parent = other.based_on
    return style
