from engine.core.document import Span
from gui.viewer.marked_spans import MOST_MARKS, MarkedSpans, touching


def spans(*starts: int) -> list[Span]:
    return [Span(start, start + 5) for start in starts]


def test_what_begins_before_or_ends_after_a_part_of_the_text_touches_it():
    assert touching(spans(0, 8, 20, 28, 40), Span(10, 30)) == spans(8, 20, 28)


def test_what_only_borders_on_a_part_does_not_touch_it():
    assert touching(spans(0, 10, 20), Span(5, 10)) == []


def test_of_more_marks_than_anybody_sees_the_first_are_drawn():
    many = [Span(at, at + 1) for at in range(2 * MOST_MARKS)]
    assert touching(many, Span(0, 2 * MOST_MARKS)) == many[:MOST_MARKS]


def test_the_layers_go_from_the_weakest_mark_to_the_one_shown():
    marks = MarkedSpans()
    marks.set_quoted(spans(30, 10))
    marks.set_highlighted(spans(20))
    marks.set_noted(spans(60, 50, 52))
    marks.set_places(spans(40, 0))
    marks.shown = Span(40, 45)
    assert [list(layer) for layer in marks.layers_in(Span(0, 100))] == [
        spans(10, 30),
        spans(20),
        [Span(50, 57), *spans(60)],
        spans(0, 40),
        spans(40),
    ]


def test_other_places_are_marked_without_one_of_them_being_shown():
    marks = MarkedSpans()
    marks.shown = Span(0, 5)
    marks.set_places(spans(0, 10))
    assert marks.shown is None


def test_a_quoted_span_is_known_by_each_of_its_characters_and_no_other():
    marks = MarkedSpans()
    marks.set_quoted(spans(10))
    assert [marks.quoted_at(index) for index in (9, 10, 14, 15)] == [None, *spans(10, 10), None]
