"""An organisation's own edition as the program reads it: all problems together, text as text."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pcirights import paths
from pcirights.cli.main import main
from pcirights.edition import Edition
from pcirights.edition_file import EditionError, read
from pcirights.law_packs.minisign import PublicKey
from pcirights.letters.problems import TemplateError
from pcirights.program import Program
from pcirights.resources import installed

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "examples" / "edition"
DAY = date(2026, 11, 25)
WHOLE = """\
schema = 1
id = "sample"
name = { zh = "某站", en = "A Station" }
contact = { zh = "电话", en = "Telephone" }
languages = ["en"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "edition"
    shutil.copytree(SAMPLE, made)
    return made


def wrong(folder: Path, table: str) -> list[str]:
    (folder / "edition.toml").write_text(table, encoding="utf-8")
    with pytest.raises(EditionError) as caught:
        read(folder)
    return [f"{one.file} {one.key}".strip() for one in caught.value.problems]


def test_the_sample_is_read() -> None:
    edition = read(SAMPLE)
    assert edition.name is not None
    assert edition.name.zh == "示例法律援助站（不存在）"
    assert edition.languages == ("zh", "en")
    assert edition.letterhead == SAMPLE / "letterhead.toml"


def test_what_is_not_there_is_the_program_as_it_is(tmp_path: Path) -> None:
    assert installed(tmp_path / "none") == Edition()
    assert paths.edition_dir(tmp_path) == tmp_path / "edition"


def test_the_order_of_languages_is_the_organisations(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(WHOLE.replace('["en"]', '["en", "zh"]'), "utf-8")
    edition = read(tmp_path)
    assert edition.languages == ("en", "zh")
    assert edition.spoken("zh") == "zh"
    (tmp_path / "edition.toml").write_text(WHOLE, "utf-8")
    assert read(tmp_path).spoken("zh") == "en"


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    table = """\
schema = 2
id = "Not One"
nmae = "x"
contact = { zh = "a\\nb", en = "" }
languages = ["zh", "zh"]
letterhead = "../letterhead.toml"
templates = "none"
law_key = 7
"""
    keys = "contact.en contact.zh id languages law_key letterhead name nmae schema templates"
    assert wrong(tmp_path, table) == [f"edition.toml {key}" for key in keys.split()]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("schema = 1", "schema = true", "schema"),
        ("schema = 1", "", "schema"),
        ('"sample"', '"s"', "id"),
        ('"sample"', '"../x"', "id"),
        ('zh = "某站"', 'zh = "某站", de = "x"', "name"),
        ("某站", "某" * 61, "name.zh"),
        ("某站", "　 ", "name.zh"),
        ("某站", "某\\u202e站", "name.zh"),
        ("某站", "某\\u0000站", "name.zh"),
        ('{ zh = "电话", en = "Telephone" }', '"电话"', "contact"),
        ('["en"]', "[]", "languages"),
        ('["en"]', '"en"', "languages"),
        ('["en"]', "[1]", "languages"),
        ('["en"]', '["fr"]', "languages"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in WHOLE
    assert wrong(tmp_path, WHOLE.replace(old, new)) == [f"edition.toml {key}"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "..", "a/b", "C:x", "a\\\\b", ".hidden", "", "没有", "none.toml"]
)
@pytest.mark.parametrize("key", ["letterhead", "templates", "law_key"])
def test_no_key_names_anything_outside_the_folder(tmp_path: Path, name: str, key: str) -> None:
    assert wrong(tmp_path, f'{WHOLE}{key} = "{name}"\n') == [f"edition.toml {key}"]


def test_a_link_is_no_file_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "l.toml").symlink_to(SAMPLE / "letterhead.toml")
    assert wrong(tmp_path, f'{WHOLE}letterhead = "l.toml"\n') == ["edition.toml letterhead"]


def test_what_is_no_table_is_said(tmp_path: Path) -> None:
    assert wrong(tmp_path, "name = ") == ["edition.toml"]
    (tmp_path / "edition.toml").write_bytes(b"\xff")
    with pytest.raises(EditionError, match="edition-broken"):
        read(tmp_path)
    (tmp_path / "edition.toml").unlink()
    with pytest.raises(EditionError) as caught:
        read(tmp_path)
    assert str(tmp_path) not in str(caught.value.problems[0])


def test_a_broken_edition_is_left_aside_and_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "edition.toml").write_text("id = 1", encoding="utf-8")
    edition = installed(folder)
    assert edition.trouble is not None
    assert (edition.name, edition.letterhead) == (None, None)
    monkeypatch.setattr(paths, "edition_dir", lambda: folder)
    assert main(["place", "320200", "--lang", "en"], DAY) == 0
    said = capsys.readouterr().err
    assert "organisation's own part" in said
    assert said.count("\n") == 1


def test_its_key_is_trusted_beside_ours(folder: Path) -> None:
    keys = Program(DAY, edition=read(folder)).shipped.keys
    own = PublicKey.of_file((folder / "sample.key.pub").read_text("utf-8"))
    assert own in [key.public for key in keys.keys]
    assert own not in [key.public for key in Program(DAY).shipped.keys.keys]
    (folder / "sample.key.pub").write_bytes(b"\xff")
    assert Program(DAY, edition=read(folder)).shipped.keys == Program(DAY).shipped.keys


def test_a_program_with_an_edition_can_be_told_from_another(folder: Path) -> None:
    programs = {Program(DAY), Program(DAY, edition=read(folder)), Program(DAY, edition=Edition())}
    assert len(programs) == 2


def test_its_letterhead_and_templates_count_where_none_are_named(
    folder: Path, tmp_path: Path
) -> None:
    program = Program(DAY, edition=read(folder))
    assert program.letterhead is not None
    assert program.letterhead.name == "示例法律援助站（不存在）"
    plain = Program(DAY).templates.zh.letters["delivery-record"]
    assert len(program.templates.zh.letters["delivery-record"]) == len(plain) + 1
    other = tmp_path / "other.toml"
    other.write_text('name = "别的"\naddress = "某路1号"\n', encoding="utf-8")
    named = Program(DAY, letterhead_file=other, own_templates=tmp_path, edition=read(folder))
    assert named.letterhead is not None
    assert named.letterhead.name == "别的"
    with pytest.raises(TemplateError):
        _ = named.templates


def test_what_is_at_hand_has_the_edition(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "edition_dir", lambda: folder)
    out = tmp_path / "letter.txt"
    example = str(ROOT / "examples" / "wuxi-access.toml")
    assert main(["letter", example, "--out", str(out), "--format", "txt"], DAY) == 0
    assert "示例法律援助站（不存在）" in out.read_text("utf-8")
