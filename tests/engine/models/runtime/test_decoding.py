from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest

from engine.core.progress import Cancelled
from engine.models.runtime.decoding import DecodingOptions, generate_tokens

END = 9


@dataclass(frozen=True)
class Fake:
    """A model of ten tokens that likes best what comes after the last token by the table, then the others."""

    likings: tuple[tuple[int, ...], ...]
    context: int = 100
    end_tokens: tuple[int, ...] = (END,)

    def start(self, room=0):
        return ()

    def step(self, tokens, state, beat=lambda: None):
        state = (*state, *tokens.tolist())
        logits = np.zeros(10, np.float32)
        for place, token in enumerate(self.likings[state[-1]]):
            logits[token] = 10.0 - place
        return logits, state


ROUND = Fake(tuple(((number + 1) % 3, 5) for number in range(10)))
"""Goes 0, 1, 2, 0, 1, 2, … if it may."""


def written(model, prompt, **how):
    return list(
        generate_tokens(model, prompt, DecodingOptions(**{"limit": 8, "no_repeat_ngram_size": 0} | how))
    )


def test_the_likeliest_token_is_taken_until_the_limit():
    assert written(ROUND, [0]) == [1, 2, 0, 1, 2, 0, 1, 2]
    assert written(ROUND, [0], limit=0) == []


def test_it_ends_where_the_model_ends_and_does_not_write_that():
    model = Fake(((1,), (2,), (END,), *((0,),) * 7))

    assert written(model, [0]) == [1, 2]


def test_no_row_of_so_many_tokens_is_written_twice():
    tokens = written(ROUND, [0], limit=40, no_repeat_ngram_size=2)

    pairs = list(pairwise(tokens))
    assert len(tokens) == 40
    assert len(pairs) == len(set(pairs))
    assert tokens[:4] == [1, 2, 0, 1]
    assert tokens[4] != 2
    assert len(set(written(ROUND, [0], limit=9, no_repeat_ngram_size=1))) == 9


def test_what_stands_in_the_prompt_may_be_written_unless_that_is_forbidden():
    prompt = [0, 1, 2, 0]

    assert written(ROUND, prompt, limit=2, no_repeat_ngram_size=2) == [1, 2]
    forbidden = written(ROUND, prompt, limit=2, no_repeat_ngram_size=2, repeat_within_prompt=False)
    assert forbidden[0] == 5


def test_an_end_may_always_come():
    model = Fake(((END,), *((0,),) * 9))

    assert written(model, [0, END, 0], no_repeat_ngram_size=2, repeat_within_prompt=False) == []


def test_a_seed_always_draws_the_same_and_another_something_else():
    flat = Fake(((),) * 10, end_tokens=())
    first, again, other = (written(flat, [0], limit=30, top_p=1.0, seed=seed) for seed in (42, 42, 43))

    assert first == again != other
    assert len(set(first)) > 5


def test_only_the_likeliest_that_reach_the_share_are_drawn():
    model = Fake(((1, 2), *((0,),) * 9), end_tokens=())
    drawn = {written(model, [0], limit=1, top_p=0.9, seed=seed)[0] for seed in range(60)}

    assert drawn == {1, 2}
    assert {written(model, [0], limit=1, top_p=0.5, seed=seed)[0] for seed in range(60)} == {1}


def test_a_full_context_ends_the_text():
    model = Fake(ROUND.likings, context=5)

    assert len(written(model, [0, 1, 2], limit=50)) == 2
    assert written(model, [0, 1, 2, 0, 1], limit=50) == []


def test_it_stops_within_one_token():
    seen: list[int] = []

    def beat():
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        seen.extend(generate_tokens(ROUND, [0], DecodingOptions(limit=50), beat))
    assert len(seen) == 3


@pytest.mark.parametrize("wrong", [{"limit": -1}, {"top_p": 0}, {"top_p": 1.5}, {"temperature": 0}], ids=str)
def test_an_impossible_choice_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong)) if "limit" not in wrong else "less"):
        DecodingOptions(**{"limit": 5} | wrong)
