"""Write the tables of docs/adding-a-law.md again: the words and keys that the law's data may hold.

    python packaging/law_words.py

The words are the lists of core/vocabulary.py and core/law.py and the codes of the cautions; the
keys are those of core/rows.py and those that the readers of an instrument and of book.toml ask for.
Their meanings are the screens' own words, and law_words.toml beside this file where the screens
have none. A word or a key without a meaning, or a meaning without a key, is an error.
"""

from __future__ import annotations

import sys
import tomllib
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from answers_table import BEGIN, END, cut, table
from pcirights import i18n
from pcirights.core import law, rows, vocabulary, when
from pcirights.core.law import Words
from pcirights.core.rows import AnswerKey, PointsAt
from pcirights.core.when import When
from pcirights.law.instruments import instrument_of
from pcirights.law.load import ROWS, load, read_days
from pcirights.law.row_reader import STEMS
from pcirights.law.toml_reading import Table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "adding-a-law.md"
MEANINGS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LISTS: tuple[tuple[type[StrEnum], str], ...] = (
    (law.Level, ""),
    (law.Evidence, "evidence"),
    (law.Role, ""),
    (vocabulary.RouteId, "route"),
    (vocabulary.Request, "request"),
    (vocabulary.Record, "record"),
    (vocabulary.Right, "right"),
    (vocabulary.Ground, "ground"),
    (vocabulary.Enforceability, "enforceability"),
    (vocabulary.Promise, "deadline"),
    (law.Unit, ""),
    (vocabulary.Start, "starts"),
    (vocabulary.Severity, "severity"),
    (vocabulary.Attachment, "attachment"),
    (vocabulary.Items, ""),
    (vocabulary.BodyRole, ""),
    (vocabulary.Rule, ""),
    (vocabulary.Step, "next.step"),
    (vocabulary.StepLetter, ""),
    (vocabulary.Situation, "situation"),
    (vocabulary.Outcome, ""),
    (vocabulary.Because, "because"),
    (vocabulary.GoesTo, ""),
    (vocabulary.DateName, ""),
    (vocabulary.Paper, "need"),
)
"""Each closed list, and where the screens' words for it stand in the catalogues."""

KEY_HEAD = ("key 键", "holds 内容", "中文", "English")


@dataclass(slots=True)
class Asked(Table):
    """A table that holds nothing, and notes each key that its reader asks for."""

    lines: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By the first key of a line: the keys as a page writes them, and what they hold."""
    below: dict[str, Asked] = field(default_factory=dict)

    def note(self, holds: str, *keys: str, needed: bool = False) -> None:
        """Keep a line of the page: its keys, whether they are needed, what they hold."""
        named = " ".join(f"`{key}`" for key in keys)
        self.lines[keys[0]] = (named + ("*" if needed else ""), holds)

    def text(self, key: str, *, needed: bool = True) -> str:
        """Note a text."""
        self.note("text 文本", key, needed=needed)
        return ""

    def number(self, key: str) -> None:
        """Note a number."""
        self.note("number 数字", key)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Note a flag by the value that is worth writing."""
        self.note("false" if default else "true", key)
        return default

    def day(self, key: str, *, needed: bool = False) -> None:
        """Note a day."""
        self.note("day 日期", key, needed=needed)

    def word(self, key: str, words: type[StrEnum], *, needed: bool = True) -> None:
        """Note a word of a closed list."""
        self.note(_linked(words), key, needed=needed)

    def words(self, key: str, words: type[StrEnum]) -> tuple[Any, ...]:
        """Note several of a closed list."""
        self.note(f"list of {_linked(words)}", key)
        return ()

    def strings(self, key: str) -> tuple[str, ...]:
        """Note several references."""
        self.note("list of reference 条文", key)
        return ()

    def both(self, stem: str, *, needed: bool = True) -> None:
        """Note a sentence in two languages."""
        zh, en = (f"{stem}_{lang}".lstrip("_") for lang in ("zh", "en"))
        self.note("words 文字", zh, en, needed=needed)

    def tables(self, key: str) -> Iterator[Asked]:
        """Note tables, and go on into one."""
        self.note("tables 表", key)
        self.below[key] = Asked(self.file, "", {}, [])
        yield self.below[key]


def reader_tables() -> Iterator[str]:
    """The tables of an instrument's file and of book.toml, by what their readers ask for."""
    whole = Asked("", "", {}, [])
    instrument_of(whole, "x", ())
    provision = whole.below["provision"]
    book = Asked("", "", {}, [])
    read_days(book)
    for heading, name, asked in (
        ("The file / 整个文件", "Instrument", whole),
        ("`[[provision]]`", "Provision", provision),
        ("`[[provision.use]]`, `book.toml`: `[[known_by_title]]`", "Use", provision.below["use"]),
        ("`[[provision.period]]`", "Period", provision.below["period"]),
        ("`book.toml`", "Book", book),
    ):
        said = MEANINGS["key"][name]
        same(name, said, asked.lines)
        lines = ((*asked.lines[key], *said[key]) for key in said)
        yield f"### {heading}\n\n{table(KEY_HEAD, lines)}"


def same(name: str, said: Iterable[str], there: Iterable[str]) -> None:
    """Raise KeyError with the meanings that are missing, and those of what is no longer there."""
    if odd := sorted({*said} ^ {*there}):
        raise KeyError(f"{name}: {', '.join(odd)}")


def codes() -> Iterator[str]:
    """The codes of the cautions with their titles, and of those of a step with their sentences."""
    zh, en = i18n.load("zh"), i18n.load("en")
    book = load()
    for file, given, key in (
        ("cautions.toml", book.cautions, "caution.{}.title"),
        ("steps.toml", book.step_cautions, "step-caution.{}"),
    ):
        names = sorted({row.code for row in given})
        lines = (
            (f"`{name}`", zh.text(key.format(name)), en.text(key.format(name))) for name in names
        )
        yield f"### `{file}`: `code`\n\n{table(('code 代码', '中文', 'English'), lines)}"


def _linked(words: type[StrEnum]) -> str:
    return f"[{words.__name__}](#{words.__name__.lower()})"


def words_table(words: type[StrEnum], stem: str) -> str:
    """The words of a list with their meanings."""
    zh, en = i18n.load("zh"), i18n.load("en")
    said = MEANINGS["word"].get(words.__name__, {})
    same(words.__name__, said, () if stem else words)
    keys = {word: f"{stem}.{word}" for word in words}
    lines = (
        (f"`{word}`", *((zh.text(key), en.text(key)) if stem else said[word]))
        for word, key in keys.items()
    )
    return table(("word 词", "中文", "English"), lines)


def keys_table(kind: type, *, conditions: bool = True) -> str:
    """The keys of a row with what each holds and means; those with * are needed."""
    said = MEANINGS["key"][kind.__name__]
    same(kind.__name__, said, (item.name for item, hint in fields_of(kind) if hint is not When))
    lines = []
    for item, hint in fields_of(kind):
        if hint is When:
            if conditions:
                lines.append(("", "conditions 条件", "", ""))
            continue
        needed = "*" if item.default is MISSING else ""
        lines.append((_key(kind, item.name, hint) + needed, _holds(hint), *said[item.name]))
    return table(KEY_HEAD, lines)


def _key(kind: type, name: str, hint: Any) -> str:  # noqa: ANN401  # an annotation
    """How the data writes a field: a sentence stands under two keys, one for each language."""
    if hint is not Words and Words not in typing.get_args(hint):
        return f"`{name}`"
    stem = STEMS.get((kind.__name__, name), name)
    return " ".join(f"`{f'{stem}_{lang}'.lstrip('_')}`" for lang in ("zh", "en"))


def fields_of(kind: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401  # a dataclass
    """The fields of a row with their annotations."""
    names = {**vars(vocabulary), **vars(law), **vars(when), **vars(rows), "date": date}
    hints = typing.get_type_hints(kind, names, include_extras=True)
    return [(item, hints[item.name]) for item in fields(kind)]


def _holds(hint: Any) -> str:  # noqa: ANN401  # an annotation
    """What kind of value a key takes, in a word or two."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return f"list of {_holds(parts[0])}"
    if origin in {types.UnionType, typing.Union}:
        return _holds(next(part for part in parts if part is not type(None)))
    if origin is Annotated:
        kind = parts[1]
        if kind is PointsAt:
            return "reference 条文"
        return "answer 答案的键" if kind is AnswerKey else _linked(kind)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _linked(hint)
    return {Words: "words 文字", bool: "true", date: "day 日期", str: "text 文本"}[hint]


def lists() -> Iterator[str]:
    """Every closed list under a heading of its own."""
    for words, stem in LISTS:
        (about, *_) = (words.__doc__ or "").splitlines()
        yield f"### {words.__name__}\n\n{about}\n\n{words_table(words, stem)}"


def tables() -> Iterator[str]:
    """Every table of the files beside the instruments under a heading of its own."""
    yield f"### Conditions / 条件\n\n{keys_table(When)}"
    for file, name, kind in ROWS:
        about = (kind.__doc__ or "").splitlines()[0]
        yield f"### `{file}`: `[[{name}]]`\n\n{about}\n\n{keys_table(kind)}"


def renewed(page: str) -> str:
    """Return the page with its tables made again. Raises ValueError where a mark is missing."""
    made_anew = (
        ("files", reader_tables()),
        ("tables", tables()),
        ("lists", lists()),
        ("codes", codes()),
    )
    for name, made in made_anew:
        before, _, rest = cut(page, BEGIN.format(name))
        _, _, after = cut(rest, END)
        text = "\n\n".join(made)
        page = f"{before}{BEGIN.format(name)}\n\n{text}\n\n{END}{after}"
    return page


def main() -> Iterator[str]:
    """Renew the page, and tell whether it has changed."""
    page = PAGE.read_text("utf-8")
    made = renewed(page)
    PAGE.write_text(made, "utf-8", newline="\n")
    yield f"{PAGE.name}: {'as it was' if made == page else 'made again'}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in main())
