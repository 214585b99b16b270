"""Tell a whole case, from the request to the court, in docs/whole-case.md.

    python packaging/whole_case.py              the page
    python packaging/whole_case.py --pictures   its pictures too, into docs/pictures/case

Everything in it is what the program says of examples/whole-case.toml on each day. The person and
the offices in it do not exist.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pypdf

from pcirights import i18n
from pcirights.answers_file import read_answers
from pcirights.core.answers import Answers
from pcirights.exports.picture import svg
from pcirights.exports.picture_layout import as_text, drawing
from pcirights.followup.next_step import NextSteps
from pcirights.program import Format, Program
from pcirights.wording import next_steps
from pcirights.wording.phrases import aside, citation

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "whole-case.toml"
PAGE = ROOT / "docs" / "whole-case.md"
PICTURES = ROOT / "docs" / "pictures" / "case"
DPI = 72
READING = "Reading copy"


@dataclass(frozen=True)
class Stage:
    """One day of the case: ``letters`` are what is written on it, by name; none for the first."""

    name: str
    day: date
    zh: str
    en: str
    letters: tuple[str, ...] = ()


STAGES = (
    Stage("request", date(2026, 4, 1), "提出申请", "The request"),
    Stage("waiting", date(2026, 4, 20), "等待答复", "Waiting for the answer"),
    Stage("silence", date(2026, 5, 8), "到期没有答复", "Its time is over", ("reminder",)),
    Stage(
        "refused",
        date(2026, 5, 22),
        "收到拒绝",
        "It is refused",
        ("complaint", "reconsideration"),
    ),
    Stage("pending", date(2026, 6, 10), "复议期间", "While reconsideration runs"),
    Stage("decided", date(2026, 7, 21), "复议决定之后", "After the decision", ("litigation",)),
)


HEAD = (
    "这一页由程序写成（`packaging/whole_case.py`）：每一句都是程序在那一天对例子说的话，例子是",
    "`examples/whole-case.toml`。人和单位都不存在。This page is written by the program: each line",
    "is what it says of that example on that day. The person and the offices in it do not exist.",
)


def program(stage: Stage) -> Program:
    """The program on the day of a stage."""
    return Program(stage.day)


def answers(stage: Stage) -> Answers:
    """What the person has told by that day: nothing lies ahead, and the law is that of the start.

    What happens on the day itself comes of the letters that are written on it, but for the answers.
    """
    whole = read_answers(EXAMPLE)
    before = tuple(event for event in whole.events if event.day < stage.day)
    return replace(whole, events=before, on=STAGES[0].day)


def names(stage: Stage) -> tuple[str, ...]:
    """The letters of a stage: the first one has the request."""
    return stage.letters or ((stage.name,) if stage is STAGES[0] else ())


def found(stage: Stage) -> NextSteps:
    """The next steps on that day."""
    told = answers(stage)
    return program(stage).next_steps(program(stage).matter(told), told.events)


def letter(stage: Stage, name: str, form: Format = "pdf") -> bytes:
    """A letter of that day with its reading copy; ``request`` is the first one."""
    one = program(stage)
    told = one.matter(answers(stage))
    if name == STAGES[0].name:
        return one.letter(told, "zh+en", form)
    return one.step_letter(told, name, "zh+en", form)


def page() -> str:
    """The page in both languages."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# 一件事，从申请到法院 / A whole case, from the request to the court"
    yield ""
    yield from HEAD
    for number, stage in enumerate(STAGES, start=1):
        yield ""
        yield f"## {number}. {stage.zh} / {stage.en}"
        for lang in i18n.LOCALES:
            yield ""
            yield from _told(stage, i18n.load(lang))
        for name in names(stage):
            yield ""
            yield "| 信 | letter |"
            yield "| --- | --- |"
            shown = (f"![{name}](pictures/case/{name}.{lang}.png)" for lang in i18n.LOCALES)
            yield f"| {' | '.join(shown)} |"
    last = STAGES[-1]
    yield ""
    yield "## 时间线 / The time line"
    for lang in i18n.LOCALES:
        catalogue = i18n.load(lang)
        yield ""
        yield f"![{catalogue.text('line.title')}](pictures/case/line.{lang}.svg)"
        yield ""
        text = as_text(drawing(found(last).line, catalogue), catalogue)
        yield from (f"- {part}" for part in text.splitlines())


def _told(stage: Stage, catalogue: i18n.Catalogue) -> Iterator[str]:
    """The day, where it stands, and each step: whether it can be taken, by when, where to."""
    steps = found(stage)
    place = program(stage).place(answers(stage).place)
    recipient = answers(stage).recipient
    stands = catalogue.text(f"situation.{steps.situation}")
    yield f"**{catalogue.date(stage.day)}** · {stands}"
    yield ""
    for step in steps.steps:
        parts = [
            f"**{next_steps.title(step, catalogue)}**"
            + aside(catalogue.text(f"stand.{step.stand}"), catalogue)
        ]
        parts += [next_steps.to(one, place, catalogue, recipient) for one in step.destinations]
        parts += [next_steps.by(one, catalogue) for one in step.dates]
        if not step.dates:
            parts.append(citation(*step.rests_on, catalogue))
        yield f"- {catalogue.name('；', '; ').join(parts)}"


def pictures() -> None:
    """The first page of each letter and of its reading copy, and the time line."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for stage in STAGES:
        for name in names(stage):
            content = letter(stage, name)
            pages = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages]
            english = next(number for number, text in enumerate(pages) if READING in text)
            for lang, number in (("zh", 0), ("en", english)):
                _paint(content, number, PICTURES / f"{name}.{lang}.png")
    for lang in i18n.LOCALES:
        catalogue = i18n.load(lang)
        drawn = drawing(found(STAGES[-1]).line, catalogue)
        (PICTURES / f"line.{lang}.svg").write_text(svg(drawn, catalogue), "utf-8")


def _paint(content: bytes, number: int, out: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    app = QGuiApplication.instance() or QGuiApplication([])
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(app)
    document.load(buffer)
    size = document.pagePointSize(number) * DPI / 72
    sheet = QImage(size.toSize(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, document.render(number, size.toSize()))
    painter.end()
    sheet.convertToFormat(QImage.Format.Format_Grayscale8).save(str(out))
    document.close()


if __name__ == "__main__":
    if "--pictures" in sys.argv[1:]:
        pictures()
    PAGE.write_text(page(), "utf-8")
