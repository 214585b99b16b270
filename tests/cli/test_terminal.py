"""The questions in a terminal: the same map as the wizard's, walked by typing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pcirights import i18n
from pcirights.cli.terminal import Terminal
from pcirights.core.answers import Answers, Item
from pcirights.core.needed import fields_of
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.program import Program

PROGRAM = Program(date(2026, 11, 25))


def walk(lines: list[str], lang: i18n.Lang = "zh", program: Program = PROGRAM) -> tuple[int, str]:
    """The exit code and all that was said for the lines typed."""
    said: list[str] = []
    typed: Iterator[str] = iter(lines)

    def ask(prompt: str) -> str:
        said.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    code = Terminal(program, i18n.load(lang), ask, said.append).run()
    return code, "\n".join(said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_access_from_the_place_to_the_letter(lang: i18n.Lang, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    particulars = ["张三", "", "13800000000", "", "", "", ""]
    code, said = walk(["滨湖区", "1", "1", "1", *particulars, str(out)], lang)
    assert code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert ("无锡市" if lang == "zh" else "Wuxi") in said


def test_going_back_and_wrong_answers(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    out.write_bytes(b"kept")
    lines = ["Taizhou", "", "321200", "<", "320200", "x", "9", "1", "2", "2"]
    lines += ["1", "张三", "", "", "", "", "", "", "", "甲", "乙", "丙", "证据", ""]
    lines += [str(out), str(tmp_path / "new.pdf")]
    code, said = walk(lines)
    assert code == 0
    assert "331000" in said
    assert "1到7" in said
    assert out.read_bytes() == b"kept"
    assert (tmp_path / "new.pdf").is_file()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_back_loses_nothing_that_was_typed(lang: i18n.Lang, tmp_path: Path) -> None:
    """Back from the file's name through the entries and the form, and forward by Enter alone."""
    asked = Answers("320200", Record.PUBLIC_CREDIT, Right.CORRECTION, Ground.INACCURATE)
    keys = fields_of(PROGRAM.matter(asked).route.row)
    form = ["13800000000" if key == "applicant.phone" else "" for key in keys[1:]]
    entry = ["甲记录", "应为乙", "<", "应为丙", "来源", "证据"]
    entries = [*entry, "第二条", "", "", "", ""]
    lines = ["320200", "1", "2", "2", "1", "张三", *form, *entries]
    lines += ["<", "<", *[""] * len(keys)]  # to the entries, to the form, and on by Enter
    lines += [*[""] * 4, "-", str(tmp_path / "letter.pdf")]  # the second entry is taken out
    typed = iter(lines)
    said: list[str] = []

    def ask(prompt: str) -> str:
        said.append(prompt)
        return next(typed)

    terminal = Terminal(PROGRAM, i18n.load(lang), ask, said.append)
    assert terminal.run() == 0
    answers = terminal.inquiry.answers
    assert (answers.applicant.name, answers.applicant.phone) == ("张三", "13800000000")
    assert answers.items == (Item("甲记录", "应为丙", "来源", ("证据",)),)
    assert any("[张三]" in prompt for prompt in said)
    assert (tmp_path / "letter.pdf").is_file()


def test_a_choice_made_before_is_kept_by_enter() -> None:
    _, said = walk(["320200", "3", "<", "", "2"])
    assert "[3] > " in said


def test_back_at_the_first_question_stays_there() -> None:
    assert walk(["<", "无锡"])[0] == 2


def test_one_route_needs_no_choice() -> None:
    code, said = walk(["无锡", "4", "1", "1", "", "<", ""])
    assert code == 2
    assert "按回车" in said


def test_no_route_ends_with_the_reason() -> None:
    code, said = walk(["西藏", "1", "1"], program=Program(date(2017, 6, 1)))
    assert code == 3
    assert "12348" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_home_the_sign_for_it_is_refused_and_asked_again(
    lang: i18n.Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as where nobody is listed
    out = tmp_path / "letter.pdf"
    particulars = ["张三", "", "13800000000", "", "", "", ""]
    code, said = walk(["滨湖区", "1", "1", "1", *particulars, "~/信.pdf", str(out)], lang)
    assert code == 0
    refused = i18n.load(lang).text("error.home-unknown", found="~/信.pdf")
    assert refused in said
    assert [path.name for path in tmp_path.iterdir()] == ["letter.pdf"]


def test_leaving_is_no_fault() -> None:
    assert walk([])[0] == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_doubtful_number_is_told_and_fields_have_hints(lang: i18n.Lang, tmp_path: Path) -> None:
    words, out = i18n.load(lang), tmp_path / "letter.pdf"
    fields = ["张三", "999999199001011235", "13800000000", "", "", "", ""]
    code, said = walk(["滨湖区", "1", "1", "1", *fields, str(out)], lang)
    assert code == 0
    assert words.text("ui.id.check") in said
    assert words.text("ui.hint.applicant.id_number") in said
    assert "--lang" in said.partition(words.text("terminal.place"))[0]
