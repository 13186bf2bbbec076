"""Brings the translations up to date with the sources: `python -m bench.translations`.

What is said anew is listed, to be translated in resources/translations with Qt Linguist or any editor.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
_WORDS_OF_EXPORTS = (
    "exports/report.py",
    "exports/errors.py",
    "exports/note_section.py",
    "multidocument/digest_report.py",
    "multidocument/comparison_report.py",
)
ELSEWHERE = "wording"
"""What gui/messages.py names for sentences that are in no class."""


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    context: str
    source: str
    is_counted: bool = False
    """Whether it has forms for one and for several."""


def sources() -> list[Path]:
    """Return the modules that hold what the window says."""
    words = (
        "messages.py",
        "problem_messages.py",
        "training_messages.py",
        "translation_messages.py",
        *_WORDS_OF_EXPORTS,
    )
    return [*sorted((ROOT / "gui").rglob("*.py")), *(ROOT / "engine" / name for name in words)]


def phrases_in_sources() -> list[Phrase]:
    """Let Qt's own tool find them; in the order in which they stand there."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found.ts")
        call("lupdate", *map(str, sources()), "-ts", str(found))
        tree = ElementTree.parse(found)
    return list(dict.fromkeys(phrase for phrase, _translation in entries(tree)))


def entries(
    tree: "ElementTree.ElementTree[ElementTree.Element]",
) -> Iterator[tuple[Phrase, ElementTree.Element]]:
    for context in tree.iter("context"):
        for message in context.iter("message"):
            name = context.findtext("name") or ELSEWHERE
            counted = message.get("numerus") == "yes"
            translation = message.find("translation")
            assert translation is not None
            yield Phrase(name, message.findtext("source") or "", counted), translation


def translations_of(path: Path) -> dict[Phrase, str]:
    """Return what is translated in a file; of what is counted, the first form."""
    if not path.exists():
        return {}
    return {
        phrase: (translation.findtext("numerusform") if phrase.is_counted else translation.text) or ""
        for phrase, translation in entries(ElementTree.parse(path))
    }


def write(path: Path, language: str, phrases: list[Phrase], translations: dict[Phrase, str]) -> None:
    """Only languages with one form for any count, as Chinese is."""
    top = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name in sorted({phrase.context for phrase in phrases}):
        context = ElementTree.SubElement(top, "context")
        ElementTree.SubElement(context, "name").text = name
        for phrase in phrases:
            if phrase.context != name:
                continue
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = phrase.source
            translation = ElementTree.SubElement(message, "translation")
            place = translation
            if phrase.is_counted:
                message.set("numerus", "yes")
                place = ElementTree.SubElement(translation, "numerusform")
            place.text = translations.get(phrase, "")
            if not place.text:
                translation.set("type", "unfinished")
    ElementTree.indent(top, "  ")
    text = ElementTree.tostring(top, "unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8", newline="\n")


def call(tool: str, *arguments: str) -> None:
    """Call one of the tools that come with PySide6."""
    command = [str(Path(PySide6.__file__).parent / tool), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)


def main() -> None:
    phrases = phrases_in_sources()
    for path in sorted(FOLDER.glob("precis_*.ts")):
        translations = translations_of(path)
        write(path, path.stem.removeprefix("precis_"), phrases, translations)
        call("lrelease", str(path), "-qm", str(path.with_suffix(".qm")))
        missing = [phrase for phrase in phrases if not translations.get(phrase)]
        gone = len(translations.keys() - set(phrases))
        print(f"{path.name}: {len(phrases)} phrases, {len(missing)} to be translated, {gone} no longer said")
        for phrase in missing:
            print(f"  {phrase.context}: {phrase.source}")


if __name__ == "__main__":
    main()
