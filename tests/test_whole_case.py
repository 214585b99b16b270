"""A whole case walked from the request to the court, each day by the law and the facts of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

import docx
import whole_case
from pcirights.core.events import Happened
from pcirights.core.vocabulary import Situation
from pcirights.i18n import LOCALES
from pcirights.program import FORMATS, Format
from whole_case import STAGES, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

SITUATIONS = {
    "request": Situation.NOT_SENT,
    "waiting": Situation.WAITING,
    "silence": Situation.SILENCE,
    "refused": Situation.REFUSED,
    "pending": Situation.PENDING,
    "decided": Situation.DECIDED,
}
LETTERS = [(stage, name) for stage in STAGES for name in whole_case.names(stage)]
each_letter = pytest.mark.parametrize(("stage", "name"), LETTERS, ids=[name for _, name in LETTERS])
each_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)


def text_of(content: bytes, form: Format) -> str:
    match form:
        case "pdf":
            pages = pypdf.PdfReader(io.BytesIO(content)).pages
            return "".join("".join(page.extract_text().split()) for page in pages)
        case "docx":
            return "".join(_cells(content))
        case _:
            return "".join(content.decode("utf-8").split())


def _cells(content: bytes) -> Iterator[str]:
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        yield "".join(paragraph.text.split())
    for table in document.tables:
        for row in table.rows:
            yield from ("".join(cell.text.split()) for cell in row.cells)


def test_the_page_is_what_the_program_says() -> None:
    renew = "docs/whole-case.md is out of date: .venv/bin/python packaging/whole_case.py"
    assert whole_case.PAGE.read_text("utf-8") == whole_case.page(), renew


def test_every_picture_of_the_page_is_there() -> None:
    wanted = {f"{name}.{lang}.png" for _, name in LETTERS for lang in LOCALES}
    wanted |= {f"line.{lang}.svg" for lang in LOCALES}
    assert {path.name for path in whole_case.PICTURES.iterdir()} == wanted
    page = whole_case.page()
    assert all(f"pictures/case/{name})" in page for name in wanted)


@each_stage
def test_the_case_stands_where_the_story_has_it(stage: Stage) -> None:
    found = whole_case.found(stage)
    assert found.situation is SITUATIONS[stage.name]
    for name in stage.letters:
        assert found.choose(name).letter == name


@each_stage
def test_only_law_of_that_day_and_nothing_that_lies_ahead(stage: Stage) -> None:
    found = whole_case.found(stage)
    assert all(event.day < stage.day for event in found.line.history.events)
    for step in found.steps:
        cited = [step.rests_on, *step.costs, *(point.rests_on for point in step.points)]
        cited += [one.rests_on for one in step.cautions if one.rests_on]
        assert all(law.status(stage.day).citable for law, _ in cited)


@each_letter
@pytest.mark.parametrize("form", FORMATS)
def test_each_letter_in_each_format_holds_who_asks_of_whom_what(
    stage: Stage, name: str, form: Format
) -> None:
    text = text_of(whole_case.letter(stage, name, form), form)
    told = whole_case.answers(stage)
    for part in (told.applicant.name, told.recipient.name, told.request.information):
        assert part in text
    assert "阅读副本" in text
    assert "仅供研究" not in text


def test_the_days_of_the_story_stand_in_its_letters() -> None:
    said = {name: text_of(whole_case.letter(stage, name, "txt"), "txt") for stage, name in LETTERS}
    assert "2026年5月7日" in said["reminder"]  # the last of twenty working days
    for name in ("complaint", "reconsideration", "litigation"):
        assert "2026年5月20日" in said[name]
        assert "第十五条" in said[name]
    assert "2026年6月1日" in said["litigation"]
    assert "2026年7月20日" in said["litigation"]
    assert "框架" in said["litigation"]
    assert "某行复决〔2026〕1号" in said["litigation"]
    assert "某行复决" not in said["reconsideration"]
    assert not [word for word in ("2026年5月", "事实", "理由是") if word in said["request"]]


def test_every_event_of_the_example_is_walked() -> None:
    walked = {event.what for event in whole_case.found(STAGES[-1]).line.history.events}
    assert walked == {
        Happened.SENT,
        Happened.RECEIVED,
        Happened.REMINDED,
        Happened.REFUSED,
        Happened.COMPLAINED,
        Happened.RECONSIDERATION_FILED,
        Happened.RECONSIDERATION_ACCEPTED,
        Happened.RECONSIDERATION_DECIDED,
    }
