"""Imports of the dialogs, done in the background when the window has come to rest.

A dialog that is opened for the first time need then only be made: of the time that the training assistant and
the shelf took to open, half went into reading their modules.
"""

from importlib import import_module

from engine.core.progress import Progress, Report, Stage

MODULES = (
    "gui.settings.settings_dialog",
    "gui.models.model_manager",
    "gui.training.training_controller",
    "gui.results.comparison_dialog",
    "gui.results.text_check_dialog",
    "gui.shell.help_dialogs",
    "gui.shell.network_dialog",
    "gui.library.watched_folders_dialog",
    "gui.export.printing",
)
"""Those that few starts need, and that are imported where they are first used."""


def import_dialogs(report: Report) -> None:
    """Import them one after the other. Called on a thread of a queue."""
    for done, name in enumerate(MODULES):
        report(Progress(Stage.READ, done, len(MODULES)))
        import_module(name)
