"""What macOS wants to know of the program, and its icon; nothing here needs a Mac."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

IDENTIFIER = "org.pcirights.assistant"
OLDEST = "14.0"
"""What the wheels of PySide6 6.12 ask for."""
KINDS = {16: b"icp4", 32: b"icp5", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}
HEAD = struct.Struct(">4sI")


def info(version: str) -> dict[str, Any]:
    """Return the bundle's Info.plist, but for what PyInstaller adds of its own."""
    numbers = version.partition("+")[0]
    return {
        "CFBundleDisplayName": "pcirights",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleName": "pcirights",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": numbers,
        "CFBundleVersion": numbers,
        "CFBundleGetInfoString": f"pcirights {version}",
        "CFBundleDevelopmentRegion": "zh_CN",
        "CFBundleLocalizations": ["zh_CN", "en"],
        "LSApplicationCategoryType": "public.app-category.utilities",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "GPL-3.0-or-later",
        "NSQuitAlwaysKeepsWindows": False,
        "NSRequiresAquaSystemAppearance": False,
        "NSSupportsAutomaticTermination": False,
    }


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return the icon of square pictures in PNG, by their side in pixels."""
    rows = [
        HEAD.pack(KINDS[side], HEAD.size + len(content)) + content
        for side, content in sorted(pictures.items())
    ]
    return HEAD.pack(b"icns", HEAD.size + sum(map(len, rows))) + b"".join(rows)
