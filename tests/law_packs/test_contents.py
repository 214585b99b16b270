"""What a pack holds is a statute book like the shipped one, or it is refused."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.law_packs.making import NEXT, book, changed, places, values

from pcirights import i18n, paths
from pcirights.law.load import read_values
from pcirights.law_packs import contents, strict
from pcirights.law_packs.contents import Handover, Law
from pcirights.law_packs.errors import PackError
from pcirights.wording.errors import error_sentence

PIPL = "pipl-2021"


def refused(made: dict[str, Any]) -> PackError:
    with pytest.raises(PackError) as caught:
        contents.read(strict.write(made))
    return caught.value


def test_the_book_of_a_pack_is_the_shipped_one() -> None:
    content, law = contents.write_law(read_values())
    assert law.book == book()
    assert list(law.book.instruments) == list(book().instruments)
    assert law.serial == contents.shipped_serial(paths.law_dir())
    assert contents.read(content) == law
    contents.check(law, places())


def test_a_handover_comes_back() -> None:
    handover = Handover(NEXT.public, 7)
    assert contents.read(contents.write_handover(handover)) == handover


@pytest.mark.parametrize(
    ("changes", "code", "why"),
    [
        ({"kind": "letters"}, "pack-not-a-pack", ""),
        ({"schema": 2}, "pack-newer-program", ""),
        ({"layout": 3}, "pack-newer-program", ""),
        ({"schema": "1"}, "pack-broken", "schema"),
        ({"layout": None}, "pack-broken", "layout"),
        ({"schema": True}, "pack-broken", "schema"),
        ({"serial": 0}, "pack-broken", "serial"),
        ({"serial": 10_000}, "pack-broken", "serial"),
        ({"serial": 7}, "pack-broken", "what the pack says of itself"),
        ({"checked": date(2026, 11, 26)}, "pack-broken", "what the pack says of itself"),
        ({"horizon": None}, "pack-broken", "what the pack says of itself"),
        ({"run": "rm"}, "pack-broken", "run: is missing or not known"),
        ({"files": []}, "pack-broken", "not a table of files"),
        ({"files": {}}, "pack-broken", "without a book"),
        ({"files": {"book": {}} | {f"a{n}": {} for n in range(5_000)}}, "pack-broken", "too many"),
        ({"files": {"book": []}}, "pack-broken", "book: not a table"),
    ],
)
def test_the_frame(changes: dict[str, Any], code: str, why: str) -> None:
    error = refused(values() | changes)
    assert error.code == code
    assert why in error.fields.get("why", "")


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/passwd",
        "national/evil",
        "C:\\evil",
        "..",
        "",
        "evil.toml",
        "Evil",
        "evil\u0430",
        "e" * 65,
        "条例",
        "evil evil",
    ],
)
def test_an_id_is_no_path(name: str) -> None:
    error = refused(changed(lambda made: made["files"].update({name: made["files"][PIPL]})))
    assert error.code == "pack-broken"
    assert error.fields["why"].startswith("files: '")


def test_all_slips_are_told_in_one_round_in_both_languages() -> None:
    def spoil(made: dict[str, Any]) -> None:
        made["files"]["cautions"]["caution"][0]["code"] = "publication-no-rihgt"
        made["files"]["remedies"]["remedy"][0]["step"] = "reconsidertion"
        made["files"][PIPL]["provision"][0]["evidence"] = "texte"

    error = refused(changed(spoil))
    said = {lang: error_sentence(error, i18n.load(lang)) for lang in ("zh", "en")}
    for lines in said.values():
        assert "remedies.toml" in lines
        assert "'reconsideration'" in lines
        assert f"{PIPL}.toml" in lines
        assert len(lines.splitlines()) == int(error.fields["n"]) + 1
    assert "is not one of" in said["en"]
    assert "is not one of" not in said["zh"]


def test_a_line_end_in_an_id() -> None:
    made = changed(lambda made: made["files"].update({"evil\n": {}}))
    with pytest.raises(PackError, match="pack-broken"):
        contents.read_law(made)


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("levl", "law", "is not a known key"),
        ("level", "decree", "is not one of"),
        ("group", 7, "must be a str"),
        ("checked", "2021-11-01", "must be a date"),
        ("replaced_by", "nowhere", "there is nothing at"),
        ("provision", {}, "must be a list"),
        ("title_zh", None, "is missing"),
    ],
)
def test_an_instrument_is_read_as_strictly_as_its_file(key: str, value: object, why: str) -> None:
    error = refused(changed(lambda made: made["files"][PIPL].update({key: value})))
    assert error.code == "pack-broken"
    assert why in error.fields["why"]


@pytest.mark.parametrize(
    "changes",
    [{"review_days": None}, {"first_day": date(2027, 1, 1)}, {"serial": 7}, {"horizon": "never"}],
)
def test_the_days_of_the_book(changes: dict[str, Any]) -> None:
    made = changed(lambda made: made["files"]["book"].update(changes))
    assert refused(made).code == "pack-broken"


def test_the_rules_of_law_check() -> None:
    made = changed(lambda made: made["files"][PIPL].update({"title_zh": "《条例》"}))
    law = contents.read(strict.write(made))
    assert isinstance(law, Law)
    with pytest.raises(PackError, match="pack-broken") as caught:
        contents.check(law, places())
    assert "holds 《》" in caught.value.fields["why"]
    assert caught.value.fields["n"] == "1"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"public": 7}, "pack-key-file"),
        ({"public": "RW"}, "pack-key-file"),
        ({"last_serial": 0}, "pack-broken"),
        ({"schema": 2}, "pack-newer-program"),
        ({"path": "/"}, "pack-broken"),
    ],
)
def test_a_broken_handover(changes: dict[str, Any], code: str) -> None:
    made = strict.read(contents.write_handover(Handover(NEXT.public, 7)))
    assert refused(made | changes).code == code


def test_files_that_make_no_pack(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_text("= 1", "utf-8")
    with pytest.raises(PackError, match="pack-broken"):
        contents.files_of(tmp_path)
    assert "book.toml" in contents.files_of(paths.law_dir())
    with pytest.raises(PackError, match="pack-broken"):
        contents.write_law({"a/one.toml": {}, "b/one.toml": {}})
    with pytest.raises(PackError, match="pack-broken"):
        contents.write_law({})


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401  # JSON
    """The way to each value."""
    if not isinstance(value, dict | list):
        return [path]
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(leaf for key, one in pairs for leaf in leaves(one, (*path, key)))]


def test_anything_anywhere_is_read_or_refused_and_never_fails_otherwise() -> None:
    """Whatever a known key signs: no other exception leaves the reader."""
    sound = values()
    spots = [leaf for leaf in leaves(sound) if leaf]
    chance = random.Random(11)
    refused: list[str] = []
    strange: list[Any] = [None, True, 0, -1, 999_999, "", "x", "²", "1-", "#", [], [[]], [1], {}]
    strange += [{"a": 1}, [{}], [None], date(1900, 1, 1), date(2199, 12, 31), "a#b", "九"]
    for _ in range(150):
        made = deepcopy(sound)
        *way, last = chance.choice(spots)
        holder: Any = made
        for key in way:
            holder = holder[key]
        holder[last] = chance.choice(strange)
        try:
            law = contents.read_law(made)
            contents.check(law, places())
        except PackError as error:
            refused.append(error.code)
    assert refused
    assert all(code.startswith("pack-") for code in refused)
