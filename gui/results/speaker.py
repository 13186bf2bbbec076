"""Speaker: has a text spoken by the system's own speech program, over QProcess.

The text goes through a pipe: what stands on a command line can be read by every user of a computer.
"""

import shutil
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Signal

Command = tuple[str, ...]
FindProgram = Callable[[str], str | None]
FindCommands = Callable[[str], tuple[Command, ...]]
"""Returns the ways to speak a language, a BCP 47 tag or nothing, the best first."""
PATIENCE = 1_000
"""Milliseconds that a program has to end when it is killed."""
_ESPEAK_NAMES = {"zh": "cmn", "no": "nb"}
_WINDOWS = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'{language}') }} "
    "catch {{ }}; $voice.Speak([Console]::In.ReadToEnd())"
)


def system_commands(
    language: str, platform: str = sys.platform, find: FindProgram = shutil.which
) -> tuple[Command, ...]:
    """Return the commands that speak what they are told on standard input; those that are installed."""
    code = language.split("-")[0]
    if not code.isalpha() or code == "und":
        code = ""
    found: list[Command] = []
    if platform == "win32":
        found.append(("powershell", "-NoProfile", "-Command", _WINDOWS.format(language=code or "en")))
    elif platform == "darwin":
        found.append(("say", "-f", "-"))
    else:
        for program in ("espeak-ng", "espeak"):
            voice = ("-v", _ESPEAK_NAMES.get(code, code)) if code else ()
            found.append((program, "--stdin", *voice))
        found.append(("spd-say", "--wait", "--pipe-mode", *(("--language", code) if code else ())))
    return tuple(command for command in found if find(command[0]))


class Speaker(QObject):
    """Speaks one text at a time."""

    ended = Signal()
    """The text was spoken to its end."""
    failed = Signal()
    """No program could speak it."""

    def __init__(self, commands: FindCommands = system_commands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._left: list[Command] = []
        """What may be tried yet for the text."""
        self._text = ""
        self._process: QProcess | None = None

    def can_speak(self) -> bool:
        """Whether there is a program for it."""
        return bool(self._commands(""))

    def say(self, text: str, language: str) -> None:
        """Speak a text; ended or failed follows, unless stop does before."""
        self.stop()
        self._text, self._left = text, list(self._commands(language))
        self._try_next()

    def stop(self) -> None:
        """Be silent at once."""
        process, self._process = self._process, None
        self._left = []
        if process is not None:
            process.blockSignals(True)  # its end is nobody's business any more
            process.kill()
            process.waitForFinished(PATIENCE)
            process.deleteLater()

    def _try_next(self) -> None:
        if not self._left:
            self.failed.emit()
            return
        program, *arguments = self._left.pop(0)
        process = self._process = QProcess(self)
        process.setProgram(program)
        process.setArguments(arguments)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start()
        process.write(self._text.encode() + b"\n")
        process.closeWriteChannel()

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        self._leave(is_good=how is QProcess.ExitStatus.NormalExit and status == 0)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._leave(is_good=False)

    def _leave(self, *, is_good: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        if is_good:
            self.ended.emit()
        else:
            self._try_next()
