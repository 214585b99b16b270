"""Who may hold the record: every answer walked without a window, then the dialog by keyboard."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import WUXI, go_to

from pcirights.core.vocabulary import Record
from pcirights.flow.holder import Ask, Asked, table
from pcirights.flow.questions import Screen
from pcirights.i18n import load
from pcirights.ui.dialogs.holder import HolderDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.pages.place import PlacePage
    from pcirights.ui.pages.record import RecordPage
    from pcirights.ui.window import Window

BEIJING = "110000"


def test_every_pair_of_answers_has_a_proposal_with_a_reason_in_both_languages() -> None:
    catalogues = [load("zh"), load("en")]
    for happened, saw in product(table().happened, table().saw):
        proposal = table().propose(happened, saw)
        assert proposal.records
        for words in catalogues:
            assert words.has(f"ui.holder.happened.{happened}")
            assert words.has(f"ui.holder.saw.{saw}")
            assert words.has(f"ui.holder.why.{proposal.why}")


def test_every_rule_is_reached_and_every_kind_of_record_can_be_proposed() -> None:
    met = [
        table().propose(happened, saw) for happened, saw in product(table().happened, table().saw)
    ]
    assert {rule.proposal.why for rule in table().rules} == {proposal.why for proposal in met}
    assert {record for proposal in met for record in proposal.records} == set(Record)


@pytest.mark.parametrize(
    ("happened", "saw", "records"),
    [
        ("loan", "bank-report", (Record.FINANCIAL_CREDIT,)),
        ("loan", "app-screen", (Record.PRIVATE_SCORE, Record.FINANCIAL_CREDIT)),
        ("travel", "court-paper", (Record.DEFAULTER_LIST,)),
        ("travel", "nothing", (Record.DEFAULTER_LIST, Record.GOVERNMENT_RECORD)),
        ("work", "archive", (Record.PERSONAL_ARCHIVE,)),
        ("nothing", "nothing", (Record.PUBLIC_CREDIT, Record.FINANCIAL_CREDIT)),
    ],
)
def test_what_is_proposed(happened: str, saw: str, records: tuple[Record, ...]) -> None:
    assert table().propose(happened, saw).records == records


def test_an_answer_that_the_table_lacks_is_an_error() -> None:
    with pytest.raises(LookupError):
        table().propose("rain", "rainbow")


def test_of_several_none_is_taken_for_the_person() -> None:
    asked = Asked(home=BEIJING).with_happened("travel").with_saw("nothing")
    assert asked.kind is None
    assert asked.lacks(Ask.PROPOSAL)
    chosen = replace(asked, record=Record.DEFAULTER_LIST)
    assert chosen.lacks(Ask.PROPOSAL)  # the court may sit elsewhere
    assert not replace(chosen, there="home").lacks(Ask.PROPOSAL)
    assert replace(chosen, there="elsewhere").place == ""
    assert chosen.with_saw("nothing") == chosen
    assert chosen.with_saw("court-paper").record is None
    assert chosen.with_happened("travel") == chosen
    assert chosen.with_happened("work").record is None


def test_the_only_kind_that_fits_needs_no_choosing_and_nationwide_rules_no_other_place() -> None:
    asked = Asked(home=BEIJING)
    assert asked.proposal is None
    assert asked.kind is None
    assert asked.lacks(Ask.HAPPENED)
    assert asked.lacks(Ask.SAW)
    asked = asked.with_happened("loan").with_saw("bank-report")
    assert asked.kind is Record.FINANCIAL_CREDIT
    assert not asked.lacks(Ask.PROPOSAL)
    assert asked.place == BEIJING


def press(key: Qt.Key) -> None:
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def asking(dialog: HolderDialog) -> Ask:
    return dialog.ask


def dialog_of(page: PlacePage | RecordPage, qtbot: QtBot) -> HolderDialog:
    page.help_button.click()
    dialog = page.findChild(HolderDialog)
    assert isinstance(dialog, HolderDialog)
    qtbot.wait_until(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_by_keyboard_from_the_place_page(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot
) -> None:
    window = open_window(lang)
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    dialog = dialog_of(page, qtbot)
    focus = QApplication.focusWidget()
    assert focus is dialog.finder.box
    QTest.keyClicks(focus, "wuxi")
    press(Qt.Key.Key_Return)
    assert asking(dialog) is Ask.HAPPENED
    press(Qt.Key.Key_Return)
    assert asking(dialog) is Ask.HAPPENED  # nothing chosen yet, and it says so
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert asking(dialog) is Ask.PROPOSAL
    assert dialog.kinds.value() == Record.FINANCIAL_CREDIT
    with qtbot.wait_signal(dialog.taken):
        press(Qt.Key.Key_Return)
    assert window.inquiry.answers.place == "320200"
    assert window.inquiry.answers.record is Record.FINANCIAL_CREDIT
    assert page.code == "320200"
    record = cast("RecordPage", go_to(window, Screen.RECORD, qtbot))
    assert record.choices.value() == Record.FINANCIAL_CREDIT


def test_a_holder_elsewhere_is_asked_for_and_nothing_is_filled_in(
    page_at: Callable[..., Any], qtbot: QtBot
) -> None:
    page: RecordPage = page_at(Screen.RECORD, replace(WUXI, record=None, right=None, ground=None))
    window = cast("Window", page.window())
    dialog = dialog_of(page, qtbot)
    dialog.next()
    dialog.happened.choose("travel")
    dialog.next()
    dialog.saw.choose("nothing")
    dialog.next()
    assert dialog.kinds.value() is None
    dialog.next()
    assert asking(dialog) is Ask.PROPOSAL
    assert not dialog.there.cards["home"].radio.hasFocus()
    dialog.kinds.choose(Record.DEFAULTER_LIST)
    dialog.next()
    assert asking(dialog) is Ask.PROPOSAL
    assert dialog.there.cards["home"].radio.hasFocus()
    dialog.there.choose("elsewhere")
    dialog.back()
    dialog.next()
    assert dialog.there.value() == "elsewhere"
    dialog.next()
    place = cast("PlacePage", window.wizard.shown())
    assert place.asks is Screen.PLACE
    assert place.code == ""
    assert place.box.text() == ""
    assert not place.rows.count()
    assert place.alert.isVisible()
    assert window.inquiry.answers.record is Record.DEFAULTER_LIST


def test_a_place_that_may_be_two_is_asked_about_here_too(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("en")
    dialog = dialog_of(cast("PlacePage", go_to(window, Screen.PLACE, qtbot)), qtbot)
    dialog.finder.box.setText("Taizhou")
    dialog.next()
    assert asking(dialog) is Ask.HOME
    assert dialog.finder.rows.count() > 1
    before = window.inquiry.answers
    dialog.back()
    assert not dialog.isVisible()
    assert window.inquiry.answers == before
