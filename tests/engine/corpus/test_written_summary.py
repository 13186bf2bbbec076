"""What a model writes about several documents, and where each sentence of it comes from."""

import json

import pytest

from engine.cli.main import main
from engine.core.options import GRAPH, Options, SummarySize, SummaryStyle
from engine.core.results import SentenceKind
from engine.corpus.joint_summary import summarize_corpus
from engine.corpus.written_summary import write_joint_summary
from engine.generation.summarizer import write_summary
from engine.grounding.checker import GroundingChecker
from tests.support.corpus_store import make_corpus
from tests.support.fake_writer import FakeModel

WALL = "The council of Tarn decided to build a higher wall of granite."
COST = "The wall will cost 3 million pounds."
TEXTS = {
    "wall.txt": f"{WALL} {COST}",
    "tide.txt": "The tide rose over the harbour in the night of the storm. Nobody in the town saw the tide.",
}


@pytest.fixture
def store(tmp_path):
    return make_corpus(tmp_path / "corpus", TEXTS)


def written(store, *answers: str, number: int = 10):
    """Write with a model that answers so, and return its prompts, too."""
    model = FakeModel(list(answers))

    def write(reading, ranked, options, report):
        sources = GroundingChecker(reading, report=report)
        return write_summary(reading.document, ranked.ranking, model, sources, options, report)

    options = Options(style=SummaryStyle.ABSTRACT, size=SummarySize.SHORT, model=GRAPH)
    return write_joint_summary(summarize_corpus(store, number), options, write=write), model.prompts


def test_a_written_sentence_leads_to_the_documents_that_bear_it_out(store):
    summary, _ = written(store, f"{WALL} In the night of the storm the tide rose over the harbour.")

    wall, tide = summary.sentences
    assert (wall.kind, [source.uri for source in wall.sources]) == (SentenceKind.QUOTE, ["wall.txt"])
    assert (tide.kind, {source.uri for source in tide.sources}) == (SentenceKind.PARAPHRASE, {"tide.txt"})
    assert tide.sources[0].sentence.text.startswith("The tide rose")
    assert (summary.model, summary.fallback) == ("fake", None)


def test_what_no_document_says_is_marked(store):
    summary, _ = written(store, f"{WALL} The wall will cost 9 million pounds.")

    assert [each.kind for each in summary.sentences] == [SentenceKind.QUOTE, SentenceKind.UNSUPPORTED]
    assert "9" in summary.sentences[1].missing[0].text


def test_the_model_is_given_the_key_sentences_of_all_documents(store):
    summary, prompts = written(store, WALL)

    assert summary.given == 4
    assert all(sentence in "".join(prompts) for sentence in (WALL, COST, "Nobody in the town saw the tide."))


def test_of_several_languages_only_the_commonest_is_written_about(tmp_path):
    more = {"flut.txt": "Die Flut stieg im Hafen, und niemand in der Stadt sah sie kommen."}
    store = make_corpus(tmp_path / "both", TEXTS | more)

    _, prompts = written(store, WALL)

    assert "Flut" not in "".join(prompts)


def test_nothing_is_written_about_nothing(tmp_path):
    summary, prompts = written(make_corpus(tmp_path / "none", {}), WALL)

    assert (summary.sentences, summary.given, prompts) == ((), 0, [])


def test_without_a_language_model_the_command_quotes_and_says_why(store, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PRECIS_DATA", str(tmp_path / "empty"))

    call = ["corpus", "summary", str(store.folder), "--style", "abstract", "--sentences", "2", "--json"]
    assert main(call) == 0

    said = capsys.readouterr()
    found = json.loads(said.out)
    assert [each["kind"] for each in found["sentences"]] == ["quote", "quote"]
    assert {source["uri"] for each in found["sentences"] for source in each["sources"]} <= set(TEXTS)
    assert (found["model"], found["fallback"], found["read"]) == ("", "no-writer", 2)
    assert "model" in said.err
