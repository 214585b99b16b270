"""The sheet that the person keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.letters.golden import GOLDEN, plain
from tests.letters.own_cases import OWN, Own
from tests.letters.samples import PERSON, templates
from tests.letters.step_cases import STEP_CASES

from pcirights import i18n, paths
from pcirights.answers_file import read_answers
from pcirights.core.answers import Answers
from pcirights.core.vocabulary import Record, Right, RouteId
from pcirights.letters.advice import PLACES
from pcirights.letters.characters import texts
from pcirights.letters.letter import Lang, Notice
from pcirights.letters.own_sheet import own_sheet
from pcirights.letters.template import LANGS
from pcirights.program import Program

PROGRAM = Program(date(2026, 11, 25))
EXAMPLES = sorted(paths.examples_dir().glob("*.toml"))
both = pytest.mark.parametrize("lang", LANGS)


def said(name: str, lang: Lang = "zh") -> str:
    return plain(OWN[name].sheet(lang))


@both
@pytest.mark.parametrize("name", OWN)
def test_the_sheet_is_the_one_that_was_read(name: str, lang: Lang) -> None:
    assert said(name, lang) == (GOLDEN / "own" / f"{name}.{lang}.txt").read_text("utf-8")


def test_no_golden_sheet_is_left_over() -> None:
    names = {f"{name}.{lang}" for name in OWN for lang in LANGS}
    assert {path.stem for path in (GOLDEN / "own").iterdir()} == names


@both
@pytest.mark.parametrize("name", OWN)
def test_it_holds_nothing_of_the_person(name: str, lang: Lang) -> None:
    text = said(name, lang)
    for typed in (PERSON.name, PERSON.id_number, PERSON.phone, PERSON.address, PERSON.email):
        assert typed not in text


def test_each_office_has_a_delivery_record_and_the_provider_not_the_address_of_another() -> None:
    _, first, second = OWN["local-credit"].sheet("zh").sheets
    assert "示例市机关路2号" in "".join(texts(first))
    assert "示例局" in "".join(texts(second))
    assert "示例市机关路2号" not in "".join(texts(second))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_it_calls_the_letter_by_the_title_that_the_letter_carries(file: Path) -> None:
    answers = read_answers(file)
    top = PROGRAM.letter(PROGRAM.matter(answers), form="txt").decode("utf-8-sig").splitlines()[:8]
    sheet = PROGRAM.own_sheet(PROGRAM.matter(answers), i18n.load("zh"), "txt").decode("utf-8-sig")
    assert any(f"文书：{line}\n" in sheet for line in top if line)


def test_a_number_that_nobody_read_in_the_text_is_marked() -> None:
    assert "20日（据学术文章，条文原文没有核对）" in said("financial-credit")


def test_a_sheet_for_another_day_is_a_study_copy_and_one_for_today_is_not() -> None:
    for sheet in OWN["financial-credit"].sheet("zh").sheets:
        assert isinstance(sheet.parts[0], Notice)
    assert not any(
        isinstance(part, Notice) for part in OWN["local-credit"].sheet("zh").sheets[0].parts
    )


def test_a_caution_for_another_route_is_not_on_it() -> None:
    assert "挂号、快递的" not in said("local-credit")
    assert "挂号、快递的" in said("open-government-information")


def test_without_times_and_steps_it_says_so() -> None:
    own = OWN["local-credit"]
    bare = Own(own.case, replace(own.route, deadlines=(), remedies=(), addressees=()))
    text = plain(bare.sheet("zh"))
    assert "没有读到办理期限的条文" in text
    assert "没有读到可以适用的救济条文" in text


@both
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_number_comes_from_the_findings(file: object, lang: Lang) -> None:
    """Of days and months: those that its deadlines, steps and cautions bring."""
    answers = read_answers(paths.examples_dir() / str(file))
    matter = PROGRAM.matter(answers)
    route = matter.route
    words = i18n.load(lang)
    letter = own_sheet(matter, route, templates=templates(), words=words)
    periods = [one.period for one in route.deadlines]
    periods += [one.within for one in route.remedies if one.within]
    known = {words.period(one.n, one.unit.value) for one in periods if one.n and one.unit}
    gists = {one.provision.gist for one in route.deadlines}
    said = "\n".join(texts(letter))
    for gist in gists:
        said = said.replace(words.name(gist.zh, gist.en), "")
    pattern = r"\d+(?:个工作日|日内|个月)|\d+ (?:working )?days?"
    found = {one.removesuffix("内") for one in re.findall(pattern, said)}
    assert found <= known


def test_what_the_sheet_looks_for_is_in_the_law() -> None:
    assert all(PROGRAM.book.find(ref) for ref in PROGRAM.book.help)
    for code in PLACES:
        assert i18n.load("zh").has(f"caution.{code}")


@pytest.mark.parametrize(
    ("on", "record", "right", "route", "wanted"),
    [
        (
            date(2026, 11, 25),
            Record.PUBLIC_CREDIT,
            Right.CORRECTION,
            RouteId.PERSONAL_INFORMATION,
            ["all-2017#47(1)", "arl-impl-2026#24(1)(2)"],
        ),
        (
            date(2026, 6, 30),
            Record.PUBLIC_CREDIT,
            Right.CORRECTION,
            RouteId.PERSONAL_INFORMATION,
            ["all-2017#47(1)", "arl-impl-2007#16(1)(2)"],
        ),
        (
            date(2026, 11, 25),
            Record.GOVERNMENT_RECORD,
            Right.ACCESS,
            RouteId.OPEN_GOVERNMENT_INFORMATION,
            [],
        ),
        (
            date(2026, 11, 25),
            Record.PRIVATE_SCORE,
            Right.ACCESS,
            RouteId.PERSONAL_INFORMATION,
            [],
        ),
    ],
)
def test_where_no_days_are_set_the_sheet_says_when_silence_begins(
    on: date, record: Record, right: Right, route: RouteId, wanted: list[str]
) -> None:
    program = Program(on)
    answers = Answers("北京市", record, right, route=route, applicant=PERSON)
    matter = program.matter(answers)
    chosen = matter.route
    assert [one.provision.ref for one in chosen.silences] == wanted
    said_so: dict[Lang, str] = {"zh": "什么时候算逾期：", "en": "when no answer counts as silence:"}
    for lang, words in said_so.items():
        sheet = own_sheet(matter, chosen, templates=templates(), words=i18n.load(lang))
        assert plain(sheet).count(words) == len(wanted)


@pytest.mark.parametrize("name", STEP_CASES)
def test_no_letter_promises_that_evidence_is_covered(name: str) -> None:
    """Covering is told to the person alone: a covered payee or namesake proves nothing."""
    assert "遮盖后提交" not in plain(STEP_CASES[name].letter())


def test_the_sheet_says_what_not_to_cover() -> None:
    assert "同名人、对方当事人等要靠它核对的，不要遮盖" in said("local-credit")
