from pathlib import Path

import pytest
from snowballstemmer import stemmer  # type: ignore[import-untyped]

from engine.core.document import Block, Document, Span
from engine.core.options import Options
from engine.core.progress import Cancelled, Progress
from engine.pipeline.analyze import analyze
from engine.system.paths import resource
from engine.text.sentence_splitting import split_sentences
from engine.text.stop_words import stopwords
from engine.text.tokens import (
    ENGLISH_ENDINGS,
    PackedTokens,
    content_of_stems,
    find_words,
    load_user_words,
    stems_of,
    tokenize,
)


def forms(text: str, language: str, user_words: tuple[str, ...] = ()) -> list[str]:
    return [text[word.start : word.end] for word in find_words(text, language, 0, user_words)]


def content(text: str, language: str) -> list[str]:
    return [word.stem for word in find_words(text, language) if word.content]


def document_of(*sentences: str, language: str = "en") -> Document:
    text = " ".join(sentences)
    spans = tuple(split_sentences(text, language))
    return Document(Path("a.txt"), "", "text", "", language, text, (Block(Span(0, len(text))),), spans)


def test_hyphens_and_apostrophes_join_and_other_signs_part():
    text = "The state-of-the-art O'Brien model doesn't work (see foo/bar)—or AT&T's."

    assert forms(text, "en") == [
        "The", "state-of-the-art", "O'Brien", "model", "doesn't", "work", "see", "foo", "bar", "or", "AT&T's",
    ]  # fmt: skip


def test_the_forms_of_an_english_word_share_a_stem():
    stems = {word.stem for word in find_words("Network networks NETWORKS network's network’s", "en")}

    assert stems == {"network"}


def test_the_english_stemmer_changes_no_word_without_one_of_its_endings():
    lines = resource("frequencies", "en.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split()[0] for line in lines if not line.startswith("#")]
    spared = [word for word in words if not word.endswith(ENGLISH_ENDINGS)]

    assert len(spared) > 1000
    assert stemmer("english").stemWords(spared) == spared


@pytest.mark.parametrize(
    "word",
    [
        "the",
        "Don't",
        "isn’t",
        "2019",
        "3.5",
        "1,000",
        "21st",
        "1990s",
        "x",
        "A",
        "5kg",
        "www.example.org",
        "me@example.org",
    ],
)
def test_stopwords_numbers_letters_and_addresses_are_no_content(word):
    assert content(word, "en") == []


@pytest.mark.parametrize("word", ["COVID-19", "p53", "3D-printing", "node.js", "café"])
def test_names_with_digits_and_stops_are_content(word):
    assert len(content(word, "en")) == 1


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("Dr. Vogt left the U.S. in March.", "en", ["Vogt", "left", "March"]),
        ("The art was sold for its art.", "en", ["art", "sold", "art"]),
        ("It runs on node.js.", "en", ["runs", "node.js"]),
        ("Kostnaden är 20 milj. kr. och delas.", "sv", ["Kostnaden", "delas"]),
        ("An Sonn- und Feiertagen ruht die Arbeit.", "de", ["Feiertagen", "ruht", "Arbeit"]),
    ],
)
def test_what_is_short_for_a_word_within_a_sentence_is_no_content(text, language, content):
    words = find_words(text, language)

    assert [text[word.start : word.end] for word in words if word.content] == content


def test_an_offset_moves_the_words_into_the_document():
    (word,) = find_words("tide", "en", offset=100)

    assert (word.start, word.end) == (100, 104)


def test_chinese_is_cut_into_words_and_the_latin_among_it_at_its_spaces():
    text = "我们使用GPT-4模型和state-of-the-art方法分析气候变化。"

    assert forms(text, "zh") == [
        "我们", "使用", "GPT-4", "模型", "和", "state-of-the-art", "方法", "分析", "气候变化",
    ]  # fmt: skip
    assert content(text, "zh") == ["gpt-4", "模型", "state-of-the-art", "方法", "分析", "气候变化"]


def test_english_words_among_chinese_are_stemmed_and_its_stopwords_known():
    assert content("这些 models of the 系统", "zh") == ["model", "系统"]


def test_chinese_words_in_an_english_document_are_found_as_well():
    assert content("The word 但是 and the word 火车", "en") == ["word", "word", "火车"]


def test_user_words_stay_whole():
    text = "墨蓝菌群分析用于T细胞计数仪"

    assert "墨蓝菌群分析" not in forms(text, "zh")
    assert forms(text, "zh", ("墨蓝菌群分析", "T细胞计数仪")) == ["墨蓝菌群分析", "用于", "T细胞计数仪"]


def test_user_words_do_not_stay_for_who_did_not_ask_for_them():
    forms("墨蓝菌群分析", "zh", ("墨蓝菌群分析",))

    assert forms("墨蓝菌群分析", "zh") != ["墨蓝菌群分析"]


def test_a_file_of_user_words_may_hold_frequencies_and_comments(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# ours\n石墨烯 100 n\n\n量子点\n石墨烯\n", encoding="utf-8")

    assert load_user_words(path) == ("石墨烯", "量子点")


def test_french_articles_are_words_of_their_own():
    assert content("L'homme n’est pas l'ami du lac.", "fr") == ["homm", "ami", "lac"]


def test_japanese_is_cut_where_its_scripts_change():
    assert content("東京大学のコンピュータを使う。", "ja") == ["東京", "大学", "コンピュータ"]


def test_korean_words_shed_their_particles():
    assert [word.stem for word in find_words("도서관에서 도서관을 도서관은", "ko")] == ["도서관"] * 3


def test_a_language_without_stopwords_has_content_all_the_same():
    assert stopwords("xx") == frozenset()
    assert content("Tā ir laba grāmata", "xx") == ["tā", "ir", "laba", "grāmata"]


def test_every_language_knows_the_words_of_its_list_in_small_letters():
    lists = sorted(
        path.stem for path in (Path(__file__).parents[3] / "resources" / "stopwords").glob("*.txt")
    )

    assert {"en", "zh", "de", "fr", "es", "it", "pt", "nl", "ru"} <= set(lists)
    assert [(code, word) for code in lists for word in stopwords(code) if word != word.lower()] == []


def test_a_reading_has_the_words_of_each_sentence():
    document = document_of("The tide rose.", "Nobody saw the tide.")

    reading = tokenize(document)

    assert [[document.text[word.start : word.end] for word in words] for words in reading.words] == [
        ["The", "tide", "rose"],
        ["Nobody", "saw", "the", "tide"],
    ]


def test_reading_words_can_be_stopped():
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    document = document_of(*["It rained again."] * 200)

    with pytest.raises(Cancelled):
        tokenize(document, stop)


def test_words_are_the_same_packed_and_loose(make_document, monkeypatch):
    text = "The tide rose over the wall. ... Nobody saw the tides. 湿地的水位上升了。"
    document = make_document(text)
    loose = tokenize(document)
    monkeypatch.setattr("engine.text.tokens.MOST_LOOSE", 10)
    packed = tokenize(document)

    assert isinstance(packed.words, PackedTokens)
    assert tuple(packed.words) == loose.words
    assert packed.words[-1] == loose.words[-1]
    assert tuple(packed.words[1:3]) == loose.words[1:3]
    assert stems_of(packed) == stems_of(loose)
    assert list(content_of_stems(packed).items()) == list(content_of_stems(loose).items())
    with pytest.raises(IndexError):
        packed.words[len(loose.words)]
    found = analyze(document, Options())
    monkeypatch.undo()
    usual = analyze(document, Options())
    assert (found.summary, found.keywords) == (usual.summary, usual.keywords)


def test_a_sentence_in_another_language_has_the_function_words_of_its_own():
    assert content("The mill was sold to the town after the flood.", "de") == [
        "mill",
        "sold",
        "town",
        "flood",
    ]


def test_pointed_and_plain_words_have_one_stem():
    assert content("Росси\u0301я Россия", "ru")[0] == content("Россия", "ru")[0]


def test_a_language_without_a_stemmer_has_its_commonest_endings_cut_off():
    assert len(set(content("книга книги книгою", "uk"))) == 1
    assert content("рік", "uk") == ["рік"]
