"""``letter``: its formats, the own sheet, a clinic's own templates and letterhead."""

from __future__ import annotations

import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.letters.pictures import png
from tests.pdf.font_files import RARE, make_font

import docx
from pcirights import paths
from pcirights.cli.main import main
from pcirights.pdf.text import system_fonts
from pcirights.program import FORMATS

TODAY = date(2026, 11, 25)
EXAMPLE = paths.examples_dir() / "shanghai-objection.toml"
CLINIC = 'name = "某诊所"\naddress = "某路1号"\nlogo = "logo.png"\n'
BEGINS = {"pdf": b"%PDF-", "docx": b"PK", "txt": "公共".encode()}


def letter(*words: str | Path, answers: Path = EXAMPLE) -> int:
    return main(["letter", str(answers), *map(str, words)], TODAY)


def text_of(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(p.text for p in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)
    return path.read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_the_same_bytes_again(tmp_path: Path, form: str) -> None:
    one, two = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
    assert letter("--out", one, "--format", form) == 0
    assert letter("--out", two, "--format", form) == 0
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().startswith(BEGINS[form])


TAX = paths.examples_dir() / "tax-record-access.toml"
SILENT = ("--received", "2026-09-14", "--how", "registered")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("step", ["reminder", "complaint", "reconsideration"])
def test_the_letter_of_a_next_step_in_each_format(tmp_path: Path, form: str, step: str) -> None:
    one, two = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
    for out in (one, two):
        words = ("--step", step, *SILENT, "--format", form, "--out", out)
        assert letter(*words, answers=TAX) == 0
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().startswith({**BEGINS, "txt": b""}[form])


def test_the_letter_of_a_next_step_says_what_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "claim.txt"
    words = (*SILENT, "--event", "refused:internal=2026-10-20", "--format", "txt", "--out", out)
    assert letter("--step", "reconsideration", *words, "--letter-lang", "zh+en", answers=TAX) == 0
    assert str(out) in capsys.readouterr().out
    said = out.read_text("utf-8")
    assert "内部事务信息" in said
    assert "Application for Administrative Reconsideration" in said
    sheet = tmp_path / "sheet.txt"
    more = ("--json", "--force", "--sheet", sheet)
    assert letter("--step", "complaint", *words, *more, answers=TAX) == 0
    assert json.loads(capsys.readouterr().out)["sheet"] == str(sheet)
    assert "本人留存单（下一步）" in sheet.read_text("utf-8-sig")


def test_the_letter_of_a_next_step_can_be_that_of_one_addressee(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, out = tmp_path / "shenzhen.toml", tmp_path / "x.txt"
    asked.write_text(EXAMPLE.read_text("utf-8").replace("上海市", "深圳市"), "utf-8")
    happened = ("received@platform=2026-09-14", "received@provider=2026-09-15")
    told: tuple[str, ...] = tuple(
        word for one in (*happened, "refused@platform=2026-10-20") for word in ("--event", one)
    )
    assert main(["next", str(asked), *told, "--to", "platform"], TODAY) == 0
    assert "信用平台：" in capsys.readouterr().out
    assert main(["next", str(asked), *told, "--json"], TODAY) == 0
    assert '"addressees"' in capsys.readouterr().out
    words = ("--step", "reconsideration", *told, "--format", "txt", "--out", str(out))
    assert letter(*words, "--to", "platform", answers=asked) == 0
    assert "2026年9月14日收到" in out.read_text("utf-8")
    assert letter(*words, "--force", "--to", "provider", answers=asked) == 0
    assert "2026年9月15日收到" in out.read_text("utf-8")
    assert letter(*words, "--to", "the-moon", answers=asked) == 2


def test_another_office_is_written_to_with_the_same_request(tmp_path: Path) -> None:
    out = tmp_path / "there.txt"
    words = (*SILENT, "--event", "refused:not-ours=2026-10-20", "--format", "txt", "--out", out)
    assert letter("--step", "apply-there", *words, answers=TAX) == 0
    said = out.read_text("utf-8")
    assert "政府信息公开申请表" in said
    assert "某市某区税务局" not in said


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--step", "completion"), "completion"),
        (("--step", "litigation"), "还没有到时候"),
    ],
)
def test_a_step_that_cannot_be_written_is_refused(
    tmp_path: Path, words: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert letter(*words, *SILENT, "--out", tmp_path / "x.pdf", answers=TAX) == 2
    assert code in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("lang", "title"), [("zh", "本人留存单"), ("en", "Your Own Sheet")])
@pytest.mark.parametrize("form", ["docx", "txt"])
def test_the_own_sheet_is_in_the_language_of_the_screen(
    tmp_path: Path, form: str, lang: str, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out, sheet = tmp_path / f"letter.{form}", tmp_path / f"sheet.{form}"
    assert letter("--out", out, "--sheet", sheet, "--format", form, "--lang", lang) == 0
    assert title in text_of(sheet)
    assert "公共信用信息异议申请书" in text_of(out)
    said, err = capsys.readouterr()
    assert str(out) in said
    assert str(sheet) in said
    assert err == ""


def test_the_sheet_as_pdf_and_in_the_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert letter("--out", tmp_path / "letter.pdf", "--sheet", sheet, "--json") == 0
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert f'"sheet": "{sheet}"' in capsys.readouterr().out


def test_letter_and_sheet_are_two_files_or_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "letter.txt"
    assert letter("--out", out, "--sheet", tmp_path / "x" / ".." / "letter.txt") == 2
    assert "letter.txt" in capsys.readouterr().err
    taken = tmp_path / "sheet.txt"
    taken.touch()
    assert letter("--out", out, "--sheet", taken, "--format", "txt") == 2
    assert "--force" in capsys.readouterr().err
    assert not out.exists()


def test_what_was_typed_and_is_not_printed_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.toml"
    text = (paths.examples_dir() / "wuxi-access.toml").read_text("utf-8")
    more = '\n[[item]]\nrecord = "x"\n'
    answers.write_text(text.replace("[applicant]", '[applicant]\nemail = "x"') + more, "utf-8")
    assert letter("--out", tmp_path / "x.txt", "--format", "txt", answers=answers) == 0
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "applicant.email, item" in err


@pytest.mark.parametrize("form", FORMATS)
def test_a_letterhead_is_over_the_original(tmp_path: Path, form: str) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    (tmp_path / "clinic.toml").write_text(CLINIC, "utf-8")
    head = ("--letterhead", tmp_path / "clinic.toml")
    with_head, bare = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
    assert letter("--out", with_head, "--format", form, *head) == 0
    assert letter("--out", bare, "--format", form) == 0
    assert with_head.read_bytes() != bare.read_bytes()
    if form != "pdf":
        assert "某诊所" in text_of(with_head)
        assert "某诊所" not in text_of(bare)


@pytest.mark.parametrize(
    ("text", "logo", "said"),
    [
        ("name = 1", png(), "name"),
        (CLINIC + "x = 1", png(), "x"),
        ("[", png(), "clinic.toml"),
        (CLINIC, b"GIF89a", "logo.png"),
        (CLINIC, png(4001, 1), "4000"),
        (CLINIC, bytes(2 << 20), "1 MiB"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_letterhead_that_cannot_be_used_is_one_line(
    tmp_path: Path,
    text: str,
    logo: bytes,
    said: str,
    lang: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "logo.png").write_bytes(logo)
    (tmp_path / "clinic.toml").write_text(text, "utf-8")
    out = tmp_path / "letter.pdf"
    assert letter("--out", out, "--letterhead", tmp_path / "clinic.toml", "--lang", lang) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert said in err
    assert not out.exists()


def test_a_folder_of_templates_stands_over_single_letters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "local-credit-objection.txt"
    for lang in ("zh", "en"):
        (tmp_path / lang).mkdir()
        shutil.copyfile(paths.templates_dir() / lang / name, tmp_path / lang / name)
    mine = tmp_path / "zh" / name
    mine.write_text(mine.read_text("utf-8").replace("请更正", "请予更正", 1), "utf-8")
    mine.write_text(mine.read_text("utf-8").replace("# 公共", "# 某诊所 公共", 1), "utf-8")
    words = ("--templates", tmp_path, "--format", "txt", "--out")
    assert letter(*words, tmp_path / "letter.txt") == 0
    assert "某诊所 公共信用信息异议申请书" in text_of(tmp_path / "letter.txt")
    mine.write_text("# {applicant.nam}\n", "utf-8")
    assert letter(*words, tmp_path / "other.txt") == 2
    assert "applicant.name" in capsys.readouterr().err
    assert not (tmp_path / "other.txt").exists()


def test_a_named_font_prints_a_rare_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_fonts, "font_files", lambda: iter(()))
    answers = tmp_path / "answers.toml"
    answers.write_text(EXAMPLE.read_text("utf-8").replace("李四", f"李{RARE}"), "utf-8")
    out = tmp_path / "letter.pdf"
    assert letter("--out", out, answers=answers) == 4
    assert "U+30001" in capsys.readouterr().err
    assert letter("--out", out, "--font", make_font(tmp_path / "rare.ttf"), answers=answers) == 0
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("content", [b"", b"OTTO", b"\0\1\0\0", None])
def test_a_font_that_cannot_be_used_is_one_line(
    content: bytes | None, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    font = tmp_path / "font.ttf"
    if content is not None:
        font.write_bytes(content)
    assert letter("--out", tmp_path / "x.pdf", "--font", font, "--lang", lang) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "font.ttf" in err
    assert not (tmp_path / "x.pdf").exists()
