from engine.core.options import GRAPH, Options
from engine.core.results import SentenceKind
from engine.loading.loader import document_from_text
from engine.pipeline.check import check
from engine.pipeline.rank import rank
from engine.pipeline.workings import Workings

TEXT = "The tide rose over the wall in the night. Nobody in the harbour saw it before the morning."


def test_a_text_is_checked_sentence_by_sentence_and_each_knows_where_it_stands():
    document = document_from_text(TEXT)
    text = (
        "Notes:\n- The tide rose over the\nwall in the night.\n- Whales sang in the library for 9 years.\n…"
    )

    first, second, third = check(text, document, Options())[-3:]

    assert [one.kind.value for one in (second, third)] == ["quote", "unsupported"]
    assert second.text == "The tide rose over the wall in the night."
    assert text[second.span.start : second.span.end].split() == second.text.split()
    assert [document.quote(span) for span in second.sources] == ["The tide rose over the wall in the night."]
    assert second.missing == ()
    assert third.missing
    assert first.text == "Notes:"


def test_a_text_without_a_sentence_has_nothing_to_check():
    document = document_from_text(TEXT)

    assert check(" …\n\n— ", document, Options()) == ()


def test_the_model_that_options_name_is_asked_and_none_where_they_name_none():
    document = document_from_text(TEXT)
    asked = []

    def note(tokens, model, report, places, threads, kind):
        asked.append(model)
        return rank(tokens, model, report, places, threads, kind)

    (found,) = check("The tide fell.", document, Options(model=GRAPH), workings=Workings(document, rank=note))

    assert asked == [GRAPH]
    assert found.kind is SentenceKind.UNSUPPORTED
