"""Encodings and languages are named as people call them, never by codes."""

from dataclasses import replace

import pytest

from engine.core.document import Problem, ProblemKind
from gui.display_names import encoding_label, language_name
from gui.messages import describe_problems
from gui.settings.localization import install_translators
from gui.settings.settings import InterfaceLanguage
from tests.gui.conftest import make_document


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("cp1252", "Western European (Windows-1252)"),
        ("iso8859-1", "Western European (Windows-1252)"),
        ("gbk", "Simplified Chinese (GB 18030)"),
        ("koi8-r", "Cyrillic (KOI8)"),
        ("no-such-encoding", "no-such-encoding"),
    ],
)
def test_an_encoding_is_named_by_its_letters_and_its_usual_name(encoding, label):
    assert encoding_label(encoding) == label


def test_encodings_and_languages_have_chinese_names(qapp):
    translators = install_translators(qapp, InterfaceLanguage.CHINESE)
    try:
        assert encoding_label("cp1252") == "西欧 (Windows-1252)"
        assert language_name("zh") == "中文"
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)


def test_a_warning_names_encoding_and_languages_in_words(analysis_of):
    document = make_document("The tide rose.")
    problems = (
        Problem(ProblemKind.ENCODING_GUESSED, detail="cp1252"),
        Problem(ProblemKind.MIXED_LANGUAGES, detail="en 60 %, pl 40 %"),
    )

    encoding, languages = describe_problems(analysis_of(replace(document, problems=problems)))

    assert encoding == "The file does not name its encoding. It was read as Western European (Windows-1252)."
    assert "(English 60 %, Polish 40 %)" in languages
