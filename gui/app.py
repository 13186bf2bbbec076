"""Composition root of the desktop program: settings, single instance, crash reports, window."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from engine import __version__
from engine.system import offline
from engine.system.memory import limit_malloc_arenas
from engine.system.paths import resource, user_config, user_data
from engine.text.word_segmentation import load_dictionary
from gui.diagnostics.crash_report import LastRun, log_uncaught
from gui.diagnostics.log_buffer import install_log_buffer
from gui.diagnostics.single_instance import SingleInstance
from gui.dialog_imports import import_dialogs
from gui.documents.engine_service import LocalEngine
from gui.jobs import Job
from gui.main_window import MainWindow
from gui.settings.localization import Localization
from gui.settings.settings import Settings, read_settings
from gui.settings.settings_controller import SettingsController
from gui.widgets import theme

SWITCH_INTERVAL = 0.0003
"""Seconds after which the engine's thread must let the window's have the interpreter, if that wants it.

Painting asks for it some fifty times. Beside a busy thread a repaint took 257 ms with 5 ms, Python's default,
58 with 1 ms, 25 with 0.3 ms, and with less no less.
"""
YOUNG = (5_000, 4, 1_000_000)
"""How many new objects bring a collection of garbage, and how many of those a collection of the next age.

A collection stops every thread. One of all objects took 137 ms in the middle of a book, the young ones take
under 10; and the engine's data have no cycles, which are all that is collected. Of 300 pages none were left.
"""
SETTLED = 300
"""Milliseconds after the start when the window is surely drawn and the engine may load."""

AT_REST = 3_000
"""Milliseconds after the start when the engine is loaded, and what draws pages is: it takes some 20 MB."""


def run(files: Sequence[str], *, is_offline: bool = False) -> int:
    """Show the window, with these files in it, and end the process when it is closed.

    Return the exit status where another window took the files.
    """
    limit_malloc_arenas()
    share_the_interpreter()
    memory = install_log_buffer()
    log_uncaught(memory)
    app = make_application()
    place = user_config("settings.json")
    settings = read_settings(place)
    language = Localization(app)
    language.speak(settings.interface)
    paths = [Path(name) for name in files]
    instance = SingleInstance(user_data("window"), app)
    is_offline = is_offline or settings.offline or offline.is_enforced()
    if not instance.claim():
        return hand_over(instance, paths, is_offline=is_offline)
    if is_offline:
        work_offline()
    last_run = LastRun(user_data("window"))
    crash = last_run.begin(memory)
    preferences = SettingsController(settings, place, theme.ThemeController(app), app)
    follow_settings(preferences, language)
    load_dictionary()  # now, when there is no window that it could stall
    window = make_window(preferences)
    remember_places(window)
    window.show()
    if crash is not None:
        window.crash_bar.show_report(crash)
    start_library(window, paths)
    instance.offline_asked.connect(work_offline)
    instance.files_came.connect(window.receive)
    if sys.platform == "darwin":  # elsewhere the desktop starts the program anew
        app.installEventFilter(instance)
    warm_up_later(window)
    QTimer.singleShot(SETTLED, instance, instance.listen)
    status = app.exec()
    instance.release()
    last_run.end()
    # All is written. A thread that waits for a drive which does not answer would keep the process.
    os._exit(status)


def remember_places(window: MainWindow) -> None:
    """Have the window come back as it was: its size and places, the order of its list."""
    window.window_layout.remember(user_config("window.json"))
    window.tools.arranger.remember(user_data("window", "list.json"))
    window.first_run.remember(user_data("window", "first-document"))


def warm_up_later(window: MainWindow) -> None:
    """Load what the first document needs, when the window is drawn."""
    QTimer.singleShot(SETTLED, window, window.analyses.warm_up)
    QTimer.singleShot(AT_REST, window, window.source.pages.warm_up)
    QTimer.singleShot(AT_REST, window, lambda: window.analyses.queue.add(Job(import_dialogs)))


def follow_settings(preferences: SettingsController, language: Localization) -> None:
    """Let what is chosen in the settings hold at once for the whole program."""
    preferences.changed.connect(lambda chosen: work_offline() if chosen.offline else None)
    preferences.changed.connect(lambda chosen: language.speak(chosen.interface))


def work_offline() -> None:
    """Refuse every connection from now on, and note who asks for one."""
    try:
        offline.enforce(user_data("window", "attempts.jsonl"))
    except OSError:
        offline.enforce()


def make_application() -> QApplication:
    """Make the application, which signals of the system end, under the program's name and version."""
    app = QApplication([sys.argv[0]])
    end_when_asked(app)
    app.setApplicationName("Précis")
    app.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("precis")
    return app


def start_library(window: MainWindow, files: Sequence[Path]) -> None:
    """Bring back the documents of the last start, then add these files."""
    if window.library is not None:
        if files:
            window.library.restored.connect(lambda: window.add_paths(files))
        window.library.start()


def hand_over(instance: SingleInstance, files: Sequence[Path], *, is_offline: bool) -> int:
    """Let the window that is open already have the files; return the exit status.

    The record of attempts is that window's; this process does nothing by itself.
    """
    if is_offline:
        offline.enforce()
    if instance.hand_over(files, is_offline=is_offline):
        return 0
    text = QCoreApplication.translate(
        "wording", "Précis is open already, but does not answer. Close it, then start it again."
    )
    QMessageBox.warning(None, "Précis", text)
    return 1


def end_when_asked(app: QApplication) -> None:
    """Let the signals that ask a program to end close the window, so that nothing is lost.

    Python's handlers wait for the event loop, which does not wake for them: a pipe does it. Windows ends
    programs that have a window by closing it.
    """
    if sys.platform == "win32":
        return
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    for asked in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, lambda _signal, _frame: None)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: (os.read(heard, 64), app.closeAllWindows()))


def share_the_interpreter() -> None:
    """Let no thread keep the window's waiting."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    gc.set_threshold(*YOUNG)


def make_window(preferences: SettingsController | None = None) -> MainWindow:
    """Without preferences everything is as it comes, and nothing can be set."""
    folder = resource("samples")
    samples = sorted(folder.iterdir()) if folder.is_dir() else []
    icon = QIcon(str(resource("icons", "precis.svg")))
    chosen = preferences.settings if preferences else Settings()
    analyst = LocalEngine(chosen.options, chosen.models, library=user_data("library"))
    window = MainWindow(analyst, icon, [path for path in samples if path.suffix][:4], user_data("library"))
    if preferences is not None:
        preferences.changed.connect(lambda settings: analyst.choose(settings.options, settings.models))
        window.settings_requested.connect(lambda: preferences.show(window, window.library))
        window.model_dialogs.use_defaults(preferences.settings.models)
        window.model_dialogs.defaults_chosen.connect(
            lambda models: preferences.choose(replace(preferences.settings, models=models))
        )
    return window
