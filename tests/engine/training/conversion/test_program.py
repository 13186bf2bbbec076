import copy
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("optimum", reason="what converts models is not installed")
pytest.importorskip("transformers", reason="what converts models is not installed")

import torch

from engine.core.errors import CodeRefused, ModelDamaged, ModelUnsupported, PicklesRefused
from engine.core.progress import Cancelled, Progress, Stage
from engine.models.formats.manifest import load_language_model_manifest
from engine.models.runtime.batch_decoding import generate_batch
from engine.models.runtime.decoding import DecodingOptions, generate_tokens
from engine.models.runtime.language_model import MOST_CACHE, READ_AT_ONCE, LanguageModel
from engine.models.runtime.lookup_decoding import generate_with_lookup
from engine.training.conversion.program import ConversionRequest, check_source, convert_model
from engine.training.run.stopping import StopSignal
from tests.support.tiny_writers import CONTEXT, CONTROL, gpt2, llama, vocabulary, write_source

PLAIN = {"no_repeat_ngram_size": 0}
NETWORKS = {
    "llama": llama,
    "gpt2": gpt2,
    "llama-untied-with-biases": lambda: llama(1, tie_word_embeddings=False, attention_bias=True),
    "llama-with-a-head-for-each-key": lambda: llama(2, num_key_value_heads=4),
    "gpt2-scaled-in-its-own-way": lambda: gpt2(3, scale_attn_by_inverse_layer_idx=True),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a function that converts a network, once, and returns it and its model folder."""
    done = {}

    def make(name: str, bits: int = 0, *, chat: bool = False):
        if (name, bits, chat) not in done:
            place = tmp_path_factory.mktemp("models")
            network = NETWORKS[name]()
            source = write_source(place / "source", network, chat=chat)
            convert_model(ConversionRequest(source, place / name, bits), lambda event: None, StopSignal())
            done[name, bits, chat] = network, place / name
        return done[name, bits, chat]

    return make


def torch_writes(network, prompt, limit, **how):
    found = network.generate(
        torch.tensor([prompt]),
        attention_mask=torch.ones(1, len(prompt), dtype=torch.long),
        max_new_tokens=limit,
        do_sample=False,
        pad_token_id=0,
        eos_token_id=None,
        **how,
    )
    return found[0, len(prompt) :].tolist()


def we_write(model, prompt, limit, **how):
    model_without_end = Endless(model)
    return list(generate_tokens(model_without_end, prompt, DecodingOptions(limit, **(PLAIN | how))))


class Endless:
    """A model that never says it has finished."""

    end_tokens = ()

    def __init__(self, model):
        self.context, self.start, self.step = model.context, model.start, model.step


def a_prompt(length, seed=5):
    return np.random.default_rng(seed).integers(3, vocabulary(), length).tolist()


@pytest.mark.parametrize("name", NETWORKS)
def test_greedy_tokens_are_those_of_torch(made, name):
    network, folder = made(name)
    model = LanguageModel(folder)

    for length in (1, 10, READ_AT_ONCE + 40):
        prompt = a_prompt(length)
        assert we_write(model, prompt, 40) == torch_writes(network, prompt, 40)


def lookup_writes(model, prompt, limit, **how):
    return list(generate_with_lookup(endless(model), prompt, DecodingOptions(limit, **(PLAIN | how))))


def endless(model):
    changed = copy.copy(model)
    changed.__class__ = type("Endless", (LanguageModel,), {"end_tokens": ()})
    return changed


REPEATING = [7, 8, 9, 10, 11, 12] * 6


@pytest.mark.parametrize("name", ["llama", "gpt2"])
@pytest.mark.parametrize("how", [{}, {"no_repeat_ngram_size": 3}])
def test_prompt_lookup_writes_the_same_tokens(made, name, how):
    model = LanguageModel(made(name)[1])

    assert model.verifies_drafts
    for prompt in (REPEATING, a_prompt(1), a_prompt(READ_AT_ONCE + 3)):
        assert lookup_writes(model, prompt, 50, **how) == we_write(model, prompt, 50, **how)


@pytest.mark.parametrize("name", ["llama", "gpt2", "llama-with-a-head-for-each-key"])
@pytest.mark.parametrize("most", [None, 1, 2])
def test_several_texts_written_at_once_are_those_that_are_written_alone(made, name, most):
    model = endless(LanguageModel(made(name)[1]))
    if most:
        model.batch_size = lambda room: most
    prompts = [a_prompt(length, seed=length) for length in (30, 1, READ_AT_ONCE + 7, 60)]
    limits, decoding = (40, 3, 25, 40), DecodingOptions(40, **PLAIN)
    written = [[] for _ in prompts]

    def wants_more(number, token):
        written[number].append(token)
        return len(written[number]) < limits[number]

    generate_batch(model, prompts, decoding, wants_more)

    assert written == [
        lookup_writes(model, prompt, limit) for prompt, limit in zip(prompts, limits, strict=True)
    ]


class Impatient:
    """Finds spinning threads too slow at once."""

    def __init__(self):
        self.heard = 0

    def is_too_slow(self, tokens, seconds):
        self.heard += 1
        return True


@pytest.mark.parametrize("name", ["llama", "gpt2", "gpt2-scaled-in-its-own-way"])
def test_threads_that_are_too_slow_sleep_from_then_on_and_the_tokens_stay_the_same(made, name):
    folder, watch = made(name)[1], Impatient()
    spinning = LanguageModel(folder, spinning=watch)

    assert we_write(spinning, REPEATING, 30) == we_write(LanguageModel(folder), REPEATING, 30)
    assert watch.heard == 1


@pytest.mark.parametrize("name", ["llama", "gpt2", "gpt2-scaled-in-its-own-way"])
def test_the_fixed_beginning_of_prompts_is_read_once_and_the_tokens_stay_the_same(made, name):
    folder = made(name)[1]
    beginning, told = a_prompt(20), []
    model = LanguageModel(folder, spinning=Told(told))
    model.keep_prefix(beginning)

    for seed in (1, 2, 1):
        prompt = beginning + a_prompt(30, seed)
        assert we_write(model, prompt, 20) == we_write(LanguageModel(folder), prompt, 20)
    assert [tokens for tokens in told if tokens > 1] == [20, 30, 30, 30]


def test_a_prompt_that_is_nothing_but_the_beginning_is_read_as_any_other(made):
    folder = made("llama")[1]
    model = LanguageModel(folder)
    model.keep_prefix(REPEATING)

    for prompt in (REPEATING, REPEATING[:5], [3, *REPEATING]):
        assert we_write(model, prompt, 20) == we_write(LanguageModel(folder), prompt, 20)


class Told:
    """Writes down how many tokens each step had."""

    def __init__(self, steps):
        self.steps = steps

    def is_too_slow(self, tokens, seconds):
        self.steps.append(tokens)
        return False


def test_a_network_whose_attention_is_as_it_was_is_written_with_one_text_and_token_at_a_time(made):
    model = LanguageModel(made("gpt2-scaled-in-its-own-way")[1])

    assert not model.verifies_drafts
    assert model.batch_size(100) == 1


def test_texts_written_at_once_take_only_so_much_memory(made):
    model = LanguageModel(made("llama")[1])
    each = sum(value.numpy().nbytes for value in model.start(100).cache.values())

    assert model.batch_size(100) == MOST_CACHE // each
    assert model.batch_size(10**9) == 1


def test_no_repetition_is_that_of_transformers(made):
    network, folder = made("llama")
    prompt = a_prompt(20)

    ours = we_write(LanguageModel(folder), prompt, 60, no_repeat_ngram_size=2, repeat_within_prompt=False)

    assert ours == torch_writes(network, prompt, 60, no_repeat_ngram_size=2)


@pytest.mark.parametrize("name", ["llama", "gpt2"])
@pytest.mark.parametrize(("bits", "apart"), [(8, 0.05), (4, 0.5)])
def test_fewer_bits_say_nearly_the_same_in_less_room(made, name, bits, apart):
    network, folder = made(name, bits)
    model = LanguageModel(folder)
    prompt = a_prompt(30)

    logits, _ = model.step(np.array(prompt), model.start())
    with torch.inference_mode():
        meant = network(torch.tensor([prompt])).logits[0, -1].numpy()

    assert np.sqrt(np.square(logits - meant).mean()) < apart * meant.std()
    whole = load_language_model_manifest(made(name)[1])
    assert model.manifest.bytes < 0.8 * whole.bytes
    assert model.manifest.quantisation == f"{bits} bit"


@pytest.mark.parametrize("name", ["llama", "gpt2"])
def test_the_cache_is_given_once_and_written_in_place(made, name):
    model = LanguageModel(made(name)[1])
    _, state = model.step(np.array(a_prompt(50)), model.start(room=100))
    places = {key: value.data_ptr() for key, value in state.cache.items()}

    for token in a_prompt(50):
        _, state = model.step(np.array([token]), state)

    assert state.length == 100
    assert {key: value.data_ptr() for key, value in state.cache.items()} == places


def test_a_state_without_room_is_given_more_and_says_the_same(made):
    network, folder = made("llama")
    model = LanguageModel(folder)
    prompt = a_prompt(90)

    state = model.start(room=4)
    for start in range(0, len(prompt), 7):
        logits, state = model.step(np.array(prompt[start : start + 7]), state)

    assert int(logits.argmax()) == torch_writes(network, prompt, 1)[0]


def test_nothing_is_read_beyond_the_context(made):
    model = LanguageModel(made("llama")[1])
    _, state = model.step(np.array(a_prompt(CONTEXT)), model.start())

    with pytest.raises(ValueError, match="context"):
        model.step(np.array([5]), state)


def test_a_model_that_reads_stops_when_it_is_cancelled(made):
    model = LanguageModel(made("llama")[1])

    def cancel():
        raise Cancelled

    with pytest.raises(Cancelled):
        model.step(np.array(a_prompt(200)), model.start(), cancel)
    logits, _ = model.step(np.array([5]), model.start())
    assert np.isfinite(logits).all()


def test_no_text_becomes_a_token_of_control(made):
    model = LanguageModel(made("llama", chat=True)[1])
    text = "A text may say <|end|><|user|>, and <|writer|> as well."

    tokens = model.tokens_of(text)

    assert min(tokens) >= len(CONTROL)
    assert model.text_of(tokens) == text


def test_a_request_stands_where_the_template_has_it(made):
    model = LanguageModel(made("llama", chat=True)[1])

    assert model.follows_instructions
    assert model.prompt("tide") == [1, *model.tokens_of("tide"), 0, 2]
    assert model.end_tokens == (0,)
    plain = LanguageModel(made("llama")[1])
    assert plain.prompt("tide") == plain.tokens_of("tide")
    assert not plain.follows_instructions


def test_a_model_folder_holds_three_files_and_nothing_is_left_beside_it(made):
    _, folder = made("gpt2", 4)

    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "model.onnx", "tokenizer.json"]
    assert sorted(path.name for path in folder.parent.iterdir()) == ["gpt2", "source"]


@pytest.mark.parametrize(("name", "bits"), [("llama", 0), ("gpt2", 0), ("gpt2-scaled-in-its-own-way", 8)])
def test_a_network_too_large_for_one_file_keeps_its_weights_in_a_second(made, tmp_path, name, bits):
    network, whole = made(name, bits)
    source = write_source(tmp_path / "source", network)

    convert_model(
        ConversionRequest(source, tmp_path / "m", bits, largest=1), lambda event: None, StopSignal()
    )

    files = {path.name for path in (tmp_path / "m").iterdir()}
    assert files == {"manifest.json", "model.onnx", "model.data", "tokenizer.json"}
    prompt = a_prompt(40)
    assert we_write(LanguageModel(tmp_path / "m"), prompt, 20) == we_write(LanguageModel(whole), prompt, 20)


def test_weights_in_a_second_file_are_the_ones_that_were_checked(made, tmp_path):
    network, _ = made("llama")
    source, folder = write_source(tmp_path / "source", network), tmp_path / "m"
    convert_model(ConversionRequest(source, folder, 0, largest=1), lambda event: None, StopSignal())

    content = bytearray((folder / "model.data").read_bytes())
    content[-1] ^= 1
    (folder / "model.data").write_bytes(content)
    with pytest.raises(ModelDamaged, match="another file"):
        LanguageModel(folder)
    (folder / "model.data").unlink()
    with pytest.raises(ModelDamaged, match=r"model\.data"):
        LanguageModel(folder)


def test_a_network_with_an_operator_of_its_own_is_refused(made, tmp_path):
    import onnx

    from tests.support.tiny_model import rewrite

    _, folder = made("gpt2")
    copied = tmp_path / "copied"
    copied.mkdir()
    for path in folder.iterdir():
        (copied / path.name).write_bytes(path.read_bytes())
    network = onnx.load(copied / "model.onnx")
    network.graph.node.append(onnx.helper.make_node("Run", ["input_ids"], ["x"], domain="somebody"))
    rewrite(copied, "model.onnx", network.SerializeToString())

    with pytest.raises(ModelDamaged, match="somebody"):
        LanguageModel(copied)


def test_a_device_that_is_not_there_is_refused_with_the_reason(made):
    device = LanguageModel(made("gpt2")[1], "directml").device

    assert device.name == "cpu"
    assert device.refusals == ("directml: not installed",)


def test_pickles_and_code_are_refused(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "gpt2", "auto_map": {}}))
    with pytest.raises(ModelUnsupported):
        check_source(folder)
    (folder / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(PicklesRefused):
        check_source(folder)
    (folder / "model.safetensors").write_bytes(b"")
    with pytest.raises(CodeRefused):
        check_source(folder)
    with pytest.raises(ModelUnsupported):
        check_source(tmp_path / "nowhere")


def test_a_conversion_that_is_stopped_leaves_nothing(tmp_path):
    source = write_source(tmp_path / "source", gpt2())
    stop = StopSignal()

    def say(event):
        if event["step"] == "exporting":
            stop.ask()

    with pytest.raises(Cancelled):
        convert_model(ConversionRequest(source, tmp_path / "out", 4), say, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
    with pytest.raises(Cancelled):
        stop(Progress(Stage.CONVERT, 0))


def test_the_program_says_what_it_does_in_json(tmp_path):
    source = write_source(tmp_path / "source", gpt2())
    command = [
        sys.executable,
        "-m",
        "engine.training.conversion.program",
        str(source),
        str(tmp_path / "out"),
        "--bits=8",
    ]

    done = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, cwd=Path(__file__).parents[4], check=True
    )

    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["done"] for event in events] == list(range(6))
    assert events[-1]["event"] == "done"
    assert load_language_model_manifest(tmp_path / "out").quantisation == "8 bit"


def test_the_program_says_why_it_refuses(tmp_path):
    command = [
        sys.executable,
        "-m",
        "engine.training.conversion.program",
        str(tmp_path),
        str(tmp_path / "out"),
    ]

    done = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, cwd=Path(__file__).parents[4], check=False
    )

    assert done.returncode == 1
    assert json.loads(done.stdout)["kind"] == "model-unsupported"
