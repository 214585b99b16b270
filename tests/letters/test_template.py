"""A folder of templates: loaded whole, or refused with every defect."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.letters.samples import TEMPLATES

from pcirights.letters import fields
from pcirights.letters.grammar import Kind
from pcirights.letters.kinds import KINDS
from pcirights.letters.problems import TemplateError
from pcirights.letters.template import LANGS, Templates

if TYPE_CHECKING:
    from pathlib import Path

ACCESS = "local-credit-access.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the templates, to be broken."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def change(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        Templates.load(folder)
    assert caught.value.code == "template-broken"
    assert caught.value.exit_code == 2
    assert set(caught.value.fields) == {"file", "line", "what", "problems"}
    return caught.value.fields["problems"].splitlines()


def test_the_templates_that_come_with_the_program_are_whole() -> None:
    found = Templates.load(TEMPLATES)
    for language in (found.zh, found.en):
        assert set(KINDS) < set(language.letters)


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_parts_fields_and_conditions(kind: str) -> None:
    found = Templates.load(TEMPLATES)
    zh, en = found.zh.letters[kind], found.en.letters[kind]
    assert [line.form for line in zh] == [line.form for line in en]


def test_both_folders_hold_the_same_files() -> None:
    zh, en = ({path.name for path in (TEMPLATES / lang).iterdir()} for lang in LANGS)
    assert zh == en


def test_no_template_holds_an_article_or_a_number_of_days() -> None:
    law = re.compile(r"第[一二三四五六七八九十百\d]+条|\d+ ?(个工作日|日内|working days?|days)")
    for path in TEMPLATES.glob("*/*.txt"):
        assert not law.search(path.read_text(encoding="utf-8")), path.name


def test_the_manual_names_every_mark_field_and_condition() -> None:
    manual = (TEMPLATES.parent / "docs" / "templates.md").read_text(encoding="utf-8")
    for name in sorted(fields.TEXTS | fields.LISTS | fields.ITEM):
        part, _, last = name.partition(".")
        assert f"{{{name}}}" in manual or (f"{{{part}.…}}" in manual and f"`{last}`" in manual)
    for name in sorted(fields.OWN_TEXTS | fields.OWN_LISTS | fields.OWN_FLAGS):
        assert f"`{{{name}}}`" in manual or f"`{name}`" in manual
    for name in sorted(fields.STEP_TEXTS | fields.STEP_LISTS):
        part, _, last = name.partition(".")
        assert f"{{{name}}}" in manual or (f"{{{part}.…}}" in manual and f"`{last}`" in manual)
    for role in fields.ROLES:
        assert f"role.{role}" in manual
    for kind in Kind:
        assert f"`{kind} ".replace("|", "\\|") in manual or not kind.value


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / "zh" / ACCESS
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    Templates.load(folder)


def test_a_clinic_may_keep_other_files_beside_the_templates(folder: Path) -> None:
    (folder / "zh" / "logo.png").write_bytes(b"")
    Templates.load(folder)


def test_an_unknown_field_is_named_with_file_line_and_near_miss(folder: Path) -> None:
    change(folder / "zh" / ACCESS, "{basis}", "{bassis}")
    differs, unknown = refused(folder)
    assert differs.startswith("en/local-credit-access.txt:14: 与 zh/local-credit-access.txt 14")
    assert unknown.startswith("zh/local-credit-access.txt:14: 没有字段 {bassis}")
    assert unknown.endswith("did you mean basis?")


def test_a_slip_in_a_block_is_named_once_at_its_own_line(folder: Path) -> None:
    change(folder / "zh" / "blocks" / "applicant.txt", "{applicant.name}", "{applicant.nam}")
    (unknown,) = (line for line in refused(folder) if "没有字段" in line)
    assert unknown.startswith("zh/blocks/applicant.txt:2: 没有字段 {applicant.nam}")


@pytest.mark.parametrize(
    ("block", "line", "what"),
    [
        ("aplicant", "zh/local-credit-access.txt", "did you mean applicant?"),
        ("round", "zh/blocks/round.txt:1", "includes itself"),
    ],
)
def test_an_include_leads_to_a_block_and_not_back(
    folder: Path, block: str, line: str, what: str
) -> None:
    for lang in LANGS:
        round_ = folder / lang / "blocks" / "round.txt"
        round_.write_text("{include round}\n", encoding="utf-8")
        change(folder / lang / ACCESS, "{include applicant}", f"{{include {block}}}")
    problems = [one for one in refused(folder) if what in one]
    assert any(one.startswith(line) for one in problems), problems


def test_a_block_that_no_letter_includes_is_named(folder: Path) -> None:
    (folder / "en" / "blocks" / "spare.txt").write_text("Words.\n", encoding="utf-8")
    (line,) = refused(folder)
    assert line.startswith("en/blocks/spare.txt: 没有文书用到这个块")


def test_a_block_of_ones_own_stands_in_every_letter_that_includes_it(tmp_path: Path) -> None:
    for lang, text in (("zh", "| 姓名 | {applicant.name}"), ("en", "| Name | {applicant.name}")):
        (tmp_path / lang / "blocks").mkdir(parents=True)
        (tmp_path / lang / "blocks" / "applicant.txt").write_text(text + "\n", encoding="utf-8")
    found = Templates.load(TEMPLATES, tmp_path)
    for kind in ("local-credit-access", "court-list-correction"):
        rows = [line for line in found.zh.letters[kind] if line.kind is Kind.ROW]
        assert "applicant.phone" not in {name for line in rows for name in line.fields}


def test_a_part_that_only_one_language_has_is_refused(folder: Path) -> None:
    with (folder / "zh" / ACCESS).open("a", encoding="utf-8") as file:
        file.write("最后一段。\n")
    (line,) = refused(folder)
    assert line.startswith("zh/local-credit-access.txt:19: 另一种语言没有对应的行")


def test_a_part_that_one_language_lost_is_refused(folder: Path) -> None:
    change(folder / "zh" / ACCESS, "{include signature}\n", "~ 签名：\n")
    (line,) = refused(folder)
    assert line.startswith("en/local-credit-access.txt: 与 zh/local-credit-access.txt 18 行的标记")
    change(folder / "en" / ACCESS, "{include signature}\n", "~ Signature:\n~ Date:\n")
    (line,) = refused(folder)
    assert line.startswith("en/local-credit-access.txt:19: 另一种语言没有对应的行")


def test_a_letter_without_title_or_signature_is_refused(folder: Path) -> None:
    for lang in LANGS:
        path = folder / lang / ACCESS
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("# ") and "signature" not in line]
        path.write_text("\n".join(kept), encoding="utf-8")
    problems = refused(folder)
    assert len(problems) == 4
    assert all("no line starts with" in line for line in problems)


def test_missing_unreadable_misnamed_and_wrongly_stored_files_are_named_together(
    folder: Path,
) -> None:
    (folder / "zh" / ACCESS).unlink()
    (folder / "zh" / "archive-access.txt").unlink()
    (folder / "zh" / "archive-access.txt").mkdir()
    (folder / "en" / "words.txt").rename(folder / "en" / "word.txt")
    (folder / "en" / "grounds.txt").write_bytes("理由".encode("gbk"))
    problems = refused(folder)
    said = {line.split(": ")[0]: line for line in problems}
    assert "no such file" in said["zh/local-credit-access.txt"]
    assert "cannot be read" in said["zh/archive-access.txt"]
    assert any("did you mean words.txt?" in line for line in problems)
    assert any("save it as UTF-8" in line for line in problems)


def test_a_folder_without_templates_is_refused(tmp_path: Path) -> None:
    assert len(refused(tmp_path)) > len(KINDS)


def test_a_folder_of_ones_own_may_hold_single_letters(tmp_path: Path) -> None:
    for lang in LANGS:
        (tmp_path / lang).mkdir()
        path = tmp_path / lang / ACCESS
        shutil.copyfile(TEMPLATES / lang / ACCESS, path)
        change(path, "# ", "# 2 ")
    found, whole = Templates.load(TEMPLATES, tmp_path), Templates.load(TEMPLATES)
    for mine, theirs in ((found.zh, whole.zh), (found.en, whole.en)):
        kind = ACCESS.removesuffix(".txt")
        assert mine.letters[kind] != theirs.letters[kind]
        assert {**mine.letters, kind: ()} == {**theirs.letters, kind: ()}
        assert mine.phrases == theirs.phrases


def test_a_letter_of_ones_own_must_fit_its_other_language(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh" / ACCESS).write_text("# 标题\n~ 签名：\n", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        Templates.load(TEMPLATES, tmp_path)
    assert "en/local-credit-access.txt" in caught.value.fields["problems"]


def test_a_misnamed_file_of_ones_own_and_a_folder_without_any_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="template-broken"):
        Templates.load(TEMPLATES, tmp_path)
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "word.txt").touch()
    with pytest.raises(TemplateError) as caught:
        Templates.load(TEMPLATES, tmp_path)
    assert "did you mean words.txt?" in caught.value.fields["problems"]


def test_a_sheet_that_is_kept_has_fields_of_its_own(folder: Path) -> None:
    change(folder / "zh" / "own-sheet.txt", "{title}", "{applicant.name}")
    change(folder / "en" / "own-sheet.txt", "{title}", "{applicant.name}")
    change(folder / "zh" / ACCESS, "{basis}", "{expected}")
    said = "\n".join(refused(folder))
    assert "own-sheet.txt:3: 没有字段 {applicant.name}" in said
    assert "zh/local-credit-access.txt" in said


def test_a_shared_sentence_is_filled_once() -> None:
    language = Templates.load(TEMPLATES).zh
    assert "{text}" in language.say("attachments", "evidence", n="1", text="{text}")
