"""What fewer bits cost: the mean loss of a language model on documents, beside that of its whole weights.

`python -m bench.quantised --source FOLDER --model FOLDER… --documents FILE.jsonl.gz… [--each 10]`

The whole weights are run by torch; that ours say the same is bench.language's matter. The loss is nats a
token, over the first tokens of each document; the models read them one by one, as they do when they write.
"""

import argparse
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from engine.evaluation.datasets import read_examples
from engine.models.runtime.language_model import LanguageModel


def ours(model: LanguageModel, tokens: list[int]) -> float:
    """Return the mean loss of the tokens but for the first."""
    losses = []
    state = model.start(len(tokens))
    for token, following in pairwise(tokens):
        logits, state = model.step(np.array([token]), state)
        most = logits.max()
        losses.append(most + np.log(np.exp(logits.astype(np.float64) - most).sum()) - logits[following])
    return float(np.mean(losses))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--model", type=Path, nargs="+", required=True)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    parser.add_argument("--each", type=int, default=10, help="documents of each file (10)")
    parser.add_argument("--tokens", type=int, default=400, help="of each document (400)")
    arguments = parser.parse_args()
    models = [LanguageModel(folder) for folder in arguments.model]
    texts = [text for file in arguments.documents for text in _texts(file, arguments.each)]
    prompts = [models[0].tokens_of(text[: 8 * arguments.tokens])[: arguments.tokens] for text in texts]
    whole = np.array(_by_torch(arguments.source, prompts))
    print(f"{len(prompts)} documents, {sum(map(len, prompts))} tokens; 32 bit: {whole.mean():.4f}")
    for model in models:
        found = np.array([ours(model, tokens) for tokens in prompts])
        more = found - whole
        error = more.std(ddof=1) / np.sqrt(len(more)) / whole.mean()
        print(
            f"{model.manifest.name}, {model.manifest.quantisation}: {found.mean():.4f}, "
            f"{more.mean() / whole.mean():+.2%} (standard error {error:.2%})"
        )


def _texts(file: Path, each: int) -> list[str]:
    return [example.document for example in islice(read_examples(file), each)]


def _by_torch(source: Path, prompts: list[list[int]]) -> list[float]:
    import torch
    from transformers import AutoModelForCausalLM

    network = AutoModelForCausalLM.from_pretrained(source, dtype=torch.float32).eval()  # type: ignore[no-untyped-call]
    with torch.inference_mode():
        return [
            network(torch.tensor([tokens]), labels=torch.tensor([tokens])).loss.item() for tokens in prompts
        ]


if __name__ == "__main__":
    main()
