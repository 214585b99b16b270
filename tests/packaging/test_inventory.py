"""What is inside is found, named with its licence, and written for people and machines."""

from __future__ import annotations

import json
from importlib.metadata import distributions
from pathlib import Path

import pytest

import inventory
from inventory import Part

TIME = 1_700_000_000


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of installed packages: one that is used, one that is not."""
    where = tmp_path / "packages"
    for name, metadata in (("Used_one", "License-Expression: MIT\n"), ("other", "")):
        folder = where / f"{name}-1.0.dist-info"
        folder.mkdir(parents=True)
        text = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}\nA long story.\n"
        (folder / "METADATA").write_text(text, "utf-8")
        (folder / "LICENSE").write_text(f"licence of {name}", "utf-8")
        (where / f"{name}.py").write_text("", "utf-8")
        record = [f"{name}.py", f"{folder.name}/METADATA", f"{folder.name}/LICENSE"]
        (folder / "RECORD").write_text("".join(f"{file},,\n" for file in record), "utf-8")
    (tmp_path / "wheels").mkdir()
    for name in ("used_one", "other"):
        (tmp_path / "wheels" / f"{name}-1.0-py3-none-any.whl").write_bytes(name.encode())
    (tmp_path / "inside").mkdir()
    return where


@pytest.fixture
def parts(packages: Path, tmp_path: Path) -> list[Part]:
    frozen = frozenset({"Used_one", "json"})
    found = inventory.python_parts(packages, tmp_path / "inside", frozen, tmp_path / "wheels")
    return list(found)


def test_only_what_is_inside_is_named_with_licence_and_hash(parts: list[Part]) -> None:
    (part,) = parts
    assert (part.name, part.version, part.licence) == ("used-one", "1.0", "MIT")
    assert part.address == "pkg:pypi/used-one@1.0"
    assert part.sha256 == "87c611066fcda3b711664b725d1d917bd6246134bc5017b2759ad08dd0606f01"
    assert [text.name for text in part.texts] == ["LICENSE"]


def test_what_is_built_into_a_package_has_its_licence_too(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Old MIT" in inventory.WITHIN["uharfbuzz"].read_text("utf-8")
    monkeypatch.setitem(inventory.WITHIN, "used-one", inventory.WITHIN["uharfbuzz"])
    inside, wheels = tmp_path / "inside", tmp_path / "wheels"
    (part,) = inventory.python_parts(packages, inside, frozenset({"Used_one"}), wheels)
    assert [text.name for text in part.texts] == ["LICENSE", "COPYING.HarfBuzz"]
    inventory.write_licences(tmp_path / "licences", part.texts[0], part.texts[0], [part])
    assert (tmp_path / "licences" / "used-one" / "COPYING.HarfBuzz.txt").is_file()


def test_a_wheel_that_is_not_there_is_a_fault(packages: Path, tmp_path: Path) -> None:
    frozen = frozenset({"other"})
    for path in (tmp_path / "wheels").iterdir():
        path.unlink()
    with pytest.raises(FileNotFoundError, match="other"):
        list(inventory.python_parts(packages, tmp_path / "inside", frozen, tmp_path / "wheels"))


def test_the_program_can_ask_what_is_inside(
    packages: Path, parts: list[Part], tmp_path: Path
) -> None:
    inside = tmp_path / "inside"
    inventory.write_metadata(inside, packages, parts)
    (found,) = distributions(path=[str(inside)])
    assert (found.name, found.version) == ("Used_one", "1.0")
    assert found.metadata["License-Expression"] == "MIT"
    assert "story" not in (found.read_text("METADATA") or "")
    texts = [file.read_text() for file in found.files or [] if file.name == "LICENSE"]
    assert texts == ["licence of Used_one"]


def test_licences_are_written_with_their_texts(parts: list[Part], tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.write_text("GPL", "utf-8")
    system = Part("deb/debian", "libsample", "1", "see its text")
    inventory.write_licences(tmp_path / "licences", own, own, [*parts, system])
    told = (tmp_path / "licences" / "README.txt").read_text("utf-8")
    assert "used-one 1.0: MIT (used-one/)\n" in told
    assert "libsample 1: see its text (libsample/)\n" in told
    text = tmp_path / "licences" / "used-one" / "LICENSE.txt"
    assert text.read_text("utf-8") == "licence of Used_one"


def test_the_bill_of_materials_is_whole_and_the_same_each_time(parts: list[Part]) -> None:
    text = inventory.bill_of_materials("9.9", TIME, parts)
    assert text == inventory.bill_of_materials("9.9", TIME, parts)
    told = json.loads(text)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    assert told["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    (component,) = told["components"]
    assert component["purl"] == "pkg:pypi/used-one@1.0"
    assert component["licenses"] == [{"license": {"name": "MIT"}}]
    assert told["dependencies"] == [{"ref": "pcirights", "dependsOn": [component["bom-ref"]]}]
    other = json.loads(inventory.bill_of_materials("9.9", TIME, []))
    assert told["serialNumber"] != other["serialNumber"]


def test_modules_are_read_from_the_freezers_table(tmp_path: Path) -> None:
    table = tmp_path / "PYZ-00.toc"
    table.write_text(
        "('x.pyz', [('json', '/j.py', 'PYMODULE'), ('PIL.Image', '/p', 'P')])", "utf-8"
    )
    assert inventory.modules(table) == {"json", "PIL.Image"}
