"""Keywords: the phrases that a person would name."""

from unicodedata import category

import pytest

from engine.core.progress import Cancelled, Progress
from engine.core.results import Keyword
from engine.keyword_extraction.candidates import find_phrases
from engine.keyword_extraction.extraction import feature_weights, find_keywords
from engine.keyword_extraction.phrase_features import phrase_features
from engine.keyword_extraction.phrase_forms import can_be_names
from engine.keyword_extraction.phrase_places import among
from engine.loading.loader import document_from_text
from engine.text.stop_words import stopwords
from engine.text.token_table import build_token_table
from engine.text.tokens import TokenizedDocument, tokenize

TIDES = (
    "Tidal power turns the tide into electricity. A tidal power station needs a large tidal range, and few "
    "coasts have one. In New Zealand the tidal range is small, but Cook Strait has strong currents. "
    "Engineers in New Zealand therefore prefer turbines that stand in the current.\n\n"
    "A turbine under water is hard to repair. Turbines of the first generation lasted three years. The cost "
    "of tidal power depends on how long its turbines last, and on the tidal range."
)

NETWORKS = (
    "卷积神经网络在图像识别中取得了很大的成功。本文研究卷积神经网络的压缩。实验说明，压缩以后的卷积神经网络仍然可以用于图像识别。"
    "手机上的图像识别因此更加省电。"
)


def read(text: str, title: str = "") -> TokenizedDocument:
    return tokenize(document_from_text(text, title))


def texts(keywords: tuple[Keyword, ...]) -> list[str]:
    return [keyword.text for keyword in keywords]


def test_a_keyword_knows_every_place_where_it_stands_in_order():
    reading = read(TIDES)

    found = {keyword.text: keyword for keyword in find_keywords(reading, limit=10)}

    places = [reading.document.quote(span) for span in found["tidal range"].spans]
    assert places == ["tidal range"] * 3
    assert list(found["tidal range"].spans) == sorted(found["tidal range"].spans)


def test_scores_fall_from_one():
    scores = [keyword.score for keyword in find_keywords(read(TIDES), limit=10)]

    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_name_that_begins_with_a_stopword_stays_whole():
    found = texts(find_keywords(read(TIDES), limit=10))

    assert "New Zealand" in found
    assert "Zealand" not in found


def test_singular_and_plural_are_one_keyword():
    reading = read(TIDES)

    (turbines,) = [k for k in find_keywords(reading, limit=20) if k.text.lower() in ("turbine", "turbines")]

    assert turbines.text == "turbines"
    assert {reading.document.quote(span).lower() for span in turbines.spans} == {"turbine", "turbines"}


def test_a_longer_phrase_that_is_as_frequent_replaces_its_words():
    found = texts(find_keywords(read(TIDES), limit=30))

    assert "Cook Strait" in found
    assert not {"Cook", "Strait"} & set(found)


def test_the_capital_of_a_beginning_sentence_is_undone():
    found = texts(find_keywords(read("Energy is cheap at night. Energy is dear at noon, they say."), 1))

    assert found == ["energy"]


def test_no_keyword_begins_or_ends_with_a_stopword():
    reading = read(TIDES)
    silent_words = [word for words in reading.words for word in words if not word.content]
    edges = {place for word in silent_words for place in (word.start, word.end)}

    for keyword in find_keywords(reading, limit=30):
        if keyword.text != "New Zealand":
            assert not {keyword.spans[0].start, keyword.spans[0].end} & edges


def test_chinese_words_are_joined_into_terms():
    found = texts(find_keywords(read(NETWORKS), limit=3))

    assert found[:2] == ["卷积神经网络", "图像识别"]


def test_the_keywords_that_the_author_names_come_first():
    plain = find_keywords(read(TIDES), limit=20)
    named = find_keywords(read("Keywords: strong currents; coasts\n\n" + TIDES), limit=20)

    assert set(texts(named)[:2]) == {"strong currents", "coasts"}
    assert not {"strong currents", "coasts"} & set(texts(plain)[:2])


def test_who_speaks_is_no_keyword():
    lines = ["the harbour needs dredging", "dredging costs money", "the harbour earns money", "so we dredge"]
    text = "\n\n".join(f"Professor Miller: I think that {line} this year, and I say so." for line in lines)

    assert "Miller" not in " ".join(texts(find_keywords(read(text), limit=20)))


def test_a_document_of_stopwords_alone_has_no_keywords():
    assert (
        find_keywords(read("It is what it is, and so it was. That is all that we can do about it."), 5) == ()
    )


def test_one_content_word_is_enough_for_a_keyword():
    assert texts(find_keywords(read("It is what it is, and that is a walrus, as it was before."), 5)) == [
        "walrus"
    ]


def test_a_report_can_stop_the_search():
    def stop(progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_keywords(read(TIDES), 5, stop)


def test_german_keywords_are_nouns_and_what_stands_before_them():
    reading = read(
        "Die Imker beklagen das Sterben der Bienen. Viele Imker verlieren im Winter ganze Völker. Die "
        "Forscher untersuchen kranke Bienen im Labor, und die Imker helfen. "
        "Im Winter sterben die Bienen an Milben. "
        "Die Imker behandeln ihre Völker im Herbst gegen die Milben."
    )

    found = texts(find_keywords(reading, limit=12))

    assert {"Imker", "Bienen", "Milben"} <= set(found)
    assert all(keyword.split()[-1][0].isupper() for keyword in found)
    assert not any(verb in keyword for keyword in found for verb in ("beklagen", "untersuchen", "behandeln"))


def test_korean_keywords_have_no_particles_and_are_no_verbs():
    reading = read(
        "양봉가는 꿀벌을 돌본다. 꿀벌이 겨울에 사라졌다. 연구소에서 꿀벌을 조사했다. "
        "양봉가는 정부에 지원을 요청했다. 정부는 양봉가를 지원한다."
    )

    found = texts(find_keywords(reading, limit=8))

    assert {"꿀벌", "양봉가"} <= set(found)
    assert not any(keyword.endswith(("다", "를", "을", "는")) for keyword in found)


def test_thai_keywords_are_said_twice_and_never_cut_a_letter():
    reading = read("เกษตรกรปลูกข้าวหอมมะลิในนาข้าว ข้าวหอมมะลิขายได้ราคาดี เกษตรกรพอใจกับข้าวหอมมะลิ")

    found = texts(find_keywords(reading, limit=8))

    assert found
    for keyword in found:
        assert reading.document.text.count(keyword) > 1
        assert not category(keyword[0]).startswith("M")


def test_marks_do_not_make_two_words_of_one():
    text = "किसान गेहूँ उगाते हैं। किसान मंडी में गेहूँ बेचते हैं। सरकार किसानों को बीज देती है।"

    found = texts(find_keywords(read(text), limit=10))

    assert found
    assert {word for keyword in found for word in keyword.split()} <= set(text.replace("।", " ").split())


FUNCTION_WORDS = (
    (
        "bg",
        "Мостът над реката беше затворен, защото инженерите откриха пукнатини и кметът иска ремонт на моста.",
    ),
    ("sk", "Most cez rieku bol zatvorený, pretože inžinieri našli trhliny a starosta žiada opravu mosta."),
    ("sw", "Daraja la kijiji limefungwa kwa sababu wahandisi walipata nyufa katika nguzo za daraja hilo."),
    ("bn", "গ্রামের সেতুটি বন্ধ করা হয়েছে, কারণ প্রকৌশলীরা সেতুর স্তম্ভে ফাটল দেখেছেন এবং মেয়র মেরামত চান।"),
    ("ta", "கிராமத்தின் பாலம் மூடப்பட்டது, ஏனெனில் பொறியாளர்கள் அந்த பாலத்தில் விரிசல்களை கண்டனர்."),
    ("ur", "گاؤں کا پل بند کر دیا گیا ہے کیونکہ انجینئروں نے اس پل کے ستونوں میں دراڑیں دیکھی تھیں۔"),
    ("he", "הגשר של הכפר נסגר כי המהנדסים מצאו סדקים בעמודים של הגשר וראש העיר רוצה לתקן אותו."),
    ("fa", "پل روستا بسته شد زیرا مهندسان در ستون‌های آن پل شکاف دیدند و شهردار تعمیر آن را می‌خواهد."),
)


@pytest.mark.parametrize(("language", "text"), FUNCTION_WORDS)
def test_no_keyword_begins_or_ends_with_a_function_word(language, text):
    reading = read(text)

    found = texts(find_keywords(reading, limit=10))

    assert reading.document.language == language
    assert found
    for keyword in found:
        words = keyword.lower().split()
        assert not {words[0], words[-1]} & stopwords(language)


def test_words_of_another_language_are_read_by_its_rules():
    reading = read(
        "The bridge was closed because the engineers found cracks. The mayor of the town asked for money.\n\n"
        "Die Brücke wurde gesperrt, weil die Ingenieure an den Pfeilern Risse fanden. Der Bürgermeister der "
        "Stadt hat das Land um Geld gebeten, und die Brücke wird im Herbst saniert."
    )

    found = texts(find_keywords(reading, limit=15))

    assert not {word for keyword in found for word in keyword.lower().split()} & {
        "die",
        "der",
        "und",
        "wurde",
        "the",
    }


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        (
            "Pour gérer un moulin, il faut gérer le grain. Qui veut gérer la farine doit gérer son temps. "
            "Le grenier du moulin est plein. Un grenier vide fait peur. Ce grenier est vieux. ",
            "gérer",
            "grenier",
        ),
        (
            "Para entender el río hay que entender la lluvia. Nadie puede entender la sequía sin entender el "
            "viento. El taller del puerto está cerrado. Un taller así no vuelve. Su taller era nuevo. ",
            "entender",
            "taller",
        ),
    ],
)
def test_an_infinitive_is_no_keyword_but_a_noun_with_its_ending_is(text, verb, noun):
    document = document_from_text(text)

    found = [keyword.text.lower() for keyword in find_keywords(tokenize(document), 10)]

    assert verb not in found
    assert noun in found


def test_a_term_with_a_preposition_is_found_in_the_title():
    document = document_from_text("Las barcas salen. El puerto de pesca cierra. La lonja abre hoy. ")
    phrases = find_phrases(build_token_table(tokenize(document)))

    found = among(document, phrases, ["El puerto de pesca de Llanes"])

    texts = [document.quote(phrases.spans(number, 1)[0]) for number in range(len(found))]
    assert {text for text, is_there in zip(texts, found, strict=True) if is_there} == {
        "puerto",
        "pesca",
        "puerto de pesca",
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "вашего нашими которыми возможно"),
        ("pl", "twojej naszymi którą każdym"),
        ("be", "вашага нашымі магчыма"),
        ("hi", "आपको उन्हें जितना"),
        ("ta", "உங்களுக்கு எனக்கு"),
        ("hu", "amelyet mennyi fognak"),
        ("fi", "joiden näissä voisi"),
        ("sw", "ikiwa zenyewe"),
        ("ar", "سبيل المثال"),
    ],
)
def test_the_forms_of_pronouns_and_modal_verbs_are_function_words(language, words):
    assert set(words.split()) <= stopwords(language)


def test_a_name_that_lost_a_word_at_its_edge_is_no_name():
    text = (
        "Chủ tịch Hồ Nam Lê Văn Tâm đến thăm. Báo viết rằng Hồ Nam Lê Văn Tâm nói nhiều. "
        "Hôm qua Hồ Nam Lê Văn Tâm về nhà. "
    )
    document = document_from_text(text)
    phrases = find_phrases(build_token_table(tokenize(document)))

    allowed = can_be_names(document, phrases)

    names = {document.quote(phrases.spans(number, 1)[0]) for number in allowed.nonzero()[0].tolist()}
    assert not names & {"Nam Lê Văn Tâm", "Hồ Nam Lê Văn"}
    assert "Lê Văn Tâm" in names


def test_a_korean_stem_of_a_verb_is_no_keyword():
    text = (
        "주민은 마을에 기여하는 사람이다. 기여하는 사람은 많다. 학교는 마을에 기여하는 곳이다. 학교가 크다. "
    )
    document = document_from_text(text)

    assert "기여하" not in {keyword.text for keyword in find_keywords(tokenize(document), 10)}


def test_a_german_keyword_is_named_in_the_nominative():
    text = (
        "Die Höhe des Mindestlohns beschließt die Kommission. Die Zahlung des Mindestlohns ist Pflicht. "
        "Der Mindestlohn steigt. Die Kontrolle des Mindestlohns obliegt dem Zoll."
    )

    found = texts(find_keywords(read(text), limit=5))

    assert "Mindestlohn" in found
    assert "Mindestlohns" not in found


def test_a_keyword_does_not_shout_where_the_text_also_writes_it_quietly():
    text = (
        "The RESERVOIR shall be inspected. The RESERVOIR shall be cleaned by RESERVOIR wardens. "
        "Wardens of the reservoir report to UNESCO. UNESCO pays, and UNESCO visits."
    )

    found = texts(find_keywords(read(text), limit=10))

    assert "RESERVOIR" not in found
    assert "reservoir" in found
    assert "UNESCO" in found


def test_every_weight_is_that_of_a_feature():
    reading = read(TIDES)

    features = phrase_features(reading.document, find_phrases(build_token_table(reading)))

    assert set(feature_weights()) <= set(features)


def test_a_word_that_frames_is_no_keyword_beside_names():
    text = (
        "In this case the lock gate failed in March. The case of the second lock gate is the same case. "
        "In March the canal board closed the canal. The canal board reports on the case in March."
    )

    found = [keyword.lower() for keyword in texts(find_keywords(read(text), limit=3))]

    assert not {"case", "march"} & set(found)


def test_a_chinese_name_is_completed_where_the_same_character_always_follows():
    begin = "法院作出人身安全保护令。人身安全保护令有效期六个月。"
    reading = read(begin + "违反人身安全保护令的，依法受罚。" + "人身安全保护令可以延长。")

    found = find_keywords(reading, limit=12)

    (protection,) = [keyword for keyword in found if keyword.text.startswith("人身安全保护")]

    assert protection.text == "人身安全保护令"
    assert {reading.document.quote(span) for span in protection.spans} == {"人身安全保护令"}


def test_a_name_with_and_without_its_point_is_one_keyword():
    text = (
        "Node.js runs programs on a server. The nodejs project releases versions. Node.js and nodejs are it."
    )

    found = [keyword.lower() for keyword in texts(find_keywords(read(text), limit=12))]

    assert len({"node.js", "nodejs"} & set(found)) == 1


def test_a_chinese_name_that_is_little_longer_is_no_keyword_beside_the_shorter():
    text = "劳务派遣须签合同。劳务派遣单位是用人单位。劳务派遣单位应当守法。劳务派遣期限两年。" * 2

    found = texts(find_keywords(read(text), limit=12))

    assert "劳务派遣" in found
    assert "劳务派遣单位" not in found


def test_what_stands_in_boilerplate_only_is_behind():
    text = (
        "The heron survey counted nine herons at the mill pond. The heron survey is done each spring at the "
        "mill pond. Warm gratitude goes to all volunteers for their warm gratitude and steadfast commitment."
    )
    reading = tokenize(document_from_text(text))
    known = [keyword.text for keyword in find_keywords(reading, 20)]
    told = [keyword.text for keyword in find_keywords(reading, 20, idle=[False, False, True])]
    gratitude = next(name for name in known if name.lower() == "warm gratitude")

    assert told.index(gratitude) > known.index(gratitude)
    assert told.index("heron survey") <= known.index("heron survey")
