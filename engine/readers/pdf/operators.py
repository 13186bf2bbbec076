"""Tokenizer of PDF content streams: operators and operands (ISO 32000-2, 7.8.2).

pypdf does this too, a byte at a time; where every letter is placed by itself, that takes most of the
time of reading a file. Files, filters, decryption and fonts stay pypdf's.
"""

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ByteStringObject, DictionaryObject, NameObject, PdfObject

_NUMBER = rb"-?+[0-9]++(?:\.[0-9]*+)?"
_LETTER = rb"(%b)[ \n]++(%b)[ \n]++Td[ \n]++<([0-9A-Fa-f]*+)>[ \n]*+Tj[ \n]++" % (_NUMBER, _NUMBER)
_LETTERS = re.compile(_LETTER)
_RUN_OF_LETTERS = re.compile(rb"[ \n]*+((?:%b){2,}+)" % _LETTER)
_TOKEN = re.compile(
    rb"""[\x00\t\n\f\r\ ]*+(?:
        (?P<number>[-+]*+(?:\d++(?:\.\d*+)?|\.\d++)(?:-\d*+)?)
      | (?P<name>/[^\x00\t\n\f\r\ \[\]()<>/{}%]*+)
      | \((?P<text>[^()\\]*+)\)
      | (?P<begin>\[|<<)
      | (?P<end>\]|>>)
      | <(?P<hex>[^<>]*+)>
      | (?P<comment>%[^\r\n]*+)
      | (?P<operator>[A-Za-z'"][A-Za-z0-9'"*]*+)
      | (?P<nested>\()
      | (?P<stray>[^\x00\t\n\f\r\ ])
    )""",
    re.VERBOSE,
)
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\r\n": b"",
    b"\n": b"",
    b"\r": b"",
}
_SWALLOWED = re.compile(rb"\]TJ|[0-9] (?:cm|Tm|Td|TL)\s")
"""Operators within a string: its parenthesis was lost."""
_MOST_SWALLOWED = 3
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_HASHED = re.compile(rb"#([0-9A-Fa-f]{2})")
_IMAGE_DATA = re.compile(rb"\bID[\x00\t\n\f\r ]")
_IMAGE_END = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r /\[<(]|$)")
_LONGEST_IMAGE_HEAD = 4_000
_KEYWORDS = {b"true": True, b"false": False, b"null": None}
_OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l M m MP n "
    b"q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
_DEEPEST = 32
_MOST_OPERANDS = 10_000
_FEWEST_STRAYS = 20
_BYTES_A_STRAY = 100
INLINE_IMAGE = b"BI"
LETTERS = b"Td Tj"


class BrokenContent(Exception):
    """The content is not what PDF writes: bytes that were never unpacked, or a string without an end."""


def parse_operators(content: bytes) -> Iterator[tuple[list[Any], bytes]]:
    """Yield every operator with its operands: float, bytes, NameObject, list, DictionaryObject, bool or None.

    An inline image comes as one BI without operands. Where a program places every letter by itself, the
    Td and Tj of one after the other come as one operator, LETTERS, whose operands are triples: x, y and the
    codes in hexadecimal. A slip is passed over, as viewers do. Raises BrokenContent, after the operators
    before it, where slips come so thick that the rest cannot be meant.
    """
    operands: list[Any] = []
    outer: list[list[Any]] = []
    names: dict[bytes, NameObject] = {}
    slips = swallowed = 0
    position = 0
    match_token = _TOKEN.match
    while (token := match_token(content, position)) is not None:
        position = token.end()
        kind = token.lastgroup
        if kind == "operator" and token["operator"] not in _KEYWORDS:
            operator = token["operator"]
            if operator not in _OPERATORS or len(operands) > _MOST_OPERANDS:
                slips = _one_more(slips, position)
            elif operator == INLINE_IMAGE:
                position = _after_image(content, position)
        else:
            if kind == "begin":
                if len(outer) < _DEEPEST:
                    outer.append(operands)
                    operands = []
            elif kind == "end":
                if outer:
                    inner = operands
                    operands = outer.pop()
                    operands.append(inner if token["end"] == b"]" else _dictionary(inner))
            elif kind == "nested":
                text, position = _nested_text(content, position)
                swallowed += _SWALLOWED.search(text) is not None
                if swallowed >= _MOST_SWALLOWED:
                    raise BrokenContent
                operands.append(text)
            elif kind == "stray":
                slips = _one_more(slips, position)
            elif kind != "comment":
                operands.append(_operand(token, names))
            continue
        if outer:  # an array or a dictionary was never closed
            operands = outer[0]
            outer.clear()
        yield operands, operator
        operands = []
        if operator == b"Tj" and (run := _RUN_OF_LETTERS.match(content, position)) is not None:
            yield _LETTERS.findall(content, *run.span(1)), LETTERS
            position = run.end()
    if len(operands) > _MOST_OPERANDS:
        raise BrokenContent


def _operand(token: re.Match[bytes], names: dict[bytes, NameObject]) -> object:
    match token.lastgroup:
        case "number":
            return _number(token["number"])
        case "text":
            return token["text"]
        case "hex":
            return bytes_of_hex(token["hex"])
        case "name":
            raw = token["name"]
            return names.get(raw) or names.setdefault(raw, _name(raw))
        case _:
            return _KEYWORDS[token["operator"]]


def _one_more(slips: int, position: int) -> int:
    """Count a slip. Raises BrokenContent where there are too many for so much content."""
    slips += 1
    if slips > _FEWEST_STRAYS and slips * _BYTES_A_STRAY > position:
        raise BrokenContent
    return slips


def _number(digits: bytes) -> float:
    """Read a number, "--5" and "1.2-3" the way viewers do."""
    try:
        return float(digits)
    except ValueError:
        whole = digits.lstrip(b"+-").partition(b"-")[0]
        return -float(whole or b"0") if digits.startswith(b"-") else float(whole or b"0")


def _name(raw: bytes) -> NameObject:
    """Read a name as pypdf reads those of fonts and images, which must compare equal."""
    name = _HASHED.sub(_character, raw)
    try:
        return NameObject(name.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return NameObject(name.decode("gbk"))
    except UnicodeDecodeError:
        return NameObject(name.decode("latin-1"))


def bytes_of_hex(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        clean = _NOT_HEX.sub(b"", digits).decode("ascii")
        return bytes.fromhex(clean + "0" * (len(clean) % 2))


def _nested_text(content: bytes, start: int) -> tuple[bytes, int]:
    """Read a string with escapes or parentheses in it, from after its first one; return it and its end."""
    depth = 1
    for found in _PARENTHESIS.finditer(content, start):
        mark = found[0]
        if mark == b"(":
            depth += 1
        elif mark == b")":
            depth -= 1
            if depth == 0:
                return _ESCAPE.sub(_unescaped, content[start : found.start()]), found.end()
    raise BrokenContent


def _unescaped(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    if code[:1].isdigit() and code not in (b"8", b"9"):
        return bytes((int(code, 8) & 255,))
    return _ESCAPED.get(code, code)


def _character(code: re.Match[bytes]) -> bytes:
    return bytes.fromhex(code[1].decode("ascii"))


def _dictionary(entries: list[Any]) -> DictionaryObject:
    """Make a dictionary of the entries that pypdf can hold; numbers are of no use here."""
    found = DictionaryObject()
    for key, entry in zip(entries[::2], entries[1::2], strict=False):
        value = ByteStringObject(entry) if isinstance(entry, bytes) else entry
        if isinstance(key, NameObject) and isinstance(value, PdfObject):
            dict.__setitem__(found, key, value)
    return found


def _after_image(content: bytes, position: int) -> int:
    """Return where the content goes on after an inline image that begins at position."""
    data = _IMAGE_DATA.search(content, position, position + _LONGEST_IMAGE_HEAD)
    if data is None:
        return position
    end = _IMAGE_END.search(content, data.end())
    return len(content) if end is None else end.end()
