"""Names of the kinds of documents, and the menu in which the user says what a document is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from engine.core.document import DocumentKind
from gui.messages import translate


def kind_name(kind: DocumentKind) -> str:
    """Return what users call a kind of document, in the language of the window."""
    tr = translate
    names = {
        DocumentKind.PAPER: tr("paper"),
        DocumentKind.THESIS: tr("thesis"),
        DocumentKind.REPORT: tr("report"),
        DocumentKind.LAW: tr("law or rules"),
        DocumentKind.CONTRACT: tr("contract or terms"),
        DocumentKind.JUDGMENT: tr("judgment"),
        DocumentKind.MINUTES: tr("minutes"),
        DocumentKind.TRANSCRIPT: tr("transcript"),
        DocumentKind.MAIL: tr("mail thread"),
        DocumentKind.NEWS: tr("news"),
        DocumentKind.BLOG: tr("article"),
        DocumentKind.MANUAL: tr("manual or guide"),
        DocumentKind.STANDARD: tr("standard"),
        DocumentKind.RELEASE: tr("release notes"),
        DocumentKind.SLIDES: tr("slides"),
        DocumentKind.FINANCIAL: tr("financial report"),
        DocumentKind.FICTION: tr("fiction"),
        DocumentKind.BOOK: tr("book"),
        DocumentKind.ENCYCLOPEDIA: tr("encyclopedia article"),
        DocumentKind.FORM: tr("form"),
        DocumentKind.POLICY: tr("policy"),
    }
    return names[kind]


def fill_kind_menu(
    menu: QMenu,
    found: DocumentKind | None,
    said: DocumentKind | None,
    choose: Callable[[DocumentKind | None], None],
) -> None:
    """Offer all kinds: found is what the program takes it for, said what the user said, if anything."""
    tr = translate
    menu.clear()
    group = QActionGroup(menu)
    as_found = (
        tr("Automatic") if found is None or said else tr("Automatic: {kind}").format(kind=kind_name(found))
    )
    kinds: list[tuple[str, DocumentKind | None]] = [(as_found, None)]
    kinds += sorted((kind_name(kind), kind) for kind in DocumentKind)
    for text, kind in kinds:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(kind is said)
        group.addAction(action)
        action.triggered.connect(partial(choose, kind))
        if kind is None:
            menu.addSeparator()
