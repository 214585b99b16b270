"""Make what the program ships but the repository does not hold: fonts, catalogues, law, calendar.

    python packaging/assets.py [FOLDER] [--lang zh|en]

The folder is src/pcirights/_built unless named. Each asset is made again only when what it is made
from has changed, is written beside its place and then renamed, and may be interrupted at any time.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "pcirights" / "_built"

# Told as each asset is begun: who waits is the person who has just come.
MAKING = {"zh": "正在准备{name} …", "en": "making {name} …"}
NAMES = {
    "zh": {
        "locales": "界面文字", "statute_book": "法律库", "workdays": "工作日历", "fonts": "字体",
    },
    "en": {"locales": "words", "statute_book": "the statute book", "workdays": "the working days"},
}  # fmt: skip


class AssetError(Exception):
    """An asset cannot be made; the message is for a person and names the file."""


@dataclass(frozen=True)
class Asset:
    """Something to make: its name, what it is made from, and how to make it in an empty folder."""

    name: str
    versions: tuple[str, ...]
    inputs: tuple[Path, ...]
    make: Callable[[Path], None]

    def key(self) -> str:
        """Return a digest that changes when the asset has to be made again."""
        digest = hashlib.sha256("\0".join(self.versions).encode())
        for path in self.inputs:
            digest.update(f"\0{path.relative_to(ROOT).as_posix()}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()


def files(folder: str, *patterns: str) -> tuple[Path, ...]:
    """Return the files below a folder of the repository, sorted."""
    found = {path for pattern in patterns for path in (ROOT / folder).rglob(pattern)}
    return tuple(sorted(found))


def versions(*packages: str) -> tuple[str, ...]:
    """Return name and version of installed packages."""
    return tuple(f"{package} {importlib.metadata.version(package)}" for package in packages)


def make_locales(folder: Path) -> None:
    """Compile each locales/<lang>/LC_MESSAGES/pcirights.po; refuse one with an error in it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    faults = []
    for source in files("locales", "*.po"):
        where = source.relative_to(ROOT)
        try:
            text = source.read_text("utf-8")
        except UnicodeDecodeError as error:
            faults.append(f"{where}: {error}")
            continue
        faults += [f"{where}:{line}: {fault}" for line, fault in po_faults(text)]
        target = folder / where.with_suffix(".mo")
        target.parent.mkdir(parents=True)
        with target.open("wb") as stream:
            catalogue = read_po(text.splitlines(keepends=True))
            catalogue.creation_date = NO_DAY  # else babel writes the minute of the build
            write_mo(stream, catalogue)
    if faults:
        raise AssetError("\n".join(faults))


PO_LINE = re.compile(r'(?:(?P<word>msgid|msgstr) )?"(?P<text>(?:[^"\\]|\\["\\nt])*)"')


def po_faults(text: str) -> Iterator[tuple[int, str]]:
    """Find what babel would pass over: lines it cannot read, keys without a text, keys said twice.

    Only what these catalogues use is known: comments, msgid, msgstr, lines that go on.
    """
    last, line, seen = "msgstr", 0, set()
    for line, content in enumerate(text.splitlines(), 1):
        if not content or content.startswith("#"):
            continue
        found = PO_LINE.fullmatch(content)
        if not found:
            yield line, f"not a line of a catalogue: {content}"
        elif word := found["word"]:
            if word == last:
                yield line, f"{word} follows {word}"
            last = word
            if word == "msgid" and found["text"] in seen:
                yield line, f"the key {found['text']} stands twice"
            if word == "msgid":
                seen.add(found["text"])
    if last == "msgid":
        yield line, "the last key has no msgstr"


def make_statute_book(folder: Path) -> None:
    """Have the project's own loader compile the law's TOML files into JSON files."""
    command = [sys.executable, "-m", "pcirights.law.load", str(folder / "statute_book")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, check=False, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise AssetError(f"the statute book does not compile:\n{done.stderr.strip()}")


def make_fonts(folder: Path) -> None:
    """Turn the Noto fonts to TrueType; see fonts.py beside this file."""
    import fonts

    fonts.make_fonts(folder, tell=tell_share())


def tell_share() -> Callable[[int, int], None]:
    """Return what tells on stderr how much of a whole is done: every 5 % of it, 25 % in a log."""
    last, step = 0, 5 if sys.stderr.isatty() else 25

    def tell(done: int, whole: int) -> None:
        nonlocal last
        share = 100 * done // whole
        if share - last >= step or (done == whole and last < share):
            last = share
            begin, end = ("\r", "" if done < whole else "\n") if step == 5 else ("", "\n")
            print(f"{begin}  {share} %", end=end, file=sys.stderr, flush=True)

    return tell


def make_workdays(folder: Path) -> None:
    """Write the calendar of working days; see workdays.py beside this file."""
    import workdays

    workdays.make_workdays(folder)


def assets() -> tuple[Asset, ...]:
    """List the assets, quick ones first."""
    here = Path(__file__).resolve()
    known = [
        Asset("locales", versions("babel"), (here, *files("locales", "*.po")), make_locales),
        Asset(
            "workdays",
            versions("chinesecalendar"),
            (here, here.with_name("workdays.py"), here.with_name("announced.toml")),
            make_workdays,
        ),
        Asset(
            "fonts",
            versions("fonttools", "pylopdf-fonts-zh-cn"),
            (here.with_name("fonts.py"),),
            make_fonts,
        ),
    ]
    if (ROOT / "src" / "pcirights" / "law" / "load.py").is_file():
        law = (*files("src/pcirights/law", "*.toml", "*.py"), *files("src/pcirights/core", "*.py"))
        places = files("src/pcirights/places", "*")
        sources = (path for path in (*law, *places) if path.is_file() and path.suffix != ".pyc")
        known.insert(1, Asset("statute_book", (), (here, *sources), make_statute_book))
    return tuple(known)


def build(
    target: Path = TARGET,
    only: Iterable[str] = (),
    without: Iterable[str] = (),
    lang: str = "en",
) -> list[str]:
    """Make the assets that are missing or out of date in target; return their names.

    What is being made is told in ``lang``, on stderr.

    Raises AssetError with everything that is wrong, by file and line; an asset that cannot be made
    keeps its last good state and stops no other.
    """
    wanted, unwanted = frozenset(only), frozenset(without)
    (target / "stamps").mkdir(parents=True, exist_ok=True)
    keys = {
        asset: asset.key()
        for asset in assets()
        if (not wanted or asset.name in wanted) and asset.name not in unwanted
    }
    if all(_fresh(asset, key, target) for asset, key in keys.items()):
        return []
    made, faults = [], []
    with _alone(target):
        for left_over in target.glob("making-*"):
            shutil.rmtree(left_over)
        for asset, key in keys.items():
            if _fresh(asset, key, target):
                continue
            name = NAMES[lang].get(asset.name, asset.name)
            print(MAKING[lang].format(name=name), file=sys.stderr, flush=True)
            try:
                _make(asset, key, target)
            except AssetError as error:
                faults.append(str(error))
            else:
                made.append(asset.name)
    if faults:
        raise AssetError("\n".join(faults))
    return made


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one run at a time work in the folder (where the system can lock a folder)."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make(asset: Asset, key: str, target: Path) -> None:
    """Make one asset in a folder of its own, then put each file into its place."""
    stamp = target / "stamps" / asset.name
    outdated = _outputs(stamp)
    with tempfile.TemporaryDirectory(prefix="making-", dir=target) as folder:
        asset.make(Path(folder))
        outputs = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        names = [path.relative_to(folder) for path in outputs]
        stamp.unlink(missing_ok=True)
        for name in names:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).replace(target / name)
    for name in outdated.difference(names):
        (target / name).unlink(missing_ok=True)
    stamp.write_text("\n".join([key, *(name.as_posix() for name in names)]) + "\n", "utf-8")


def _fresh(asset: Asset, key: str, target: Path) -> bool:
    """Tell whether the asset's stamp holds this key and everything that it lists is there."""
    stamp = target / "stamps" / asset.name
    return (
        stamp.is_file()
        and stamp.read_text("utf-8").partition("\n")[0] == key
        and all((target / name).is_file() for name in _outputs(stamp))
    )


def _outputs(stamp: Path) -> set[Path]:
    """Return what the last run made, as its stamp lists it."""
    if not stamp.is_file():
        return set()
    return {Path(name) for name in stamp.read_text("utf-8").splitlines()[1:]}


def main() -> int:
    """Run from the command line; 1 when an asset cannot be made."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--only", action="append", default=[], metavar="ASSET")
    parser.add_argument("--without", action="append", default=[], metavar="ASSET")
    parser.add_argument("--lang", choices=sorted(NAMES), default="en")
    options = parser.parse_args()
    try:
        build(options.folder, options.only, options.without, options.lang)
    except AssetError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
