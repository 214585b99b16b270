"""What the pages around the program say is so: commands, links, headings, days, words."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import typing
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

import answers_table
import law_words
from pcirights import i18n
from pcirights.answers_file import parse_answers
from pcirights.cases import seal
from pcirights.cli.main import main, parser
from pcirights.core.errors import WrongInputError
from pcirights.core.law import Evidence, Provision, Use
from pcirights.core.statute_book import StatuteBook
from pcirights.core.vocabulary import Enforceability, Ground, Record, Right, RouteId
from pcirights.core.when import When
from pcirights.law.load import ROWS, load
from pcirights.wording.phrases import citation

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 25)
LATER = date(2026, 12, 31)
"""A day by which all of the law that is checked has been looked at."""
MANUALS: dict[i18n.Lang, Path] = {
    "zh": ROOT / "docs" / "manual.zh.md",
    "en": ROOT / "docs" / "manual.en.md",
}
ANSWERS = ROOT / "docs" / "answers.md"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "docs" / "design.md",
    ANSWERS,
    *MANUALS.values(),
]
WRITING = ("batch", "cases", "examples")
HARMLESS = ("assess", "deadline", "law", "next", "place")
UNITS = {
    "个工作日": "working-day",
    "日": "calendar-day",
    "个月": "month",
    "working day": "working-day",
    "day": "calendar-day",
    "month": "month",
}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@cache
def book() -> StatuteBook:
    return load()


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


# Commands


def day_of(words: list[str]) -> date:
    """The day on which a command of a page is tried."""
    return LATER if words[:2] == ["law", "check"] else TODAY


def commands(page: Path) -> list[list[str]]:
    """Every command line of a page: in code blocks, and in code between the words."""
    text = text_of(page)
    blocks = re.findall(r"^ *```\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    inline = [" ".join(code.split()) for code in re.findall(r"(?<!`)`([^`]+)`(?!`)", text)]
    starts = ("pcirights ", "python3 dev.py ")
    return [shlex.split(line) for line in [*lines, *inline] if line.startswith(starts)]


ASKED = [(page, words) for page in PAGES for words in commands(page)]
OURS = [
    words[1:] if words[0] == "pcirights" else words[3:]
    for _, words in ASKED
    if words[0] == "pcirights" or words[2] == "run"
]
INCOMPLETE = [["law", "show"]]
"""Named in a sentence, to be completed by the reader."""


@pytest.mark.parametrize("words", [words for words in OURS if words], ids=" ".join)
def test_a_command_shown_is_one_that_the_program_knows(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    if words in INCOMPLETE or words[0] in WRITING:  # the latter are run one after the other below
        return
    if words == ["--version"]:  # it ends as --help does
        with pytest.raises(SystemExit) as ended:
            main(words, day_of(words))
        assert ended.value.code == 0
        return
    options = parser(i18n.load("zh")).parse_args(words)
    if options.command == "letter":
        assert (ROOT / options.answers).is_file()
    else:
        assert options.command in HARMLESS
        assert main(words, day_of(words)) == expected(words)
    capsys.readouterr()


def in_blocks(page: Path) -> list[list[str]]:
    """The program's own commands in a page's code blocks, as they stand one after the other."""
    blocks = re.findall(r"^```\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)
    starts = ("pcirights ", "python3 dev.py run ")
    lines = [line for block in blocks for line in block.splitlines()]
    return [
        shlex.split(line.removeprefix(start))
        for line in lines
        for start in starts
        if line.startswith(start)
    ]


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", *MANUALS.values(), ROOT / "docs" / "batch.md"],
    ids=lambda page: page.name,
)
def test_the_commands_of_a_page_work_one_after_the_other(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In an empty folder where the page has the examples copied; else in one that has them."""
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))
    monkeypatch.setattr("getpass.getpass", lambda _: "four words in one line")
    monkeypatch.chdir(tmp_path)
    asked = in_blocks(page)
    assert asked
    if ["examples", "examples"] not in asked:
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    codes = {shlex.join(words): main(words, day_of(words)) for words in asked}
    assert {words: code for words, code in codes.items() if code} == {}
    capsys.readouterr()


def test_what_the_commands_write_is_not_committed_by_accident() -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("no Git here")
    pages = [ROOT / "README.md", *MANUALS.values(), ROOT / "docs" / "batch.md"]
    every = [words for page in pages for words in in_blocks(page)]
    written = {words[words.index("--out") + 1] for words in every if "--out" in words}
    written |= {words[2] for words in every if words[:2] == ["cases", "new"]}
    assert {"letter.pdf", "letters", "desk.pcicases"} <= written
    for name in written:
        inside = f"{name}/a1.pdf" if "." not in name else name
        command = ["git", "-C", str(ROOT), "check-ignore", "--quiet", "--no-index", inside]
        assert subprocess.run(command, check=False).returncode == 0, name


def expected(words: list[str]) -> int:
    """The exit code that the manual's table names for its examples; else 0."""
    for manual in MANUALS.values():
        for row in re.findall(
            r"^\| (\d) \|.*\| `pcirights ([^`]+)` \|$", text_of(manual), re.MULTILINE
        ):
            if shlex.split(row[1]) == words:
                return int(row[0])
    return 0


def test_dev_py_is_asked_only_for_what_it_does() -> None:
    asked = {words[2] for _, words in ASKED if words[0] == "python3"}
    assert asked == {"run", "test", "screenshots", "words"}


# Links


@every_page
def test_what_a_page_links_to_is_there(page: Path) -> None:
    text = text_of(page)
    targets = re.findall(r"\]\(([^)]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    for target in targets:
        if target.startswith("#"):
            headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
            assert target[1:] in {heading.lower().replace(" ", "-") for heading in headings}
        else:
            assert (page.parent / target).exists(), target


@every_page
def test_no_page_sends_the_reader_into_the_net(page: Path) -> None:
    assert not re.search(r"https?://|www\.|@[a-z0-9-]+\.", text_of(page))


# The manual


def test_both_manuals_have_the_same_headings() -> None:
    levels = {lang: headings(text_of(manual)) for lang, manual in MANUALS.items()}
    assert levels["zh"] == levels["en"]


def headings(text: str) -> list[tuple[int, str]]:
    """The depth of each heading, and its number where it has one."""
    found = re.findall(r"^(#+) (?:(\d+)\. )?", text, re.MULTILINE)
    return [(len(marks), number) for marks, number in found]


def test_both_manuals_have_the_same_tables_lists_and_commands() -> None:
    shapes = [
        re.findall(r"^(?:\| --- |\||- |\d\. |```)", text_of(m), re.MULTILINE)
        for m in MANUALS.values()
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_manual_uses_the_words_of_the_screen(lang: i18n.Lang) -> None:
    text, catalogue = text_of(MANUALS[lang]), i18n.load(lang)
    shown = [f"enforceability.{grade}" for grade in Enforceability]
    shown += [f"evidence.{evidence}" for evidence in Evidence]
    for key in shown:
        assert f"| {catalogue.text(key)} |" in text, key


def test_the_manual_names_the_days_of_the_statute_book() -> None:
    for manual in MANUALS.values():
        for day in (book().first_day, book().horizon):
            assert day.isoformat() in text_of(manual)


CITED = {
    "zh": r"《[^》]+》第[第一二三四五六七八九十百千零之条款项]+",
    "en": r"[A-Z][A-Za-z ]+, Art\. \d+(?:-\d+)?(?:\(\d+\))*",
}


@cache
def provisions_by_citation(lang: i18n.Lang) -> dict[str, Provision]:
    """Every provision that stands today, under the short form of its citation."""
    catalogue = i18n.load(lang)
    every = [one for one in book().instruments.values() if one.status(TODAY).citable]
    cited = ((citation(one, each, catalogue), each) for one in every for each in one.provisions)
    return {short(text): each for text, each in cited}


def short(cited: str) -> str:
    """A citation without the country's name and the year of the version."""
    cited = cited.replace("《中华人民共和国", "《", 1)
    return re.sub(r" \([^)]*(?:revision|amended)[^)]*\)", "", cited)


def provisions_of(lang: i18n.Lang, text: str) -> list[Provision]:
    known = provisions_by_citation(lang)
    return [known[cited] for cited in re.findall(CITED[lang], text)]


@pytest.mark.parametrize("lang", MANUALS)
def test_every_article_in_the_manual_was_read_and_stands_today(lang: i18n.Lang) -> None:
    cited = provisions_of(lang, text_of(MANUALS[lang]))
    assert len(cited) > 30
    assert {one.evidence for one in cited} == {Evidence.TEXT}


def test_both_manuals_cite_the_same_articles() -> None:
    zh, en = ([p.ref for p in provisions_of(lang, text_of(MANUALS[lang]))] for lang in MANUALS)
    assert zh == en


@pytest.mark.parametrize("lang", MANUALS)
def test_every_time_limit_in_the_table_is_the_one_of_its_article(lang: i18n.Lang) -> None:
    text = text_of(MANUALS[lang])
    rows = re.findall(r"^\| .* \| (\d+) ?(\D+?)s? \| (.+) \|$", text, re.MULTILINE)
    assert len(rows) == 12
    for n, unit, cited in rows:
        (provision,) = provisions_of(lang, cited)
        assert (int(n), UNITS[unit]) in {(one.n, one.unit) for one in provision.periods}, cited


@pytest.mark.parametrize("lang", MANUALS)
def test_no_number_of_days_stands_outside_the_table(lang: i18n.Lang) -> None:
    lines = text_of(MANUALS[lang]).splitlines()
    text = "\n".join(line for line in lines if not line.startswith("|"))
    assert not re.search(r"\d+ ?(个工作日|日内|天|个月|working days?|days?|months?)\b", text)


# The answers file


def test_the_tables_of_the_answers_file_are_up_to_date() -> None:
    page = text_of(ANSWERS)
    renew = "docs/answers.md is out of date; renew it: .venv/bin/python packaging/answers_table.py"
    assert answers_table.renewed(page) == page, renew


def test_the_words_of_the_law_are_up_to_date() -> None:
    """Every word and key that a law file may hold stands in the page, with its meaning."""
    page = text_of(ROOT / "docs" / "adding-a-law.md")
    renew = "docs/adding-a-law.md is out of date; renew it: .venv/bin/python packaging/law_words.py"
    assert law_words.renewed(page) == page, renew


def test_every_word_of_the_law_data_is_in_a_list() -> None:
    """A list that a row can hold, and that the page leaves out, would be a word without meaning."""
    told = {words for words, _ in law_words.LISTS}
    read = {one for row in (When, Use, *(kind for _, _, kind in ROWS)) for one in lists(row)}
    assert read - told == set()


def lists(kind: type) -> Iterator[type[StrEnum]]:
    """The closed lists in a row's annotations."""
    for _, hint in law_words.fields_of(kind):
        stack = [hint]
        while stack:
            one = stack.pop()
            stack += typing.get_args(one)
            if isinstance(one, type) and issubclass(one, StrEnum):
                yield one


def test_a_meaning_is_there_for_each_word_and_for_nothing_else() -> None:
    law_words.same("Level", ["law"], ["law"])
    for said, there in ((["law"], ["law", "rule"]), (["law", "rule"], ["law"])):
        with pytest.raises(KeyError, match="Level: rule"):
            law_words.same("Level", said, there)


@pytest.mark.parametrize("renewed", [answers_table.renewed, law_words.renewed])
def test_a_page_without_its_marks_is_not_renewed(renewed: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="made: "):
        renewed("no marks")


def test_every_key_and_word_is_explained() -> None:
    page = text_of(ANSWERS)
    plain = ("schema", "place", "record", "right", "ground", "on", "route")
    items = ("item.record", "item.correct", "item.source", "item.evidence")
    words = [str(word) for words in (Record, Right, Ground, RouteId) for word in words]
    for key in (*plain, *answers_table.keys(), *items, *words):
        assert re.search(rf"^\| `{re.escape(key)}` \| [^|]+ \|$", page, re.MULTILINE), key


def test_the_page_says_the_limits_that_are_kept() -> None:
    with pytest.raises(WrongInputError):
        parse_answers({"schema": 1, "item": [{}] * 201})
    assert len(parse_answers({"schema": 1, "item": [{}] * 200}).items) == 200
    assert len(parse_answers({"schema": 1, "place": "x" * 100_000}).place) == 100_000


# Words


@every_page
def test_the_pages_speak_of_the_program_alone(page: Path) -> None:
    forbidden = (
        r"/work|/tmp|\bissue \d|\bsessions?\b|\bAI\b|\bagents? (session|tool)|TODO|FIXME|PyPI"
    )
    assert not re.search(forbidden, text_of(page))


@every_page
def test_english_is_spelt_the_british_way(page: Path) -> None:
    american = (
        r"\b(organiz|authoriz|recogniz|favor\b|behavior|color|catalog\b|fulfill|license (is|under))"
    )
    assert not re.search(american, text_of(page))


def test_the_chinese_manual_has_full_width_punctuation() -> None:
    prose = re.sub(r"`[^`]*`", "", text_of(MANUALS["zh"]))
    assert not re.search(r"[\u4e00-\u9fff][,;:!?.()]|[,;:!?()][\u4e00-\u9fff]", prose)


# Law packs


def test_the_page_on_law_packs_shows_commands_that_the_program_knows() -> None:
    text = text_of(ROOT / "docs" / "law-packs.md")
    shown = re.findall(r"^ +pcirights (.+)$", text, re.MULTILINE)
    for words in shown:
        parser(i18n.load("zh")).parse_args(shlex.split(words))
    assert {shlex.split(words)[1] for words in shown} == {
        "pack",
        "install",
        "restore",
        "age",
        "key",
    }


# Design


def test_the_words_of_evidence_are_those_of_the_program() -> None:
    (row,) = re.findall(r"^\| evidence \|.*$", text_of(ROOT / "docs" / "design.md"), re.MULTILINE)
    assert re.findall(r"`(\w+)`", row) == list(Evidence)


def test_the_layout_names_every_folder_of_the_program() -> None:
    package = ROOT / "src" / "pcirights"
    folders = {one.parent.name for one in package.glob("*/__init__.py")} - {"_built"}
    for page in (ROOT / "docs" / "design.md", ROOT / "CONTRIBUTING.md"):
        named = set(re.findall(r"`(?:src/pcirights/)?(\w+)`", text_of(page)))
        assert folders <= named, page.name
