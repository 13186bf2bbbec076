"""Localisation of the window: translators of its languages."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from engine.system.paths import resource
from gui.settings.settings import InterfaceLanguage

SIMPLIFIED = ("zh", "zh-CN", "zh-SG", "zh-Hans")


class Localization(QObject):
    """The language that the windows speak."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._spoken: InterfaceLanguage | None = None
        self._translators: tuple[QTranslator, ...] = ()

    def speak(self, chosen: InterfaceLanguage) -> None:
        """Let all windows, those that are open too, speak a language."""
        before, now = self._spoken, chosen_language(chosen)
        if now is before:
            return
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._spoken = now
        self._translators = install_translators(self._app, chosen)
        if before is not None:
            self._retranslate(before)

    def _retranslate(self, before: InterfaceLanguage) -> None:
        from gui.settings.retranslation import Retranslator, phrases_of  # few starts need it

        is_english = before is InterfaceLanguage.ENGLISH
        written = InterfaceLanguage.CHINESE if is_english else before
        path = resource("translations", f"precis_{written.value}.ts")
        retranslator = Retranslator(phrases_of(path, is_english=is_english))
        for window in self._app.topLevelWidgets():
            if window.parent() is None:  # a dialog is a part of its window
                retranslator.retranslate(window)


def install_translators(app: QCoreApplication, chosen: InterfaceLanguage) -> tuple[QTranslator, ...]:
    """Let the windows made from now on, and Qt's own, speak a language; return what translates them."""
    spoken = chosen_language(chosen)
    is_system = chosen is InterfaceLanguage.SYSTEM
    QLocale.setDefault(QLocale.system() if is_system else QLocale(spoken.value))
    if spoken is InterfaceLanguage.ENGLISH:
        return ()
    found = []
    for name, folder in (
        (f"qtbase_{spoken.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"precis_{spoken.value}", str(resource("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            found.append(translator)
    return tuple(found)


def chosen_language(chosen: InterfaceLanguage, wanted: str | None = None) -> InterfaceLanguage:
    """Return the language itself where the choice is left to the system; wanted is what that wants."""
    if chosen is not InterfaceLanguage.SYSTEM:
        return chosen
    first = (wanted or next(iter(QLocale.system().uiLanguages()), "")).replace("_", "-")
    is_simplified = first in SIMPLIFIED or first.startswith("zh-Hans-")
    return InterfaceLanguage.CHINESE if is_simplified else InterfaceLanguage.ENGLISH
