"""Pictures of the windows of the cases: the passphrase, what presses, the table, one case.

The people in them do not exist; the file lies in a folder that is gone afterwards.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from pcirights.answers_file import read_answers
from pcirights.cases.keep import head_of, new_case, with_event, with_note
from pcirights.cases.opening import create, open_vault
from pcirights.core.events import Delivery, Event, Happened
from pcirights.paths import examples_dir
from pcirights.ui.cases.dialog import CasesDialog
from pcirights.ui.cases.hard_alert import HardAlert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pcirights.cases.case import Case
    from pcirights.program import Program
    from pcirights.ui.window import Window

WORDS = "sample words 示例口令"
PEOPLE = ("张三", "李四", "王五", "赵六", "钱七", "孙八", "周九", "吴十")
PATIENCE = 30_000
"""Milliseconds that a key may take to be derived."""


def walk(window: Window, picture: Callable[[QWidget, str], None]) -> None:
    """Take a picture of each window of the cases."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample.pcicases"
        _fill(file, window.inquiry.program)
        cases = CasesDialog(window.language, window.look, window, window.inquiry, window.sitting)
        cases.show()
        picture(cases, "14-cases-unlock")
        cases.unlock.show_file(Path(folder) / "new.pcicases", making=True)
        picture(cases, "14-cases-unlock-new")
        cases.unlock.show_file(file, making=False)
        _meeting(cases, lambda box: picture(box, "15-cases-alert"))
        cases.unlock.known.typed.setText(WORDS)
        cases.unlock.go()
        _wait(cases.unlock.go_button.isEnabled)
        picture(cases, "16-cases-table")
        _meeting(cases, lambda box: picture(box, "17-cases-case-alert"))
        cases.open_case(cases.table.model.ident(0))
        _down(cases.case.scroller, lambda name: picture(cases, name), "17-cases-case")
        cases.lock()
        picture(cases, "18-cases-locked")
        cases.close()


def _fill(file: Path, program: Program) -> None:
    """A file with a case for each of the people, the first with a limit that is near."""
    create(str(file), bytearray(WORDS.encode()), program.today)
    vault = open_vault(str(file), bytearray(WORDS.encode()))
    try:
        for case in _cases(program):
            with vault.change(program.today) as change:
                change.save(case, head_of(case, program), 0)
    finally:
        vault.close()


def _cases(program: Program) -> Iterator[Case]:
    today = program.today

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    names = (
        "tax-record-access",
        "shanghai-objection",
        "wuxi-access",
        "social-insurance-correction",
    )
    read = [read_answers(examples_dir() / f"{name}.toml") for name in names]
    for number, person in enumerate(PEOPLE):
        answers = read[number % len(read)]
        named = replace(answers, applicant=replace(answers.applicant, name=person), on=ago(86))
        case = new_case(named, program, f"2026-{number + 1:03d}")
        if number != 1:
            day = ago(86 - 9 * number)
            received = Event(Happened.RECEIVED, day, Delivery.REGISTERED)
            case = with_event(case, received, today)
        if number == 0:
            case = with_event(case, Event(Happened.REFUSED, ago(55)), today)
            case = with_note(case, "电话里说要再交一份身份证复印件。", today)
        yield case


def _meeting(cases: CasesDialog, take: Callable[[QWidget], None]) -> None:
    """Take the picture of the alert that comes next, then say that it was read."""

    def meet() -> None:
        box = cases.findChild(HardAlert)
        if box is None or not box.isVisible():
            QTimer.singleShot(20, cases, meet)
            return
        take(box)
        bar = box.scroller.verticalScrollBar()
        bar.setValue(bar.maximum())
        box.read.setChecked(True)
        box.accept()
        box.deleteLater()

    QTimer.singleShot(20, cases, meet)


def _wait(ready: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    while not ready() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _down(scroller: QScrollArea, picture: Callable[[str], None], name: str) -> None:
    picture(name)
    bar = scroller.verticalScrollBar()
    for step in range(1, 12):
        if bar.value() >= bar.maximum():
            return
        bar.setValue(bar.value() + round(bar.pageStep() * 0.9))
        picture(f"{name}-below-{step}")
