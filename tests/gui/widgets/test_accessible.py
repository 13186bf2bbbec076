"""What a screen reader is told has names and no markup; what finds the nameless finds them."""

from bench.accessible import nameless
from gui.widgets.labels import ElidedLabel

SHOWN = ["enabled", "focusable", "showing"]


def test_a_control_without_a_name_is_found():
    tree = [
        (0, "push button", "Copy", "", SHOWN),
        (0, "push button", " ", "", SHOWN),
        (0, "filler", "", "", SHOWN),
        (0, "filler", "", "", ["showing"]),
        (0, "push button", "", "", ["enabled", "focusable"]),
        (0, "label", "Title", "<p>Title</p>", ["showing"]),
    ]
    assert nameless(tree) == [tree[1], tree[2], tree[5]]


def test_a_shortened_label_tells_its_words_without_markup(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_plain_text("A & B")
    assert label.accessibleDescription() == "A & B"
    assert "<p>" in label.toolTip()
