"""The about page: the law's age, the check of a download, the licences; nothing waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import DAY

from pcirights import __version__
from pcirights.core import book_age
from pcirights.flow import bundled_packages
from pcirights.program import Program
from pcirights.ui.dialogs.about import About, law_lines
from pcirights.ui.screen_language import ScreenLanguage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.window import Window


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_how_old_the_law_is_and_names_every_licence(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot
) -> None:
    window = open_window(lang)
    window.top_bar.about_button.click()
    dialog = window.findChild(About)
    assert isinstance(dialog, About)
    assert not dialog.complete
    qtbot.wait_until(lambda: dialog.complete, timeout=20_000)
    text = dialog.browser.toPlainText()
    assert __version__ in text
    assert window.language.catalogue.date(window.inquiry.program.book.checked) in text
    assert "SHA256SUMS" in text
    assert "SIL Open Font License 1.1" in text
    for package in bundled_packages.packages():
        assert f"{package.name} {package.version}" in text
    dialog.close()


def test_a_book_that_is_due_says_so(program: Program) -> None:
    due_after = book_age.of(program.book, DAY).due_after
    for day, key in ((due_after, "next"), (due_after + timedelta(days=1), "due")):
        language, then = ScreenLanguage("en"), replace(program, today=day)
        wanted = language.say(f"ui.about.law.{key}", day=language.catalogue.date(due_after))
        assert wanted in law_lines(language, then)
        assert any("days ago" in line for line in law_lines(language, then))


def test_what_is_inside_has_a_version_and_mostly_a_licence() -> None:
    found = list(bundled_packages.packages())
    assert found[0].name == "Python"
    names = {package.name.lower() for package in found}
    assert {"shiboken6", "babel", "rapidfuzz"} <= names
    assert all(package.version for package in found)
    assert sum(bool(package.licence) for package in found) > len(found) / 2


def test_an_installed_copy_names_what_it_needs_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_packages, "OURS", "pytest-qt")
    names = {package.name for package in bundled_packages.packages()}
    assert {"Python", "pytest", "pluggy"} <= names
    assert "ruff" not in names


def test_a_packed_program_reads_the_list_that_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "README.txt").write_text(
        "What is inside this program, and under which licence.\n\n"
        "pcirights: GPL-3.0-or-later (pcirights.txt)\n"
        "babel 2.18.0: BSD-3-Clause (babel/)\n"
        "libxcb1 1.15-1: see its text (libxcb1/)\n",
        "utf-8",
    )
    _, *found = bundled_packages.packages(tmp_path)
    assert found == [
        bundled_packages.Package("babel", "2.18.0", "BSD-3-Clause"),
        bundled_packages.Package("libxcb1", "1.15-1", "see its text"),
    ]
