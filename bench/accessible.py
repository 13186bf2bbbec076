"""What a screen reader is told: `python -m bench.accessible [FILE…] [--language en] [--all]`.

The program runs on an X server that nobody sees, with a session bus of its own, and opens the files, or the
samples. Its AT-SPI tree is walked with pyatspi, as a screen reader does: role, name and states of every
control are printed, once for the welcome view, once with a document, and once with the settings open. The
exit status is 1 where a control has no name, or is told with markup. Needs Xvfb, xdotool, dbus-run-session,
at-spi2-core and python3-pyatspi; the last belongs to the system's Python.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.walk import ROOT, Walk, screen, write_choices
from engine.system.paths import resource

SYSTEM_PYTHON = "/usr/bin/python3"
SIZE = (1280, 800)
CONTROLS = frozenset(
    (
        *("push button", "toggle button", "check box", "radio button", "combo box", "slider", "spin button"),
        *("text", "entry", "password text", "page tab", "menu", "menu item", "check menu item", "list"),
        *("list item", "tree", "tree item", "table cell", "link", "dialog", "frame"),
    )
)
"""Roles of what a user acts on, or gets to with the keyboard. They must have a name."""
WALK = """
import json, pyatspi, sys
def walk(node, depth):
    role = node.getRoleName()
    states = [pyatspi.stateToString(state) for state in node.getState().getStates()]
    print(json.dumps([depth, role, node.name, node.description, states]))
    for number in range(min(node.childCount, 400)):
        child = node.getChildAtIndex(number)
        if child is not None:
            walk(child, depth + 1)
desktop = pyatspi.Registry.getDesktop(0)
for number in range(desktop.childCount):
    program = desktop.getChildAtIndex(number)
    if program is not None and program.name == "Précis":
        walk(program, 0)
"""
"""Prints every accessible object of the program."""
Told = tuple[int, str, str, str, list[str]]
"""Depth in the tree, role, name, description and states of an object."""


def tree_of_program(environment: dict[str, str]) -> list[Told]:
    """Return what a screen reader is told now."""
    command = [SYSTEM_PYTHON, "-c", WALK]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def nameless(tree: Sequence[Told]) -> list[Told]:
    """Return the controls that are shown and have no name, and what is told with its markup."""
    return [told for told in tree if "showing" in told[4] and (_lacks_name(told) or "<p>" in told[3])]


def _lacks_name(told: Told) -> bool:
    _depth, role, name, description, states = told
    return (role in CONTROLS or "focusable" in states) and not (name.strip() or description.strip())


def print_tree(what: str, tree: Sequence[Told], *, is_whole: bool) -> int:
    """Print it, and return how many controls are nameless."""
    found = nameless(tree)
    shown = [told for told in tree if "showing" in told[4]]
    if not shown:
        raise SystemExit(f"{what}: a screen reader is told nothing")
    print(f"{what}: {len(shown)} objects shown, {len(found)} controls without a name or told with markup")
    for depth, role, name, description, states in shown if is_whole else found:
        print(f"{'  ' * depth}{role} “{name}” {description[:60]} [{', '.join(states)}]")
    return len(found)


def look(files: Sequence[Path], language: str, *, is_whole: bool) -> int:
    """Run the program, and return how many controls are nameless."""
    count = 0
    with tempfile.TemporaryDirectory() as name, screen(SIZE) as display:
        home = Path(name)
        write_choices(home / "config" / "precis", "light", language)
        os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        person = Walk(display, SIZE, home, home)
        environment = os.environ | {"DISPLAY": display}
        tree_of_program(environment)  # starts the bus that the program is to find
        with person.program("1") as program:
            person.fill_the_screen()
            time.sleep(3)
            count += print_tree("welcome", tree_of_program(environment), is_whole=is_whole)
            person.start_again(files)
            person.wait_until_still()
            count += print_tree("document", tree_of_program(environment), is_whole=is_whole)
            person.keys("ctrl+comma")
            person.wait_until_still()
            count += print_tree("settings", tree_of_program(environment), is_whole=is_whole)
            program.terminate()
            program.wait(60)
    return count


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.accessible")
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--language", choices=("en", "zh_CN"), default="en")
    parser.add_argument(
        "--all", action="store_true", help="print every object, not only those without a name"
    )
    arguments = parser.parse_args()
    if "PRECIS_OWN_BUS" not in os.environ:
        own = os.environ | {"PRECIS_OWN_BUS": "1"}
        command = ["dbus-run-session", "--", sys.executable, "-m", "bench.accessible", *sys.argv[1:]]
        sys.exit(subprocess.run(command, cwd=ROOT, env=own).returncode)
    files = arguments.files or sorted(resource("samples").iterdir())
    sys.exit(1 if look(files, arguments.language, is_whole=arguments.all) else 0)


if __name__ == "__main__":
    main()
