from PySide6.QtGui import QTextCursor, QTextDocument

from gui.viewer.text_positions import LONGEST_LINE, TextPositions


def shown(*pieces: str) -> tuple[QTextDocument, TextPositions]:
    document, positions = QTextDocument(), TextPositions()
    for piece in pieces:
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(positions.append(piece))
    return document, positions


def under(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def test_every_stretch_of_a_text_with_rare_characters_is_found_again():
    text = "a😀b\n𠮷野家 is a 🏠. 𝕏"
    document, positions = shown(text)
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert under(document, positions.to_qt(start), positions.to_qt(end)) == text[start:end]


def test_the_way_back_leads_to_the_character_that_stands_there():
    text = "😀😀ab\n𠮷c"
    _, positions = shown(text)
    assert [positions.from_qt(positions.to_qt(index)) for index in range(len(text))] == list(range(len(text)))
    assert positions.from_qt(1) == 0, "the second half of the first character belongs to it"


def test_pieces_are_counted_on():
    pieces = ("a😀b ", "plain ", "c😀d")
    document, positions = shown(*pieces)
    text = "".join(pieces)
    qt = [positions.to_qt(index) for index in range(len(text) + 1)]
    assert [under(document, qt[index], qt[index + 1]) for index in range(len(text))] == list(text)


def test_a_line_too_long_for_qt_is_broken_at_a_blank_and_positions_stay_true():
    text = "word " * (LONGEST_LINE // 2) + "😀 end"
    document, positions = shown(text)
    assert document.blockCount() > 1
    assert all(
        document.findBlockByNumber(number).length() <= LONGEST_LINE + 1
        for number in range(document.blockCount())
    )
    assert under(document, positions.to_qt(len(text) - 5), positions.to_qt(len(text))) == "😀 end"
    for index in (0, LONGEST_LINE - 5, LONGEST_LINE + 5, 2 * LONGEST_LINE):
        assert positions.from_qt(positions.to_qt(index)) == index


def test_a_line_without_a_blank_is_broken_all_the_same():
    text = "x" * (3 * LONGEST_LINE) + "end"
    document, positions = shown(text)
    assert document.blockCount() >= 3
    assert under(document, positions.to_qt(len(text) - 3), positions.to_qt(len(text))) == "end"


def test_characters_that_mean_something_to_qt_are_replaced_one_for_one():
    text = "a\0b\rc\ufdd0d\ufffce\ud800f"
    document, positions = shown(text)
    assert under(document, positions.to_qt(len(text) - 1), positions.to_qt(len(text))) == "f"
    assert document.blockCount() == 1
