"""`python -m gui [FILE…]` opens the window; with a command of the command line, runs that."""

import sys


def main() -> int:
    arguments = sys.argv[1:]
    if arguments:
        from engine.cli import COMMANDS
        from engine.cli import main as run_command

        if arguments[0] in COMMANDS or arguments[0].startswith("-"):
            return run_command(arguments)
    from gui.app import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
