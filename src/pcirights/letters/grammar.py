"""How a template is written: one line is one piece of the letter, and its first sign says which.

docs/templates.md explains it to whoever edits one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pcirights.letters.fields import LETTER
from pcirights.letters.problems import Problem, near
from pcirights.letters.text import Text, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pcirights.letters.fields import Vocabulary

REMARK = "//"
CONDITION = re.compile(r"\[(with|without)\s+([^\]]*)\]\s*")
OR = re.compile(r"\s+or\s+")
INCLUDE = re.compile(r"\{include\s+([^}]*)\}")
"""A line that stands for a block: lines that several templates share."""


class Kind(StrEnum):
    """The pieces of a letter, by the sign at the start of their line."""

    TITLE = "#"
    HEADING = "##"
    ADDRESSEE = "@"
    FLUSH = "<"
    ROW = "|"
    COLUMN = "||"
    POINT = "-"
    CLOSING = ">"
    SIGNATURE = "~"
    PARAGRAPH = ""


SIGNS = {kind.value: kind for kind in Kind if kind.value}

CELLS = {Kind.ROW: 2, Kind.COLUMN: 2, Kind.CLOSING: 2}
"""Kinds whose line has two cells with | between them."""

ASCII = str.maketrans("＃＠＜｜－＞～？／［］—–·•＊*", "#@<|->~?/[]------")
"""Signs that are taken for ours: full width, dashes, bullets."""


@dataclass(frozen=True, slots=True)
class Condition:
    """``[with a or b]``: one of them has content; ``[without a or b]``: none has."""

    names: tuple[str, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``if_filled`` is the sign ?: print it only when every field in it has content.

    ``file`` and ``number`` say where it stands: in the template, or in a block that it includes.
    """

    file: str
    number: int
    kind: Kind
    if_filled: bool
    conditions: tuple[Condition, ...]
    cells: tuple[Text, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields in it, in their order."""
        return tuple(name for cell in self.cells for name in cell.fields)

    @property
    def form(self) -> tuple[object, ...]:
        """What must be the same in both languages."""
        return (
            self.kind,
            self.if_filled,
            self.conditions,
            tuple(sorted(cell.fields) for cell in self.cells),
        )


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a language: their texts and files by their names; ``used``: those included."""

    texts: Mapping[str, str]
    files: Mapping[str, str]
    used: set[str]


NO_BLOCKS = Blocks({}, {}, set())


def read_lines(
    file: str,
    content: str,
    problems: list[Problem],
    names: Vocabulary = LETTER,
    blocks: Blocks = NO_BLOCKS,
) -> tuple[Line, ...]:
    """Return the lines of a template; every defect is added to ``problems``."""
    return tuple(_Reader(problems, names, blocks).lines(file, content, ()))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a template with its blocks, in the words that its kind of letter has."""

    problems: list[Problem]
    names: Vocabulary
    blocks: Blocks

    def lines(self, file: str, content: str, within: tuple[str, ...]) -> Iterator[Line]:
        """The lines of a text; ``within`` are the blocks in which it stands."""
        for number, whole in enumerate(content.splitlines(), start=1):
            raw = whole.strip()
            if not raw or raw.startswith(REMARK):
                continue

            def say(what: str, number: int = number) -> None:
                self.problems.append(Problem(file, number, what))

            if found := INCLUDE.fullmatch(raw):
                yield from self._included(found[1].strip(), within, say)
            else:
                yield _line(file, number, raw, say, self.names)

    def _included(
        self, block: str, within: tuple[str, ...], say: Callable[[str], None]
    ) -> Iterator[Line]:
        if block in within:
            say(f"{block} 包含了自己，the block includes itself")
        elif block not in self.blocks.texts:
            say(f"没有 {block} 这个块，no such block{near(block, self.blocks.texts)}")
        else:
            self.blocks.used.add(block)
            file = self.blocks.files[block]
            yield from self.lines(file, self.blocks.texts[block], (*within, block))


def _line(file: str, number: int, raw: str, say: Callable[[str], None], names: Vocabulary) -> Line:
    rest, if_filled = raw, False
    if rest.startswith("? "):
        rest, if_filled = rest[1:].lstrip(), True
    conditions = []
    while found := CONDITION.match(rest):
        conditions.append(_condition(found, say, names))
        rest = rest[found.end() :]
    kind, rest = _kind(rest, say)
    known = names.texts | names.lists if kind is Kind.POINT else names.texts
    parts = rest.split("|") if kind in CELLS else [rest]
    if len(parts) != CELLS.get(kind, 1):
        say("这一行应有两格，中间用 | 隔开，this line needs two cells with one | between them")
    cells = tuple(
        read_text(
            part.strip(),
            names.item if kind is Kind.COLUMN and place else known,
            say,
        )
        for place, part in enumerate(parts)
    )
    line = Line(file, number, kind, if_filled, tuple(conditions), cells)
    _check_filled(line, say, names)
    return line


def _kind(rest: str, say: Callable[[str], None]) -> tuple[Kind, str]:
    """Return the kind that the first sign names, and what follows it."""
    sign, _, after = rest.partition(" ")
    if sign in SIGNS:
        return SIGNS[sign], after
    first = rest[:1]
    signs = [*SIGNS, "?", REMARK, "["]
    meant = first.translate(ASCII)
    if re.match(r"\d+[.、．)]\s", rest):
        say("编号自动生成，请写“- ”，numbers are given by the program: write '- '")
    elif any(known.startswith(meant) for known in signs if meant):
        say(
            f"行首的 {sign} 不是标记，标记后须有空格：{' '.join(signs)}，"
            f"{sign} is no mark; a mark is followed by a space{near(sign.translate(ASCII), signs)}"
        )
    elif not (first.isalnum() or first in "{《〈“‘（(\"'"):
        say(f"正文不能以 {first!r} 开头，a paragraph cannot start with {first!r}")
    return Kind.PARAGRAPH, rest


def _condition(found: re.Match[str], say: Callable[[str], None], names: Vocabulary) -> Condition:
    asked = tuple(OR.split(found[2].strip()))
    for name in asked:
        if name not in names.conditions:
            say(f"没有条件 {name}，no such condition{near(name, names.conditions)}")
    return Condition(asked, found[1] == "with")


def _check_filled(line: Line, say: Callable[[str], None], names: Vocabulary) -> None:
    """Check that no sentence is left with a hole, and that a list stands alone in its point."""
    used = line.fields
    if any(name in names.lists for name in used):
        if len(line.cells[0].pieces) > 1:
            say(f"{{{used[0]}}} 须独占一行，must stand alone in its line")
        return
    if line.kind in {Kind.ROW, Kind.COLUMN} or line.if_filled:
        return
    asked = {one.names[0] for one in line.conditions if one.wanted and len(one.names) == 1}
    for name in sorted((set(used) & names.texts) - names.filled - asked):
        say(f"{{{name}}} 可能为空，行首请加“? ”，may be empty: put '? ' before the line")
