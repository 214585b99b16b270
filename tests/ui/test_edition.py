"""What the window shows of an organisation's edition: its name, its contact, its languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from tests.ui.conftest import DAY

from pcirights.core.law import Words
from pcirights.edition import Edition
from pcirights.edition_file import EditionError, read
from pcirights.flow.questions import Screen
from pcirights.law.toml_reading import Problem
from pcirights.program import Program
from pcirights.ui.dialogs.about import About
from pcirights.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.pages.welcome import WelcomePage

SAMPLE = read(Path(__file__).parents[2] / "examples" / "edition")


def shown(edition: Edition, lang: Lang, qtbot: QtBot) -> tuple[Window, WelcomePage]:
    window = Window(Program(DAY, edition=edition), lang)
    qtbot.add_widget(window)
    window.begin()
    return window, cast("WelcomePage", window.wizard.at(Screen.WELCOME))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_name_and_contact_are_on_the_first_page_and_in_the_manual(
    styled: QApplication, qtbot: QtBot, lang: Lang
) -> None:
    window, welcome = shown(SAMPLE, lang, qtbot)
    for text in (
        welcome.provider.text(),
        About(window.language, window.program, window).browser.toPlainText(),
    ):
        for words in (SAMPLE.name, SAMPLE.contact):
            assert words is not None
            assert (words.zh if lang == "zh" else words.en) in text
    assert welcome.provider.isVisible()
    window.close()


def test_they_are_text_and_no_markup(styled: QApplication, qtbot: QtBot) -> None:
    name = Words("<b>{contact}</b>", "<b>{contact}</b>")
    window, welcome = shown(replace(SAMPLE, name=name), "en", qtbot)
    assert "<b>{contact}</b>" in welcome.provider.text()
    assert welcome.provider.textFormat() is Qt.TextFormat.PlainText
    window.close()


def test_only_its_languages_are_offered(styled: QApplication, qtbot: QtBot) -> None:
    window, welcome = shown(replace(SAMPLE, languages=("zh",)), "zh", qtbot)
    assert window.top_bar.tongues == {}
    assert not welcome.choices.isVisible()
    assert not welcome.ask.isVisible()
    assert welcome.first() is welcome.open_button
    window.close()
    window, welcome = shown(replace(SAMPLE, languages=("en", "zh")), "en", qtbot)
    assert list(window.top_bar.tongues) == ["en", "zh"]
    assert list(welcome.choices.cards) == ["en", "zh"]
    window.close()


def test_without_an_edition_nobody_is_named(styled: QApplication, qtbot: QtBot) -> None:
    window, welcome = shown(Edition(), "zh", qtbot)
    assert not welcome.provider.isVisible()
    assert window.language.provided_by(window.program.edition) == ""
    window.close()


def test_a_broken_one_is_told_on_the_first_page(styled: QApplication, qtbot: QtBot) -> None:
    trouble = EditionError([Problem("edition.toml", "id", "x")])
    window, welcome = shown(Edition(trouble=trouble), "en", qtbot)
    assert "edition.toml: id: x" in welcome.provider.text()
    assert welcome.provider.isVisible()
    window.close()
