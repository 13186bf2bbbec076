"""`precis doctor`: prints what a report of a fault needs, without a word or a name of any document."""

import argparse
import sys


def add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    words = "print what a report of a fault needs"
    description = "Print versions of program, libraries, models and system. No document is named or quoted."
    commands.add_parser("doctor", help=words, description=description).set_defaults(run=_doctor)


def _doctor(_arguments: argparse.Namespace) -> int:
    from engine.diagnostics import diagnosis
    from engine.models.runtime.devices import offered

    sys.stdout.write(f"{diagnosis()}\nONNX Runtime runs on\n  {', '.join(offered())}\n")
    return 0
