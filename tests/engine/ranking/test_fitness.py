import pytest

from engine.loading.loader import document_from_text
from engine.ranking.fitness import Unfit, unfit_sentences, why_unfit


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("and so the members left the hall.", Unfit.HEADLESS),
        ("17 the process is repeated until nothing is left.", Unfit.HEADLESS),
        ("17The process is repeated until nothing is left.", Unfit.HEADLESS),
        ("The board may appoint the following officers:", Unfit.CUT),
        ("The board met on the first Monday and", Unfit.CUT),
        ("The board (which met on Monday elected a chair.", Unfit.UNBALANCED),
        ("He said “the board has met and elected a chair.", Unfit.UNBALANCED),
        ('He said "the board has met and elected a chair.', Unfit.UNBALANCED),
        ("See id. at 71 (the court must justify its award).", Unfit.POINTER),
        ("详见第七条关于费用的规定。", Unfit.POINTER),
        ("Yes, indeed.", Unfit.SHORT),
        ("This agreement is between [COMPANY NAME] and the employee.", Unfit.BLANK),
        ("Name of the applicant: ________ and his address here.", Unfit.BLANK),
        ("return the_board(members, chair);", Unfit.CODE),
        ("因此，委员会决定采取下列措施：", Unfit.CUT),
    ],
)
def test_what_cannot_stand_alone_is_unfit(text, reason):
    assert why_unfit(text) is reason


@pytest.mark.parametrize(
    "text",
    [
        "The board elected a chair.",
        "iOS applications are no longer supported.",
        "texmaker はクリーンで高度な設定が可能な LaTeX エディタであり、便利です。",
        "openssl 는 안전한 통신에 쓰는 도구와 라이브러리를 담은 꾸러미입니다.",
        "Nie miałoby to sensu, gdyby nie mógł wchodzić z nią w interakcje :) Uczysz się.",
        "Jeszcze go nie wykonałaś, to teraz jest ten moment, aby spróbować ;-)",
        "(a) The director shall resign in writing.",
        "He [the director] was told to leave the room.",
        "Der Senat nannte das „unvertretbar“ und hob das Urteil auf.",
        "3rd parties are not bound by this agreement.",
        "20 herons nest beside the pond.",
        "国家对重点物质的生产和使用实行总量控制。",
    ],
)
def test_what_can_stand_alone_is_fit(text):
    assert why_unfit(text) is None


def test_where_hardly_any_sentence_ends_with_a_stop_none_needs_one():
    document = document_from_text("Herons nest beside the pond\n\nThe mill stands empty now\n")

    assert unfit_sentences(document) == (None,) * len(document.sentences)


def test_a_clause_without_what_its_list_began_with_is_headless():
    assert why_unfit("2.2.4 shall not cause the ferry to break any law of the river.") is Unfit.HEADLESS
    assert why_unfit("2.3.1 The ferry shall keep the names of its guests secret.") is None


def test_a_name_in_small_letters_that_the_document_begins_with_is_no_torn_sentence():
    rest = "It has a window for every band.\n\nIts files are small.\n\n"
    named = document_from_text(f"xlog is a program for logs.\n\n{rest}xlog reads every file of the radio.\n")
    torn = document_from_text(f"and so the members left the hall.\n\n{rest}")
    small = document_from_text("herons nest beside the pond.\n\nthe mill stands empty now.\n")

    assert set(unfit_sentences(named)) == {None}
    assert unfit_sentences(torn)[0] is Unfit.HEADLESS
    assert set(unfit_sentences(small)) == {Unfit.HEADLESS}


def test_a_long_chinese_sentence_is_a_sentence():
    assert why_unfit("湿地" * 90 + "。") is None
    assert why_unfit("湿地" * 300 + "。") is Unfit.LONG


@pytest.mark.parametrize(
    "text",
    [
        "As long as the ferry is moored at the old pier.",
        "Wenn die Fähre am alten Steg liegt.",
        "Если паром стоит у старого причала.",
    ],
)
def test_a_clause_without_what_it_belongs_to_is_headless(text):
    assert why_unfit(text) is Unfit.HEADLESS


@pytest.mark.parametrize(
    "text",
    [
        "As long as the ferry is moored, nobody may board it.",
        "Wenn die Fähre am Steg liegt, darf niemand an Bord.",
        "Если паром стоит у причала, входить нельзя.",
    ],
)
def test_a_clause_with_what_it_belongs_to_is_fit(text):
    assert why_unfit(text) is None


def test_a_string_of_references_to_other_places_says_nothing_alone():
    text = (
        "Die Prüfung umfasst die in Abschnitt II Nummer 2 Buchstaben a und c, Nr. 6 Buchstabe b und Nr. 9 "
        "aufgeführten Kenntnisse."
    )
    assert why_unfit(text) is Unfit.POINTER
    assert why_unfit("Die Prüfung nach § 8 Absatz 2 dauert acht Stunden.") is None
    assert why_unfit("违反本条例第十二条第七项、第八项、第十三条第二款规定的，罚款。") is Unfit.POINTER
    assert why_unfit("违反本条例第十二条规定的，由市场监督管理部门责令改正，处五千元罚款。") is None
