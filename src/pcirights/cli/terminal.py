"""The wizard's questions in a terminal: the same map, one question at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pcirights.cli import report
from pcirights.core.answers import Answers, Item, with_value
from pcirights.core.errors import PcirightsError, WrongInputError, brief
from pcirights.core.needed import fields_of
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.flow.questions import Step, after, before, grounds_for, rights_for
from pcirights.saving import write_whole
from pcirights.wording.errors import error_sentence
from pcirights.wording.phrases import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcirights.core.findings import Findings
    from pcirights.core.routes import Route
    from pcirights.core.statute_book import RequestRow
    from pcirights.i18n import Catalogue
    from pcirights.program import Program

BACK = "<"
Option = TypeVar("Option")


class _Back(Exception):  # noqa: N818  # it is a way through the questions, not an error
    """The person wants the question before this one."""


def at_home(typed: str) -> Path:
    """The file that was typed, ``~`` being the person's home, as in a shell.

    Raises WrongInputError where the system knows of no such home.
    """
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise WrongInputError("home-unknown", found=brief(typed)) from None


class Terminal:
    """One conversation. ``ask`` reads a line for a prompt, ``say`` shows one."""

    def __init__(
        self,
        program: Program,
        catalogue: Catalogue,
        ask: Callable[[str], str] = input,
        say: Callable[[str], None] = print,
    ) -> None:
        self.program = program
        self.catalogue = catalogue
        self.say = say
        self._ask = ask
        self.answers = Answers()
        self.findings: Findings | None = None
        self.route: Route | None = None

    def run(self) -> int:
        """Ask until the letter is written. Returns the exit code, 3 without a route."""
        self.say(self.catalogue.text("terminal.welcome", back=BACK))
        step = Step.PLACE
        while True:
            try:
                getattr(self, f"_{step.value}")()
                following = after(step, self.answers, self._row)
                if following is None:
                    return 0 if self.route else 3
                step = following
            except _Back:
                step = before(step, self.answers, self._row) or step
            except PcirightsError as error:
                self.say(error_sentence(error, self.catalogue))
            except (EOFError, KeyboardInterrupt):
                self.say("")
                return 2

    @property
    def _row(self) -> RequestRow | None:
        return self.route.row if self.route else None

    def _place(self) -> None:
        self.answers = replace(self.answers, place=self._line("terminal.place"))
        place = self.program.place(self.answers.place)
        self.answers = replace(self.answers, place=place.code)
        self.say(f"→ {self.catalogue.name(place.label_zh, place.label_en)}")

    def _record(self) -> None:
        record = self._choice("terminal.record", "record", tuple(Record))
        self.answers = replace(self.answers, record=record, right=None, ground=None)

    def _right(self) -> None:
        record = self.answers.record or Record.PUBLIC_CREDIT
        right = self._choice("terminal.right", "right", rights_for(record, self.program.book))
        self.answers = replace(self.answers, right=right, ground=None)

    def _ground(self) -> None:
        record = self.answers.record or Record.PUBLIC_CREDIT
        right = self.answers.right or Right.CORRECTION
        known = grounds_for(record, right, self.program.book)
        options: tuple[Ground | None, ...] = (None, *known)
        self.answers = replace(
            self.answers, ground=self._choice("terminal.ground", "ground", options)
        )

    def _findings(self) -> None:
        self.findings = self.program.matter(self.answers).findings
        place = self.program.place(self.answers.place)
        self.say("\n" + report.as_text(self.findings, place, self.catalogue))
        self.route = None
        routes = self.findings.routes
        if len(routes) > 1:
            ids = tuple(route.id for route in routes)
            chosen = self._choice("terminal.route", "route", ids)
            self.route = self.findings.choose(chosen)
        elif routes:
            self._line("terminal.go-on", empty=True)
            self.route = routes[0]
        if self.route is not None:
            self.answers = replace(self.answers, route=self.route.id)

    def _particulars(self) -> None:
        if self.route is None:
            return
        self.say(self.catalogue.text("terminal.particulars"))
        for key in fields_of(self.route.row):
            needed = key in self.route.row.needs
            label = self.catalogue.text(f"field.{key}")
            asked = labelled(f"{label}{' *' if needed else ''}", "", self.catalogue)
            value = self._read(asked, empty=not needed)
            self.answers = with_value(self.answers, key, value)

    def _items(self) -> None:
        if self.route is None:
            return
        needed = self.route.row.items == "needed"
        items: list[Item] = []
        while True:
            self.say(self.catalogue.text("terminal.item", n=len(items) + 1))
            record = self._line("field.item.record", empty=bool(items) or not needed)
            if not record:
                break
            items.append(
                Item(
                    record=record,
                    correct=self._line("field.item.correct", empty=True),
                    source=self._line("field.item.source", empty=True),
                    evidence=tuple(filter(None, [self._line("field.item.evidence", empty=True)])),
                )
            )
        self.answers = replace(self.answers, items=tuple(items))

    def _preview(self) -> None:
        name = self._line("terminal.file")
        path = at_home(name)
        content = self.program.letter(self.program.matter(self.answers))
        write_whole(content, path, force=False)
        self.say(self.catalogue.text("report.written", file=path))

    def _line(self, key: str, *, empty: bool = False) -> str:
        return self._read(labelled(self.catalogue.text(key), "", self.catalogue), empty=empty)

    def _read(self, prompt: str, *, empty: bool) -> str:
        """One line; asked again where something is needed and nothing is given."""
        while True:
            value = self._ask(prompt).strip()
            if value == BACK:
                raise _Back
            if value or empty:
                return value

    def _choice(self, key: str, prefix: str, options: Sequence[Option]) -> Option:
        self.say(self.catalogue.text(key))
        for number, option in enumerate(options, start=1):
            word = "none" if option is None else option
            self.say(f"  {number}. {self.catalogue.text(f'{prefix}.{word}')}")
        while True:
            value = self._read("> ", empty=False)
            if value.isascii() and value.isdigit() and 1 <= int(value) <= len(options):
                return options[int(value) - 1]
            self.say(self.catalogue.text("terminal.number", last=len(options)))
