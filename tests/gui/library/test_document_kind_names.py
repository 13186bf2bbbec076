from PySide6.QtWidgets import QMenu

from engine.core.document import DocumentKind
from gui.library.document_kind_names import fill_kind_menu, kind_name


def test_every_kind_has_a_name_of_its_own():
    assert len({kind_name(kind) for kind in DocumentKind}) == len(DocumentKind)


def test_the_menu_offers_all_kinds_and_says_what_was_found(qtbot):
    menu, chosen = QMenu(), []
    qtbot.addWidget(menu)

    fill_kind_menu(menu, DocumentKind.LAW, None, chosen.append)

    actions = [action for action in menu.actions() if not action.isSeparator()]
    assert len(actions) == len(DocumentKind) + 1
    assert kind_name(DocumentKind.LAW) in actions[0].text()
    assert [action.isChecked() for action in actions].index(True) == 0
    next(action for action in actions if action.text() == kind_name(DocumentKind.MINUTES)).trigger()
    assert chosen == [DocumentKind.MINUTES]


def test_what_the_user_said_is_checked(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)

    fill_kind_menu(menu, DocumentKind.LAW, DocumentKind.LAW, print)

    assert [action.text() for action in menu.actions() if action.isChecked()] == [kind_name(DocumentKind.LAW)]
