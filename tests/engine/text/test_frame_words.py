"""Frame words: those that name nothing by themselves."""

from engine.text.frame_words import frame_stems


def test_frame_words_are_known_by_their_stems():
    assert {"case", "januari", "section"} <= frame_stems("en")
    assert {"规定", "情形"} <= frame_stems("zh")
    assert "absatz" in frame_stems("de")


def test_a_language_without_a_list_has_none():
    assert frame_stems("xx") == frozenset()
    assert frame_stems("../en") == frozenset()
