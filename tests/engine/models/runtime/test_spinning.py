import pytest

from engine.models.runtime.network import session_options
from engine.models.runtime.spinning import MOST_TOKENS, SPIN_MICROSECONDS, WATCHED, SpinWatch

CONFIGURED = ("session.intra_op.allow_spinning", "session.intra_op.spin_duration_us")


def told(watch, *steps):
    return [watch.is_too_slow(tokens, seconds) for tokens, seconds in steps]


def test_steps_that_take_twice_the_best_say_so_when_they_are_more_than_half():
    watch = SpinWatch()

    assert not any(told(watch, *[(1, 0.010)] * 20))
    assert told(watch, *[(1, 0.021)] * WATCHED).index(True) == WATCHED // 2


def test_one_slow_step_in_three_is_chance():
    assert not any(told(SpinWatch(), *[(1, 0.010), (1, 0.011), (1, 0.090)] * 10))


def test_a_step_of_more_tokens_is_laid_beside_its_like():
    assert not any(told(SpinWatch(), *[(1, 0.010), (8, 0.030)] * 10))


def test_the_reading_of_a_prompt_is_no_matter():
    steps = [(MOST_TOKENS + 1, seconds) for seconds in (0.1, *[0.9] * 20)]

    assert not any(told(SpinWatch(), *steps))


@pytest.mark.parametrize(("spin", "meant"), [(True, ["1", str(SPIN_MICROSECONDS)]), (False, ["0"])])
def test_threads_spin_only_where_that_is_asked_for(spin, meant):
    options = session_options(2, spin=spin)

    assert [options.get_session_config_entry(name) for name in CONFIGURED[: len(meant)]] == meant


def test_threads_that_spin_stop_when_a_run_is_over():
    assert session_options(2, spin=True).get_session_config_entry("session.force_spinning_stop") == "1"
