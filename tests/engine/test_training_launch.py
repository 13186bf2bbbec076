import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.training_launch import TrainingRequest

REQUEST = TrainingRequest(
    documents=(Path("papers"), Path("/two\nlines.txt"), Path("/\udcff.txt")),
    out=Path("here"),
    start="mine",
    minutes=2.5,
    seed=7,
    device="cpu",
    languages=("en", "de"),
    name="next",
    fresh=True,
)


def test_a_request_is_the_same_after_a_way_through_json():
    line = json.dumps(REQUEST.to_json())

    assert "\n" not in line
    assert TrainingRequest.from_json(json.loads(line)) == REQUEST


@pytest.mark.parametrize(
    "wrong",
    [{"minutes": 0.0}, {"minutes": float("nan")}, {"seed": -1}, {"name": "../x"}, {"device": "abacus"}],
)
def test_a_request_that_cannot_be_is_not_made(wrong):
    with pytest.raises(ValueError, match="must be"):
        replace(REQUEST, **wrong)
    with pytest.raises(ValueError, match="must be"):
        TrainingRequest.from_json(REQUEST.to_json() | wrong)


@pytest.mark.parametrize("facts", [{}, [], None, {"documents": 1}, REQUEST.to_json() | {"seed": None}])
def test_what_is_no_request_is_refused(facts):
    with pytest.raises(ValueError, match="not the request"):
        TrainingRequest.from_json(facts)
