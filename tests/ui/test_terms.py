"""The law's words: each that the findings use is explained, in both languages, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import WUXI, go_to

from pcirights.core.law import Evidence, Level, Role, Status
from pcirights.core.vocabulary import Enforceability
from pcirights.flow.questions import Screen
from pcirights.i18n import load
from pcirights.ui.dialogs.glossary import Glossary, texts_of
from pcirights.wording.glossary import TERMS, sort_out, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.pages.findings import FindingsPage
    from pcirights.ui.window import Window

REMEDIES = (
    "civil-litigation", "complaint", "court-review", "litigation", "platform-review",
    "reconsideration",
)  # fmt: skip
USED = (
    *(f"enforceability.{grade}" for grade in Enforceability if grade != "none"),
    *(f"level.{level}" for level in Level if level != "law"),
    *(f"status.{status}" for status in Status if status not in {"draft", "not-yet-in-force"}),
    *(f"evidence.{evidence}" for evidence in Evidence),
    *(f"role.{role}" for role in Role),
    *(f"remedy.{remedy}" for remedy in REMEDIES),
    "starts.acceptance", "starts.service", "date.silence", "date.hard", "deadline.complete",
    "request.objection", "request.repair", "request.restriction", "request.deletion",
)  # fmt: skip
EARLY = (Screen.WELCOME, Screen.PLACE, Screen.RECORD, Screen.RIGHT, Screen.GROUND)
PLAIN = {"correction", "credit-law", "personal-information", "platform"}
"""Words of daily life; the pages before the findings explain them where they use them."""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("key", USED)
def test_every_word_of_law_that_the_findings_use_is_explained(lang: Lang, key: str) -> None:
    words = load(lang)
    here, _ = sort_out([words.text(key)], words)
    assert here, words.text(key)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_term_finds_itself_and_explains_more_than_its_name(lang: Lang) -> None:
    words = load(lang)
    for term in terms(words):
        assert all(term.words), term.key
        assert len(term.means) > len(term.name)
    here, others = sort_out([], words)
    assert here == ()
    assert [term.key for term in others] == list(TERMS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("screen", EARLY)
def test_no_page_before_the_findings_speaks_like_a_lawyer(
    open_window: Callable[..., Window], screen: Screen, lang: Lang, qtbot: QtBot
) -> None:
    window = open_window(lang, WUXI)
    page = go_to(window, screen, qtbot)
    here, _ = sort_out(texts_of(page), window.language.catalogue)
    assert [term.key for term in here if term.key not in PLAIN] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_f1_explains_the_words_on_the_page(
    page_at: Callable[..., Any], lang: Lang, qtbot: QtBot
) -> None:
    page: FindingsPage = page_at(Screen.FINDINGS, WUXI, lang)
    window = cast("Window", page.window())
    qtbot.wait_until(page.below.isVisible)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F1)
    dialog = window.findChild(Glossary)
    assert isinstance(dialog, Glossary)
    qtbot.wait_until(dialog.isActiveWindow)
    text = dialog.browser.toPlainText()
    here, others = sort_out(texts_of(page), window.language.catalogue)
    assert here
    assert others
    assert [text.index(f"{one.name}\n{one.means}") for one in (*here, *others)] == sorted(
        text.index(f"{one.name}\n{one.means}") for one in (*here, *others)
    )
    assert dialog.browser.textCursor().atStart()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.wizard.shown() is page
