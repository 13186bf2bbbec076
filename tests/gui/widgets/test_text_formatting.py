from gui.widgets.text_formatting import breakable, one_line, tooltip


def test_a_name_is_one_line_without_control_characters():
    assert one_line(" a\tb\nc\u202edoc ") == "a b c doc"
    assert one_line("") == "–"
    assert len(one_line("x" * 10_000)) == 300


def test_a_long_word_can_be_broken_and_a_short_one_is_left_alone():
    assert breakable("a short text") == "a short text"
    assert "\u200b" in breakable("x" * 100)
    assert breakable("x" * 100).replace("\u200b", "") == "x" * 100


def test_a_tooltip_escapes_markup():
    assert tooltip("<img src=x>") == "<p>&lt;img src=x&gt;</p>"
