"""docs/adding-a-law.md followed to the letter: its example, its commands and its slips."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from pcirights import i18n, paths
from pcirights.cli.main import main
from pcirights.law import check as checking
from pcirights.law import load as loading
from pcirights.law.load import HERE
from pcirights.law_packs import contents
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.vocabulary import check_words
from pcirights.places import load as load_places
from pcirights.wording.errors import error_sentence

TODAY = date(2026, 12, 1)
PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-law.md").read_text("utf-8")
EXAMPLE = re.compile(r"<!-- example: (\S+) -->\n```toml\n(.*?)```", re.DOTALL)
ASSESS = re.compile(r"```sh\npython3 dev.py run (assess .+)\n```")
NEW = "《济南市公共信用信息条例》第二十一条"
LANGS: tuple[i18n.Lang, ...] = ("zh", "en")
BETWEEN: dict[i18n.Lang, str] = {"zh": "：", "en": ": "}
ANSWERS = """
schema = 1
place = "济南市"
record = "public-credit"
right = "objection"
ground = "inaccurate"
[applicant]
name = "张三"
id_number = "999999199001011234"
address = "济南市一号"
phone = "13800000000"
[[item]]
record = "一条记录"
correct = "另一条记录"
"""


def slips() -> Iterator[tuple[str, str, str, str, str]]:
    """The rows of the page's table of slips: file, right, slip, key told, word told."""
    rows = PAGE.partition("<!-- slips -->")[2].partition("## ")[0]
    for line in rows.strip().splitlines()[2:]:
        file, right, slip, key, near = re.findall(r"`([^`]+)`", line)
        yield file, right, slip, key, near


SLIPS = list(slips())


def copy(folder: Path) -> Path:
    """The law's files in a folder of their own."""
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The law's files, with the example of the page saved where the page says."""
    folder = copy(tmp_path / "law")
    for name, text in EXAMPLE.findall(PAGE):
        (folder / name).write_text(text, "utf-8")
    return folder


def change(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), "utf-8")


def told(folder: Path) -> dict[i18n.Lang, list[str]]:
    """The lines of ``law check`` in both languages."""
    _, problems = checking.check(load_places(), TODAY, folder)
    return {lang: [one.said(lang) for one in problems] for lang in LANGS}


def packed(folder: Path) -> None:
    """Make a law pack of a folder, as ``law pack`` does."""
    _, law = contents.write_law(contents.files_of(folder))
    contents.check(law, load_places(), TODAY)
    check_words(law.book, loading.load(paths.statute_book_dir()))


def told_of_a_pack(folder: Path) -> dict[i18n.Lang, list[str]]:
    """The lines of the error with which ``law pack`` ends."""
    with pytest.raises(PackError) as caught:
        packed(folder)
    return {lang: error_sentence(caught.value, i18n.load(lang)).splitlines() for lang in LANGS}


def english(folder: Path) -> str:
    return "\n".join(told(folder)["en"])


def assert_told(said: dict[i18n.Lang, list[str]], slip: tuple[str, str, str, str, str]) -> None:
    """A line of each language names the file, the key and the word that was meant."""
    file, _, _, key, near = slip
    for lang, between in BETWEEN.items():
        before = f"{PurePosixPath(file).stem}.toml{between}{key}{between}"
        rest = [line.partition(before)[2] for line in said[lang] if before in line]
        assert any(near in one for one in rest), (slip, said[lang])
        assert any((max(one) >= "\u4e00") is (lang == "zh") for one in rest) or key == "place"


# The example, taken as it stands


def test_the_commands_of_the_page_answer_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before and after the new file: the check, the routes of the city, and its letter."""
    folder = copy(tmp_path / "law")
    (command,) = ASSESS.findall(PAGE)
    answers = tmp_path / "answers.toml"
    answers.write_text(ANSWERS, "utf-8")

    def run(*words: str) -> str:
        assert main([*words], TODAY) == 0
        return capsys.readouterr().out

    def in_use() -> tuple[str, str, str]:
        """What the check, the assessment and the letter say."""
        out = tmp_path / "letter.txt"
        asked = ("letter", str(answers), "--out", str(out), "--format", "txt", "--force")
        with monkeypatch.context() as patch:
            real_load, real_check = loading.load, checking.check
            patch.setattr(loading, "load", lambda _made: real_load(None, folder))
            patch.setattr(checking, "check", partial(real_check, folder=folder))
            checked, assessed = run("law", "check"), run(*shlex.split(command))
            run(*asked)
        return checked, assessed, out.read_text("utf-8")

    before = in_use()
    for name, text in EXAMPLE.findall(PAGE):
        (folder / name).write_text(text, "utf-8")
    after = in_use()
    counts = [[int(n) for n in re.findall(r"\d+", checked)] for checked, _, _ in (before, after)]
    assert counts[1] == [counts[0][0] + 1, counts[0][1] + 1]
    assert all(NEW not in text for text in before)
    bases = [line for line in after[1].splitlines() if "依据：" in line]
    assert NEW in bases[0]
    assert "山东省" in bases[1]
    assert f"自收到之日起3个工作日内答复；{NEW}" in after[1]
    assert NEW in after[2]
    assert "3个工作日" in after[2]
    assert "3个工作日" not in before[2] or NEW not in before[2]


def test_a_place_is_taken_by_its_name(book: Path) -> None:
    read, problems = checking.check(load_places(), TODAY, book)
    assert problems == []
    assert read.book.instruments["jinan-pcir-2026"].place == "370100"
    assert read.book.instruments["jinan-pcir-2026"].href == "https://example.invalid/jinan"


# The slips


def test_the_page_shows_slips_in_every_file() -> None:
    assert len(SLIPS) >= 10
    assert {file for file, *_ in SLIPS} >= {*loading.TABLES} - {"counting.toml"}


def test_all_slips_are_told_in_one_round_with_file_key_and_near_word(book: Path) -> None:
    for file, right, wrong, _, _ in SLIPS:
        change(book, file, right, wrong)
    (book / "national" / "broken.toml").write_text("= 1", "utf-8")
    by_check, by_pack = told(book), told_of_a_pack(book)
    for slip in SLIPS:
        assert_told(by_check, slip)
        if slip[3] != "checked":  # a rule, which is asked of a pack that can be read
            assert_told(by_pack, slip)
    assert "national/broken.toml: is not TOML" in "\n".join(by_check["en"])
    assert "broken.toml: is not TOML" in "\n".join(by_pack["en"])
    assert len(by_check["en"]) == len(SLIPS) + 2  # without a number and a key, article is missing


@pytest.mark.parametrize("key", ["checked", "code", "provision[1].period[1].starts"])
def test_a_slip_alone_is_one_line_of_a_pack_too(book: Path, key: str) -> None:
    (slip,) = (one for one in SLIPS if one[3] == key)
    change(book, *slip[:3])
    assert len(told(book)["en"]) == 1
    said = told_of_a_pack(book)
    for lang in LANGS:
        (line,) = said[lang]
        assert slip[4] in line


def test_a_place_that_resembles_none_is_told(book: Path) -> None:
    change(book, "local/shandong/jinan-pcir-2026.toml", 'place = "济南市"', 'place = "@"')
    assert "near: nothing" in english(book)


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        ("a = 1\n= 1", "national/bad.toml：第2行起不是 TOML：", "national/bad.toml: is not TOML: "),
        ("a = “x”", "第1行用了中文引号 “，要用英文的直引号", "line 1 has the quotation mark “"),
        ("a = 1" * 10_000, "第1行起不是 TOML：", "is not TOML: "),
        (".".join("a" * 99) + " = 1", "bad.toml：不是 TOML：", "a key of too many parts"),
        ("名", "不是 UTF-8 编码的文字，请另存为 UTF-8", "is not UTF-8 text: save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_told_in_the_language(
    book: Path, content: str, zh: str, en: str
) -> None:
    coding = "gb18030" if content == "名" else "utf-8"
    (book / "national" / "bad.toml").write_bytes(content.encode(coding))
    ((line_zh,), (line_en,)) = (told(book)[lang] for lang in LANGS)
    assert zh in line_zh
    assert en in line_en


def test_a_byte_order_mark_of_an_editor_is_no_fault(book: Path) -> None:
    path = book / "local/shandong/jinan-pcir-2026.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert english(book) == ""


def test_a_law_in_another_province_s_folder_is_told(book: Path) -> None:
    own = book / "local/shandong/jinan-pcir-2026.toml"
    own = own.rename(book / "local" / "henan" / "jinan-pcir-2026.toml")
    assert "local/henan: place: holds laws of several provinces" in english(book)
    own.rename(book / "national" / "jinan.toml")
    assert "does not belong into national/" in english(book)


def test_a_letter_without_a_template_is_told(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.paths.templates_dir", lambda: tmp_path)
    assert "'reminder' has no template in zh" in english(book)


def test_a_caution_without_a_sentence_is_told(book: Path) -> None:
    path = book / "cautions.toml"
    path.write_text(
        path.read_text("utf-8") + '\n[[caution]]\ncode = "jinan-second-copy"\nseverity = "note"\n',
        "utf-8",
    )
    wanted = "'jinan-second-copy' has no sentence caution.jinan-second-copy (zh, en)"
    assert wanted in english(book)
