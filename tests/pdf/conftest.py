"""The bundled fonts, once for all tests, and no font of this computer unless a test asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pcirights import paths
from pcirights.pdf.text import system_fonts
from pcirights.pdf.text.fonts import Fonts
from pcirights.pdf.text.layout import Layout


@pytest.fixture(scope="session", autouse=True)
def bare_system() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(system_fonts, "font_files", lambda: iter(()))
        yield


@pytest.fixture(scope="session")
def folder() -> Path:
    return paths.fonts_dir()


@pytest.fixture(scope="session")
def fonts(folder: Path) -> Fonts:
    return Fonts.load(folder)


@pytest.fixture(scope="session")
def layout(fonts: Fonts) -> Layout:
    return Layout(fonts)
