"""The wizard's questions in a terminal, in the same order, one at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pcirights.cli import report
from pcirights.core.answers import Item, value_of, with_value
from pcirights.core.errors import PcirightsError, WrongInputError, brief
from pcirights.core.identity_number import doubt
from pcirights.core.needed import fields_of
from pcirights.core.vocabulary import Ground, Record
from pcirights.flow.choices import rights_for
from pcirights.flow.inquiry import Inquiry
from pcirights.flow.questions import Screen
from pcirights.saving import write_whole
from pcirights.wording.errors import error_sentence
from pcirights.wording.phrases import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcirights.i18n import Catalogue
    from pcirights.program import Program

BACK = "<"
NOTHING = "-"
"""Typed to remove an earlier answer."""
ITEM_FIELDS = ("record", "correct", "source", "evidence")
MOST_ITEMS = 1000
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
    """One conversation. ``ask`` reads a line for a prompt, ``say`` shows one.

    Going back loses nothing: what was answered stands in brackets, and Enter keeps it.
    """

    def __init__(
        self,
        program: Program,
        catalogue: Catalogue,
        ask: Callable[[str], str] = input,
        say: Callable[[str], None] = print,
    ) -> None:
        self.inquiry = Inquiry(program)
        self.catalogue = catalogue
        self.say = say
        self._ask = ask
        self._screens: dict[Screen, Callable[[], None]] = {
            Screen.PLACE: self._place,
            Screen.RECORD: self._record,
            Screen.RIGHT: self._right,
            Screen.GROUND: self._ground,
            Screen.FINDINGS: self._findings,
            Screen.STOP: self._show_findings,
            Screen.PARTICULARS: self._particulars,
            Screen.ITEMS: self._items,
            Screen.SAVE: self._save,
        }

    def run(self) -> int:
        """Ask until the letter is written. Returns the exit code, 3 without a route."""
        self.say(self.catalogue.text("terminal.welcome", back=BACK))
        screen = Screen.PLACE
        while True:
            try:
                self._screens[screen]()
                following = self._beside(screen, 1)
                if following is screen:
                    return 3 if screen is Screen.STOP else 0
                screen = following
            except _Back:
                screen = self._beside(screen, -1)
            except PcirightsError as error:
                self.say(error_sentence(error, self.catalogue))
            except (EOFError, KeyboardInterrupt):
                self.say("")
                return 2

    def _beside(self, screen: Screen, step: int) -> Screen:
        """The screen before or after this one; this one at either end."""
        way = [one for one in self.inquiry.way() if one in self._screens]
        at = way.index(screen) + step
        return way[at] if 0 <= at < len(way) else screen

    def _place(self) -> None:
        place = self.inquiry.place()
        now = place.code if place else ""
        found = self.inquiry.program.place(self._line("terminal.place", now))
        self.inquiry.set_place(found.code)
        self.say(f"→ {self.catalogue.name(found.label_zh, found.label_en)}")

    def _record(self) -> None:
        now = self.inquiry.answers.record
        self.inquiry.set_record(self._choice("terminal.record", "record", tuple(Record), now))

    def _right(self) -> None:
        answers, book = self.inquiry.answers, self.inquiry.program.book
        rights = rights_for(answers.record or Record.PUBLIC_CREDIT, book)
        self.inquiry.set_right(self._choice("terminal.right", "right", rights, answers.right))

    def _ground(self) -> None:
        now, known = self.inquiry.answers.ground, self.inquiry.grounds()
        options: tuple[Ground | None, ...] = tuple(sorted(known, key=lambda one: one is not None))
        self.inquiry.set_ground(self._choice("terminal.ground", "ground", options, now))

    def _findings(self) -> None:
        self._show_findings()
        routes = tuple(route.id for route in self.inquiry.findings().routes)
        if len(routes) > 1:
            now = self.inquiry.answers.route
            self.inquiry.set_route(self._choice("terminal.route", "route", routes, now))
        else:
            self._line("terminal.go-on", empty=True)
            self.inquiry.set_route(routes[0])

    def _show_findings(self) -> None:
        matter = self.inquiry.matter()
        place = self.inquiry.program.place(matter.answers.place)
        self.say("\n" + report.as_text(matter.findings, place, self.catalogue))

    def _particulars(self) -> None:
        row = self.inquiry.row
        keys = fields_of(row) if row else ()
        self.say(self.catalogue.text("terminal.particulars"))
        if any(value_of(self.inquiry.answers, key) for key in keys):
            self.say(self.catalogue.text("terminal.keep", nothing=NOTHING))

        def ask(number: int) -> bool:
            key = keys[number]
            needed = row is not None and key in row.needs
            label = f"{self.catalogue.text(f'field.{key}')}{' *' if needed else ''}"
            now = value_of(self.inquiry.answers, key)
            if self.catalogue.has(f"ui.hint.{key}"):
                self.say(f"  {self.catalogue.text(f'ui.hint.{key}')}")
            value = self._read(self._prompt(label, now), now, empty=not needed)
            self.inquiry.answers = with_value(self.inquiry.answers, key, value)
            self._doubt(key, value)
            return True

        self._fill(len(keys), ask)

    def _doubt(self, key: str, value: str) -> None:
        """Say what looks wrong about an identity number; it stops nobody."""
        part, _, field = key.partition(".")
        if field != "id_number":
            return
        document = value_of(self.inquiry.answers, f"{part}.id_type")
        if code := doubt(value, document):
            self.say(f"  {self.catalogue.text(f'ui.id.{code}')}")

    def _items(self) -> None:
        row = self.inquiry.row
        needed = row is not None and row.items == "needed"

        def ask(number: int) -> bool:
            self.say(self.catalogue.text("terminal.item", n=number + 1))
            if number < len(self.inquiry.answers.items):
                self.say(self.catalogue.text("terminal.keep", nothing=NOTHING))
            while not self._item(number, empty=number > 0 or not needed):
                if number >= len(self.inquiry.answers.items):
                    return False
            return True

        self._fill(MOST_ITEMS, ask)

    def _item(self, number: int, *, empty: bool) -> bool:
        """Ask for one entry, saving each field; False without a record, so the entry is removed."""

        def ask(field: int) -> bool:
            items = self.inquiry.answers.items
            item = items[number] if number < len(items) else Item()
            name = ITEM_FIELDS[field]
            now = "".join(item.evidence[:1]) if name == "evidence" else getattr(item, name)
            value = self._line(f"field.item.{name}", now, empty=empty or field > 0)
            if name == "record" and not value:
                self._keep(number, None)
                return False
            proofs = (*((value,) if value else ()), *item.evidence[1:])
            changed: str | tuple[str, ...] = proofs if name == "evidence" else value
            self._keep(number, replace(item, **{name: changed}))  # type: ignore[arg-type]  # by name
            return True

        return self._fill(len(ITEM_FIELDS), ask)

    def _fill(self, count: int, ask: Callable[[int], bool]) -> bool:
        """Ask field after field; returns whether all were asked.

        Back goes to the field before, and from the first one out of the form.
        """
        number = 0
        while number < count:
            try:
                if not ask(number):
                    return False
                number += 1
            except _Back:
                if number == 0:
                    raise
                number -= 1
        return True

    def _keep(self, number: int, item: Item | None) -> None:
        """Put an entry in its place; None takes the one that is there out."""
        items = self.inquiry.answers.items
        kept = (*items[:number], *((item,) if item else ()), *items[number + 1 :])
        self.inquiry.answers = replace(self.inquiry.answers, items=kept)

    def _save(self) -> None:
        path = at_home(self._line("terminal.file"))
        content = self.inquiry.program.letter(self.inquiry.matter())
        write_whole(content, path, force=False)
        self.say(self.catalogue.text("report.written", file=path))

    def _line(self, key: str, now: str = "", *, empty: bool = False) -> str:
        return self._read(self._prompt(self.catalogue.text(key), now), now, empty=empty)

    def _prompt(self, label: str, now: str) -> str:
        """A label, what was answered before in brackets, and a colon."""
        return labelled(f"{label} [{now}]" if now else label, "", self.catalogue)

    def _read(self, prompt: str, now: str = "", *, empty: bool) -> str:
        """Read one line; asks again where an answer is needed and none is given.

        ``now`` is the earlier answer: Enter keeps it, ``NOTHING`` removes it.
        """
        while True:
            value = self._ask(prompt).strip()
            if value == BACK:
                raise _Back
            if now and value == NOTHING:
                value, now = "", ""
            if value or now or empty:
                return value or now

    def _choice(
        self, key: str, prefix: str, options: Sequence[Option], now: Option | None = None
    ) -> Option:
        """One of several by its number; Enter keeps the one chosen before."""
        self.say(self.catalogue.text(key))
        for number, option in enumerate(options, start=1):
            word = "none" if option is None else option
            self.say(f"  {number}. {self.catalogue.text(f'{prefix}.{word}')}")
        chosen = str(options.index(now) + 1) if now is not None and now in options else ""
        while True:
            value = self._read(f"[{chosen}] > " if chosen else "> ", chosen, empty=False)
            if value.isascii() and value.isdigit() and 1 <= int(value) <= len(options):
                return options[int(value) - 1]
            self.say(self.catalogue.text("terminal.number", last=len(options)))
