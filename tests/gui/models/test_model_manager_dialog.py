"""The shelf window as its user meets it, with a converter that makes a tiny model whatever it is given."""

import sys
import textwrap

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QPushButton, QWidget

from engine.models.selection import DefaultModels
from engine.models.store.hub import Hub
from engine.models.store.installing import AddModelRequest, ModelStore
from engine.system.paths import DATA_VARIABLE
from gui.models.add_model_dialog import AddModelDialog
from gui.models.model_list import offered_beside
from gui.models.model_manager import ModelManager
from tests.support.loopback_hub import REPOSITORY, LoopbackHub, served
from tests.support.small_files import hugging_face_files, write_files
from tests.support.tiny_model import write_model


class User:
    """Answers questions, and remembers them."""

    def __init__(self):
        self.says_yes = True
        self.asked = []

    def __call__(self, parent, title, question, yes):
        self.asked.append(question)
        return self.says_yes


@pytest.fixture
def user():
    return User()


@pytest.fixture
def store(tmp_path):
    write_model(tmp_path / "shipped" / "performer-en")
    return ModelStore(
        shelf=tmp_path / "own" / "models",
        downloads=tmp_path / "own" / "downloads",
        shipped=tmp_path / "shipped",
        hub=Hub(patience=2.0),
        converter=converter(tmp_path),
    )


def converter(folder):
    made = write_model(folder / "made by the converter")
    program = folder / "converter.py"
    program.write_text(
        textwrap.dedent(
            f"""
            import json, os, pathlib, shutil, sys, time
            source, out, bits = sys.argv[1:]
            print(json.dumps(dict(event="progress", done=1, total=3)), flush=True)
            while (pathlib.Path({str(folder)!r}) / "wait").exists():
                time.sleep(0.01)
            shutil.copytree({str(made)!r}, out)
            """
        )
    )
    return (sys.executable, "-I", "-S", str(program))


@pytest.fixture
def folder(tmp_path):
    return write_files(tmp_path / "Tiny Model", hugging_face_files())


@pytest.fixture
def desk(qtbot, store, user):
    window = QWidget()
    qtbot.addWidget(window)
    desk = ModelManager(window, store=store, ask=user)
    desk.show()
    yield desk
    assert desk.close()


def press(qtbot, desk, words):
    (button,) = [
        each for each in desk.dialog.findChildren(QPushButton) if each.text().replace("&", "") == words
    ]
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def names(desk):
    return [row[0] for row in desk.dialog.rows()]


def ended(desk):
    return lambda: not desk.work.is_at_work


def test_what_is_installed_comes_before_what_could_be(desk):
    rows = desk.dialog.rows()

    assert rows[0] == (
        "performer-en", "Ranks sentences", "English", "CC0-1.0", rows[0][4], "Comes with Précis",
    )  # fmt: skip
    assert {"gpt2", "SmolLM2-135M-Instruct"} <= set(names(desk)[1:])
    gpt2 = next(row for row in rows if row[0] == "gpt2")
    assert gpt2[1:4] == ("Writes", "English", "MIT")
    assert gpt2[4] == "549.5 MB"


def test_the_name_of_a_model_is_not_cut_off(desk):
    tree = desk.dialog.tree
    widest = max(tree.fontMetrics().horizontalAdvance(name) for name in names(desk))

    assert tree.columnWidth(0) > widest


def test_a_card_is_plain_text(qtbot, desk, store):
    (store.shipped / "performer-en" / "card.md").write_text("# Card\n<b>bold</b> [link](http://x.y)")
    desk.show()

    assert "<b>bold</b> [link](http://x.y)" in desk.dialog.about.toPlainText()


def test_licence_and_size_are_told_and_asked_before_a_folder_is_added(qtbot, desk, user, folder):
    with qtbot.waitSignal(desk.work.added):
        desk.add(AddModelRequest(str(folder)))

    (question,) = user.asked
    assert "Licence: MIT" in question
    assert "English" in question
    assert "Free space needed" in question
    assert names(desk)[0] == "Tiny Model"  # as its folder is called
    assert desk.dialog.chosen().name == "tiny-model"
    assert "Tiny Model is installed" in desk.dialog.notices()[0]


def test_a_model_that_the_user_does_not_want_is_not_added(qtbot, desk, user, folder, store):
    user.says_yes = False
    with qtbot.waitSignal(desk.work.ended):
        desk.add(AddModelRequest(str(folder)))

    assert "tiny-model" not in names(desk)
    assert desk.dialog.notices() == ()
    assert [path.name for path in store.shelf.iterdir()] == [".lock"]


def test_stopping_leaves_nothing_half_installed(qtbot, desk, folder, store, tmp_path):
    (tmp_path / "wait").touch()
    seen = []
    desk.work.progressed.connect(lambda progress: seen.append(str(progress.stage)))
    desk.add(AddModelRequest(str(folder)))
    qtbot.waitUntil(lambda: "convert" in seen)
    with qtbot.waitSignal(desk.work.ended):
        press(qtbot, desk, "Stop")

    assert "tiny-model" not in names(desk)
    assert [path.name for path in store.shelf.iterdir()] == [".lock"]


def test_a_failure_is_said_in_plain_words(qtbot, desk, tmp_path):
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(desk.work.failed):
        desk.add(AddModelRequest(str(tmp_path / "empty")))

    (notice,) = desk.dialog.notices()
    assert notice.startswith("Précis cannot run empty")


def test_a_taken_name_is_explained_for_the_window(qtbot, desk, folder):
    with qtbot.waitSignal(desk.work.failed):
        desk.add(AddModelRequest(str(folder), name="performer-en"))

    assert desk.dialog.notices() == ("The name performer-en is taken. Give it another name.",)


def test_the_hub_is_asked_only_after_its_user_agreed(qtbot, desk, user, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub's own"))
    for name in ("HF_TOKEN", "HTTP_PROXY", "http_proxy", "HF_HUB_OFFLINE", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with served(LoopbackHub(hugging_face_files())) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        desk.dialog.hub_wanted.emit()
        (dialog,) = desk.dialog.findChildren(AddModelDialog)
        agree = next(each for each in dialog.findChildren(QPushButton) if each.text() == "&Connect and look")
        assert not agree.isEnabled()
        dialog.repository.setText(REPOSITORY)
        assert hub.asked == []
        user.says_yes = False
        with qtbot.waitSignal(desk.work.ended):
            qtbot.mouseClick(agree, Qt.MouseButton.LeftButton)

        assert not [request for request in hub.asked if "resolve" in request]
    (question,) = user.asked
    assert "Licence: MIT" in question
    assert "Download: " in question


def test_a_model_that_comes_with_the_program_cannot_be_removed(desk):
    desk.dialog.choose("performer-en")

    assert not desk.dialog.remove.isEnabled()
    assert "comes with Précis" in desk.dialog.remove.toolTip()


def test_a_model_is_removed_once_its_user_agrees(qtbot, desk, user, store):
    write_model(store.shelf / "mine")
    desk.show()
    desk.dialog.choose("mine")
    user.says_yes = False
    press(qtbot, desk, "Remove…")
    assert not desk.work.is_at_work
    assert "mine" in names(desk)

    user.says_yes = True
    with qtbot.waitSignal(desk.work.removed):
        press(qtbot, desk, "Remove…")

    assert "mine" not in names(desk)
    assert not (store.shelf / "mine").exists()


def test_a_check_says_what_is_wrong(qtbot, desk, store):
    write_model(store.shelf / "mine")
    desk.show()
    desk.dialog.choose("mine")
    with qtbot.waitSignal(desk.work.ended):
        press(qtbot, desk, "Check")
    assert "Checked: its files are unchanged" in desk.dialog.about.toPlainText()

    (store.shelf / "mine" / "encoder.onnx").write_bytes(b"another")
    with qtbot.waitSignal(desk.work.ended):
        press(qtbot, desk, "Check")

    assert "The model mine is damaged." in desk.dialog.about.toPlainText()


def test_a_damaged_model_is_listed_and_can_be_removed(desk, store):
    write_model(store.shelf / "mine")
    (store.shelf / "mine" / "manifest.json").write_text("{")
    desk.show()
    desk.dialog.choose("mine")

    assert desk.dialog.rows()[0][:2] == ("mine", "Damaged")
    assert desk.dialog.remove.isEnabled()
    assert not desk.dialog.use.isEnabled()


def test_measuring_says_how_fast_and_on_what(qtbot, desk):
    desk.dialog.choose("performer-en")
    with qtbot.waitSignal(desk.work.measured):
        press(qtbot, desk, "Measure")

    about = desk.dialog.about.toPlainText()
    assert "sentences a second" in about
    assert "It runs on the processor: it is so small that a GPU" in about


def test_the_default_is_chosen_marked_and_left_to_the_program_again(qtbot, desk):
    chosen = []
    desk.defaults_chosen.connect(chosen.append)
    desk.dialog.choose("performer-en")
    press(qtbot, desk, "Use by default")
    assert names(desk)[0] == "performer-en (default)"

    press(qtbot, desk, "Let Précis choose")

    assert chosen == [DefaultModels(("performer-en",)), DefaultModels()]
    assert names(desk)[0] == "performer-en"


def test_a_default_that_is_removed_is_no_default(qtbot, desk, store):
    write_model(store.shelf / "mine")
    desk.show()
    desk.dialog.choose("mine")
    press(qtbot, desk, "Use by default")
    chosen = []
    desk.defaults_chosen.connect(chosen.append)
    with qtbot.waitSignal(desk.work.removed):
        press(qtbot, desk, "Remove…")

    assert chosen == [DefaultModels()]


def test_everything_in_the_shelf_has_a_name(qtbot, desk):
    desk.dialog.hub_wanted.emit()
    for root in (desk.dialog, *desk.dialog.findChildren(AddModelDialog)):
        for kind in (QLineEdit, QComboBox):
            assert all(each.accessibleName() for each in root.findChildren(kind))
        assert all(each.text() for each in root.findChildren(QPushButton) if each.isVisible())
    assert desk.dialog.tree.accessibleName()
    assert desk.dialog.about.accessibleName()


def test_the_shelf_opens_from_the_menu(qtbot, window, monkeypatch, tmp_path):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))

    window._menus.model_manager.trigger()

    (desk,) = window.findChildren(ModelManager)
    assert desk.dialog.isVisible()
    assert not desk.dialog.isModal()


def test_who_wants_a_model_that_writes_is_led_to_the_one_that_suits_best(qtbot, window, store):
    manager = ModelManager(window, store=store)
    manager.offer_writers()
    assert manager.dialog.isVisible()
    assert manager.dialog.chosen().name == offered_beside((), None)[0].name
    assert any("language model" in words for words in manager.dialog.notices())
    manager.close()


def test_the_first_model_that_is_offered_does_as_it_is_told():
    first, *others = offered_beside((), None)

    assert first.model.follows_instructions
    assert not others[-1].model.follows_instructions
    assert offered_beside((), 10**8)[0].model.follows_instructions


def test_several_files_are_added_as_the_parts_of_one_model(qtbot):
    dialog = AddModelDialog("part1.bin", more=("part2.bin",))
    qtbot.addWidget(dialog)

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.findChild(QDialogButtonBox).accepted.emit()

    assert (chosen.args[0].asked, chosen.args[0].more) == ("part1.bin", ("part2.bin",))
