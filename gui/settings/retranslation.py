"""Retranslation of widgets that are there already: what they say is looked up, and said in another language.

Qt's own way is that each class sets all its words again. Here every phrase is in the file that translators
write, under the name of the class that says it; so what a widget says leads back to its source. A text that
is put together of several phrases belongs to who put it together, and is made anew there.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSystemTrayIcon,
    QTabWidget,
    QWidget,
)

from gui.widgets.text_formatting import breakable, tooltip, without_key

ELSEWHERE = "wording"
"""The context of what is said in no class."""
NAMES = "names"
"""The property of an object that holds what it says alike in every language."""
_HOLE = re.compile(r"\\\{(\w+)\\\}|%n")
_BETWEEN = re.compile(r"(?<=[.?!。？！]) ")
_COUNTED = "%n"
_NO_WIDTH = "\u200b"
Setter = Callable[[str], object]
Finder = Callable[[str, str, Sequence[str]], str | None]
"""Takes a context, a text and all contexts; returns the text anew, or None where the context has none."""


@dataclass(frozen=True, slots=True)
class SaidPhrase:
    """A phrase as it was said: its English source, and how it was translated."""

    context: str
    source: str
    said: str


def phrases_of(path: Path, *, is_english: bool) -> tuple[SaidPhrase, ...]:
    """Read the phrases of a translator's file, as they are said in its language or in English."""
    found = []
    for context in ElementTree.parse(path).iter("context"):  # noqa: S314 - a part of the program
        name = context.findtext("name") or ELSEWHERE
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            translation = message.find("translation")
            assert translation is not None
            said = translation.findtext("numerusform") or translation.text or source
            found.append(SaidPhrase(name, source, source if is_english else said))
    return tuple(found)


class Retranslator:
    """Says anew, in the language that is spoken now, what was said in the one that was spoken before."""

    def __init__(self, phrases: Sequence[SaidPhrase]) -> None:
        """phrases are those of the language that was spoken before."""
        self._whole: dict[tuple[str, str], str] = {}
        self._keyless: dict[tuple[str, str], str] = {}
        self._filled: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for phrase in phrases:
            pattern = re.escape(phrase.said)
            if _HOLE.search(pattern):
                filled = re.compile(_HOLE.sub(_group, pattern), re.DOTALL)
                self._filled.setdefault(phrase.context, []).append((filled, phrase.source))
            else:
                self._whole.setdefault((phrase.context, phrase.said), phrase.source)
                if "&" in phrase.said:
                    self._keyless.setdefault((phrase.context, without_key(phrase.said)), phrase.source)

    def retranslate(self, root: QObject) -> None:
        """Let an object and all within it speak the language that is spoken now."""
        for one in (root, *root.findChildren(QObject)):
            contexts, names = _contexts_of(one), one.property(NAMES) or ()
            for words, put in _words_of(one):
                if words in names:
                    continue
                anew = self.said_anew(words, contexts)
                if anew != words:
                    put(anew)

    def said_anew(self, words: str, contexts: Sequence[str]) -> str:
        """Return a text in the language spoken now; the text itself where it is none of the program's.

        contexts are the classes that may have said it, the most likely first.
        """
        if not words:
            return words
        if words.startswith("<p>"):
            plain = html.unescape(words[3:-4].replace("<br>", "\n")).replace(_NO_WIDTH, "")
            anew = self.said_anew(plain, contexts)
            return words if anew == plain else tooltip(anew)
        plain = words.replace(_NO_WIDTH, "")
        found = self._find(plain, contexts)
        if found is None:
            return words
        return found if plain == words else breakable(found)

    def _find(self, words: str, contexts: Sequence[str]) -> str | None:
        """Find a phrase, or several behind each other; one with holes, which fits more, only after those."""
        kinds = (self._find_whole, self._find_keyless)
        for finders in (kinds, (*kinds, self._find_filled)):
            found = _first(finders, words, contexts) or _sentences(finders, words, contexts)
            if found is not None:
                return found
        return None

    def _find_whole(self, context: str, words: str, _contexts: Sequence[str]) -> str | None:
        source = self._whole.get((context, words))
        return None if source is None else QCoreApplication.translate(context, source)

    def _find_keyless(self, context: str, words: str, _contexts: Sequence[str]) -> str | None:
        """Find the words of a menu that are shown without their key."""
        source = self._keyless.get((context, words))
        return None if source is None else without_key(QCoreApplication.translate(context, source))

    def _find_filled(self, context: str, words: str, contexts: Sequence[str]) -> str | None:
        for pattern, source in self._filled.get(context, ()):
            found = pattern.fullmatch(words)
            if found is None:
                continue
            count = found.groupdict().get("n_")
            anew = QCoreApplication.translate(context, source, None, -1 if count is None else int(count))
            for name, filling in found.groupdict().items():
                anew = anew.replace("{" + name + "}", self.said_anew(filling, contexts))
            return anew
        return None


def _first(finders: Sequence[Finder], words: str, contexts: Sequence[str]) -> str | None:
    """Return what the first finder finds in the first context in which it finds anything."""
    for find in finders:
        for context in contexts:
            found = find(context, words, contexts)
            if found is not None:
                return found
    return None


def _sentences(finders: Sequence[Finder], words: str, contexts: Sequence[str]) -> str | None:
    """Find the phrases that stand behind each other in one text, if all of it is phrases."""
    for end in reversed([found.start() for found in _BETWEEN.finditer(words)]):
        head = _first(finders, words[:end], contexts)
        if head is not None:
            tail = words[end + 1 :]
            rest = _first(finders, tail, contexts) or _sentences(finders, tail, contexts)
            return None if rest is None else f"{head} {rest}"
    return None


def _group(hole: re.Match[str]) -> str:
    """Return the group of a pattern that takes what fills a hole."""
    return r"(?P<n_>\d+)" if hole.group() == _COUNTED else f"(?P<{hole.group(1)}>.+?)"


def _contexts_of(one: QObject) -> tuple[str, ...]:
    """Return the names of the classes that may have said what an object says: its own, those around it, and
    the controllers of those, such as what fills a menu bar.
    """
    owners: list[QObject] = []
    owner: QObject | None = one
    while owner is not None:
        owners.append(owner)
        owner = owner.parent()
    beside = [child for owner in owners for child in owner.children() if not isinstance(child, QWidget)]
    return (
        *dict.fromkeys(kind.__name__ for made in (*owners, *beside) for kind in type(made).__mro__),
        ELSEWHERE,
    )


def _words_of(one: QObject) -> Iterator[tuple[str, Setter]]:
    """Yield what an object says, and what sets it."""
    match one:
        case QAction():
            has_own = one.toolTip() != without_key(one.text())
            yield one.text(), one.setText
            if has_own:
                yield one.toolTip(), one.setToolTip
        case QSystemTrayIcon():
            yield one.toolTip(), one.setToolTip
        case QLabel() | QAbstractButton():
            yield one.text(), one.setText
        case QLineEdit() | QPlainTextEdit():
            yield one.placeholderText(), one.setPlaceholderText
        case QMenu():
            yield one.title(), one.setTitle
        case QComboBox():
            yield from ((one.itemText(row), partial(one.setItemText, row)) for row in range(one.count()))
        case QTabWidget():
            yield from ((one.tabText(row), partial(one.setTabText, row)) for row in range(one.count()))
            yield from ((one.tabToolTip(row), partial(one.setTabToolTip, row)) for row in range(one.count()))
    if isinstance(one, QWidget):
        yield one.windowTitle(), one.setWindowTitle
        yield one.toolTip(), one.setToolTip
        yield one.accessibleName(), one.setAccessibleName
        yield one.accessibleDescription(), one.setAccessibleDescription
