"""Client of the conversion process, which makes an ONNX model folder of Hugging Face files or a GGUF file."""

from importlib.util import find_spec
from pathlib import Path

from engine import CONVERSION_ARGUMENT
from engine.core.errors import INSTALL_KINDS, ConversionFailed, NotInstalled, WorkshopMissing
from engine.core.progress import Progress, Report, Stage
from engine.system.subprocesses import Event, ProgramEnded, module_command, run_program

NEEDED = ("torch", "transformers", "optimum", "onnx", "safetensors")
NEEDED_FOR_GGUF = (*NEEDED, "gguf", "accelerate")
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""A model is converted from the files that were checked, and from nothing else."""


def check_workshop(name: str, *, gguf: bool) -> None:
    """Raises WorkshopMissing where what converts models is not installed. Loads nothing."""
    missing = [package for package in (NEEDED_FOR_GGUF if gguf else NEEDED) if find_spec(package) is None]
    if missing:
        raise WorkshopMissing(name, ", ".join(missing))


def convert(
    name: str, source: Path, out: Path, bits: int, report: Report, command: tuple[str, ...] = ()
) -> None:
    """Convert a folder of Hugging Face files, or a GGUF file, to a model folder. Raises NotInstalled.

    command starts another converter than the program's own.
    """
    command = command or module_command("engine.training.conversion.program", CONVERSION_ARGUMENT)
    progress = Progress(Stage.CONVERT, 0)

    def beat() -> None:
        report(progress)

    try:
        for event in run_program((*command, str(source), str(out), f"--bits={bits}"), beat, OFFLINE):
            if event.get("event") == "error":
                raise _failure(name, event)
            done, total = event.get("done"), event.get("total")
            if isinstance(done, int) and (total is None or isinstance(total, int)):
                progress = Progress(Stage.CONVERT, done, total)
                report(progress)
    except ProgramEnded as error:
        raise ConversionFailed(name, (str(error).splitlines() or [""])[-1][:300]) from None


def _failure(name: str, event: Event) -> NotInstalled:
    kind = INSTALL_KINDS.get(str(event.get("kind")), ConversionFailed)
    return kind(name, str(event.get("message", ""))[:300])
