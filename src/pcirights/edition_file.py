"""Reading an organisation's own edition from its folder.

    edition/edition.toml      the table below; docs/editions.md says what each key means
    edition/<name>            what its keys name: files and a folder of just this folder

What stands in it is text, never markup. packaging/edition.py checks it in full before it is built
in; here it is read at each start, and left aside as a whole where it cannot be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pcirights.core.errors import WrongInputError, brief
from pcirights.edition import LANGS, Edition
from pcirights.law.toml_reading import Problem
from pcirights.letters.problems import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from pcirights.core.law import Words
    from pcirights.i18n import Lang

FILE = "edition.toml"
SCHEMA = 1
NEEDED = ("schema", "id", "name", "contact", "languages")
OPTIONAL = ("letterhead", "templates", "law_key")
ID = re.compile(r"[a-z][a-z0-9]{1,19}", re.ASCII)
"""It becomes part of file names and of a package's version."""
BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
LONGEST = {"name": 60, "contact": 200}
MOST_BYTES = 100_000


class EditionError(WrongInputError):
    """The edition cannot be used (``edition-broken``); every problem is named together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(
            "edition-broken", why=brief(str(self.problems[0])), n=str(len(self.problems))
        )


def read(folder: Path) -> Edition:
    """The edition of a folder. Raises EditionError with everything that is wrong with the table."""
    found: list[Problem] = []
    values = _values(folder)
    _known(values, found)
    edition = Edition(
        id=_id(values, found),
        name=_texts(values, "name", found),
        contact=_texts(values, "contact", found),
        languages=_languages(values, found),
        letterhead=_inside(folder, values, "letterhead", found),
        templates=_inside(folder, values, "templates", found),
        law_key=_inside(folder, values, "law_key", found),
    )
    if found:
        raise EditionError(found)
    return edition


def _values(folder: Path) -> dict[str, Any]:
    from pcirights.regular_files import read_regular
    from pcirights.toml_file import TomlError, toml_values

    try:
        return toml_values(read_regular(folder / FILE, MOST_BYTES))
    except WrongInputError as error:
        raise EditionError([Problem(FILE, "", error.fields.get("why", error.code))]) from error
    except (UnicodeDecodeError, TomlError) as error:
        what = f"不是 UTF-8 的 TOML，not TOML in UTF-8: {brief(str(error))}"
        raise EditionError([Problem(FILE, "", what)]) from error


def _known(values: dict[str, Any], found: list[Problem]) -> None:
    for key in values:
        if key not in (*NEEDED, *OPTIONAL):
            hint = near(key, (*NEEDED, *OPTIONAL))
            found.append(Problem(FILE, brief(key), f"没有这个键，there is no such key{hint}"))
    schema = values.get("schema")
    if schema != SCHEMA or isinstance(schema, bool):
        found.append(Problem(FILE, "schema", f"应当是 {SCHEMA}，has to be {SCHEMA}"))


def _id(values: dict[str, Any], found: list[Problem]) -> str:
    value = values.get("id")
    if isinstance(value, str) and ID.fullmatch(value):
        return value
    what = "2至20个小写字母和数字，以字母开头；2 to 20 small letters and digits, a letter first"
    found.append(Problem(FILE, "id", what))
    return ""


def _texts(values: dict[str, Any], key: str, found: list[Problem]) -> Words | None:
    """A text in each language."""
    table = values.get(key)
    if not isinstance(table, dict) or set(table) != set(LANGS):
        found.append(Problem(FILE, key, "要有 zh 和 en，没有别的；needs zh and en, nothing else"))
        return None
    for lang in LANGS:
        if not _is_line(table[lang], LONGEST[key]):
            what = (
                f"一行文字，不超过{LONGEST[key]}个字，没有控制字符；"
                f"one line of text, at most {LONGEST[key]} characters, none of them a control"
            )
            found.append(Problem(FILE, f"{key}.{lang}", what))
    from pcirights.core.law import Words

    return Words(table["zh"], table["en"])


def _is_line(value: object, longest: int) -> bool:
    """Whether it is one line of text that can be shown."""
    return (
        isinstance(value, str)
        and bool(value.strip())
        and len(value) <= longest
        and value.replace("\u3000", " ").isprintable()
    )


def _languages(values: dict[str, Any], found: list[Problem]) -> tuple[Lang, ...]:
    value = values.get("languages")
    if _is_choice(value, LANGS):
        return tuple(lang for word in value or () for lang in LANGS if lang == word)
    found.append(Problem(FILE, "languages", 'zh、en 或其中之一；"zh", "en" or one of them'))
    return LANGS


def _is_choice(value: object, known: Sequence[str]) -> bool:
    """Whether it is a list of some of these, each once."""
    if not isinstance(value, list) or not value or not all(isinstance(x, str) for x in value):
        return False
    return set(value) <= set(known) and len(set(value)) == len(value)


def _inside(folder: Path, values: dict[str, Any], key: str, found: list[Problem]) -> Path | None:
    """The file or folder that a key names: a plain name in the edition's own folder."""
    if key not in values:
        return None
    name = values[key]
    if not isinstance(name, str) or not BARE.fullmatch(name):
        what = (
            "只能写本文件夹里的一个名字（字母、数字、点、横线）；"
            "has to be a name in this folder: letters, digits, dots, dashes"
        )
        found.append(Problem(FILE, key, what))
        return None
    path = folder / name
    there = path.is_dir() if key == "templates" else path.is_file()
    if path.is_symlink() or not there:
        kind = "文件夹 folder" if key == "templates" else "文件 file"
        found.append(Problem(FILE, key, f"没有这个{kind}，there is none: {name}"))
        return None
    return path
