"""What can be done next, in the window of the cases: shown, chosen, written into the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from tests.cases.making import TODAY

from pcirights.answers_file import read_answers
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.vocabulary import Because, BodyRole
from pcirights.paths import examples_dir
from pcirights.program import Program
from pcirights.ui.cases.event_form import EventForm
from pcirights.ui.cases.next_box import NextBox
from pcirights.ui.screen_language import ScreenLanguage
from pcirights.ui.theme.look import look_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from pcirights.core.answers import Answers
    from pcirights.i18n import Lang
    from pcirights.ui.cases.next_box import StepCard

RECEIVED = Event(Happened.RECEIVED, date(2026, 8, 31), Delivery.REGISTERED)
NOTICE = Event(Happened.ASKED_TO_COMPLETE, date(2026, 9, 4), until=date(2026, 12, 18))
LANGS: list[Lang] = ["zh", "en"]


def refused(because: Because | None = None) -> Event:
    return Event(Happened.REFUSED, date(2026, 10, 20), because=because)


def shown(qtbot: QtBot, lang: Lang, *events: Event) -> NextBox:
    language, program = ScreenLanguage(lang), Program(TODAY)
    holder = QWidget()
    box = NextBox(language, look_of(holder.palette(), holder.font()))
    qtbot.add_widget(box)
    answers = read_answers(examples_dir() / "tax-record-access.toml")
    program = Program(TODAY)
    found = program.next_steps_each(program.matter(answers), events)
    box.show_steps(found, answers, program.place(answers.place))
    return box


def card(box: NextBox, step: str) -> StepCard:
    return next(one for one in box.cards if one._step.step == step)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("zh", ["申请行政复议 · 现在", "必须先走这一步", "2026年12月19日"]),
        ("en", ["Apply for administrative reconsideration", "19 December 2026", "free"]),
    ],
)
def test_each_step_says_what_where_when_and_why(
    qtbot: QtBot, styled: QApplication, lang: Lang, parts: list[str]
) -> None:
    box = shown(qtbot, lang, RECEIVED, refused(Because.THIRD_PARTY))
    text = said(box)
    for part in parts:
        assert part in text
    assert [one._step.step for one in box.cards] == ["reconsideration", "complaint", "litigation"]


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_typed_goes_with_the_step(qtbot: QtBot, styled: QApplication, lang: Lang) -> None:
    box = shown(qtbot, lang, RECEIVED, refused())
    one = card(box, "reconsideration")
    one.organ.setText("某市人民政府")
    one.text.setPlainText("理由")
    with qtbot.wait_signal(box.letter_wanted) as caught:
        one.button.click()
    step, answers, to = caught.args
    assert to is None
    assert step == "reconsideration"
    assert (answers.followup.organ, answers.followup.reasons) == ("某市人民政府", "理由")
    assert answers.followup.completion == ""
    assert one.button.accessibleName()
    assert one.organ.accessibleName()


def test_a_completion_asks_for_what_is_completed(qtbot: QtBot, styled: QApplication) -> None:
    box = shown(qtbot, "zh", RECEIVED, NOTICE)
    one = card(box, "completion")
    one.text.setPlainText("补正如下")
    with qtbot.wait_signal(box.letter_wanted) as caught:
        one.button.click()
    assert caught.args[1].followup.completion == "补正如下"


def test_a_step_that_is_not_open_or_has_no_letter_has_no_button(
    qtbot: QtBot, styled: QApplication
) -> None:
    box = shown(qtbot, "zh", RECEIVED, refused())
    assert card(box, "litigation").button.parent() is None
    waiting = shown(qtbot, "zh", Event(Happened.RECEIVED, date(2026, 11, 20)))
    assert card(waiting, "wait").button.parent() is None


def test_nothing_is_shown_of_a_case_that_cannot_be_calculated(
    qtbot: QtBot, styled: QApplication
) -> None:
    box = shown(qtbot, "zh", RECEIVED)
    assert box.cards
    box.show_steps((), None, None)
    assert (box.cards, box.where.text()) == ([], "")


@pytest.mark.parametrize("lang", LANGS)
def test_the_reason_is_asked_for_only_where_an_answer_refuses(
    qtbot: QtBot, styled: QApplication, lang: Lang
) -> None:
    language, program = ScreenLanguage(lang), Program(TODAY)
    form = EventForm(language, look_of(styled.palette(), styled.font()), TODAY)
    qtbot.add_widget(form)
    answers: Answers = read_answers(examples_dir() / "tax-record-access.toml")
    form.offer(program.reasons(program.matter(answers)))
    form.show()
    form.what.setCurrentIndex(form.what.findData(Happened.SENT.value))
    assert not form.because.isVisible()
    form.what.setCurrentIndex(form.what.findData(Happened.REFUSED.value))
    assert form.because.isVisible()
    number = form.because.findData(Because.THIRD_PARTY.value)
    assert ("第十五条" if lang == "zh" else "Art. 15") in form.because.itemText(number)
    form.because.setCurrentIndex(number)
    with qtbot.wait_signal(form.told) as caught:
        form.button.click()
    assert caught.args[0].because is Because.THIRD_PARTY
    form.what.setCurrentIndex(form.what.findData(Happened.ANSWERED.value))
    with qtbot.wait_signal(form.told) as caught:
        form.button.click()
    assert caught.args[0].because is None


def test_of_two_addressees_each_has_its_steps_and_its_letter(
    qtbot: QtBot, styled: QApplication
) -> None:
    language = ScreenLanguage("zh")
    holder = QWidget()
    look = look_of(holder.palette(), holder.font())
    box, form = NextBox(language, look), EventForm(language, look, TODAY)
    for widget in (box, form):
        qtbot.add_widget(widget)
    program = Program(TODAY)
    answers = replace(read_answers(examples_dir() / "shanghai-objection.toml"), place="深圳市")
    events = (
        Event(Happened.RECEIVED, date(2026, 9, 1), to=BodyRole.PLATFORM),
        Event(Happened.RECEIVED, date(2026, 9, 2), to=BodyRole.PROVIDER),
        Event(Happened.REFUSED, date(2026, 9, 9), to=BodyRole.PROVIDER),
    )
    answers = replace(answers, on=date(2026, 9, 1), events=events)
    each = program.next_steps_each(program.matter(answers), events)
    box.show_steps(each, answers, program.place(answers.place))
    assert "信用平台：" in box.where.text()
    assert "提供信息的单位：" in said(box)
    (one,) = (card for card in box.cards if card.step == "reconsideration@provider")
    with qtbot.wait_signal(box.letter_wanted) as caught:
        one.button.click()
    assert caught.args[0] == "reconsideration"
    assert caught.args[2] is BodyRole.PROVIDER
    box.note_written("reconsideration", BodyRole.PROVIDER)
    assert box.unwritten() == []

    assert form.to.isHidden()
    form.name_addressees((BodyRole.PLATFORM, BodyRole.PROVIDER))
    assert not form.to.isHidden()
    form.to.setCurrentIndex(form.to.findData("provider"))
    with qtbot.wait_signal(form.told) as caught:
        form.button.click()
    assert caught.args[0].to is BodyRole.PROVIDER
