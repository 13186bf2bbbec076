import pytest

from engine.text.normalization import LONGEST_RUN, count_words, join_lines, normal_characters


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ef\ufb01cient o\ufb00ice \ufb04", "efficient office ffl"),
        ("e\u0301te\u0301", "été"),
        ("sum\u00ad\nmary and hy\u00adphen", "summary and hyphen"),
        ("zero\u200bwidth \ufeffmark\x00 \x07bell", "zerowidth mark bell"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("right\u202eleft\u202c", "rightleft"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("pair \ud83d\ude00", "pair 😀"),
        ("x² is ½ of （全角）ＡＢ", "x² is ½ of （全角）ＡＢ"),
        ("⼈⼯智能⻓", "人工智能长"),
        ("it\x92s \x93here\x94", "it’s “here”"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u0301accent first", "accent first"),
    ],
)
def test_characters_become_plain(written, plain):
    assert normal_characters(written) == plain


def test_a_run_without_any_space_gets_places_to_break_but_chinese_does_not():
    run = normal_characters("x" * 3 * LONGEST_RUN)
    assert max(map(len, run.split())) <= LONGEST_RUN
    assert run.replace(" ", "") == "x" * 3 * LONGEST_RUN

    chinese = "模型的总结" * LONGEST_RUN
    assert normal_characters(chinese) == chinese


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("the summa-\nrization of\ntexts", "the summarization of texts"),
        ("the state-of-\nthe-art model", "the state-of-the-art model"),
        ("an Anglo-\nSaxon word", "an Anglo-Saxon word"),
        ("the COVID-\n19 pandemic", "the COVID-19 pandemic"),
        ("short-\nand long-term", "short- and long-term"),
        ("see https://example.org/a/\nb-c.html for more", "see https://example.org/a/b-c.html for more"),
        ("see https://example.org\nfor more", "see https://example.org for more"),
        ("本文提出了一种\n新的方法，\n它用GPT\n模型", "本文提出了一种新的方法，它用GPT模型"),
        ("한국어는 띄어\n쓰기를", "한국어는 띄어 쓰기를"),
        ("  spaces \n\n around   lines ", "spaces around lines"),
    ],
)
def test_lines_are_joined_as_they_were_before_the_layout(lines, line):
    assert join_lines(lines, {}) == line


def test_the_document_decides_whether_a_hyphen_at_the_end_of_a_line_stays():
    text = "a well-\nknown data-\nbase"

    assert join_lines(text, count_words(["a well-known database"])) == "a well-known database"
    assert join_lines(text, count_words(["wellknown data-base"])) == "a wellknown data-base"
    assert join_lines(text, count_words(["all is well and known"])) == "a well-known database"


def test_halves_of_a_broken_word_do_not_count_as_words():
    assert count_words(["The summa-\nrization of Texts"]) == {"the": 1, "of": 1, "texts": 1}


def test_a_hyphen_before_a_word_with_a_capital_of_its_own_stays():
    assert join_lines("UV-\nLicht und CO-\nAusstoß", {}) == "UV-Licht und CO-Ausstoß"
    assert join_lines("INFOR-\nMATION", {}) == "INFORMATION"


def test_signs_of_vertical_lines_are_those_of_level_ones():
    assert normal_characters("︑︒﹁中﹂︵文︶") == "、。「中」(文)"
