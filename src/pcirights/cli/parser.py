"""The parser of the command line: help in the person's language, errors in one line.

The help of a command is the message ``command.<its words>``; that of an argument is ``option.<the
command's words>.<argument>``, else ``option.<argument>``; ``{words}`` stands for the words that it
takes.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn

from pcirights.cases.case import Stage
from pcirights.cases.head import Due
from pcirights.core.errors import WrongInputError, brief
from pcirights.core.events import Happened
from pcirights.core.vocabulary import BodyRole, Ground, Record, Right, RouteId
from pcirights.program import FORMATS, LETTER_LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pcirights.i18n import Catalogue

WORDS: dict[str, Iterable[str]] = {
    "record": Record,
    "right": Right,
    "ground": Ground,
    "route": RouteId,
    "to": BodyRole,
    "format": FORMATS,
    "letter-lang": LETTER_LANGS,
    "event": Happened,
    "stage": Stage,
    "due": Due,
}
"""The words that an argument takes, by its name."""
REQUIRED = re.compile(r"the following arguments are required: (.+)")
NO_VALUE = re.compile(r"argument ([^:]+): expected ")
NEAR = 0.5
"""How similar a word must be to be suggested, from 0 to 1."""
WIDTH = 90


class Parser(argparse.ArgumentParser):
    """A command with its help; refuses what is wrong in one line, with the nearest right thing."""

    def __init__(self, *, catalogue: Catalogue, **settings: Any) -> None:  # noqa: ANN401  # argparse's own
        self.catalogue = catalogue
        self.commands: Any = None
        super().__init__(**{"allow_abbrev": False, **settings})
        self.description = self._told(".".join(("command", *(self.path or (self.prog,)))))
        self._positionals.title = catalogue.text("command.title.arguments")
        self._optionals.title = catalogue.text("command.title.options")

    @property
    def path(self) -> tuple[str, ...]:
        """The command's words, none for the whole."""
        return tuple(self.prog.split()[1:])

    def command(self, name: str) -> Parser:
        """Add a command under this one, told in its help."""
        if self.commands is None:
            dest = "_".join((*self.path, "command"))
            self.commands = self.add_subparsers(dest=dest, required=True)
        told = self._told(".".join(("command", *self.path, name)))
        command: Parser = self.commands.add_parser(name, help=told, catalogue=self.catalogue)
        return command

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:  # noqa: ANN401  # argparse's own
        """Add an argument with its help from the catalogue."""
        action = super().add_argument(*names, **settings)
        name = action.dest.replace("_", "-")
        own = self._told(".".join(("option", *self.path, name)), name)
        action.help = own or self._told(f"option.{name}", name)
        return action

    def _told(self, key: str, name: str = "") -> str | None:
        """A help text; without one a command works all the same."""
        if not self.catalogue.has(key):
            return None
        return self.catalogue.text(key, words=", ".join(WORDS.get(name, ())))

    def parse_known_args(  # type: ignore[override]  # of its signatures argparse itself uses this one
        self, args: list[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The options. Raises WrongInputError for what is unknown, so that nothing is left over."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self._refuse(unknown[0].partition("=")[0], self._option_string_actions)
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Raise WrongInputError for what argparse found wrong."""
        if missing := REQUIRED.fullmatch(message):
            what = " | ".join(self.commands.choices) if self.commands else missing[1]
            raise WrongInputError("usage-missing", what=what, command=self.prog)
        if bare := NO_VALUE.match(message):
            raise WrongInputError("usage-value", what=bare[1], command=self.prog)
        raise WrongInputError("usage", why=brief(message), command=self.prog)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            self._refuse(str(value), action.choices)

    def _refuse(self, found: str, known: Iterable[str]) -> NoReturn:
        near = get_close_matches(found, known, n=1, cutoff=NEAR)
        if near:
            raise WrongInputError("usage-near", found=brief(found), near=near[0])
        raise WrongInputError("usage-unknown", found=brief(found), command=self.prog)

    def _get_formatter(self) -> argparse.HelpFormatter:
        gap = self.catalogue.name("", " ")
        return Formatter(self.prog, f"{self.catalogue.text('command.title.usage')}{gap}")


class Tell(argparse.Action):
    """An option that prints the lines of ``told``, and ends; it needs no command."""

    def __init__(self, *, told: Callable[[], Iterable[str]], **settings: Any) -> None:  # noqa: ANN401  # argparse's own
        super().__init__(nargs=0, **{**settings, "default": argparse.SUPPRESS})
        self._told = told

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print, and end."""
        print(*self._told(), sep="\n")
        parser.exit()


class Formatter(argparse.HelpFormatter):
    """Breaks lines by the width that the characters take: Chinese ones take two columns."""

    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog, width=WIDTH)
        self.prefix = prefix

    def add_usage(  # the signature of argparse
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say how the command is used, in the person's language."""
        super().add_usage(usage, actions, groups, self.prefix if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(wrapped(text, width))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many columns, broken at spaces and between ideographs."""
    line = ""
    for piece in re.findall(r"[!-\u2fff]+ ?|.", text):
        if line and columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def columns(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
