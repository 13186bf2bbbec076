"""What is said of a sentence of the summary is what the analysis found."""

from dataclasses import replace

from engine.core.document import DocumentKind
from engine.core.options import GRAPH, Options
from engine.core.results import RankedBy, SentenceKind, SummarySentence
from engine.loading.loader import document_from_text
from engine.pipeline.analyze import analyze
from engine.ranking.explanations import holds, reasons_for

TEXT = (
    "# The tide\n\nThe tide rose over the wall in the night. Nobody saw the tide that night.\n\n"
    "# The library\n\nThe library stayed dry because its wall is high. Its books were carried upstairs."
)


def test_a_quoted_sentence_knows_its_rank_its_place_and_its_keywords():
    analysis = analyze(document_from_text(TEXT, "A night"), Options(model=GRAPH))
    document = analysis.document
    assert len(document.sentences) >= 4
    for sentence in analysis.summary.sentences:
        found = reasons_for(analysis, sentence)
        assert analysis.ranking.order[found.rank - 1] == found.place - 1
        assert document.sentences[found.place - 1].start <= sentence.sources[0].start
        assert all(word.casefold()[:4] in sentence.text.casefold() for word in found.keywords)
    ranks = {reasons_for(analysis, sentence).rank for sentence in analysis.summary.sentences}
    assert ranks == set(range(1, len(ranks) + 1)), "a summary is made of the best"


def test_a_sentence_says_that_it_stands_in_the_opening_of_an_article():
    """Of a document in another language, ranked by a model; a law has no opening."""
    lines = [f"Der Steg am Teich von Nummer {number} wurde im Winter erneuert." for number in range(30)]
    document = replace(document_from_text("\n\n".join(lines)), language="de")
    analysis = replace(
        analyze(document, Options(model=GRAPH)), ranked_by=RankedBy("performer-multi", "1"), kind=None
    )
    first, second = (
        SummarySentence(lines[index], SentenceKind.QUOTE, 1.0, (document.sentences[index],))
        for index in (0, 1)
    )

    assert reasons_for(analysis, first).is_opening
    assert not reasons_for(analysis, second).is_opening
    assert not reasons_for(replace(analysis, kind=DocumentKind.LAW), first).is_opening
    assert not reasons_for(replace(analysis, ranked_by=RankedBy()), first).is_opening


def test_a_written_sentence_says_what_supports_it_and_has_no_rank():
    analysis = analyze(document_from_text(TEXT, "A night"), Options(model=GRAPH))
    source = analysis.document.sentences[0]
    written = SummarySentence("Water came.", SentenceKind.PARAPHRASE, 0.9, (source,))
    assert (reasons_for(analysis, written).rank, reasons_for(analysis, written).place) == (0, 0)
    alone = SummarySentence("Boats sank.", SentenceKind.UNSUPPORTED, 0.1, ())
    assert reasons_for(analysis, alone).keywords == ()
    assert not any(holds(alone, keyword) for keyword in analysis.keywords)
