"""Names of languages and encodings, as the window's language has them."""

import codecs

from PySide6.QtCore import QCoreApplication, QLocale

_ENCODINGS = {
    "utf-8": ("Unicode", "UTF-8"),
    "utf-16-le": ("Unicode", "UTF-16 LE"),
    "utf-16-be": ("Unicode", "UTF-16 BE"),
    "cp1252": ("Western European", "Windows-1252"),
    "iso8859-15": ("Western European", "ISO 8859-15"),
    "mac_roman": ("Western European", "Mac Roman"),
    "cp850": ("Western European", "DOS 850"),
    "gb18030": ("Simplified Chinese", "GB 18030"),
    "big5hkscs": ("Traditional Chinese", "Big5"),
    "cp932": ("Japanese", "Shift JIS"),
    "euc_jp": ("Japanese", "EUC-JP"),
    "cp949": ("Korean", "EUC-KR"),
    "cp1250": ("Central European", "Windows-1250"),
    "iso8859-2": ("Central European", "ISO 8859-2"),
    "cp1251": ("Cyrillic", "Windows-1251"),
    "koi8_u": ("Cyrillic", "KOI8"),
    "cp866": ("Cyrillic", "DOS 866"),
    "cp1253": ("Greek", "Windows-1253"),
    "cp1254": ("Turkish", "Windows-1254"),
    "cp1255": ("Hebrew", "Windows-1255"),
    "cp1256": ("Arabic", "Windows-1256"),
    "cp1257": ("Baltic", "Windows-1257"),
    "cp1258": ("Vietnamese", "Windows-1258"),
    "cp874": ("Thai", "Windows-874"),
}
ENCODINGS = tuple(_ENCODINGS)
"""The encodings that the user can choose, by Python's names."""


def _translate(words: str) -> str:
    return QCoreApplication.translate("wording", words)


def language_name(tag: str) -> str:
    """Return what a document's language is called in the window's; nothing for an unknown one."""
    tr = _translate
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


def encoding_label(encoding: str) -> str:
    """Say which letters an encoding is for, and what it is called: "Western European (Windows-1252)".

    One that no user can choose keeps Python's name.
    """
    known = canonical_encoding(encoding)
    for ours, (script, name) in _ENCODINGS.items():
        if canonical_encoding(ours) == known:
            return f"{_scripts()[script]} ({name})"
    return encoding


def canonical_encoding(encoding: str) -> str:
    """Several sets that Python tells apart are one for the user: the larger holds the smaller."""
    larger = {"big5": "big5hkscs", "cp950": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949"}
    larger |= {"gbk": "gb18030", "gb2312": "gb18030", "ascii": "utf-8", "iso8859-1": "cp1252"}
    larger |= {"iso8859-9": "cp1254", "koi8-r": "koi8-u"}
    try:
        known = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    return codecs.lookup(larger.get(known, known)).name


def _scripts() -> dict[str, str]:
    tr = _translate
    return {
        "Unicode": tr("Unicode"),
        "Western European": tr("Western European"),
        "Simplified Chinese": tr("Simplified Chinese"),
        "Traditional Chinese": tr("Traditional Chinese"),
        "Japanese": tr("Japanese"),
        "Korean": tr("Korean"),
        "Central European": tr("Central European"),
        "Cyrillic": tr("Cyrillic"),
        "Greek": tr("Greek"),
        "Turkish": tr("Turkish"),
        "Hebrew": tr("Hebrew"),
        "Arabic": tr("Arabic"),
        "Baltic": tr("Baltic"),
        "Vietnamese": tr("Vietnamese"),
        "Thai": tr("Thai"),
    }
