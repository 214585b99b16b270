"""What is made at set-up is the same wherever and whenever it is made, and so is each letter."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from tests.pdf.samples import LONG, WITH_COPY

import fonts
from pcirights import paths
from pcirights.letters.characters import texts
from pcirights.pdf.render import render
from pcirights.pdf.text.fonts import Fonts

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
LATER = """
import datetime, runpy, subprocess, sys, time
def later(seconds):
    clock, moment = time.time, datetime.datetime
    class Later(moment):
        @classmethod
        def now(cls, tz=None):
            return moment.now(tz) + datetime.timedelta(seconds=seconds)
    time.time, datetime.datetime = lambda: clock() + seconds, Later
"""
BUILD = """
seconds, target, *sources = sys.argv[1:]
later(float(seconds))
sys.path.insert(0, {packaging!r})
from functools import partial
from pathlib import Path
import assets, fonts
named = dict(zip(fonts.SOURCES, map(Path, sources)))
fonts.make_fonts = partial(fonts.make_fonts, sources=named)
run = subprocess.run
def run_later(command, **options):
    python, _, module, *arguments = command
    code = {later!r} + "later(float(sys.argv.pop(1)));"
    code += "runpy.run_module(sys.argv.pop(1), run_name='__main__')"
    return run([python, "-c", code, seconds, module, *arguments], **options)
subprocess.run = run_later
assets.build(Path(target))
"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The fonts' sources with the characters of some letters, so that they are made quickly."""
    chars = "".join((*texts(LONG), *texts(WITH_COPY), fonts.MARKS, "第页共Page of 0123456789"))
    made = []
    for name, path in fonts.SOURCES.items():
        options = subset.Options(layout_features=["*"], notdef_outline=True)
        cut = subset.Subsetter(options)
        cut.populate(text=chars)
        small = tmp_path_factory.mktemp("sources") / f"{name}.otf"
        with subset.load_font(str(path), options) as font:
            cut.subset(font)
            subset.save_font(font, str(small), options)
        made.append(small)
    return made


def build(folder: Path, seconds: int, sources: list[Path], **environment: str) -> Path:
    """Make all assets in another process, so many seconds from now."""
    folder.mkdir(parents=True)
    code = LATER + BUILD.format(packaging=str(ROOT / "packaging"), later=LATER)
    target = folder / "built"
    arguments = [str(seconds), str(target), *map(str, sources)]
    subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**os.environ, **environment},
    )
    return target


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_hour_later_and_elsewhere_all_is_the_same(tmp_path: Path, sources: list[Path]) -> None:
    first = build(tmp_path / "one", 0, sources, HOME="/none", TZ="UTC", PYTHONHASHSEED="1")
    second = build(
        tmp_path / "张三" / "two", 3600, sources,
        HOME=str(tmp_path), USER="zhangsan", TZ="Asia/Shanghai", PYTHONHASHSEED="2",
    )  # fmt: skip
    made, again = contents(first), contents(second)
    assert {"fonts/NotoSerifSC.ttf", "statute_book/country.json", "workdays.json"} <= made.keys()
    assert made.keys() == again.keys()
    assert [name for name in made if made[name] != again[name]] == []
    for letter in (LONG, WITH_COPY):
        letters = {render(letter, Fonts.load(where / "fonts"), DAY) for where in (first, second)}
        assert len(letters) == 1


def test_no_font_tells_when_it_was_made() -> None:
    """The day of a font is that of its source."""
    for name, source in fonts.SOURCES.items():
        with (
            TTFont(source, lazy=True) as old,
            TTFont(paths.fonts_dir() / f"{name}.ttf", lazy=True) as new,
        ):
            assert new["head"].modified == old["head"].modified
            assert new["head"].created == old["head"].created
