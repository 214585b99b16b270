"""``next``: the steps in words and as values; what has happened from the file and the options."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pcirights import i18n, paths
from pcirights.answers_file import read_answers, to_bytes
from pcirights.cli.main import main
from pcirights.core.answers import Answers, Recipient
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.vocabulary import Because, Ground, Record, Right, Situation
from pcirights.followup.next_step import Stand
from pcirights.followup.situation import CAN_HAPPEN
from pcirights.law_packs.vocabulary import vocabulary
from pcirights.program import Program
from pcirights.wording import next_steps

if TYPE_CHECKING:
    from pcirights.i18n import Lang

TODAY = date(2026, 11, 25)
TAX = paths.examples_dir() / "tax-record-access.toml"
LANGS: list[Lang] = ["zh", "en"]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["next", *map(str, words)], TODAY)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_has_both_languages(lang: Lang) -> None:
    catalogue, book = i18n.load(lang), Program(TODAY).book
    keys = [f"situation.{one}" for one in Situation] + [f"because.{one}" for one in Because]
    keys += [f"stand.{one}" for one in Stand]
    keys += [f"next.step.{row.step}{end}" for row in book.steps for end in ("", ".help")]
    keys += [f"need.{need}" for row in book.steps for need in row.needs]
    keys += [f"step-caution.{row.code}" for row in book.step_cautions]
    assert [key for key in keys if not catalogue.has(key)] == []


def test_a_law_pack_cannot_bring_words_that_the_program_lacks() -> None:
    """The closed words are refused when the pack is read; a caution needs its sentence."""
    known = {*vocabulary(Program(TODAY).book)}
    assert {
        ("steps.toml: code", "court-shut-repeated"),
        ("cautions.toml: code", "no-route"),
    } <= known


def test_a_step_shows_the_name_that_was_typed_for_its_own_office() -> None:
    """The provider's name is the provider's, and an office of the step's own takes neither."""
    program = Program(TODAY)
    asked = Answers(
        "济南市", Record.PUBLIC_CREDIT, Right.OBJECTION, Ground.INACCURATE, date(2026, 5, 1)
    )
    received = Event(Happened.RECEIVED, date(2026, 5, 1), Delivery.BY_HAND)
    found = program.next_steps(program.matter(asked), [received])
    typed = Recipient(name="示例中心", provider="示例局")

    def names(step: str) -> list[str]:
        goes_to = found.choose(step).destinations
        place = program.place("济南市")
        return [next_steps.to(one, place, i18n.load("zh"), typed) for one in goes_to]

    assert names("reminder") == ["示例中心", "示例局"]
    assert names("reconsideration") == ["（行政复议机关名称）"]


def test_every_situation_says_what_can_come_next() -> None:
    assert set(CAN_HAPPEN) == set(Situation)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            [
                "对方给的理由：涉及第三方的商业秘密、个人隐私",
                "1. 申请行政复议（现在）",
                "必须先走这一步",
                "【硬性期限】2026年12月19日",
                "最长不超过2027年10月20日",
                "费用：复议不收费",
                "交给：（政府信息公开工作主管部门名称）",
                "用 letter --step reconsideration 生成",
            ],
        ),
        (
            "en",
            [
                "The reason given: Trade secrets or privacy of a third party",
                "1. Apply for administrative reconsideration (now)",
                "[hard limit] 19 December 2026",
                "Cost: Reconsideration is free",
            ],
        ),
    ],
)
def test_the_steps_in_words(capsys: pytest.CaptureFixture[str], lang: str, said: list[str]) -> None:
    words = ("--received", "2026-08-03", "--event", "refused:third-party=2026-10-20")
    code, out, err = run(capsys, TAX, *words, "--lang", lang)
    assert (code, err) == (0, "")
    for part in said:
        assert part in out


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            [
                "三年诉讼时效",
                "《中华人民共和国民法典》第一百八十八条第一款",
                "被告住所地的人民法院",
                "每件100元至500元",
            ],
        ),
        (
            "en",
            [
                "barred after three years",
                "defendant’s seat",
                "Cost: Personality-right",
            ],
        ),
    ],
)
def test_a_civil_suit_says_its_limitation_its_court_and_what_it_costs(
    capsys: pytest.CaptureFixture[str], lang: str, said: list[str]
) -> None:
    credit = paths.examples_dir() / "financial-objection.toml"
    words = ("--received", "2026-08-03", "--event", "refused=2026-08-20", "--lang", lang)
    code, out, _ = run(capsys, credit, *words)
    assert code == 0
    for part in said:
        assert part in out
    suit = out[out.index(said[0]) :]
    assert "letter --step" not in suit


def test_late_and_past_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--received", "2026-01-05", "--event", "refused=2026-02-20")
    assert "一般的期限已经过了" in run(capsys, TAX, *words)[1]
    assert "按您填写的日期，期限已经过了" in run(capsys, TAX, "--received", "2026-01-05")[1]


def test_where_no_step_was_read_the_help_line_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    archive = paths.examples_dir() / "archive-certificate.toml"
    words = ("--received", "2026-08-03", "--event", "refused:personal-archive=2026-10-20")
    code, out, _ = run(capsys, archive, *words)
    assert code == 0
    assert "12348" in out


def test_the_name_that_was_typed_stands_for_the_office_asked_and_for_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = read_answers(TAX).recipient.name
    assert typed
    _, out, _ = run(capsys, TAX, "--received", "2026-10-08")
    assert f"交给：{typed}" in out
    assert "交给：（行政复议机关名称）" in out


def test_json_has_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--received", "2026-08-03", "--event", "refused:not-ours=2026-10-20", "--json")
    code, out, _ = run(capsys, TAX, *words)
    answer = json.loads(out)
    assert code == 0
    assert list(answer) == [
        "schema", "today", "route", "request", "situation", "because", "steps", "alerts"
    ]  # fmt: skip
    assert (answer["situation"], answer["because"]) == ("refused", "not-ours")
    there = answer["steps"][0]
    assert list(there) == [
        "step", "title", "text", "stand", "required_first", "instrument", "article", "evidence",
        "to", "dates", "costs", "needs", "letter", "cautions",
    ]  # fmt: skip
    assert (there["step"], there["article"], there["letter"]) == ("apply-there", "36(5)", True)
    again = next(one for one in answer["steps"] if one["step"] == "reconsideration")
    assert again["to"][0]["blank"]
    assert again["to"][0]["find"]
    assert [one["day"] for one in again["dates"]] == ["2026-12-19", "2027-10-20"]
    assert again["costs"][0]["article"] == "87"
    assert {one["code"] for one in again["cautions"]} >= {"choose-one"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_reasons_to_choose_from_carry_their_article(lang: Lang) -> None:
    found = Program(TODAY).reasons(Program(TODAY).matter(read_answers(TAX)))
    said = [next_steps.reason(one, i18n.load(lang)) for one in found]
    assert any(("第十五条" if lang == "zh" else "Art. 15") in one for one in said)
    assert len(said) == len(set(said))


def test_the_file_may_say_what_happened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "case.toml"
    events = """
[[event]]
what = "received"
day = 2026-08-03
how = "registered"
[[event]]
what = "asked-to-complete"
day = 2026-08-10
until = 2026-08-20
[[event]]
what = "refused"
day = 2026-10-20
because = "internal"
"""
    file.write_text(TAX.read_text("utf-8") + events, "utf-8")
    assert "属于内部事务信息" in run(capsys, file)[1]
    answers = read_answers(file)
    again = tmp_path / "again.toml"
    again.write_bytes(to_bytes(answers))
    assert read_answers(again) == answers
    more = ("--event", "reconsideration-filed=2026-11-02")
    assert "行政复议正在办理" in run(capsys, file, *more)[1]
    assert "events" in repr(answers)


@pytest.mark.parametrize(
    "wrong",
    [
        "received:internal=2026-08-03",
        "refused:intern=2026-08-03",
        "refused=2026-08-03:2026-08-09",
        "refused",
    ],
)
def test_an_event_that_cannot_be_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, TAX, "--event", wrong)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_an_event_without_its_day_is_told_how_it_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for typed, near in (
        ("refused", "refused=2026-11-23"),
        ("refused:internal", "refused:internal=2026-11-23"),
        ("refusd", "received=2026-11-23"),
    ):
        code, out, err = run(capsys, TAX, "--event", typed)
        assert (code, out) == (2, "")
        assert near in err


def test_a_step_that_is_not_there_tells_the_situation_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["letter", TAX, "--step", "reminder", "--out", "never.pdf"]
    assert main([*map(str, words), "--lang", "zh"], TODAY) == 2
    assert "信还没有寄出" in capsys.readouterr().err
