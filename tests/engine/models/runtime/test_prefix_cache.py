import numpy as np

from engine.models.runtime.prefix_cache import MOST_PREFIXES, PrefixCache


def tokens(*numbers):
    return np.array(numbers)


def test_the_longest_beginning_counts_and_something_follows_it():
    cache = PrefixCache()
    cache.add([1, 2])
    cache.add([1, 2, 3])
    cache.add([])

    assert cache.longest_of(tokens(1, 2, 3, 4)) == 3
    assert cache.longest_of(tokens(1, 2, 3)) == 2
    assert cache.longest_of(tokens(2, 3, 4)) == 0


def test_what_was_read_is_kept_until_others_are_used():
    cache = PrefixCache()
    cache.add([1])
    assert cache.state_after(tokens(1)) is None
    cache.keep(tokens(1), "read")
    cache.add([1])
    assert cache.state_after(tokens(1)) == "read"

    for number in range(MOST_PREFIXES):
        cache.add([7, number])
    assert cache.longest_of(tokens(1, 2)) == 0
