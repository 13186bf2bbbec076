import pytest

from engine.ranking.sentence_roles import (
    CUED,
    HeadingRole,
    SentenceRole,
    cued_roles,
    heading_role,
    hesitates,
    is_notice,
)


def roles_of(text, language="en"):
    return {role for role, there in zip(CUED, cued_roles(text, language), strict=True) if there}


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("The court therefore dismisses the appeal.", "en", SentenceRole.OUTCOME),
        ("Our results show that herons nest earlier.", "en", SentenceRole.OUTCOME),
        ("Members shall pay the fee within a month.", "en", SentenceRole.RULE),
        ("The plaintiffs contend that the fee was never due.", "en", SentenceRole.CLAIM),
        ("In section 5 we describe the mill.", "en", SentenceRole.ROADMAP),
        ("The report is split into two parts.", "en", SentenceRole.ROADMAP),
        ("We want to start by thanking everyone at the mill.", "en", SentenceRole.COURTESY),
        ("For example, a heron eats fish.", "en", SentenceRole.EXAMPLE),
        ("All rights reserved by the mill.", "en", SentenceRole.BOILERPLATE),
        ("Thank you all for a wonderful year.", "en", SentenceRole.COURTESY),
        ("Die Revision wird zurückgewiesen.", "de", SentenceRole.OUTCOME),
        ("Der Verein ist verpflichtet, die Beiträge zu erheben.", "de", SentenceRole.RULE),
        ("La cour rejette le pourvoi.", "fr", SentenceRole.OUTCOME),
        ("El tribunal acuerda desestimar el recurso.", "es", SentenceRole.OUTCOME),
        ("Суд решил отказать в удовлетворении иска.", "ru", SentenceRole.OUTCOME),
        ("本院判决驳回上诉，维持原判。", "zh", SentenceRole.OUTCOME),
        ("经营者应当按时缴纳费用。", "zh", SentenceRole.RULE),
        ("本章介绍湿地的历史。", "zh", SentenceRole.ROADMAP),
        ("会員は会費を納めなければならない。", "ja", SentenceRole.RULE),
    ],
)
def test_words_tell_the_role(text, language, role):
    assert role in roles_of(text, language)


def test_a_plain_sentence_has_no_role():
    assert roles_of("Nine herons nest in the old willow.") == set()


def test_a_cue_is_a_whole_word():
    assert SentenceRole.RULE not in roles_of("The marshalls mustered nine herons.")


def test_english_counts_in_every_language_and_all_languages_in_none():
    assert SentenceRole.BOILERPLATE in roles_of("All rights reserved.", "de")
    assert SentenceRole.OUTCOME in roles_of("Die Revision wird zurückgewiesen.", "und")


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("5. Conclusions", HeadingRole.OUTCOME),
        ("Results and discussion", HeadingRole.OUTCOME),
        ("EXECUTIVE SUMMARY", HeadingRole.SUMMARY),
        ("裁判结果", HeadingRole.OUTCOME),
        ("第一章 绪论", HeadingRole.AIM),
        ("Zusammenfassung", HeadingRole.SUMMARY),
        ("Acknowledgements", HeadingRole.ASIDE),
        ("Выводы", HeadingRole.OUTCOME),
    ],
)
def test_headings_announce_what_stands_below(heading, role):
    assert heading_role(heading) is role


@pytest.mark.parametrize("heading", ["Herons of the mill pond", "Changes expected in the next release", ""])
def test_a_heading_that_names_a_subject_announces_nothing(heading):
    assert heading_role(heading) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("All rights reserved by the mill.", "en"),
        ("Alle Rechte vorbehalten, auch die der Übersetzung.", "de"),
        ("Tous droits réservés pour tous les pays.", "fr"),
        ("Suscríbase a la revista del molino, todos los derechos reservados.", "es"),
        ("Подписано в печать в мае, тираж сто экземпляров.", "ru"),
        ("Tutti i diritti riservati al mulino.", "it"),
        ("Todos os direitos reservados ao moinho.", "pt"),
        ("Alle rechten voorbehouden aan de molen.", "nl"),
        ("Wszelkie prawa zastrzeżone dla młyna.", "pl"),
        ("本书由湿地出版社出版。", "zh"),
        ("無断転載を禁じます。", "ja"),
    ],
)
def test_notices_are_known_in_every_language(text, language):
    assert is_notice(text, language)


@pytest.mark.parametrize(
    "text",
    ["Herons are opaque birds.", "The fee for the licence is due in May.", "No meeting decided on the mill."],
)
def test_a_sentence_on_the_subject_of_notices_is_none(text):
    assert not is_notice(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The willow programme is free; you can redistribute it as often as you like.", "en"),
        ("The mill is lent without any warranty, even that it turns.", "en"),
        ("You may not use this file except in compliance with the terms of the mill.", "en"),
        ("Die Weide ist freie Software: jeder darf sie schneiden.", "de"),
        ("Le moulin est un logiciel libre : chacun peut le tourner.", "fr"),
        ("El molino se presta y no existe garantía de que gire.", "es"),
        ("Это свободное программное обеспечение: мельница общая.", "ru"),
        ("水车程序没有任何担保。", "zh"),
        ("水車は無保証である。", "ja"),
    ],
)
def test_the_words_of_a_licence_are_boilerplate_but_in_what_binds(text, language):
    assert is_notice(text, language)
    assert not is_notice(text, language, binds=True)


@pytest.mark.parametrize(
    "text",
    [
        "Not the answer you're looking for?",
        "Browse other questions tagged river or ask your own question.",
        "This question already has answers here.",
        "This article needs additional citations for verification.",
        "This e-mail and its attachments are confidential.",
        "Click Add to Google Calendar at the bottom left.",
        "Extracted from river-agenda labeled issues before the meeting.",
        "If you have received this message in error, please delete it.",
        "No heron update this week.",
        "Nothing to discuss.",
        "Defer to next week as the herons are away.",
        "The meeting will be on a zoom call.",
        "Reminder to count the herons.",
    ],
)
def test_what_pages_of_questions_encyclopedias_and_mails_say_of_themselves_is_a_notice(text):
    assert is_notice(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Like, the—if you do both, you lose a value.", "en"),
        ("We agreed in the general, you know—the general problem space.", "en"),
        ("Um, I would take the second one.", "en"),
        ("Ähm, das nehmen wir morgen.", "de"),
        ("Euh, on verra demain.", "fr"),
        ("怎么说呢，预算不够。", "zh"),
        ("えっと、来週にしましょう。", "ja"),
        ("Э-э, давайте завтра.", "ru"),
    ],
)
def test_speech_that_looks_for_its_words_is_known(text, language):
    assert hesitates(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("As you know, the pilot — the only one — was closed.", "en"),
        ("The birds like the island; you know them by their call.", "en"),
        ("Das Museum ist offen.", "de"),
    ],
)
def test_plain_prose_does_not_hesitate(text, language):
    assert not hesitates(text, language)
