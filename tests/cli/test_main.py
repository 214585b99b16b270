"""The command line: its words, its JSON, its exit codes, and one line for what is wrong."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from pcirights import i18n, paths
from pcirights.cli.asked import language
from pcirights.cli.main import main
from pcirights.cli.parser import columns
from pcirights.law.load import load

TODAY = date(2026, 11, 25)
LATER = date(2026, 12, 31)
"""A day by which all of the law that is checked has been looked at."""
WUXI = ["无锡市", "--record", "public-credit", "--right"]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words, LATER if words[:2] == ("law", "check") else TODAY)
    out, err = capsys.readouterr()
    return code, out, err


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401  # JSON
    code, out, err = run(capsys, *words, "--json")
    assert err == ""
    return code, json.loads(out)


def test_assess_json_has_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = as_json(capsys, "assess", *WUXI, "access")
    assert code == 0
    assert list(answer) == [
        "schema",
        "on",
        "place",
        "record",
        "right",
        "ground",
        "routes",
        "cautions",
        "not_in_force",
    ]
    assert answer["on"] == "2026-11-25"
    assert answer["place"]["path"] == ["320000", "320200"]
    route = answer["routes"][0]
    assert set(route) >= {
        "id",
        "recommended",
        "enforceability",
        "basis",
        "request",
        "reason",
        "recipients",
        "deadlines",
        "remedies",
        "attachments",
        "cautions",
    }
    assert route["basis"][0] == {
        "instrument": "wuxi-pci-reg-2015",
        "title_zh": "无锡市公共信用信息条例",
        "title_en": route["basis"][0]["title_en"],
        "level": "local-regulation",
        "article": "23",
        "role": "primary",
        "evidence": "scholarly",
        "status": "presumed-in-force",
        "last_confirmed": "2017-07-01",
    }
    codes = {caution["code"] for caution in answer["cautions"]}
    assert set(route["cautions"]) <= codes
    assert all(caution["text"] for caution in answer["cautions"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_assess_text_in_both_languages(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    for ground in ("inaccurate", "expired", "inter-agency-sharing"):
        words = [*WUXI, "objection", "--ground", ground, "--lang", lang]
        code, out, err = run(capsys, "assess", *words)
        assert code == 0
        assert err == ""
        assert ("无锡市" if lang == "zh" else "Wuxi") in out


def test_no_route_prints_the_reason_and_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    words = [*WUXI, "objection", "--ground", "inter-agency-sharing", "--on", "2017-06-01"]
    code, answer = as_json(capsys, "assess", *words)
    assert code == 3
    assert answer["routes"] == []
    assert answer["cautions"][0]["code"] == "sharing-no-right"
    code, out, _ = run(capsys, "assess", *words)
    assert code == 3
    assert "2021年11月1日" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["assess", "泰州台州", "--record", "public-credit", "--right", "access"], "泰州"),
        (["assess", "Taizhou", "--record", "public-credit", "--right", "access"], "331000"),
        (["assess", "Wuxu", "--record", "public-credit", "--right", "access"], "无锡市"),
        (["assess", "\x1b[2J", "--record", "public-credit", "--right", "access"], "320200"),
        (["assess", "无锡", "--record", "public-credits", "--right", "access"], "public-credit"),
        (["assess", "无锡", "--record", "public-credit", "--right", "acess"], "access"),
        (["assess", *WUXI, "objection", "--ground", "expird"], "expired"),
        (["assess", *WUXI, "access", "--ground", "expired"], "objection"),
        (["assess", *WUXI, "access", "--on", "2008-04-30"], "2008-05-01"),
        (["assess", *WUXI, "access", "--on", "2099-01-01"], "2027-12-31"),
        (["assess", *WUXI, "access", "--on", "someday"], "2026-11-23"),
        (["assess", *WUXI], "--help"),
        (["asess"], "assess"),
        (["law", "show", "rogi"], "rogi-20"),
        (["law", "show", "\n\x1b"], "law list"),
        (["place", "苏杭"], "苏"),
        (["letter", "nowhere.toml", "--out", "x.pdf"], "nowhere.toml"),
    ],
)
def test_wrong_input_is_one_line_and_code_2(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    code, out, err = run(capsys, *words)
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert "\x1b" not in err


def test_letter_is_written_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    example = str(paths.examples_dir() / "wuxi-access.toml")
    out = tmp_path / "letter.pdf"
    assert run(capsys, "letter", example, "--out", str(out))[0] == 0
    assert out.read_bytes().startswith(b"%PDF-")
    first = out.read_bytes()
    code, _, err = run(capsys, "letter", example, "--out", str(out))
    assert code == 2
    assert "--force" in err
    code, answer = as_json(capsys, "letter", example, "--out", str(out), "--force")
    assert code == 0
    assert answer["bytes"] == len(first)
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("name", "extra", "begins"),
    [
        ("x.pdf", [], b"%PDF"),
        ("x", [], b"%PDF"),
        ("x.DOCX", [], b"PK"),
        ("x.txt", [], "公共信用信息".encode()),
        ("x.txt", ["--format", "pdf"], b"%PDF"),
    ],
)
def test_the_name_of_the_file_tells_its_format_where_nothing_else_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, extra: list[str], begins: bytes
) -> None:
    example = str(paths.examples_dir() / "wuxi-access.toml")
    assert run(capsys, "letter", example, "--out", str(tmp_path / name), *extra)[0] == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--route", "financial-credit"], "local-credit"),
        (["--route", "local"], "local-credit"),
        (["--format", "odt"], "pdf"),
        (["--letter-lang", "en"], "zh+en"),
    ],
)
def test_letter_refuses_what_it_does_not_know(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, extra: list[str], said: str
) -> None:
    example = str(paths.examples_dir() / "wuxi-access.toml")
    code, _, err = run(capsys, "letter", example, "--out", str(tmp_path / "x.pdf"), *extra)
    assert code == 2
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_letter_refuses_a_character_that_nobody_can_print(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers = tmp_path / "answers.toml"
    text = (paths.examples_dir() / "wuxi-access.toml").read_text(encoding="utf-8")
    answers.write_text(text.replace("张三", "张\U0010fffd"), encoding="utf-8")
    code, _, err = run(capsys, "letter", str(answers), "--out", str(tmp_path / "x.pdf"))
    assert code == 4
    assert "U+10FFFD" in err
    assert [path.name for path in tmp_path.iterdir()] == ["answers.toml"]


def test_letter_without_a_route_is_code_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        'schema = 1\nplace = "无锡市"\nrecord = "defaulter-list"\nright = "access"\n'
        '[applicant]\nname = "张三"\n',
        encoding="utf-8",
    )
    code, _, err = run(capsys, "letter", str(answers), "--out", str(tmp_path / "x.pdf"))
    assert code == 3
    assert "公布" in err


def test_law_list_show_check_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    code, rows = as_json(capsys, "law", "list", "--on", "2017-06-01")
    standing = {row["id"]: row["status"] for row in rows}
    assert code == 0
    assert standing["rogi-2007"] == "in-force"
    assert standing["rogi-2019"] == "not-yet-in-force"
    code, whole = as_json(capsys, "law", "show", "rogi-2019")
    assert whole["replaces"] == ["rogi-2007"]
    assert {"zh", "en", "evidence", "source"} <= set(whole["provisions"][0])
    assert as_json(capsys, "law", "check") == (0, [])
    code, rows = as_json(capsys, "law", "coverage")
    assert len(rows) == 31
    for words in (["list"], ["show", "rogi-2007"], ["check"], ["coverage"]):
        for lang in ("zh", "en"):
            code, out, err = run(capsys, "law", *words, "--lang", lang)
            assert (code, err) == (0, "")
            assert out


def test_law_show_says_its_sources_in_the_language_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "law", "show", "rogi-2019", "--lang", "zh")
    assert "《中华人民共和国政府信息公开条例》【rogi-2019】" in out
    assert "来源：法条原文（2019年4月3日的文本），2026年11月25日查阅" in out
    assert "来源：法条原文第10条（2019年4月3日的文本），2026年11月25日查阅" in out
    assert "statute text" not in out
    assert "a statute collection as of that month（原登记为英文）" in out
    _, out, _ = run(capsys, "law", "show", "wuxi-pci-reg-2015", "--lang", "zh")
    assert "来源：Chen、Cheung 2017年的论文，注" in out
    assert "我们的注解" not in out
    _, out, _ = run(capsys, "law", "show", "rogi-2019", "--lang", "zh")
    assert "我们的注解：条文没有规定期限。" in out
    _, out, _ = run(capsys, "law", "show", "rogi-2019", "--lang", "en")
    assert "Our note: The article sets no time limit." in out
    assert "Source: statute text, version of 3 April 2019, Art. 10, read on 25 November 2026" in out
    assert "last confirmed 30 April 2025: a statute collection as of that month\n" in out


def test_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "place", "wuxi")[1] == "320200 江苏省 › 无锡市\n"
    assert as_json(capsys, "place", "320211")[1]["name_zh"] == "滨湖区"


def test_broken_law_names_file_and_key(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.toml").write_text('group = "x"\nlevle = "law"\n', encoding="utf-8")
    monkeypatch.setattr("pcirights.law.load.load", lambda _compiled: load(None, tmp_path))
    code, out, err = run(capsys, "assess", *WUXI, "access")
    assert code == 1
    assert out == ""
    assert "odd.toml：levle：没有这个键（是不是 'level'？）" in err


@pytest.mark.parametrize(
    ("words", "system", "lang"),
    [
        ([], "", "zh"),
        ([], "C.UTF-8", "zh"),
        ([], "en_GB.UTF-8", "en"),
        (["--lang", "zh"], "en_GB.UTF-8", "zh"),
        (["--lang", "en"], "zh_CN.UTF-8", "en"),
        (["--lang=en"], "", "en"),
        (["--lang=zh"], "en_US", "zh"),
        (["--lang", "fr"], "", "zh"),
    ],
)
def test_language(
    words: list[str], system: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if system:
        monkeypatch.setenv("LANG", system)
    assert language(words) == lang


def test_nobody_reads_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``pcirights law list | head -1`` ends quietly."""
    with (tmp_path / "closed").open("w", encoding="utf-8") as file:

        class Closed:
            def write(self, _text: str) -> int:
                raise BrokenPipeError

            def fileno(self) -> int:
                return file.fileno()

        monkeypatch.setattr("sys.stdout", Closed())
        assert main(["law", "list"], TODAY) == 0


def test_law_diff_and_review(capsys: pytest.CaptureFixture[str]) -> None:
    days = ["2019-05-14", "2019-05-15"]
    code, found = as_json(capsys, "law", "diff", *days)
    assert code == 0
    assert found["ended"] == [{"instrument": "rogi-2007", "replaced_by": "rogi-2019"}]
    assert found["began"] == ["rogi-2019"]
    code, found = as_json(capsys, "law", "diff", "2017-12-31", "2018-01-01", "杭州")
    access = next(one for one in found["answers"] if one["right"] == "access")
    assert access["before"]["enforceability"] == "channel-only"
    assert access["after"]["instrument"] == "zhejiang-pci-reg-2017"
    code, rows = as_json(capsys, "law", "review", "--on", "2027-12-01")
    assert all(row["due"] for row in rows)
    confirmed = [row["last_confirmed"] or "" for row in rows]
    assert confirmed == sorted(confirmed)
    for words in (["diff", "2017-06-01", "2026-11-25", "杭州"], ["review"]):
        for lang in ("zh", "en"):
            code, out, err = run(capsys, "law", *words, "--lang", lang)
            assert (code, err) == (0, "")
            assert out
    assert run(capsys, "law", "diff", "x", "2019-05-15")[0] == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_coverage_as_a_picture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str
) -> None:
    out = tmp_path / "map.svg"
    words = ["law", "coverage", "--svg", str(out), "--lang", lang]
    assert run(capsys, *words)[0] == 0
    root = ElementTree.fromstring(out.read_text(encoding="utf-8"))  # our own picture
    titles = [node.text for node in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == 32
    assert all(titles)
    assert run(capsys, *words)[0] == 2
    assert run(capsys, *words, "--force")[0] == 0


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("rogi-2018", "rogi-2019"),
        ("政府信息公开条例", "rogi-2019"),
        ("personal information protection", "pipl-2021"),
        ("zzzzzzzz", "pcirights law list"),
    ],
)
def test_an_unknown_instrument_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str], asked: str, near: str
) -> None:
    code, out, err = run(capsys, "law", "show", asked)
    assert (code, out) == (2, "")
    assert near in err


@pytest.mark.parametrize(
    "words",
    [
        ["law", "list", "--on", "1990-01-01"],
        ["law", "show", "rogi-2019", "--on", "2050-01-01"],
        ["law", "coverage", "--on", "2050-01-01"],
        ["law", "review", "--on", "2050-01-01"],
        ["law", "diff", "2017-01-01", "2050-01-01"],
        ["law", "diff", "1990-01-01", "2017-01-01"],
    ],
)
def test_the_book_answers_for_no_day_outside_its_days(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert "2008-05-01" in err or "2027-12-31" in err


def test_coverage_is_a_table_of_grades_and_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "law", "coverage")
    title, head, *rows = out.splitlines()
    assert "2026年11月25日" in title
    assert [cell.strip() for cell in head.split("|")] == ["地区", "查询", "更正", "异议"]
    assert len(rows) == 31
    shanghai = next(row for row in rows if row.startswith("310000 上海市"))
    assert shanghai.split("|")[1].strip() == "可诉（已读条文原文）"
    tibet = next(row for row in rows if row.startswith("540000"))
    assert tibet.split("|")[3].strip() == "未见地方规定"
    assert len({columns(row[: row.index("|")]) for row in (head, *rows)}) == 1


class _Full(io.TextIOWrapper):
    """A screen whose disk is full, or where nobody reads on."""

    def __init__(self, number: int) -> None:
        super().__init__(io.FileIO(os.open(os.devnull, os.O_WRONLY), "w"), encoding="utf-8")
        self.number = number
        self.printed = False

    def write(self, text: str) -> int:
        self.printed = True
        return len(text)

    def flush(self) -> None:
        if self.printed:
            raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(errno.ENOSPC, 2, "磁盘已满"), (errno.EPIPE, 0, ""), (errno.EBADF, None, "")],
)
def test_what_cannot_be_printed_is_said(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: int | None,
    said: str,
) -> None:
    full = _Full(number)
    monkeypatch.setattr(sys, "stdout", full)
    if code is None:
        with pytest.raises(OSError, match="Bad file"):
            main(["place", "320200"], TODAY)
    else:
        assert main(["place", "320200"], TODAY) == code
    assert said in capsys.readouterr().err
    full.printed = False
    full.close()


def test_a_terminal_without_chinese_is_written_to_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["place", "320200"], TODAY) == 0
    assert raw.getvalue().decode("utf-8").startswith("320200 江苏省")


def test_the_systems_complaint_is_in_the_persons_language(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ["letter", str(tmp_path / "none.toml"), "--out", str(tmp_path / "x.pdf")]
    assert "没有这个文件" in run(capsys, *words, "--lang", "zh")[2]
    assert "it is not there" in run(capsys, *words, "--lang", "en")[2]


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "place", "无锡市", "--lang", "fr")
    assert (code, out) == (2, "")
    assert "fr" in err


def test_a_first_day_that_nobody_saw_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "law", "diff", "2026-03-01", "2026-11-25")
    assert "- ndrc-58-2023 失信行为纠正后的信用信息修复管理办法（试行） → ndrc-36-2025" in out
    assert "+ fuzhou-pcim 福州市公共信用信息管理暂行办法（首日未见" in out
    assert "+ ndrc-36-2025 信用修复管理办法\n" in out
    _, out, _ = run(capsys, "law", "show", "fuzhou-pcim")
    assert "首日未见" in out
    _, out, _ = run(capsys, "law", "show", "henan-scr-2019")
    assert "首日未见" not in out
    assert "→ 需向信息提供单位核查的，自收到之日起7个工作日内" in out


def test_a_longer_time_is_told_as_its_text_gives_it(capsys: pytest.CaptureFixture[str]) -> None:
    ask = ["--record", "public-credit", "--right", "correction", "--on", "2026-11-25"]
    _, out, _ = run(capsys, "assess", "浙江省", *ask)
    assert "连同原期限合计不超过自受理之日起20个工作日；《浙江省" in out
    _, out, _ = run(capsys, "assess", "浙江省", *ask, "--lang", "en")
    assert "no more in all than 20 working days from acceptance; " in out
    assert "check and decide within 5 working days from acceptance; " in out
    assert "correct promptly; " in out
    _, out, _ = run(capsys, "law", "show", "rogi-2019")
    assert "经工作机构负责人同意并告知申请人的，可延长20个工作日" in out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_name_that_is_not_known_comes_with_how_to_find_it(
    capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    roles = {body.role for body in load(paths.statute_book_dir()).bodies if body.blank}
    catalogue = i18n.load("zh" if lang == "zh" else "en")
    assert all(catalogue.has(f"report.find.{role}") for role in roles)
    _, answer = as_json(capsys, "assess", *WUXI, "objection", f"--lang={lang}")
    recipients = [one for route in answer["routes"] for one in route["recipients"]]
    assert {bool(one["find"]) for one in recipients if one["blank"]} == {True}
    assert all(one["find"] is None for one in recipients if not one["blank"])
    _, out, _ = run(capsys, "assess", *WUXI, "access", f"--lang={lang}")
    assert {"zh": "政府信息公开指南", "en": "information guide"}[lang] in out


NOT_AT_THE_START = {
    "pcirights.law.lint",
    "pcirights.exports.picture_layout",
    "pcirights.law_packs.install",
}


def test_a_command_does_not_wait_for_what_others_need() -> None:
    code = "import sys; from pcirights.cli.main import main; code = main(['place', '上海'])\n"
    code += "print(*sorted(sys.modules)); sys.exit(code)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    loaded = set(done.stdout.decode("utf-8", "replace").split())
    assert "pcirights.cli.law" in loaded
    assert loaded & NOT_AT_THE_START == set()


def test_a_key_is_never_written_over_and_no_option_is_named_that_would(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("law", "key", "new", "--out", str(tmp_path / "our.key"), "--lang", "en")
    assert run(capsys, *words)[0] == 0
    before = (tmp_path / "our.key").read_bytes()
    code, _, err = run(capsys, *words)
    assert (code, "--force" in err) == (2, False)
    assert (tmp_path / "our.key").read_bytes() == before


@pytest.mark.parametrize(("lang", "said"), [("zh", "\n已停止\n"), ("en", "\nStopped\n")])
def test_ctrl_c_at_the_passphrase_ends_quietly(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    lang: str,
    said: str,
) -> None:
    def stop(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("getpass.getpass", stop)
    store = tmp_path / "desk.pcicases"
    code, out, err = run(capsys, "cases", "new", str(store), "--lang", lang)
    assert (code, out, err.count("\n")) == (130, "", 3)
    assert err.endswith(said)
    assert not store.exists()


def test_law_show_tells_the_official_page_where_one_is_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = load(paths.statute_book_dir()).instruments["pipl-2021"].href
    assert page is not None
    assert page.startswith("https://flk.npc.gov.cn/")
    assert main(["law", "show", "pipl-2021", "--lang=en"]) == 0
    assert f"Official page (open it yourself): {page}" in capsys.readouterr().out
    assert main(["law", "show", "wuxi-pci-reg-2015", "--lang=en"]) == 0
    assert "Official page" not in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_examples_are_copied_to_where_one_works(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "我的 文件夹" / "examples"
    code, told, _ = run(capsys, "examples", str(folder), "--lang", lang)
    assert code == 0
    assert str(folder) in told
    every = [path for path in paths.examples_dir().rglob("*") if path.is_file()]
    assert str(len(every)) in told
    for path in every:
        copy = folder / path.relative_to(paths.examples_dir())
        assert copy.read_bytes() == path.read_bytes()


def test_examples_replace_what_one_has_only_when_told_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "wuxi-access.toml"
    mine.write_text("mine", "utf-8")
    code, told, err = run(capsys, "examples", str(tmp_path))
    assert (code, told) == (2, "")
    assert "wuxi-access.toml" in err
    assert [path.name for path in tmp_path.iterdir()] == ["wuxi-access.toml"]
    code, answer = as_json(capsys, "examples", str(tmp_path), "--force")
    assert code == 0
    assert str(mine) in answer["files"]
    assert mine.read_text("utf-8") != "mine"


def test_examples_go_into_a_folder_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    code, told, err = run(capsys, "examples", str(tmp_path / "file" / "below"))
    assert (code, told) == (2, "")
    assert len(err.splitlines()) == 1
