"""What is typed for a model of the user's own."""

from gui.models.add_model_dialog import AddModelDialog


def test_languages_may_be_set_apart_by_any_comma(qtbot):
    dialog = AddModelDialog("tiny.gguf")
    qtbot.addWidget(dialog)
    dialog.languages.setText("en、zh，de fr, es")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog._choose()

    assert chosen.args[0].languages == ("en", "zh", "de", "fr", "es")
