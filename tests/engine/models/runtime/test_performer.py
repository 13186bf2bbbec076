import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core.document import Span
from engine.core.errors import ModelDamaged, ModelError, ModelTooNew
from engine.core.options import GRAPH
from engine.core.progress import Cancelled, Progress
from engine.messages import describe_fallback
from engine.models.runtime.observations import OBSERVED
from engine.models.runtime.performer import PerformerModel, open_performer
from engine.pipeline.rank import rank
from engine.text.tokens import tokenize
from tests.support.tiny_model import likeness_to_all as performer_graph
from tests.support.tiny_model import rewrite

ROOT = Path(__file__).resolve().parents[4]
TEXT = (
    "The tide rose over the wall. Nobody saw the tide. The fox saw the harbour library. "
    "The tide fell again. The library of the harbour opened."
)


@pytest.fixture
def reading(make_document):
    return tokenize(make_document(TEXT))


def likeness(vectors):
    return vectors @ vectors.mean(axis=0)


def test_every_sentence_gets_a_salience_and_a_vector(make_model, reading):
    understanding = PerformerModel(make_model()).read(reading)

    assert understanding.vectors.shape == (5, 6)
    expected = likeness(understanding.vectors) + 0.1 * np.log1p([4, 3, 2, 1, 0])
    np.testing.assert_allclose(understanding.salience, expected, rtol=1e-5)


def test_a_long_document_is_read_by_two_threads_with_the_same_result(make_model, reading, monkeypatch):
    performer = PerformerModel(make_model())
    usual = performer.read(reading)
    threads: list[str] = []
    read_vectors = performer._encoder.vectors

    def vectors(sentences, report):
        threads.append(threading.current_thread().name)
        return read_vectors(sentences, report)

    monkeypatch.setattr("engine.models.runtime.performer.WORTH_A_THREAD", 2)
    monkeypatch.setattr(performer._encoder, "vectors", vectors)
    understanding = performer.read(reading)

    assert threads == ["aside_0"]
    np.testing.assert_array_equal(understanding.vectors, usual.vectors)
    np.testing.assert_array_equal(understanding.salience, usual.salience)


def test_a_model_is_told_what_it_was_trained_with_and_nothing_else(make_model, reading):
    understanding = PerformerModel(make_model(observed=("from_start", "length"))).read(reading)

    expected = likeness(understanding.vectors) + 0.1 * np.log1p([0, 1, 2, 3, 4])
    np.testing.assert_allclose(understanding.salience, expected, rtol=1e-5)


def test_all_that_is_observed_here_can_be_told(make_model, reading):
    PerformerModel(make_model(observed=OBSERVED)).read(reading)


def test_a_document_with_more_sentences_than_the_limit_is_read_in_parts(make_model, reading):
    understanding = PerformerModel(make_model(), longest_part=2).read(reading)

    parts = np.split(understanding.vectors, [2, 4])
    expected = np.concatenate([likeness(part) for part in parts]) + 0.1 * np.log1p([4, 3, 2, 1, 0])
    np.testing.assert_allclose(understanding.salience, expected, rtol=1e-5)


def test_a_document_too_long_for_the_model_is_ranked_without_it_and_says_so(make_model, reading, monkeypatch):
    monkeypatch.setattr("engine.models.runtime.performer.MOST_SENTENCES", 4)
    ranked = rank(reading, str(make_model()))

    assert ranked.ranked_by.model == GRAPH
    assert len(ranked.ranking.order) == 5
    assert ranked.ranked_by.fallback is not None
    assert describe_fallback(ranked.ranked_by.fallback) == (
        "The document has 5 sentences, more than the model tiny reads. "
        "The sentences were ranked without a trained model."
    )


def test_one_sentence_is_a_document(make_model, make_document):
    understanding = PerformerModel(make_model()).read(tokenize(make_document("The tide rose.")))

    assert understanding.salience.shape == (1,)
    assert np.isfinite(understanding.salience).all()


def test_sentences_without_a_token_do_no_harm(make_model, make_document):
    document = make_document("The tide rose. Nobody saw it.")
    blank = replace(document, sentences=(document.sentences[0], Span(14, 15), document.sentences[1]))
    assert document.text[14:15].isspace()

    understanding = PerformerModel(make_model()).read(tokenize(blank))

    assert np.isfinite(understanding.salience).all()
    assert not understanding.vectors[1].any()


def test_progress_is_reported_while_a_document_is_read_and_cancelled_is_let_pass(make_model, reading):
    performer = PerformerModel(make_model())
    reports: list[Progress] = []
    performer.read(reading, reports.append)
    assert len(reports) > 3

    for number in range(1, len(reports) + 1):
        left = [None] * number

        def stop(progress, left=left):
            left.pop()
            if not left:
                raise Cancelled

        with pytest.raises(Cancelled):
            performer.read(reading, stop)


def test_a_model_that_observes_what_is_unknown_here_is_too_new(make_model):
    with pytest.raises(ModelTooNew, match="colour"):
        PerformerModel(make_model(observed=("length", "colour")))


@pytest.mark.parametrize("name", ["encoder.onnx", "performer.onnx", "tokenizer.json"])
def test_a_file_that_was_changed_is_not_loaded(make_model, name):
    folder = make_model()
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(b"X" + content[1:])

    with pytest.raises(ModelDamaged, match=name):
        PerformerModel(folder)


@pytest.mark.parametrize("name", ["encoder.onnx", "performer.onnx", "tokenizer.json"])
def test_a_file_that_is_what_the_manifest_means_but_nonsense_is_damage(make_model, name):
    folder = rewrite(make_model(), name, b"nonsense")

    with pytest.raises(ModelDamaged, match=name):
        PerformerModel(folder)


def test_a_salience_that_is_no_number_is_an_error(make_model, reading):
    broken = performer_graph(1, weight=float("nan")).SerializeToString()
    folder = rewrite(make_model(), "performer.onnx", broken)

    with pytest.raises(ModelError, match="no number"):
        PerformerModel(folder).read(reading)


def test_a_model_is_loaded_once_and_again_when_it_was_replaced(make_model):
    folder = make_model()
    first = open_performer(folder)
    assert open_performer(folder) is first
    assert open_performer(folder, threads=1) is not first

    make_model(version="8")
    os.utime(folder / "manifest.json", ns=(0, 0))

    assert open_performer(folder).manifest.version == "8"


def test_nothing_of_the_networks_is_loaded_before_a_model_and_never_what_trains_them(make_model):
    program = f"""
import sys
import threading
from dataclasses import replace
from pathlib import Path
from engine.pipeline.analyze import analyze
from engine.loading.loader import document_from_text
from engine.core.options import Options
import engine.cli.main

def loaded(*names):
    return [name for name in names if name in sys.modules]

document = document_from_text({TEXT!r})
analyze(document, Options(model="graph"))
assert not loaded("onnxruntime", "tokenizers"), loaded("onnxruntime", "tokenizers")
assert analyze(document, Options(model={str(make_model())!r})).ranked_by.model == "tiny"
assert loaded("onnxruntime", "tokenizers") == ["onnxruntime", "tokenizers"]
assert not loaded("torch", "transformers", "optimum", "onnx", "PySide6")
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, env=environment, timeout=120)
