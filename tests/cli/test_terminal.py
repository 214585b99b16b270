"""The questions in a terminal: the same map as the wizard's, walked by typing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pcirights import i18n
from pcirights.cli.terminal import Terminal
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
