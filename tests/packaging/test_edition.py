"""An edition is checked in full before it is built in: what nobody chose is not handed on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.letters.pictures import png

import edition
import steps
from pcirights.edition_file import EditionError
from pcirights.law_packs.minisign import SecretKey

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "edition"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "own"
    shutil.copytree(SAMPLE, made)
    return made


def wrong(folder: Path) -> list[str]:
    with pytest.raises(EditionError) as caught:
        edition.check(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_sample_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert edition.main(["check", str(SAMPLE)]) == 0
    assert capsys.readouterr().out.startswith("sample: ")


def test_only_what_is_used_is_staged(folder: Path, tmp_path: Path) -> None:
    edition.stage(folder, tmp_path / "target")
    staged = {path.relative_to(tmp_path / "target").as_posix()
              for path in (tmp_path / "target").rglob("*") if path.is_file()}  # fmt: skip
    assert staged == {
        "edition.toml",
        "letterhead.toml",
        "sample.key.pub",
        "templates/en/delivery-record.txt",
        "templates/zh/delivery-record.txt",
    }


def test_a_logo_goes_with_the_letterhead(folder: Path, tmp_path: Path) -> None:
    with (folder / "letterhead.toml").open("a", encoding="utf-8") as stream:
        stream.write('logo = "logo.png"\n')
    (folder / "logo.png").write_bytes(png())
    edition.stage(folder, tmp_path / "target")
    assert (tmp_path / "target" / "logo.png").is_file()


def test_a_logo_from_elsewhere_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    with (folder / "letterhead.toml").open("a", encoding="utf-8") as stream:
        stream.write('logo = "../logo.png"\n')
    assert any(line.startswith("letterhead.toml: logo: ") for line in wrong(folder))


def test_all_files_are_looked_at_before_it_is_said(folder: Path) -> None:
    (folder / "letterhead.toml").write_text('nmae = "x"\n', encoding="utf-8")
    (folder / "sample.key.pub").write_text("no key", encoding="utf-8")
    with (folder / "templates" / "zh" / "delivery-record.txt").open("a", encoding="utf-8") as one:
        one.write("{nobody}\n")
    (folder / "notes.txt").write_text("张三", encoding="utf-8")
    told = wrong(folder)
    for start in (
        "letterhead.toml: nmae: ",
        "sample.key.pub: law_key: ",
        "templates/zh/delivery-record.txt:",
        "notes.txt: ",
    ):
        assert any(line.startswith(start) for line in told), start


def test_a_secret_key_is_never_handed_on(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sample.key.pub").write_text(SecretKey.new().file, encoding="utf-8")
    assert edition.main(["stage", str(folder), str(tmp_path / "target")]) == 1
    assert "a secret key: it must not lie here" in capsys.readouterr().err
    assert not (tmp_path / "target").exists()
    (folder / "edition.toml").write_text("broken", encoding="utf-8")
    assert any("a secret key" in line for line in wrong(folder))


def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "templates" / "zh" / "words.txt").symlink_to("/etc/hostname")
    assert any(line.startswith("templates/zh/words.txt: ") for line in wrong(folder))


def test_a_character_that_no_font_has_is_found_now(folder: Path) -> None:
    file = folder / "letterhead.toml"
    file.write_text(file.read_text("utf-8").replace("示例", "\U0001f984", 1), encoding="utf-8")
    (told,) = wrong(folder)
    assert "1F984" in told


def test_a_sample_in_one_language_is_sound_too(folder: Path) -> None:
    file = folder / "edition.toml"
    file.write_text(file.read_text("utf-8").replace('["zh", "en"]', '["zh"]'), encoding="utf-8")
    assert edition.check(folder).edition.languages == ("zh",)


def test_its_id_joins_the_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        steps, "run", lambda *_, **__: "a warning: of something\nsample: 某站 · A\n"
    )
    of = steps.Origin("c" * 40, 1, "0.1.0")
    assert steps.with_edition(of, tmp_path, tmp_path, tmp_path, {}).version == "0.1.0+sample"
