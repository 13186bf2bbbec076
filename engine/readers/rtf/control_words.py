"""Control words of RTF: characters and destinations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?[0-9]+)?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])"
    rb"|[\r\n\0]+|([^\\{}\r\n\0]{1,65536})|\\",
    re.DOTALL,
)
LETTERS = {
    "tab": " ", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": " ", "_": "-", "column": "\n",
}  # fmt: skip
ENDS_OF_PARAGRAPHS = frozenset(("par", "sect", "page", "nestcell", "nestrow"))
# What these groups hold is not the text: tables of fonts and colours, pictures, objects, running heads,
# comments, index entries, numbers of list items.
_SILENT = frozenset(
    ("colortbl", "pict", "info", "objdata", "header", "headerl", "headerr", "headerf", "footer",
     "footerl", "footerr", "footerf", "annotation", "atnid", "atnauthor", "xe", "tc", "rxe", "txe",
     "pntxta", "pntxtb", "listtext", "pntext", "nonshppict", "nonesttables", "ftnsep", "ftnsepc",
     "aftnsep", "aftnsepc", "ftncn", "aftncn", "filetbl", "private", "datafield", "sp", "template",
     "passwordhash", "revtbl", "rsidtbl", "listtable", "listoverridetable", "bkmkstart", "bkmkend",
     "fldinst", "fldtype", "themedata", "colorschememapping", "latentstyles", "datastore", "keycode")
)  # fmt: skip
_AUDIBLE = frozenset(("shptxt", "result", "moMath", "moMathPara", "mr", "nesttableprops", "dptxbxtext"))
"""Groups with text, although others around them or the mark of what may be ignored say otherwise."""
_WRAPPERS = frozenset(("shpinst", "shpgrp", "object", "do"))


class Destination(Enum):
    """What the text of a group is for."""

    BODY = auto()
    NOTE = auto()
    TITLE = auto()
    FONTS = auto()
    STYLES = auto()
    INSTRUCTION = auto()
    WRAPPER = auto()
    """None of its own, but groups within may hold text: shapes, objects."""
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class GroupState:
    place: Destination = Destination.BODY
    font: int = -1
    substitutes: int = 1
    """How many letters follow a Unicode one, for readers that do not know it."""
    is_hidden: bool = False
    is_deleted: bool = False
    is_bold: bool = False
    size: float = 12.0
    skips_groups: bool = False
    """Whether the groups within are another form of what will follow."""


def destination_of(
    name: str, has_star: bool, stack: Sequence[GroupState], here: Destination
) -> Destination | None:
    """What the text of a group is for that begins with this word; None where the word says nothing of it.

    stack holds the states of the groups around it, here is what the innermost of them is for.
    """
    match name:
        case "footnote":
            return Destination.NOTE if here is Destination.BODY else here
        case "fonttbl":
            return Destination.FONTS
        case "stylesheet":
            return Destination.STYLES
        case "title" if here is Destination.NOWHERE:
            return Destination.TITLE
        case "fldinst" if here is not Destination.NOWHERE:
            return Destination.INSTRUCTION
        case "ud" if stack:
            return stack[-1].place
    if here is not Destination.NOWHERE:
        if name in _AUDIBLE:
            return (
                Destination.NOTE
                if any(state.place is Destination.NOTE for state in stack)
                else Destination.BODY
            )
        if name in _WRAPPERS:
            return Destination.WRAPPER
    # In the tables of fonts and styles the star stands before what is no paragraph's.
    is_property = name.startswith("m") and name.endswith("Pr")
    return Destination.NOWHERE if has_star or name in _SILENT or is_property else None
