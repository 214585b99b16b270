"""Pictures of every page and of a letter, to be looked at.

    python -m pcirights.ui.screenshots.pages OUTDIR [--lang zh|en] [--dark | --contrast]
                                                    [--scale 1|2] [--on YYYY-MM-DD]

The person in them does not exist: the number has a region that was never given out.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication, QWidget

    from pcirights.core.answers import Answers
    from pcirights.i18n import Lang
    from pcirights.ui.pages.findings import FindingsPage
    from pcirights.ui.pages.form_page import FormPage
    from pcirights.ui.pages.page import Page
    from pcirights.ui.pages.particulars import ParticularsPage
    from pcirights.ui.pages.place import PlacePage
    from pcirights.ui.window import Window

DAY = date(2026, 11, 25)
LETTER_DPI = 110


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="pcirights.ui.screenshots.pages", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--on", type=date.fromisoformat, default=DAY)
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked.folder.mkdir(parents=True, exist_ok=True)
    Tour(asked.folder, asked.lang, asked.on, tint=_tint(asked), scale=asked.scale).walk()
    return 0


class Tour:
    """A walk through the wizard with sample answers, with a picture at every page."""

    def __init__(self, folder: Path, lang: Lang, day: date, *, tint: str, scale: float) -> None:
        from pcirights.program import Program
        from pcirights.ui.screenshots.palettes import palette
        from pcirights.ui.startup.app import application
        from pcirights.ui.startup.qt_translations import translate_qt
        from pcirights.ui.window import Window

        self.folder = folder
        self.app: QApplication = application()
        self.app.setPalette(palette(tint))
        font = self.app.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        self.app.setFont(font)
        translate_qt(lang)
        self.lang = lang
        self.window: Window = Window(Program(day), lang)
        self.window.begin()

    def walk(self) -> None:
        """Take the pictures."""
        from pcirights.core.vocabulary import Record, Right
        from pcirights.flow.questions import Screen

        wizard, inquiry = self.window.wizard, self.window.inquiry
        while not wizard.complete:
            self.app.processEvents()
        self.picture("01-welcome")
        wizard.next()
        place = cast("PlacePage", wizard.shown())
        while not place.drawn:
            self.app.processEvents()
        place.box.setText("Taizhou")
        place.box.textEdited.emit("Taizhou")
        wizard.next()
        self.picture("02-place-which")
        place.box.setText("wuxi")
        place.box.textEdited.emit("wuxi")
        place.rows.setCurrentRow(0)
        place.rows.itemClicked.emit(place.rows.item(0))
        self.picture("03-place")
        self._scrolled("03-place-below")
        inquiry.answers = replace(sample(), place="320200")
        names = {
            Screen.RECORD: "04-record", Screen.RIGHT: "05-right", Screen.GROUND: "06-ground",
            Screen.FINDINGS: "07-findings", Screen.PARTICULARS: "08-particulars",
            Screen.ITEMS: "09-items", Screen.PREVIEW: "10-preview", Screen.SAVE: "11-save",
        }  # fmt: skip
        for screen, name in names.items():
            wizard.next()
            if wizard.shown().asks is not screen:
                raise RuntimeError(f"{wizard.shown().asks} came where {screen} was due")
            self._wait_for(wizard.shown())
            self.picture(name)
            if screen in {Screen.FINDINGS, Screen.PARTICULARS, Screen.SAVE}:
                self._scrolled(f"{name}-below")
            if screen is Screen.PARTICULARS:
                self._ways_to_fill(cast("ParticularsPage", wizard.shown()))
        self._letter()
        wizard.restart()
        inquiry.answers = replace(
            sample(), record=Record.PERSONAL_ARCHIVE, right=Right.OBJECTION, ground=None
        )
        for _ in range(4):
            wizard.next()
        self.picture("12-stop")
        self._cases()
        self.window.close()

    def _cases(self) -> None:
        from pcirights.ui.screenshots.cases import walk

        walk(self.window, self._picture_of)

    def _ways_to_fill(self, page: ParticularsPage) -> None:
        """Somebody else writes; a sample; a field that is missing."""
        page.who.setCurrentIndex(2)
        page.who.activated.emit(2)
        self._scrolled_to("08-particulars-guardian", page.who)
        page.who.setCurrentIndex(0)
        page.who.activated.emit(0)
        page.turn_sample()
        self._wait_for_letter(page)
        self._scrolled_to("08-particulars-sample", page.private)
        page.turn_sample()
        name = page.fields["applicant.name"].text()
        page.fields["applicant.name"].set_text("")
        self.window.wizard.next()
        self.picture("08-particulars-missing")
        page.fields["applicant.name"].set_text(name)

    def _scrolled_to(self, name: str, widget: QWidget) -> None:
        scroller = self.window.wizard.shown().scroller
        scroller.verticalScrollBar().setValue(max(0, widget.y() - 20))
        self.picture(name)

    def picture(self, name: str) -> None:
        """Save what the window shows."""
        self._picture_of(self.window, name)

    def _picture_of(self, widget: QWidget, name: str) -> None:
        for _ in range(5):
            self.app.processEvents()
        widget.grab().save(str(self.folder / f"{name}.png"))

    def _scrolled(self, name: str) -> None:
        bar = self.window.wizard.shown().scroller.verticalScrollBar()
        step = 0
        while bar.value() < bar.maximum() and step < 6:
            step += 1
            bar.setValue(bar.value() + round(bar.pageStep() * 0.9))
            self.picture(f"{name}-{step}")

    def _wait_for(self, page: Page) -> None:
        """All of the page, and the letter on it or beside it."""
        from pcirights.flow.questions import Screen

        if page.asks is Screen.FINDINGS:
            while not cast("FindingsPage", page).below.isVisible():
                self.app.processEvents()
        elif page.asks is Screen.PREVIEW or (
            page.asks in {Screen.PARTICULARS, Screen.ITEMS}
            and cast("FormPage", page).live.isVisible()
        ):
            self._wait_for_letter(page)

    def _wait_for_letter(self, page: Page) -> None:
        from PySide6.QtCore import QDeadlineTimer, QEventLoop

        deadline = QDeadlineTimer(20_000)
        while self.window.inquiry.letter() is None and not deadline.hasExpired():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            if getattr(page, "refused", ""):
                raise RuntimeError("the letter was refused")
        painted = QDeadlineTimer(1_500)
        while not painted.hasExpired():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def _letter(self) -> None:
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtPdf import QPdfDocument

        content = self.window.inquiry.letter() or b""
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self.app)
        document.load(buffer)
        size = document.pagePointSize(0) * LETTER_DPI / 72
        page = document.render(0, size.toSize())
        sheet = QImage(page.size(), QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, page)
        painter.end()
        sheet.save(str(self.folder / "13-letter.png"))
        document.close()


def sample() -> Answers:
    """Answers of somebody who does not exist, for a correction."""
    from pcirights.core.answers import Answers, Applicant, Item, Recipient
    from pcirights.core.identity_number import check_digit
    from pcirights.core.vocabulary import Ground, Record, Right

    number = "99999919900101001"
    return Answers(
        place="320200",
        record=Record.PUBLIC_CREDIT,
        right=Right.CORRECTION,
        ground=Ground.INACCURATE,
        applicant=Applicant(
            name="张三",
            id_number=number + check_digit(number),
            address="江苏省无锡市滨湖区示范路1号",
            phone="000-00000000",
        ),
        recipient=Recipient(provider="示例局（不存在）"),
        items=(
            Item(
                record="2023年5月8日因未缴罚款被记为失信。",
                correct="罚款已于2023年4月20日缴清，请删除这一条。",
                source="信用报告第2页",
                evidence=("缴款凭证",),
            ),
        ),
    )


def _tint(asked: argparse.Namespace) -> str:
    return "contrast" if asked.contrast else "dark" if asked.dark else "light"


if __name__ == "__main__":
    sys.exit(main())
