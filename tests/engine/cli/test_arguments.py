import argparse

import pytest

from engine.cli.arguments import add_document_options, options_of
from engine.core.options import ComputeOptions, ReaderLimits


def options(*arguments):
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_document_options(parser, "analyze")
    return options_of(parser.parse_args(["a.pdf", *arguments]))


def test_what_is_not_said_is_as_it_always_was():
    assert options().compute == ComputeOptions(threads=0, reader=ReaderLimits())


def test_threads_and_the_limits_of_the_reader_are_taken_from_the_call():
    compute = options("--threads", "2", "--reader-seconds", "60", "--reader-memory", "1024").compute

    assert compute.threads == 2
    assert (compute.reader.seconds, compute.reader.waiting) == (60.0, 600.0)
    assert compute.reader.memory == 2**30


@pytest.mark.parametrize(
    "wrong",
    [
        ("--threads", "0"),
        ("--reader-seconds", "0"),
        ("--reader-seconds", "inf"),
        ("--reader-memory", "100"),
        ("--reader-memory", "much"),
    ],
)
def test_impossible_limits_are_refused(wrong):
    with pytest.raises(argparse.ArgumentError):
        options(*wrong)


def test_the_ending_of_a_story_is_hidden_on_demand():
    assert not options().hide_ending
    assert options("--hide-ending").hide_ending
