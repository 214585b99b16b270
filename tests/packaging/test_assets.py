from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import assets

GOOD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "A"\n'


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One catalogue in a repository of its own."""
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    path = tmp_path / "locales" / "en" / "LC_MESSAGES" / "pcirights.po"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD, "utf-8")
    return path


def writes(**contents: str) -> Callable[[Path], None]:
    """Make an asset out of files with these contents."""

    def make(folder: Path) -> None:
        for name, content in contents.items():
            (folder / name).write_text(content, "utf-8")

    return make


def refuses(folder: Path) -> None:
    raise assets.AssetError(f"nothing for {folder.parent.name}")


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> list[assets.Asset]:
    """Assets that a test may choose."""
    chosen: list[assets.Asset] = []
    monkeypatch.setattr(assets, "assets", lambda: tuple(chosen))
    return chosen


def test_a_catalogue_is_compiled_at_the_same_path(po: Path, tmp_path: Path) -> None:
    assets.make_locales(tmp_path / "out")
    made = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert made == [tmp_path / "out" / po.relative_to(tmp_path).with_suffix(".mo")]


def test_a_catalogue_does_not_tell_when_it_was_compiled(po: Path, tmp_path: Path) -> None:
    assets.make_locales(tmp_path / "out")
    (made,) = (tmp_path / "out").rglob("*.mo")
    assert b"POT-Creation-Date: 2000-01-01 00:00+0000" in made.read_bytes()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (GOOD + 'msgid "b"\nmsgstr "B\n', r"pcirights\.po:7: .*line of a catalogue: msgstr \"B"),
        (GOOD + "what is this\n", r"pcirights\.po:6: .*what is this"),
        (GOOD + 'msgid "b"\nmsgstr "B" "C"\n', r"pcirights\.po:7: "),
        (GOOD + 'msgid "b"\nmsgstr "\\q"\n', r"pcirights\.po:7: "),
        (GOOD + 'msgstr "no key"\n', r"pcirights\.po:6: msgstr follows msgstr"),
        (GOOD + 'msgid "b"\n\nmsgid "c"\nmsgstr ""\n', r"pcirights\.po:8: msgid follows msgid"),
        (GOOD + 'msgid "b"\n', r"pcirights\.po:6: the last key has no msgstr"),
        (GOOD + 'msgid "a"\nmsgstr "B"\n', r"pcirights\.po:6: the key a stands twice"),
    ],
)
def test_a_broken_catalogue_is_named_with_its_line(
    po: Path, tmp_path: Path, content: str, words: str
) -> None:
    po.write_text(content, "utf-8")
    with pytest.raises(assets.AssetError, match=words):
        assets.make_locales(tmp_path / "out")


def test_all_faults_are_told_together(po: Path, tmp_path: Path) -> None:
    po.write_text(GOOD + "one\ntwo\n", "utf-8")
    with pytest.raises(assets.AssetError, match=r"(?s):6: .*one.*:7: .*two"):
        assets.make_locales(tmp_path / "out")


def test_a_catalogue_in_another_encoding_is_named(po: Path, tmp_path: Path) -> None:
    po.write_bytes(GOOD.replace("A", "中").encode("gb18030"))
    with pytest.raises(assets.AssetError, match=r"pcirights\.po: .*utf-8"):
        assets.make_locales(tmp_path / "out")


def test_what_is_up_to_date_is_left_alone(known: list[assets.Asset], tmp_path: Path) -> None:
    known.append(assets.Asset("one", ("1",), (), writes(a="old")))
    assert assets.build(tmp_path) == ["one"]
    assert assets.build(tmp_path) == []


@pytest.mark.parametrize(("lang", "told"), [("zh", "正在准备界面文字 …"), ("en", "making words …")])
def test_what_is_made_is_told_in_the_language(
    known: list[assets.Asset],
    tmp_path: Path,
    lang: str,
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    known.append(assets.Asset("locales", ("1",), (), writes(a="")))
    assets.build(tmp_path, lang=lang)
    assert capsys.readouterr().err == f"{told}\n"


def test_every_asset_has_a_name_in_chinese() -> None:
    assert {one.name for one in assets.assets()} == assets.NAMES["zh"].keys()


@pytest.mark.parametrize(
    ("terminal", "told"),
    [
        (False, "  25 %\n  52 %\n  80 %\n  100 %\n"),
        (True, "".join(f"\r  {share} %" for share in (5, 10, 15, 20, 25)) + "\r  100 %\n"),
    ],
)
def test_how_much_is_done_is_told_now_and_then(
    terminal: bool, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    tell = assets.tell_share()
    for done in (*range(26), *(() if terminal else (26, 52, 80, 99)), 100, 100):
        tell(done, 100)
    assert capsys.readouterr().err == told


def test_a_change_to_one_asset_makes_only_that_one(
    known: list[assets.Asset], tmp_path: Path
) -> None:
    known += [
        assets.Asset("one", ("1",), (), writes(a="old")),
        assets.Asset("two", ("1",), (), writes(b="old")),
    ]
    assert assets.build(tmp_path) == ["one", "two"]
    known[0] = assets.Asset("one", ("2",), (), writes(a="new"))
    assert assets.build(tmp_path) == ["one"]
    assert (tmp_path / "a").read_text("utf-8") == "new"


def test_a_file_that_went_missing_is_made_again(known: list[assets.Asset], tmp_path: Path) -> None:
    known.append(assets.Asset("one", ("1",), (), writes(a="old")))
    assets.build(tmp_path)
    (tmp_path / "a").unlink()
    assert assets.build(tmp_path) == ["one"]


def test_a_file_that_is_no_longer_made_goes(known: list[assets.Asset], tmp_path: Path) -> None:
    known.append(assets.Asset("one", ("1",), (), writes(a="", b="")))
    assets.build(tmp_path)
    known[0] = assets.Asset("one", ("2",), (), writes(b="", c=""))
    assets.build(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "c", "stamps"]


def test_a_fault_stops_no_other_asset_and_leaves_the_last_good_state(
    known: list[assets.Asset], tmp_path: Path
) -> None:
    known.append(assets.Asset("one", ("1",), (), writes(a="good")))
    assets.build(tmp_path)
    known[0] = assets.Asset("one", ("2",), (), refuses)
    known.append(assets.Asset("two", ("1",), (), writes(b="")))
    with pytest.raises(assets.AssetError, match="nothing for"):
        assets.build(tmp_path)
    assert (tmp_path / "a").read_text("utf-8") == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "stamps"]


def test_what_a_killed_run_left_behind_goes(known: list[assets.Asset], tmp_path: Path) -> None:
    (tmp_path / "making-half" / "fonts").mkdir(parents=True)
    known.append(assets.Asset("one", ("1",), (), writes(a="")))
    assets.build(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "stamps"]


def test_only_what_is_asked_for_is_made(known: list[assets.Asset], tmp_path: Path) -> None:
    known += [
        assets.Asset("one", ("1",), (), writes(a="")),
        assets.Asset("two", ("1",), (), writes(b="")),
    ]
    assert assets.build(tmp_path, only=["two"]) == ["two"]


def test_an_input_counts_by_what_it_holds_and_not_by_its_time(po: Path) -> None:
    asset = assets.Asset("one", (), (po,), refuses)
    before = asset.key()
    po.touch()
    assert asset.key() == before
    po.write_text(GOOD + "\n", "utf-8")
    assert asset.key() != before
