"""Networks that write, small and at random, as folders of Hugging Face files."""

from pathlib import Path
from typing import Any

WORDS = ("tide", "wall", "fox", "harbour", "library", "rose", "fell", "the", "a", "in", "on", "again")
CONTROL = ("<|end|>", "<|user|>", "<|writer|>")
TEMPLATE = (
    "{% for message in messages %}<|user|>{{ message['content'] }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|writer|>{% endif %}"
)
CONTEXT = 300


def write_source(folder: Path, network: Any, *, chat: bool = False) -> Path:
    """Save a network and a tokenizer of its vocabulary."""
    tokenizer = make_tokenizer()
    if chat:
        tokenizer.chat_template = TEMPLATE
    network.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def make_tokenizer() -> Any:
    """Return one of letters and some words, and three tokens of control."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers  # type: ignore[import-untyped]
    from transformers import PreTrainedTokenizerFast

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: number for number, token in enumerate([*CONTROL, *letters])}
    made = Tokenizer(models.BPE(vocabulary, []))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens(list(CONTROL))
    return PreTrainedTokenizerFast(tokenizer_object=made, eos_token=CONTROL[0])


def llama(seed: int = 0, **changes: Any) -> Any:
    from transformers import LlamaConfig, LlamaForCausalLM

    shape = {
        "hidden_size": 64,
        "intermediate_size": 96,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": CONTEXT,
        "tie_word_embeddings": True,
    }
    return _random(
        LlamaForCausalLM, LlamaConfig(vocab_size=vocabulary(), **(shape | changes), **_ends()), seed
    )


def gpt2(seed: int = 0, **changes: Any) -> Any:
    from transformers import GPT2Config, GPT2LMHeadModel

    shape = {"n_embd": 64, "n_layer": 2, "n_head": 4, "n_positions": CONTEXT}
    return _random(GPT2LMHeadModel, GPT2Config(vocab_size=vocabulary(), **(shape | changes), **_ends()), seed)


def vocabulary() -> int:
    return 256 + len(CONTROL)


def _ends() -> dict[str, int]:
    return {"bos_token_id": 0, "eos_token_id": 0}


def _random(kind: Any, config: Any, seed: int) -> Any:
    """Weights so large that the network has a liking for what comes next, and not always for the same."""
    import torch

    torch.manual_seed(seed)
    network = kind(config).eval()
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.dim() == 2:
                parameter.normal_(0, 0.15)
    return network
