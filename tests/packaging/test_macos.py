import plistlib
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from installer import contents, macos_wheels
from installer.bill import LICENCES
from installer.build import ROOT, image_content
from installer.icons import ICNS_KINDS, SIZES, draw, to_icns
from installer.identity import APPLICATION_ID
from installer.linux_files import put_share
from installer.mach_o import MachSlice, read_slices
from installer.macos_files import ENTITLEMENTS, MINIMUM_SYSTEM, info_plist

ARM, INTEL = 0x0100000C, 0x01000007


def mach_o(
    processor: int, *libraries: str, minimum: int = 0, is_signed: bool = False, looks_in: str = ""
) -> bytes:
    """Return the head of a library: its processor, what it is linked to and where, and what it runs on."""
    commands = []
    for library in libraries:
        name = library.encode() + b"\0" * (8 - len(library) % 8)
        commands.append(struct.pack("<6I", 0xC, 24 + len(name), 24, 0, 0, 0) + name)
    if looks_in:
        name = looks_in.encode() + b"\0" * (8 - len(looks_in) % 8)
        commands.append(struct.pack("<3I", 0x8000001C, 12 + len(name), 12) + name)
    if minimum:
        commands.append(struct.pack("<6I", 0x32, 24, 1, minimum << 16, minimum << 16, 0))
    if is_signed:
        commands.append(struct.pack("<4I", 0x1D, 16, 0, 0))
    content = b"".join(commands)
    return struct.pack("<8I", 0xFEEDFACF, processor, 0, 6, len(commands), len(content), 0, 0) + content


def fat(*slices: bytes) -> bytes:
    place, entries, content = 8 + 20 * len(slices), b"", b""
    for each in slices:
        entries += struct.pack(">5I", 0, 0, place + len(content), len(each), 0)
        content += each
    return b"\xca\xfe\xba\xbe" + struct.pack(">I", len(slices)) + entries + content


def test_a_library_says_what_it_is_linked_to_and_which_system_it_wants():
    content = mach_o(
        ARM,
        "@rpath/libtide.dylib",
        "/usr/lib/libSystem.B.dylib",
        minimum=13,
        is_signed=True,
        looks_in="@loader_path",
    )

    assert read_slices(content) == (
        MachSlice(
            "arm64", ("@rpath/libtide.dylib", "/usr/lib/libSystem.B.dylib"), (13, 0), True, ("@loader_path",)
        ),
    )


def test_a_library_for_two_processors_has_a_slice_for_each():
    found = read_slices(fat(mach_o(INTEL, "a", minimum=11), mach_o(ARM, "b", minimum=12)))

    assert [(each.processor, each.libraries, each.minimum) for each in found] == [
        ("x86_64", ("a",), (11, 0)),
        ("arm64", ("b",), (12, 0)),
    ]


def test_what_is_no_library_is_refused():
    with pytest.raises(ValueError, match="Mach-O"):
        read_slices(b"!<arch>\n")


def test_a_library_that_nobody_brings_and_one_for_another_processor_are_told():
    slices = {
        "tide/gate.so": read_slices(
            mach_o(ARM, "@rpath/libtide.dylib", "@rpath/libgone.dylib", looks_in="@loader_path/")
        ),
        "tide/part/lock.so": read_slices(mach_o(ARM, "@loader_path/../libtide.dylib")),
        "tide/libtide.dylib": read_slices(mach_o(ARM, "/usr/lib/libSystem.B.dylib")),
        "old.so": read_slices(mach_o(INTEL)),
    }

    assert macos_wheels.troubles(slices) == [
        "tide/gate.so: no @rpath/libgone.dylib",
        "old.so: not for arm64",
    ]


@pytest.mark.parametrize("name", ["/opt/homebrew/lib/libtide.dylib", "@loader_path/lib/libtide.dylib"])
def test_a_library_of_that_name_in_another_place_is_not_the_one(name):
    slices = {"gate.so": read_slices(mach_o(ARM, name)), "libtide.dylib": read_slices(mach_o(ARM))}

    assert macos_wheels.troubles(slices) == [f"gate.so: no {name}"]


def test_a_library_that_looks_outside_of_the_program_is_told():
    slices = {
        "gate.so": read_slices(mach_o(ARM, looks_in="/Users/builder/lib")),
        "lock.so": read_slices(mach_o(ARM, looks_in="@executable_path/../Frameworks")),
    }

    assert macos_wheels.troubles(slices) == ["gate.so: looks in /Users/builder/lib"]


def test_a_wheel_that_wants_a_later_system_is_told():
    names = [
        "a-1-py3-none-any.whl",
        "b-1-cp313-cp313-macosx_14_0_arm64.whl",
        "c-1-py3-none-macosx_99_0_arm64.whl",
    ]

    assert [line.split(":")[0] for line in macos_wheels.too_new(names)] == [names[2]]


def test_a_library_that_is_for_a_later_system_than_its_wheel_says_is_told():
    slices = {"new.so": read_slices(mach_o(ARM, minimum=99)), "old.so": read_slices(mach_o(ARM, minimum=11))}

    assert macos_wheels.troubles(slices) == ["new.so: for macOS 99.0 and later"]


@pytest.mark.parametrize(
    ("place", "is_needed"),
    [
        ("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", True),
        ("PySide6/QtCore.abi3.so", True),
        ("PySide6/lrelease", False),
        ("PySide6/Qt/libexec/qmlcachegen", False),
        ("PySide6/Designer.app/Contents/MacOS/Designer", False),
    ],
)
def test_qt_comes_without_its_tools(place, is_needed):
    assert contents.is_needed_of_wheel(place) == is_needed


def test_macos_is_told_what_the_program_opens_and_wants():
    facts = plistlib.loads(plistlib.dumps(info_plist()))

    assert facts["CFBundleIdentifier"] == APPLICATION_ID
    assert facts["LSMinimumSystemVersion"] == MINIMUM_SYSTEM
    kinds = facts["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    assert {"com.adobe.pdf", "public.plain-text"} <= set(kinds)
    assert len(kinds) == len(set(kinds))


def test_the_disk_image_shows_the_program_and_where_to_drag_it(tmp_path):
    """Frameworks hold links to their newest version, which stay links: copies would break the signature."""
    app = tmp_path / "Précis.app"
    (app / "Contents" / "Versions" / "A").mkdir(parents=True)
    (app / "Contents" / "Versions" / "A" / "QtGui").write_bytes(b"library")
    (app / "Contents" / "QtGui").symlink_to("Versions/A/QtGui")
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / "of the last time").touch()

    content = image_content(app, tmp_path / "image")

    assert sorted(path.name for path in content.iterdir()) == ["Applications", "Précis.app"]
    assert (content / "Applications").readlink() == Path("/Applications")
    assert (content / "Précis.app" / "Contents" / "QtGui").readlink() == Path("Versions/A/QtGui")


def test_the_icon_is_read_by_a_library_that_knows_the_format(qapp, tmp_path):
    picture = pytest.importorskip("PIL.Image", reason="Pillow comes with text recognition")
    wanted = set(ICNS_KINDS.values())
    (tmp_path / "precis.icns").write_bytes(to_icns(draw(ROOT / "resources/icons/precis.svg", sorted(wanted))))

    with picture.open(tmp_path / "precis.icns") as icon:
        sizes = {width * scale for width, _, scale in icon.info["sizes"]}
        icon.load()
        assert icon.size == (max(wanted), max(wanted))
    assert sizes == wanted


def test_the_entitlements_are_a_property_list_of_switches():
    facts = plistlib.loads(ENTITLEMENTS.read_bytes())

    assert facts == {"com.apple.security.cs.disable-library-validation": True}


def test_the_description_for_software_centres_has_the_same_name(tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    for name in (LICENCES, *(f"precis-{size}.png" for size in SIZES)):
        (made / name).touch()

    put_share(tmp_path / "share", made)

    text = (tmp_path / "share" / "metainfo" / "precis.metainfo.xml").read_text("utf-8")
    assert "@" not in text
    described = ElementTree.fromstring(text)
    assert described.findtext("id") == APPLICATION_ID
    assert APPLICATION_ID.startswith(described.find("developer").get("id"))
