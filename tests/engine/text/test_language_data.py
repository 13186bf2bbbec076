"""The data of languages: found by name, and complete."""

import sys
from types import ModuleType

import pytest

from engine.system.paths import resource
from engine.text import language_data as registry
from engine.text import languages
from engine.text.language_data import (
    NOTHING_KNOWN,
    language_codes,
    language_data,
    patterns_of_all,
    words_of_all,
)


@pytest.mark.parametrize("code", language_codes())
def test_every_language_says_something(code):
    assert language_data(code) != NOTHING_KNOWN


def test_every_list_of_stopwords_is_that_of_a_language():
    listed = {path.stem for path in resource("stopwords").glob("*.txt")}

    assert listed <= set(language_codes())


@pytest.mark.parametrize("code", ["xx", "und", "", "..", "en.abbreviations", "__init__"])
def test_of_a_language_without_a_module_nothing_is_known(code):
    assert language_data(code) is NOTHING_KNOWN


def test_a_language_is_added_by_a_module_alone(tmp_path, monkeypatch):
    (tmp_path / "tlh.py").write_text(
        "from engine.text.language_data import Abbreviations, LanguageData\n"
        "DATA = LanguageData(abbreviations=Abbreviations(titles=frozenset(['joh'])))\n"
    )
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(tmp_path)])
    language_codes.cache_clear()
    try:
        assert "tlh" in language_codes()
        assert "joh" in words_of_all(lambda data: data.abbreviations.titles)
    finally:
        language_codes.cache_clear()
        language_data.cache_clear()
        sys.modules.pop("engine.text.languages.tlh", None)


def test_a_module_whose_data_is_of_another_kind_is_refused(monkeypatch):
    module = ModuleType("engine.text.languages.xx")
    module.__dict__["DATA"] = {"stemmer": "none"}
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(registry, "language_codes", lambda: ("xx",))

    with pytest.raises(TypeError):
        language_data.__wrapped__("xx")


def test_a_pattern_that_no_language_has_matches_nothing():
    assert patterns_of_all(lambda _: ()) == "(?!)"


def test_korean_writes_spaces_and_chinese_does_not():
    assert {code for code in language_codes() if not language_data(code).writes_spaces} == {
        "zh", "ja", "th", "lo", "my", "km",
    }  # fmt: skip
    assert language_data("ko").latin_words == "en"
