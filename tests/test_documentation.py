"""The documentation: what it links to, names and shows is there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.architecture_picture import TARGET, picture
from engine.cli.main import _parser

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
ROOM = re.compile(r"`((?:engine|gui|bench|tests|docs|resources|installer|\.github)/[\w./-]*\w)`")
BENCH = re.compile(r"\bbench\.(\w+)`?")
README_LINES = 150


def named(page: Path) -> Iterator[tuple[str, str]]:
    """Yield what a page names: its links, the files in its text, the modules of its commands."""
    text = page.read_text("utf-8")
    for link in LINK.findall(text):
        if not link.startswith(("http:", "https:", "mailto:")):
            yield page.relative_to(ROOT).as_posix(), link
    # Paths in text are from the root of the repository, wherever the page is.
    up = "../" * (len(page.relative_to(ROOT).parts) - 1)
    for path in ROOM.findall(text):
        yield page.relative_to(ROOT).as_posix(), up + path
    for module in BENCH.findall(text):
        yield page.relative_to(ROOT).as_posix(), f"{up}bench/{module}.py"


def anchors(page: Path) -> set[str]:
    """Return the names under which the headings of a page are linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("page", "target"), sorted({name for page in PAGES for name in named(page)}))
def test_what_a_page_names_is_there(page, target):
    path, _, anchor = target.partition("#")
    found = (ROOT / page).parent / path if path else ROOT / page

    assert found.exists()
    assert not anchor or anchor in anchors(found)


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= README_LINES


def commands() -> list[str]:
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    return re.findall(r"^precis (.+)$", text, re.MULTILINE)


@pytest.mark.parametrize("command", commands())
def test_a_command_that_is_shown_is_one_that_the_program_knows(command):
    words = shlex.split(command)

    assert _parser().parse_args(words).run
    assert all((ROOT / word).exists() for word in words if word.startswith("resources/"))


def test_every_option_of_the_documents_commands_is_described():
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    commands = next(action for action in _parser()._actions if action.choices)
    options = {option for action in commands.choices["analyze"]._actions for option in action.option_strings}

    missing = {option for option in options if option.startswith("--") and f"`{option}" not in text}
    assert missing <= {"--help"}


def test_the_picture_of_the_architecture_shows_the_contracts():
    assert TARGET.read_text("utf-8") == picture()
