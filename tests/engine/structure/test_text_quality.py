import pytest

from engine.core.document import Problem, ProblemKind
from engine.structure.text_quality import is_garbled_text, merge_problems


@pytest.mark.parametrize(
    "text",
    [
        "(cid:12)(cid:44)(cid:3)(cid:9) harbour",
        "cafÃ© dÃ©jÃ  vu Ã©tÃ©",
        "itâ€™s the harbourâ€™s wall",
        "锟斤拷锟斤拷锟斤拷 港口在洪水之后重新修建",
        "\ue001\ue002\ue003\ue004 harbour \ue005\ue006 wall",
        "The har\ufffdour was re\ufffduilt",
        "Η κ\uf166άσση τεκμηριώνει π\uf166ήρως το έ\uf17dγραφο",
        "Ð¿Ñ€Ð¸Ð²ÐµÑ‚ Ð¿Ñ€Ð¸Ð²ÐµÑ‚",
    ],
)
def test_wrong_letters_are_noticed(text):
    assert is_garbled_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Já é tarde, Íris não está em São Tomé: À Ângela, «até já».",
        "Þetta er Ðí í gömlu íslensku handriti.",
        "港口在洪水之后由城里的居民共同出资重新修建。",
        "A long page with one strange sign \ue001 on it, as every second book has somewhere in it.",
        "\uf0b7 Wall \uf0b7 Gate \uf0b7 Bridge, with a telephone \uf095 beside each of them",
        "tiny",
    ],
)
def test_right_letters_are_left_in_peace(text):
    assert not is_garbled_text(text)


def test_problems_of_a_kind_become_one():
    problems = (
        Problem(ProblemKind.GARBLED, (7,)),
        Problem(ProblemKind.NO_TEXT, (3,)),
        Problem(ProblemKind.GARBLED, (2, 7), "font"),
        Problem(ProblemKind.GARBLED, detail="font"),
    )

    assert merge_problems(problems) == (
        Problem(ProblemKind.NO_TEXT, (3,)),
        Problem(ProblemKind.GARBLED, (2, 7), "font"),
    )
