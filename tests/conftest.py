"""What every test needs: no screen, and catalogues and statute book as their sources are now."""

from __future__ import annotations

import os
from pathlib import Path

import assets

for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"  # the program speaks Chinese, whatever the person who tests speaks
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = str(Path(__file__) / "nowhere")  # no test sees what is installed here


def pytest_report_header() -> list[str]:
    """Make the quick assets again where a source has changed (the fonts are dev.py's to make)."""
    try:
        assets.build(only=["locales", "statute_book", "workdays"])
    except assets.AssetError as error:
        return str(error).splitlines()  # the tests of that source say what it breaks
    return []
