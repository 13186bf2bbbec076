"""What goes into the frozen program and what stays out: of Qt, of the libraries, of the system."""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath

EXTRAS = {"full": ("training", "recognition"), "reader": ()}
"""The optional dependencies of pyproject.toml that are in each flavour."""
READER_LACKS = (
    *("accelerate", "cv2", "gguf", "onnx", "optimum", "rapidocr", "safetensors", "torch", "transformers"),
    "engine.training",
)
"""What only training, conversion and the recognition of text need."""
UNUSED = (
    *("IPython", "PIL", "_pytest", "hf_xet", "lib2to3", "matplotlib", "pip", "pydoc_data", "pytest"),
    *("numpy.f2py", "numpy.testing.tests", "onnxruntime.quantization", "onnxruntime.tools"),
    *("onnxruntime.transformers", "onnxruntime.training", "setuptools", "sqlite3.test", "test", "tkinter"),
)
"""Modules that a library names without our needing them."""
FULL_USES = (
    *("PIL", "onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers", "setuptools"),
)
"""Of those, what the optional parts of the full flavour ask for."""
FOR_BUILDERS = ("torch.bin", "torch.include", "torch.share")
"""What PyTorch's wheel brings for those who build with it."""
DATA_OF = ("py3langid", "pypdfium2", "pypdfium2_raw")
QT_MODULES = ("Core", "DBus", "Gui", "OpenGL", "PrintSupport", "Svg", "WaylandClient", "Widgets", "XcbQpa")
"""Widgets, drawing, printing, icons, and what the platforms' plugins are made of. No network, no QML."""
QT_PLUGINS = {
    "generic": (),
    "iconengines": ("svgicon",),
    "imageformats": ("gif", "ico", "jpeg", "svg"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("cocoa", "minimal", "offscreen", "wayland", "windows", "xcb"),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": ("cupsprintersupport",),
    "styles": ("macstyle", "modernwindowsstyle"),
    "wayland-decoration-client": ("bradient", "adwaita"),
    "wayland-shell-integration": ("xdg-shell",),
}
"""The folders of plugins and, of each, what is kept. A folder that is not named is left out."""
QT_PACKAGES = ("PySide6", "shiboken6")
TRANSLATIONS = ("qtbase_zh_CN.qm",)
SYSTEM_LIBRARIES = re.compile(
    r"lib(avahi-|c(om_err|ups)|dbus-1|fontconfig|freetype|g(io|lib|module|object|thread)-2|gmp|gnutls|gssapi"
    r"|hogweed|idn2|k5crypto|keyutils|krb5|nettle|p11-kit|systemd|tasn1|unistring|wayland-)"
)
"""Left to the system on Linux: they belong with its settings, its fonts, or its printers."""

_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?([A-Z]\w*?)(?:\.abi3|d)?(?:\.so[.\d]*|\.dll|\.dylib|\.pyd|\.pyi)?$")
_QT_TOOLS = (".exe", ".json")
_QT_SOURCES = ("doc", "glue", "include", "lib", "metatypes", "resources", "scripts", "support")
"""What a wheel of Qt brings for those who build with it; QML and type systems are discarded everywhere."""
ASKED_FOR_BY_NOBODY = (
    *("Qt6DBus.dll", "Qt6OpenGL.dll", "QtDBus.pyd", "QtOpenGL.pyd", "concrt140.dll", "vcamp140.dll"),
    *("onnxruntime.dll", "vccorlib140.dll", "vcomp140.dll"),
)
"""Libraries in the wheels for Windows that nothing is linked to. ONNX Runtime for Python is one piece."""
_DISCARDED = re.compile(r"^(?:opengl32sw|d3dcompiler_\d+|Qt6?Quick.*)\.dll$|^libpyside6qml|^pyside6qml")


def kept(destinations: Iterable[str]) -> set[str]:
    """Return those of a bundle's files that are needed; a file is named by its place in the bundle."""
    return {destination for destination in destinations if is_needed(destination)}


def is_needed(destination: str) -> bool:
    path = PurePosixPath(destination.replace("\\", "/"))
    if "PySide6" not in path.parts and not path.name.startswith("libQt6"):
        return not (SYSTEM_LIBRARIES.match(path.name) or _is_unused_data(path))
    if _DISCARDED.match(path.name) or "qml" in path.parts or "typesystems" in path.parts:
        return False
    if "translations" in path.parts:
        return path.name in TRANSLATIONS
    if "plugins" in path.parts:
        return _is_needed_plugin(path)
    frameworks = [part.removesuffix(".framework") for part in path.parts if part.endswith(".framework")]
    found = _QT_LIBRARY.match(frameworks[0] if frameworks else path.name)
    return not found or found[1] in QT_MODULES


def is_needed_of_wheel(place: str, flavour: str = "reader") -> bool:
    """Whether a flavour needs a file of an unpacked wheel, which holds used and unused ones."""
    path = PurePosixPath(place)
    modules = ".".join(path.with_suffix("").parts)
    left_out: tuple[str, ...] = (*READER_LACKS, *UNUSED)
    if flavour == "full":
        left_out = (*FOR_BUILDERS, *(name for name in UNUSED if name not in FULL_USES))
    if any(modules == name or modules.startswith(f"{name}.") for name in left_out) or path.parts[0] == "bin":
        return False
    if path.parts[0] in QT_PACKAGES and _is_for_developers(path):
        return False
    if path.parts[0].startswith("msvc_runtime.") or path.parts[0].endswith(".data"):
        return False  # libraries that lie elsewhere in the bundle, or were put to their places
    return not (path.name in ASKED_FOR_BY_NOBODY or _is_unused_data(path)) and is_needed(place)


def without_orphans(libraries: Mapping[str, Collection[str]]) -> set[str]:
    """Return the files that something uses, given the names of the libraries that each file asks for.

    Only a system's library, which lies at the top of the bundle, can be one that nobody asks for any more.
    """
    used = {name for name in libraries if not _is_from_system(name)}
    unseen = list(used)
    while unseen:
        asked = {name for name in libraries[unseen.pop()] if name in libraries} - used
        used |= asked
        unseen += asked
    return used


def _is_from_system(destination: str) -> bool:
    return bool(re.match(r"lib[^/]+\.so[.\d]*$", destination)) and not destination.startswith("libpython")


def _is_needed_plugin(path: PurePosixPath) -> bool:
    names = QT_PLUGINS.get(path.parts[path.parts.index("plugins") + 1], ())
    stem = path.name.split(".")[0].removeprefix("lib").removeprefix("q")
    return any(stem == name or (name == "wayland" and stem.startswith(name)) for name in names)


def _is_for_developers(path: PurePosixPath) -> bool:
    """Whether a file of a wheel of Qt is one of its tools, or what they build with."""
    is_tool = path.suffix in _QT_TOOLS or "libexec" in path.parts or path.parts[1].endswith(".app")
    is_program = len(path.parts) == 2 and not path.suffix
    return is_tool or is_program or path.parts[1] in _QT_SOURCES


def _is_unused_data(path: PurePosixPath) -> bool:
    """Types for checkers, sources for compilers and tests are for those who build with a library."""
    if path.suffix in (".pyi", ".pxd", ".pyx", ".h", ".hpp", ".a", ".lib", ".cmake"):
        return True
    return "tests" in path.parts
