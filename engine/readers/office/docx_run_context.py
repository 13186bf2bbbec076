"""Context of a run in a Word document: fields, content controls, alternate content."""

from dataclasses import dataclass

from engine.core.document import BlockKind
from engine.readers.office.docx_styles import is_on

_GALLERIES = {"Table of Contents": BlockKind.CONTENTS, "Bibliographies": BlockKind.REFERENCE}
_FIELDS = {
    "TOC": BlockKind.CONTENTS,
    "INDEX": BlockKind.CONTENTS,
    "TOA": BlockKind.CONTENTS,
    "BIBLIOGRAPHY": BlockKind.REFERENCE,
}
_PLACEHOLDER = "placeholder"
_INSTRUCTION = 200


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    is_code: bool = True
    """Whether what is read now tells how to compute the field, not its result."""


class RunContext:
    def __init__(self) -> None:
        self._fields: list[_Field] = []
        self._controls: list[str] = []
        """For each control that is open, the gallery it came from."""
        self._alternatives: list[bool] = []
        """For each choice that is open, whether one of its forms has been read."""

    @property
    def are_silent(self) -> bool:
        """Whether text here is none of the document's: a field's code, "Click here to enter text"."""
        return _PLACEHOLDER in self._controls or any(each.is_code for each in self._fields)

    def kind(self, is_heading: bool) -> BlockKind | None:
        """What the surroundings make of a paragraph; None where they leave it as it is."""
        for control in self._controls:
            if control in _GALLERIES:
                return _GALLERIES[control]
        for each in self._fields:
            words = each.instruction.split(maxsplit=1)
            if words and words[0].upper() in _FIELDS:
                if is_heading:
                    self._fields.clear()  # a heading of the text: the table of contents was never closed
                    return None
                return _FIELDS[words[0].upper()]
        return None

    def start_field_character(self, attributes: dict[str, str]) -> None:
        match attributes.get("w:fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].is_code = False
            case "end":
                self.end_field()

    def start_simple_field(self, attributes: dict[str, str]) -> None:
        self._fields.append(_Field(attributes.get("w:instr", ""), is_code=False))

    def instruct(self, text: str) -> None:
        if self._fields and self._fields[-1].is_code:
            self._fields[-1].instruction = (self._fields[-1].instruction + text)[:_INSTRUCTION]

    def end_field(self) -> None:
        if self._fields:
            self._fields.pop()

    def end_codes(self) -> None:
        """Take what follows for results: a field that never says where they begin must not hide it."""
        for each in self._fields:
            each.is_code = False

    def start_control(self, _: dict[str, str]) -> None:
        self._controls.append("")

    def start_gallery(self, attributes: dict[str, str]) -> None:
        if self._controls:
            self._controls[-1] = attributes.get("w:val", "")

    def start_placeholder(self, attributes: dict[str, str]) -> None:
        if self._controls and is_on(attributes.get("w:val")):
            self._controls[-1] = _PLACEHOLDER

    def end_control(self) -> None:
        if self._controls:
            self._controls.pop()

    def start_alternatives(self, _: dict[str, str]) -> None:
        self._alternatives.append(False)

    def repeat(self, name: str) -> bool:
        """Say whether an element repeats what another form has shown: text boxes are stored twice."""
        if name not in ("mc:Choice", "mc:Fallback") or not self._alternatives:
            return False
        taken = self._alternatives[-1]
        self._alternatives[-1] = True
        return taken

    def end_alternatives(self) -> None:
        if self._alternatives:
            self._alternatives.pop()
