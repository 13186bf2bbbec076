"""Walks through the program as a new user would, with a real X server, mouse and keyboard.

`python -m bench.walk --out FOLDER FILE… [--size 1400x900] [--scale 1] [--theme light] [--language en]`

The files, whose names must be plain ASCII to be typed, are opened by the file dialog. Each is looked at, a
sentence is followed to its source, words are searched for, a document is exported; the program is left,
started again, and must know its documents. What the screen shows is written as numbered pictures. At the end
`bench.fit` looks for labels that are cut, controls that are small and focus that is lost, in three sizes of
the window, two of text, three themes, two scales and both languages; the walk fails where there are any.
Needs Xvfb, xdotool and ImageMagick.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from operator import ne
from pathlib import Path

FITTING = tuple(product(("1", "2"), ("en", "zh_CN")))
"""Scales and languages in which everything must fit, in all sizes of window and text and all themes."""
ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 180
"""Seconds in which everything must have been analysed."""
CARET = 1500
"""Bytes of the small picture that a blinking caret changes at most."""
STILL = 5
"""Seconds without a change on the screen after which the program is taken to be at rest."""


class Walk:
    """Someone at a screen."""

    def __init__(self, display: str, size: tuple[int, int], home: Path, out: Path) -> None:
        folders = {
            f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")
        }
        self._environment = os.environ | folders | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._size, self._out, self._taken = size, out, 0

    @contextmanager
    def program(self, scale: str) -> Iterator["subprocess.Popen[bytes]"]:
        command = [sys.executable, "-m", "gui"]
        environment = self._environment | {"QT_SCALE_FACTOR": scale}
        with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.kill()

    def start_again(self, files: Sequence[Path]) -> None:
        """Start the program a second time, which hands these files to the one that runs."""
        command = [sys.executable, "-m", "gui", *map(str, files)]
        subprocess.run(command, cwd=ROOT, env=self._environment, check=True)

    def do(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        found = subprocess.run(command, env=self._environment, check=True, capture_output=True, text=True)
        return found.stdout.strip()

    def fill_the_screen(self) -> None:
        self.do("search", "--sync", "--onlyvisible", "--name", "Précis")
        window = self.do("search", "--onlyvisible", "--name", "Précis").splitlines()[-1]
        self.do("windowmove", window, "0", "0", "windowsize", window, *map(str, self._size))
        self.do("windowfocus", window)
        time.sleep(1)

    def keys(self, *names: str) -> None:
        for name in names:
            self.do("key", "--clearmodifiers", name)
            time.sleep(0.15)

    def write(self, text: str) -> None:
        self.do("type", "--delay", "5", text)

    def click(self, across: float, down: float) -> None:
        """Click at a place given in shares of the screen."""
        x, y = (str(round(share * size)) for share, size in zip((across, down), self._size, strict=True))
        self.do("mousemove", x, y, "click", "1")
        time.sleep(0.6)

    def picture(self, name: str) -> Path:
        self._taken += 1
        path = self._out / f"{self._taken:02} {name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)
        print(path.name)
        return path

    def wait_until_still(self) -> None:
        """Raises TimeoutError."""
        began, seen, since = time.monotonic(), b"", time.monotonic()
        while time.monotonic() - began < PATIENCE:
            command = ["import", "-window", "root", "-resize", "25%", "ppm:-"]
            now = subprocess.run(command, env=self._environment, check=True, capture_output=True).stdout
            if len(now) != len(seen) or sum(map(ne, now, seen)) > CARET:
                seen, since = now, time.monotonic()
            elif time.monotonic() - since > STILL:
                return
            time.sleep(0.5)
        raise TimeoutError("the program never came to rest")


@contextmanager
def screen(size: tuple[int, int]) -> Iterator[str]:
    """Start an X server that nobody sees; yield the name of its display."""
    reading, writing = os.pipe()
    geometry = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", geometry, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as announced:
            display = announced.readline().strip()
        try:
            yield f":{display}"
        finally:
            server.terminate()


def walk(person: Walk, files: Sequence[Path], scale: str, exported: Path) -> None:
    with person.program(scale) as program:
        person.fill_the_screen()
        person.picture("empty")
        person.keys("ctrl+o")
        time.sleep(4)  # what is typed before the dialog has the focus is lost
        person.write(" ".join(f'"{path.absolute()}"' for path in files))
        person.keys("Return")
        time.sleep(2)
        person.picture("at work")
        person.wait_until_still()
        person.click(0.08, 0.12)
        for number, path in enumerate(files):
            if number:
                person.keys("Down")
            person.wait_until_still()
            person.picture(f"document {number + 1} {path.suffix[1:]}")
        person.click(0.08, 0.12)
        person.click(0.8, 0.25)
        person.wait_until_still()
        person.picture("a sentence and its source")
        person.keys("ctrl+f")
        person.write("the")
        person.keys("Return")
        person.wait_until_still()
        person.picture("found in the document")
        person.keys("Escape", "ctrl+comma")
        person.wait_until_still()
        person.picture("settings")
        person.keys("Escape")
        person.click(0.08, 0.12)  # without a window manager nobody else brings the focus back
        person.keys("ctrl+e")
        time.sleep(1.5)
        person.keys("ctrl+a")
        person.write(str(exported))
        person.keys("Return")
        time.sleep(2)
        person.picture("exported")
        if not exported.exists():
            raise SystemExit("nothing was exported")
        person.click(0.08, 0.12)
        person.keys("ctrl+q")
        if status := program.wait(20):
            raise SystemExit(f"the program ended with {status}")
    with person.program(scale) as program:
        person.fill_the_screen()
        person.wait_until_still()
        person.picture("started again")
        person.keys("ctrl+q")
        program.wait(20)


def check_fit() -> None:
    """Raise SystemExit where a label is cut or a control is small."""
    is_whole = True
    for scale, language in FITTING:
        print(f"scale {scale}, {language}", flush=True)
        # Without a screen: the largest window, at the larger scale, fits on few.
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "bench.fit", "--language", language]
        done = subprocess.run(command, cwd=ROOT, env=environment)
        is_whole = is_whole and not done.returncode
    if not is_whole:
        raise SystemExit("labels are cut, controls are small or focus is lost")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.walk")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", default="1400x900")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=("en", "zh_CN"), default="en")
    arguments = parser.parse_args()
    width, height = map(int, arguments.size.split("x"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, screen((width, height)) as display:
        home = Path(name)
        write_choices(home / "config" / "precis", arguments.theme, arguments.language)
        person = Walk(display, (width, height), home, arguments.out.absolute())
        walk(person, arguments.files, arguments.scale, home / "report.md")
    check_fit()


def write_choices(folder: Path, theme: str, language: str) -> None:
    from gui.settings.settings import InterfaceLanguage, Settings, Theme, write_settings

    write_settings(
        folder / "settings.json", Settings(theme=Theme(theme), interface=InterfaceLanguage(language))
    )


if __name__ == "__main__":
    main()
