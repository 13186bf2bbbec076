"""Localisation of the window: translators of its languages, and names of languages."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.system.paths import resource
from gui.messages import translate
from gui.settings.settings import InterfaceLanguage

SIMPLIFIED = ("zh", "zh-CN", "zh-SG", "zh-Hans")


def install_translators(app: QCoreApplication, chosen: InterfaceLanguage) -> tuple[QTranslator, ...]:
    """Let the windows made from now on, and Qt's own, speak a language; return what translates them."""
    spoken = chosen_language(chosen)
    if chosen is not InterfaceLanguage.SYSTEM:
        QLocale.setDefault(QLocale(spoken.value))
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


def language_name(tag: str) -> str:
    """Return what a document's language is called in the window's; nothing for an unknown one."""
    tr = translate
    names = {
        "ar": tr("Arabic"),
        "de": tr("German"),
        "en": tr("English"),
        "es": tr("Spanish"),
        "fr": tr("French"),
        "it": tr("Italian"),
        "ja": tr("Japanese"),
        "ko": tr("Korean"),
        "nl": tr("Dutch"),
        "pt": tr("Portuguese"),
        "ru": tr("Russian"),
        "zh": tr("Chinese"),
    }
    language = QLocale(tag).language()
    known = "" if language is QLocale.Language.C else QLocale.languageToString(language)
    return names.get(tag.split("-")[0], known)
