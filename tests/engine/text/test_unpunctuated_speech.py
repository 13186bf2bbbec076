"""Speech without punctuation: what counts as such, and where it is cut."""

import pytest

from engine.text.sentence_splitting import split_sentences
from engine.text.unpunctuated_speech import lacks_punctuation

ENGLISH = (
    "right so last summer we built a boat out of old doors and nobody thought that it would float but we "
    "took it down to the lake anyway and my brother got in first because he is the lightest of us then he "
    "pushed off from the bank and for a while it went quite well so we all cheered and waved at him but "
    "after ten metres the front went under and he had to swim back and now the boat is at the bottom"
)
GERMAN = (
    "also ich erzähle jetzt mal wie das mit dem Garten war und wir hatten ja gar keine Ahnung davon aber der "
    "Nachbar hat uns geholfen und dann haben wir im Frühling Bohnen gesät weil die am einfachsten sind und "
    "nach zwei Wochen kam tatsächlich etwas aus der Erde aber die Schnecken haben alles gefressen und da "
    "haben wir einen kleinen Zaun gebaut und seitdem geht es besser aber viel Arbeit ist es schon"
)


@pytest.mark.parametrize(
    ("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), ("слово и дело " * 60, "ru")]
)
def test_speech_without_punctuation_is_cut_into_pieces_of_a_length_that_can_be_read(text, language):
    pieces = [text[span.start : span.end].split() for span in split_sentences(text, language)]

    assert [word for piece in pieces for word in piece] == text.split()
    assert all(10 <= len(piece) <= 46 for piece in pieces)


def test_a_piece_begins_where_a_clause_does():
    pieces = [ENGLISH[span.start : span.end] for span in split_sentences(ENGLISH, "en")]

    assert {piece.split()[0] for piece in pieces[1:]} <= {"and", "but", "so", "because", "then", "now"}


def test_a_long_sentence_with_commas_is_left_whole():
    text = "We met the baker, the smith, " * 14 + "and we met nobody else."

    assert len(list(split_sentences(text, "en"))) == 1
    assert not lacks_punctuation([text])


def test_a_short_text_and_a_script_without_spaces_do_not_lack_punctuation():
    assert not lacks_punctuation(["a few words without a stop"])
    assert not lacks_punctuation(["สุนัขนอนอยู่ในบ้านหลังใหญ่ " * 90])
