from engine.readers.office.slide_order import PlacedBox, SlideBox, reading_order


def order(*boxes, texts=None):
    """Each box is its left, top, width and height."""
    placed = [
        PlacedBox(
            number, SlideBox(left, top, left + width, top + height), texts[number] if texts else "a b c d"
        )
        for number, (left, top, width, height) in enumerate(boxes)
    ]
    return reading_order(placed)


def test_what_spans_the_slide_stands_between_columns_that_are_read_down():
    found = order((55, 50, 40, 20), (0, 0, 100, 10), (0, 20, 40, 10), (55, 20, 40, 10), (0, 50, 40, 20))

    assert found == [1, 2, 4, 3, 0]


def test_boxes_that_reach_a_little_into_one_another_are_columns_all_the_same():
    assert order((48, 0, 50, 10), (48, 9, 50, 12), (0, 0, 50, 10), (0, 9, 50, 12)) == [2, 3, 0, 1]


def test_short_labels_are_read_with_what_stands_beside_them():
    boxes = (0, 0, 20, 10), (0, 20, 20, 10), (30, 0, 60, 10), (30, 20, 60, 10)

    assert order(*boxes, texts=["2019", "2020", "We began small.", "We grew a lot then."]) == [0, 2, 1, 3]


def test_arabic_and_hebrew_columns_go_from_the_right():
    boxes = (0, 0, 40, 10), (50, 0, 40, 10)

    assert order(*boxes, texts=["\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627"]) == [1, 0]


def test_boxes_upon_one_another_are_read_from_the_top():
    assert order((0, 10, 50, 60), (5, 0, 50, 60), (0, 0, 50, 60)) == [2, 1, 0]


def test_hundreds_of_boxes_are_read_from_the_top():
    boxes = [(number % 7, 1000 - number, 5, 5) for number in range(500)]

    assert order(*boxes) == list(range(499, -1, -1))
