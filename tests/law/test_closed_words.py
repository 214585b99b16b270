"""The example of docs/adding-a-law.md as it stands; a slip in it is told with the near word."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from pcirights import i18n
from pcirights.law.lint import findings
from pcirights.law.lint_words import templates_are_there, words_are_said
from pcirights.law.load import HERE, check_files
from pcirights.places import load as load_places

TODAY = date(2026, 12, 1)
PAGE = Path(__file__).parents[2] / "docs" / "adding-a-law.md"
EXAMPLE = re.compile(r"<!-- example: (\S+) -->\n```toml\n(.*?)```", re.DOTALL)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The law's files in a folder of their own, with the example of docs/adding-a-law.md."""
    folder = tmp_path / "law"
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "reading"))
    for name, text in EXAMPLE.findall(PAGE.read_text("utf-8")):
        (folder / name).write_text(text, "utf-8")
    return folder


def said(folder: Path, lang: i18n.Lang = "en") -> str:
    """All that ``law check`` would say of a folder."""
    read = check_files(folder)
    found = {
        *read.problems,
        *findings(read.book, load_places(), TODAY, read.files),
        *words_are_said(read.book),
        *templates_are_there(read.book),
    }
    return "\n".join(one.said(lang) for one in sorted(found))


def change(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), "utf-8")


OWN = "local/shandong/jinan-pcir-2026.toml"
BROKEN = {
    "promise": (OWN, 'what = "reply"', 'what = "answer"', "provision[1].period[1].what", "answer"),
    "start": (OWN, '"receipt"', '"recieved"', "period[1].starts", "did you mean 'receipt'?"),
    "unit": (OWN, '"working-day"', '"workingday"', "unit", "did you mean 'working-day'?"),
    "route": (OWN, '"local-credit"', '"local-credits"', "route", "did you mean 'local-credit'?"),
    "evidence": (OWN, 'evidence = "text"', 'evidence = "texte"', "evidence", "'text'"),
    "key": (OWN, "article =", "artikle =", "artikle", "did you mean 'article'?"),
    "place": (OWN, 'place = "济南市"', 'place = "济难市"', "place", "370100"),
    "future": (OWN, "checked = 2026-11-28", "checked = 2027-11-28", "checked", "in the future"),
    "href": (OWN, "https://", "ftp://", "href", "https address"),
    "caution": (
        "cautions.toml", 'code = "no-local-text"', 'code = "no-locale-text"', "code",
        "did you mean 'no-local-text'?",
    ),
    "attachment": (
        "routes.toml", '"identity-proof"', '"identity-prof"', "attachments",
        "did you mean 'identity-proof'?",
    ),
    "answer": (
        "routes.toml", '"applicant.name"', '"applicant.nmae"', "needs",
        "did you mean 'applicant.name'?",
    ),
    "remedy": (
        "remedies.toml", 'step = "reconsideration"', 'step = "reconsidertion"', "step",
        "did you mean 'reconsideration'?",
    ),
    "letter": (
        "steps.toml", 'letter = "reminder"', 'letter = "remainder"', "letter",
        "did you mean 'reminder'?",
    ),
    "role": ("bodies.toml", 'role = "platform"', 'role = "plattform"', "role", "'platform'"),
    "cost": (
        "costs.toml", "rogi-2019#42(1)", "rogi-2019#24(1)", "rests_on", "did you mean 'rogi-2019#",
    ),
    "help": ("book.toml", "rogi-2019#43", "rogi-2091#43", "help", "did you mean 'rogi-2019'?"),
}  # fmt: skip


def test_a_sound_law_of_a_capital_city_is_taken_by_the_name_of_its_place(book: Path) -> None:
    assert said(book) == ""
    read = check_files(book)
    assert read.book.instruments["jinan-pcir-2026"].place == "370100"
    assert read.book.instruments["jinan-pcir-2026"].href == "https://example.invalid/jinan"


@pytest.mark.parametrize("name", BROKEN)
def test_a_slip_is_told_with_file_key_and_near_word(book: Path, name: str) -> None:
    file, before, after, key, near = BROKEN[name]
    change(book, file, before, after)
    lines = [line for line in said(book).splitlines() if key in line]
    stem = file.rsplit("/", 1)[-1].removesuffix(".toml")
    assert any(stem in line and near in line for line in lines), said(book)
    zh = said(book, "zh")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in zh)
    assert "is not one of" not in zh


def test_all_slips_are_told_in_one_round(book: Path) -> None:
    wanted = ("start", "caution", "attachment", "remedy", "letter", "role", "help")
    for name in wanted:
        file, before, after, _, _ = BROKEN[name]
        change(book, file, before, after)
    (book / "national" / "broken.toml").write_text("= 1", "utf-8")
    text = said(book)
    for name in wanted:
        assert BROKEN[name][4] in text, name
    assert "broken.toml: is not TOML" in text


def test_a_byte_order_mark_of_an_editor_is_no_fault(book: Path) -> None:
    path = book / OWN
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert said(book) == ""


def test_a_law_in_another_province_s_folder_is_told(book: Path) -> None:
    (book / OWN).rename(book / "local" / "henan" / "jinan-pcir-2026.toml")
    assert "local/henan: place: holds laws of several provinces" in said(book)
    (book / "local" / "henan" / "jinan-pcir-2026.toml").rename(book / "national" / "jinan.toml")
    assert "does not belong into national/" in said(book)


def test_a_letter_without_a_template_is_told(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.paths.templates_dir", lambda: tmp_path)
    assert "'reminder' has no template in zh" in said(book)


def test_a_caution_without_a_sentence_is_told(book: Path) -> None:
    path = book / "cautions.toml"
    path.write_text(
        path.read_text("utf-8") + '\n[[caution]]\ncode = "jinan-second-copy"\nseverity = "note"\n',
        "utf-8",
    )
    assert "'jinan-second-copy' has no sentence caution.jinan-second-copy (zh, en)" in said(book)
