"""The list is sorted and grouped as somebody chose, also at the next start."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.document import DocumentKind
from engine.library.organization import DocumentLabels
from engine.library.store import FileStamp
from gui.documents.document_entry import DocumentEntry, PastedText
from gui.documents.document_model import DocumentModel
from gui.documents.document_status import Stored
from gui.library.list_arranger import ListArranger
from gui.library.list_order import GroupNames, ListGroups, ListOrder, arranged

NAMES = GroupNames(lambda kind: kind.title(), "No kind", "No topic", "Pasted")


def entry(number: int, path: str, **facts) -> DocumentEntry:
    stamp = FileStamp(facts.pop("size", 0), facts.pop("date", 0))
    labels = DocumentLabels(facts.pop("added", 0.0), facts.pop("name", ""))
    status = Stored("key", title=facts.pop("title", ""))
    return DocumentEntry(number, Path(path), status, stamp, labels=labels, **facts)


ENTRIES = (
    entry(0, "x/b.pdf", added=1.0, size=30, date=2, kind="report", title="Zebras", topic="animals"),
    entry(1, "y/a.pdf", added=3.0, size=10, date=3, topic="animals"),
    entry(2, "x/c.pdf", added=2.0, size=20, date=1, kind="law", name="middle"),
)


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (ListOrder.BY_HAND, (0, 1, 2)),
        (ListOrder.ADDED, (1, 2, 0)),
        (ListOrder.TITLE, (1, 2, 0)),
        (ListOrder.SIZE, (0, 2, 1)),
        (ListOrder.KIND, (2, 0, 1)),
        (ListOrder.DATE, (1, 0, 2)),
    ],
)
def test_documents_are_sorted(order, numbers):
    assert arranged(ENTRIES, order, ListGroups.NONE, NAMES).numbers == numbers


@pytest.mark.parametrize(
    ("groups", "headings"),
    [
        (ListGroups.FOLDER, {0: "x", 2: "x", 1: "y"}),
        (ListGroups.TOPIC, {0: "animals", 1: "animals", 2: "No topic"}),
        (ListGroups.KIND, {2: "Law", 0: "Report", 1: "No kind"}),
    ],
)
def test_documents_stand_under_headings_those_without_one_last(groups, headings):
    found = arranged(ENTRIES, ListOrder.BY_HAND, groups, NAMES)

    assert dict(zip(found.numbers, found.groups, strict=True)) == headings
    assert found.numbers == tuple(headings)


def test_of_folders_that_are_called_alike_the_whole_path_is_shown():
    entries = (
        entry(0, "/one/x/a.pdf"),
        entry(1, "/two/x/b.pdf"),
        DocumentEntry(2, PastedText("Words.", "Words")),
    )

    found = arranged(entries, ListOrder.BY_HAND, ListGroups.FOLDER, NAMES)
    assert found.groups == (str(Path("/one/x")), str(Path("/two/x")), "Pasted")


@pytest.fixture
def documents(qapp) -> DocumentModel:
    documents = DocumentModel()
    documents.add([Path("b.txt"), Path("a.txt"), Path("c.txt")])
    return documents


def names(documents: DocumentModel) -> list[str]:
    return [entry.name for entry in documents.entries()]


def test_the_list_stays_sorted_when_a_document_is_renamed(qtbot, documents):
    arranger = ListArranger(documents)
    arranger.sort(ListOrder.TITLE)
    assert names(documents) == ["a.txt", "b.txt", "c.txt"]
    first = documents.entries()[0]
    documents.set_labels({first.number: replace(first.labels, name="zoo")})

    qtbot.waitUntil(lambda: names(documents) == ["b.txt", "c.txt", "a.txt"])


def test_who_moves_a_document_sorts_by_hand_from_then_on(qtbot, documents):
    arranger = ListArranger(documents)
    arranger.sort(ListOrder.TITLE)
    documents.move([documents.entries()[2].number], 0)

    assert arranger.order is ListOrder.BY_HAND
    assert names(documents) == ["c.txt", "a.txt", "b.txt"]


def test_the_order_is_remembered(documents, tmp_path):
    ListArranger(documents).remember(tmp_path / "list.json")
    arranger = ListArranger(documents)
    arranger.remember(tmp_path / "list.json")
    arranger.sort(ListOrder.TITLE)
    arranger.group(ListGroups.FOLDER)
    again = ListArranger(documents)
    again.remember(tmp_path / "list.json")

    assert (again.order, again.groups) == (ListOrder.TITLE, ListGroups.FOLDER)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"order": "sideways"}'])
def test_an_order_that_cannot_be_read_is_none(documents, tmp_path, content):
    (tmp_path / "list.json").write_text(content)
    arranger = ListArranger(documents)
    arranger.remember(tmp_path / "list.json")

    assert arranger.order is ListOrder.BY_HAND


def test_what_somebody_chose_in_the_list_stays_chosen_when_it_is_sorted(window):
    window.documents.add([Path("b.txt"), Path("a.txt")])
    window.list.choose(window.documents.index(0))
    window.tools.arranger.sort(ListOrder.TITLE)

    assert window.list.chosen_entry().name == "b.txt"
    assert window.list.currentIndex().row() == 1


def test_a_group_begins_with_its_heading_also_where_its_first_document_is_hidden(qtbot, window):
    window.documents.add([Path("/x/b.txt"), Path("/y/a.txt"), Path("/x/c.txt")])
    window.tools.arranger.group(ListGroups.FOLDER)

    def heads() -> dict[str, str]:
        entries = window.documents.entries()
        return {entry.name: head for entry in entries if (head := window.list.heading_of(entry))}

    qtbot.waitUntil(lambda: heads() == {"b.txt": "x", "a.txt": "y"})
    window.pane.search.setText("c.txt")
    qtbot.waitUntil(lambda: heads() == {"c.txt": "x"})
    window.tools.arranger.group(ListGroups.NONE)
    qtbot.waitUntil(lambda: heads() == {})
    assert window.list.uniformItemSizes()


def test_kinds_are_grouped_by_their_names(qtbot, window, analysis_of, document_of):
    from gui.documents.document_status import Done

    analysis = replace(analysis_of(document_of("The tide rose.")), kind=DocumentKind.LAW)
    (entry, _other) = window.documents.add([Path("/x/b.txt"), Path("/y/a.txt")])
    window.documents.set_status(entry.number, Done(analysis))
    window.tools.arranger.group(ListGroups.KIND)

    numbers = [one.number for one in window.documents.entries()]
    assert [window.documents.group_of(number) for number in numbers] == [
        "Law or rules",
        "Unknown kind",
    ]
