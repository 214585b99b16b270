"""The person's answers so far, what the law says to them, and which screen comes next.

It knows no widget: the whole way can be walked without a window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pcirights.core.answers import Answers
from pcirights.core.errors import PcirightsError
from pcirights.core.events import Event, Happened
from pcirights.core.vocabulary import Enforceability, Ground, Record, Request, Right, RouteId
from pcirights.flow.choices import grounds_for
from pcirights.flow.questions import Known, Screen, way
from pcirights.flow.sample import as_sample, with_particulars, without_particulars

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.findings import Findings
    from pcirights.core.matter import Matter
    from pcirights.core.routes import Question, Route
    from pcirights.core.rows import RequestRow
    from pcirights.followup.timeline import Timeline
    from pcirights.places import Place
    from pcirights.program import Program


@dataclass(frozen=True, slots=True)
class WayOut:
    """A right, and the grounds on which the law gives a route for it (None: without a ground).

    ``request`` is what the letter of the first of them asks. ``blocked``: its
    route is refused in practice too.
    """

    right: Right
    grounds: tuple[Ground | None, ...]
    request: Request
    blocked: bool


class Inquiry:
    """One person's way through the questions. ``answers`` is frozen and replaced as a whole."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.answers = Answers()
        self.letter_lang: Literal["zh", "zh+en"] = "zh"
        self._found: tuple[Question, Findings] | None = None
        self._letter: tuple[Answers, str, bytes] | None = None
        self._saved: Answers | None = None
        self._answers_kept: Answers | None = None
        self._kept: tuple[bytes | None, str] = (None, "")
        self._own: Answers | None = None
        self._calendar_keys: dict[tuple[object, ...], bytes] = {}

    @property
    def unsaved(self) -> bool:
        """Whether anything would be lost with the window: answers that went into no file."""
        return self.own_answers not in {Answers(), self._saved}

    @property
    def answers_kept(self) -> bool:
        """Whether the answers lie in a file or a case: a letter alone does not give them back."""
        return self.own_answers in {Answers(), self._answers_kept}

    @property
    def own_answers(self) -> Answers:
        """The answers with what the person typed themselves, also while a sample is shown."""
        if not self.answers.sample:
            return self.answers
        own = self._own or without_particulars(self.answers)
        return with_particulars(self.answers, own)

    def show_sample(self) -> None:
        """Put a made-up person in place of the one who asks, whose answers are set aside."""
        if self.row is not None and not self.answers.sample:
            self._own = self.answers
            self.answers = as_sample(self.answers, self.row)

    def clear_sample(self) -> None:
        """Bring the person's own answers back."""
        self.answers, self._own = self.own_answers, None

    def note_saved(self, answers: Answers) -> None:
        """Remember that the letter of these answers lies in a file."""
        self._saved = answers

    def note_answers_kept(self, answers: Answers) -> None:
        """Remember that these answers lie in a file or a case."""
        self._saved = self._answers_kept = answers

    def note_kept(self, ident: str) -> None:
        """Remember the case that the letter was kept as."""
        self.note_answers_kept(self.answers)
        self._kept = (self.letter(), ident)

    def kept_as(self) -> str:
        """The case that the letter was kept as; nothing where it was not, or is another by now."""
        letter, ident = self._kept
        return ident if letter == self.letter() else ""

    def start_over(self, answers: Answers) -> None:
        """Take other answers in place of all those given: those of a file, or none."""
        self.answers = answers
        self._own = None
        self._found = None
        self._letter = None
        self._calendar_keys.clear()

    def calendar_key(self) -> bytes:
        """The key of this letter's calendar entries: one saved again takes their place.

        Each letter that is asked for has its own, until all is begun anew.
        """
        from pcirights.exports.calendar import new_key  # few need it, and it takes time to load

        asked = self.answers
        which = (asked.place, asked.record, asked.right, asked.ground, asked.route)
        return self._calendar_keys.setdefault(which, new_key())

    def set_place(self, code: str) -> None:
        """Keep the unit that was picked, by its code; empty where none is picked yet."""
        self.answers = replace(self.answers, place=code)

    def set_record(self, record: Record | None) -> None:
        """Keep the kind of record."""
        self.answers = replace(self.answers, record=record)
        self._drop_lost_ground()

    def set_right(self, right: Right | None) -> None:
        """Keep the right; access needs no ground."""
        self.answers = replace(self.answers, right=right)
        self._drop_lost_ground()

    def set_ground(self, ground: Ground | None) -> None:
        """Keep the ground; None says that none is given."""
        self.answers = replace(self.answers, ground=ground)

    def set_route(self, route: RouteId | None) -> None:
        """Keep the route chosen; None takes the recommended one."""
        self.answers = replace(self.answers, route=route)

    def set_day(self, day: date | None) -> None:
        """Keep the day whose law is asked about; None stands for today."""
        self.answers = replace(self.answers, on=day)

    def _drop_lost_ground(self) -> None:
        if self.answers.ground is not None and self.answers.ground not in self.grounds():
            self.set_ground(None)

    def place(self) -> Place | None:
        """The unit that the answers name; None where they name none, or more than one."""
        try:
            return self.program.place(self.answers.place) if self.answers.place else None
        except PcirightsError:
            return None

    def grounds(self) -> tuple[Ground | None, ...]:
        """The grounds to choose from; None among them where no ground need be given."""
        record, right = self.answers.record, self.answers.right
        if record is None or right is None:
            return ()
        return grounds_for(record, right, self.program.book)

    def findings(self) -> Findings:
        """What the law gives for the answers. Raises WrongInputError where they do not stand."""
        question = self.program.question(self.answers)
        if self._found is None or self._found[0] != question:
            self._found = (question, self.program.matter(self.answers).findings)
        return self._found[1]

    def matter(self, answers: Answers | None = None) -> Matter:
        """The matter of the answers so far, or of these. Raises as ``findings`` does."""
        return self.program.matter(self.answers if answers is None else answers)

    def route(self) -> Route | None:
        """The route chosen, or the recommended one; None without any."""
        try:
            return self.findings().choose(self.answers.route)
        except PcirightsError:
            pass
        try:
            return self.findings().choose(None)
        except PcirightsError:
            return None

    def dates(self, route: Route) -> Timeline:
        """The dates of a route's letter, had it been received on the day asked about.

        Raises WrongInputError where no working days are known for that day.
        """
        day = self.answers.on or self.program.today
        received = Event(Happened.RECEIVED, day)
        matter = self.matter(replace(self.answers, route=route.id))
        return self.program.timeline(matter, [received], day)

    def ways_out(self) -> tuple[WayOut, ...]:
        """The questions about the same record, place and day to which the law gives a route."""
        found = []
        for right in Right:
            asked = replace(self.answers, right=right, ground=None, route=None)
            routes = {
                ground: route
                for ground in self._grounds_of(right)
                if (route := self._recommended(replace(asked, ground=ground))) is not None
            }
            if routes:
                first = next(iter(routes.values()))
                blocked = first.enforceability is Enforceability.BLOCKED
                found.append(WayOut(right, tuple(routes), first.request, blocked))
        return tuple(found)

    @property
    def place_matters(self) -> bool:
        """Whether any place has rules of its own for such a record."""
        return any(
            row.route is RouteId.LOCAL_CREDIT and self.answers.record in row.records
            for row in self.program.book.requests
        )

    def _grounds_of(self, right: Right) -> tuple[Ground | None, ...]:
        return (None,) if right is Right.ACCESS else (*Ground, None)

    def _recommended(self, answers: Answers) -> Route | None:
        """The recommended route; None where there is no route."""
        try:
            return self.program.matter(answers).findings.choose(None)
        except PcirightsError:
            return None

    @property
    def row(self) -> RequestRow | None:
        """What the letter of the route needs; None before a route is known."""
        answers = self.answers
        if not answers.place or answers.record is None or answers.right is None:
            return None
        route = self.route()
        return route.row if route else None

    def way(self) -> tuple[Screen, ...]:
        """All screens in their order, for what is known so far."""
        open_yet = self.answers.right is None
        has_grounds = open_yet or bool(self.grounds())
        return way(Known(has_grounds, self._stopped(), self.row))

    def after(self, screen: Screen) -> Screen | None:
        """The screen that follows; None at the end of the way."""
        screens = self.way()
        if screen not in screens:
            return None
        following = screens.index(screen) + 1
        return screens[following] if following < len(screens) else None

    def keep_letter(self, content: bytes, answers: Answers, lang: str) -> None:
        """Keep the letter made of these answers in that language."""
        self._letter = (answers, lang, content)

    def letter(self) -> bytes | None:
        """The letter, unless an answer or its language changed since it was made."""
        if self._letter is None or self._letter[:2] != (self.answers, self.letter_lang):
            return None
        return self._letter[2]

    def _stopped(self) -> bool:
        answers = self.answers
        if not answers.place or answers.record is None or answers.right is None:
            return False
        try:
            return not self.findings().routes
        except PcirightsError:
            return False
