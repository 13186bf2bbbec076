"""A Debian with Wine in a folder, and Windows programs run in it."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.packaging.try_deb import run

SUITE = "trixie"
"""Debian 13, whose Wine 10 runs Qt 6.11; Wine 8 of Debian 12 does not."""
PACKAGES = ("wine", "wine64", "fonts-noto-cjk", "fonts-dejavu-core")
# Without /sys Wine knows of no processor, and Python counts None of them.
PREPARE = (
    'mount -t proc proc "$0/proc"; mount --rbind /sys "$0/sys"; mount --rbind /dev "$0/dev"; '
    'mkdir -p /tmp/.X11-unix "$0/tmp/.X11-unix"; mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"; '
    'exec chroot "$0" /usr/bin/env -i "$@"'
)
HOME = "/root"
BUSY_MOST = 900


@dataclass(frozen=True)
class Bottle:
    """root is the folder of the Debian, prefix that of a Windows in it, as programs in it call it."""

    root: Path
    prefix: str

    @property
    def drive(self) -> Path:
        return self.root / self.prefix.lstrip("/") / "drive_c"

    @property
    def home(self) -> Path:
        return self.drive / "users" / "root"

    def command(self, program: Sequence[str], display: str = "") -> list[str]:
        """Return what runs a program under Wine, without a network; the display's socket is a file."""
        settings = [f"HOME={HOME}", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "WINEDEBUG=-all"]
        settings += [f"WINEPREFIX={self.prefix}", f"XDG_RUNTIME_DIR={HOME}"]
        settings += ["KMP_AFFINITY=disabled"]  # PyTorch's OpenMP would ask for what Wine has not
        settings += [f"DISPLAY={display}"] if display else []
        apart = ["unshare", "--net", "unshare", "--mount", "--propagation=private", "sh", "-c", PREPARE]
        return [*apart, str(self.root), *settings, *program]

    def windows(self, *program: str, display: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a program of Windows; nobody answers at its standard input."""
        return subprocess.run(
            self.command(["wine", *program], display),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=BUSY_MOST,
            check=False,
        )

    def settle(self, *, kill: bool = False) -> None:
        """Wait until all of its programs have ended, or end them."""
        command = self.command(["wineserver", "-k" if kill else "-w"])
        subprocess.run(command, capture_output=True, timeout=BUSY_MOST, check=False)

    def processes(self, name: str) -> int:
        """Return how many programs of that name run."""
        listed = self.windows("tasklist").stdout
        return sum(line.lower().startswith(name.lower()) for line in listed.splitlines())


def make_bottle(root: Path, prefix: str) -> Bottle:
    """Make the Debian where it is not yet, which takes minutes and a network, and a new Windows in it."""
    if not (root / "usr" / "lib" / "wine").is_dir():
        run(["debootstrap", "--variant=minbase", SUITE, str(root)])
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        for step in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
            settings = [
                "DEBIAN_FRONTEND=noninteractive",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                f"HOME={HOME}",
            ]
            command = ["sh", "-c", PREPARE, str(root), *settings, "apt-get", "-qq", *step]
            run(["unshare", "--mount", "--propagation=private", *command])
    bottle = Bottle(root, prefix)
    shutil.rmtree(root / prefix.lstrip("/"), ignore_errors=True)
    bottle.windows("wineboot", "--init")
    bottle.settle()
    return bottle


if __name__ == "__main__":
    make_bottle(Path(sys.argv[1]), "/trial")
