"""The parts of the build for macOS that need no Mac."""

from __future__ import annotations

import io
import plistlib
import re

import pytest
from PIL import Image

import frozen
from macos import bundle


@pytest.mark.parametrize("version", ["0.1.0", "1.2.3+sample"])
def test_the_property_list_is_one(version: str) -> None:
    told = plistlib.loads(plistlib.dumps(bundle.info(version)))
    assert told == bundle.info(version)
    for key in ("CFBundleShortVersionString", "CFBundleVersion"):
        assert re.fullmatch(r"\d+\.\d+\.\d+", told[key])
    assert set(told["CFBundleLocalizations"]) == {"zh_CN", "en"}
    assert not any(key.endswith("UsageDescription") for key in told)  # it asks for nothing


def test_the_icon_is_one_that_can_be_read() -> None:
    pictures = {}
    for side in bundle.KINDS:
        buffer = io.BytesIO()
        Image.new("RGBA", (side, side), "teal").save(buffer, "PNG")
        pictures[side] = buffer.getvalue()
    content = bundle.icns(pictures)
    with Image.open(io.BytesIO(content)) as icon:
        assert icon.format == "ICNS"
        icon.load()
        assert max(icon.size) == max(bundle.KINDS)


@pytest.mark.parametrize(
    ("name", "goes"),
    [
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("PySide6/Qt/lib/QtPdfWidgets.framework/Versions/A/QtPdfWidgets", True),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", False),
        ("PySide6/Qt/lib/QtVirtualKeyboard.framework/Resources/Info.plist", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/iconengines/libqsvgicon.dylib", True),
        ("PySide6/Qt/plugins/imageformats/libqwebp.dylib", False),
        ("PySide6/Qt/plugins/tls/libqsecuretransportbackend.dylib", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/QtCore.abi3.so", True),
    ],
)
def test_of_qt_what_the_program_uses_goes_in(name: str, goes: bool) -> None:
    assert frozen.kept(name) is goes
