import pytest

from engine.readers.markup.css import CssRules, Visibility, declarations_of, has_background, visibility


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("color: red; font-size: 0.9em", Visibility.SHOWN),
        ("display:none", Visibility.REMOVED),
        ("VISIBILITY : hidden !important", Visibility.REMOVED),
        ("color:#FFF;font-size:1px", Visibility.CONCEALED),
        ("color: rgb(255, 255, 255)", Visibility.CONCEALED),
        ("color:transparent", Visibility.CONCEALED),
        ("font-size:0", Visibility.CONCEALED),
        ("opacity:0", Visibility.CONCEALED),
        ("opacity:0.5", Visibility.SHOWN),
        ("position:absolute; left:-9999px", Visibility.CONCEALED),
        ("left:-9999px", Visibility.SHOWN),
        ("text-indent:-999em", Visibility.CONCEALED),
        ("position:absolute;clip:rect(0 0 0 0)", Visibility.CONCEALED),
        ("max-height:0;overflow:hidden", Visibility.CONCEALED),
        ("max-height:20px;overflow:hidden", Visibility.SHOWN),
    ],
)
def test_what_a_style_hides(style, seen):
    assert visibility(declarations_of(style), is_on_colour=False) is seen


def test_white_letters_are_seen_on_a_colour():
    style = declarations_of("color:white")

    assert visibility(style, is_on_colour=True) is Visibility.SHOWN
    assert has_background(declarations_of("background:#003366"))
    assert not has_background(declarations_of("background-color: #fff"))


def test_rules_for_single_classes_and_ids_hold_and_others_do_not():
    sheet = CssRules()
    sheet.add(
        "/* .a{} */ p.vh, #x { display:none } .no-js .y { display:none } @media print { .z{display:none} }"
    )

    assert sheet.declarations(["vh"], "") == {"display": "none"}
    assert sheet.declarations([], "x") == {"display": "none"}
    assert sheet.declarations(["y", "z", "a"], "") == {}
