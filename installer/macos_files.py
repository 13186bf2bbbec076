"""What macOS is told about the program: Info.plist and entitlements."""

from pathlib import Path
from typing import Any

from engine import __version__
from installer.identity import APPLICATION_ID

ENTITLEMENTS = Path(__file__).resolve().parent / "macos" / "entitlements.plist"
"""For a signature with the hardened runtime, which notarisation wants."""
MINIMUM_SYSTEM = "15.0"
"""PySide6's libraries are for it, whatever its wheel is called; installer.macos_wheels checks all of them."""
DOCUMENT_TYPES = (
    *("com.adobe.pdf", "org.openxmlformats.wordprocessingml.document", "public.rtf", "public.html"),
    *("org.oasis-open.opendocument.text", "org.idpf.epub-container", "public.plain-text"),
    *(
        "org.openxmlformats.presentationml.presentation",
        "net.daringfireball.markdown",
        "com.apple.mail.email",
    ),
)


def info_plist() -> dict[str, Any]:
    """Return the property list, of which PyInstaller takes what it does not know better."""
    return {
        "CFBundleDisplayName": "Précis",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Document",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": list(DOCUMENT_TYPES),
            }
        ],
        "CFBundleIdentifier": APPLICATION_ID,
        "CFBundleLocalizations": ["en", "zh_CN"],
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        "NSHighResolutionCapable": True,
    }
