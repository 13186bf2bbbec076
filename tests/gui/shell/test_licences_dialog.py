from PySide6.QtWidgets import QMessageBox, QWidget

from engine import __version__
from gui.shell.help_dialogs import show_about
from gui.shell.licences_dialog import LicencesDialog


def test_the_licences_are_shown_as_they_are_written(qtbot, tmp_path):
    file = tmp_path / "licences.txt"
    file.write_text("<b>Qt</b>\n\nGNU & others\n", "utf-8")

    dialog = LicencesDialog(file)
    qtbot.addWidget(dialog)

    assert dialog.text.toPlainText() == "<b>Qt</b>\n\nGNU & others\n"
    assert dialog.text.isReadOnly()


def test_about_says_the_versions_of_program_libraries_and_models(qtbot):
    window = QWidget()
    qtbot.addWidget(window)

    show_about(window)

    (box,) = window.findChildren(QMessageBox)
    for part in (__version__, "onnxruntime", "performer-en"):
        assert part in box.detailedText()
    box.reject()
