"""The office's time: until when it has to answer, and when no answer counts as silence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import product
from typing import TYPE_CHECKING

from pcirights.core.events import Happened
from pcirights.core.law import Citation, Unit
from pcirights.core.vocabulary import Record, Rule
from pcirights.followup.counting import Sum, count, lengths
from pcirights.followup.due_date import NoDay, Supposing, Watch, Whose
from pcirights.followup.working_days import on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pcirights.core.events import History
    from pcirights.core.law import Citation, Period
    from pcirights.core.periods import Deadline
    from pcirights.core.rules import Rules
    from pcirights.followup.working_days import WorkCalendar

ANSWERS = frozenset({"reply", "decide"})
"""Periods after whose end no answer counts as silence."""
REPLY = "reply"
OUR_DAYS = 30
"""Days after which the program proposes a reminder where no law sets a period."""
WITHOUT_PERIOD = frozenset({Record.PRIVATE_SCORE, Record.PERSONAL_ARCHIVE})
"""Records held by companies and archive keepers, for whom no law sets a period."""
STEPS_WITH_SILENCE = ("reconsideration",)
"""Steps for which silence may begin on another day than for a suit."""
EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """The office's due dates.

    ``end`` is the last day for an answer, where it is known and no answer has come; ``by`` is the
    provision that sets it. ``ends`` holds the steps for which silence begins on another day, each
    with its provision.
    """

    watches: tuple[Watch, ...]
    end: Sum | None
    by: Citation | None = None
    ends: Mapping[str, tuple[Citation, Sum]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clock:
    """From which day each kind of period runs, or why that is not known."""

    received: date | None
    runs: date | None
    accepted: date | None
    suspended: bool

    def start(self, period: Period) -> date | NoDay:
        """The day from which a period runs, or why it is not known."""
        if period.starts == "receipt" and period.what in ANSWERS and self.suspended:
            return NoDay.AFTER_COMPLETION
        if period.starts == "receipt":
            day = self.runs if period.what in ANSWERS else self.received
            return day or NoDay.NOT_RECEIVED
        if period.starts == "acceptance":
            return self.accepted or NoDay.NOT_ACCEPTED
        return NoDay.START_UNKNOWN


def clock(history: History, rules: Rules, day: date) -> Clock:
    """The clock set by the events, by the law of a day."""
    receipt = history.receipt
    received = receipt.day if receipt else None
    anew = rules.find(Rule.RESTARTS, day) is not None
    completed = history.day(Happened.COMPLETED) if anew else None
    return Clock(
        received=received,
        runs=completed or received,
        accepted=history.day(Happened.ACCEPTED),
        suspended=anew and history.awaits_completion is not None,
    )


def office_time(
    deadlines: Sequence[Deadline],
    history: History,
    rules: Rules,
    calendar: WorkCalendar,
    day: date,
) -> OfficeTime:
    """The office's dates on a route, by the law of a day."""
    runs = clock(history, rules, day)
    watches = tuple(_watches(deadlines, runs, history, calendar))
    answer = history.answer
    if answer is not None:
        stand = (one for one in watches if one.supposing is not Supposing.EXTENDED)
        met = (replace(one, met=answer.day) if one.what in ANSWERS else one for one in stand)
        return OfficeTime(tuple(met), None)
    return _with_silence(watches, runs, history, rules, calendar, day)


def _watches(
    deadlines: Sequence[Deadline], runs: Clock, history: History, calendar: WorkCalendar
) -> Iterator[Watch]:
    base: Watch | None = None
    extended = history.find(Happened.EXTENDED) is not None
    for number, deadline in enumerate(deadlines):
        period = deadline.period
        if period.what == EXTENSION:
            if base is not None:
                yield _extension(base, deadline, runs, calendar, extended=extended)
            continue
        watch = _watch(deadline, runs, calendar)
        if period.what == "complete":
            watch = replace(watch, met=history.day(Happened.ASKED_TO_COMPLETE))
        extends = number + 1 < len(deadlines) and deadlines[number + 1].period.what == EXTENSION
        base = watch if period.what in ANSWERS else base
        if not (extended and extends):
            yield watch


def _watch(deadline: Deadline, runs: Clock, calendar: WorkCalendar) -> Watch:
    period = deadline.period
    watch = Watch(
        what=period.what,
        whose=Whose.OFFICE,
        rests_on=Citation(deadline.instrument, deadline.provision),
        period=period,
        when=period.when,
    )
    for length in lengths((period,), period.what):
        start = runs.start(period)
        if isinstance(start, NoDay):
            return replace(watch, no_day=start)
        return replace(watch, sum=count(on(start), length.n, length.unit, calendar))
    return replace(watch, no_day=NoDay.NO_NUMBER)


def _extension(
    base: Watch, deadline: Deadline, runs: Clock, calendar: WorkCalendar, *, extended: bool
) -> Watch:
    """The extended time: added at the end, or counted from its own start where it has one.

    Once the office has told of the extension, it replaces the time that it extends.
    """
    period = deadline.period
    longer = _watch(deadline, runs, calendar)
    if period.starts is None:
        longer = replace(longer, no_day=base.no_day)
        ends = [base.sum] if base.sum is not None else []
        for end, length in product(ends, lengths((period,), EXTENSION)):
            longer = replace(longer, sum=end.then(length, calendar), no_day=None)
    return (
        replace(longer, what=base.what)
        if extended
        else replace(longer, supposing=Supposing.EXTENDED)
    )


def _with_silence(
    watches: tuple[Watch, ...],
    runs: Clock,
    history: History,
    rules: Rules,
    calendar: WorkCalendar,
    day: date,
) -> OfficeTime:
    """When silence begins: by the provision's own period, else by the general ones.

    The general periods differ: two months for a suit, sixty days for reconsideration. Silence is
    shown from the earlier of the two.
    """
    numbered = [one for one in watches if one.what in ANSWERS and one.no_day is not NoDay.NO_NUMBER]
    sums = [one.sum for one in numbered if one.sum is not None]
    if sums:
        rests_on = numbered[0].rests_on
        period = numbered[0].period if len(numbered) == 1 else None
        end = reduce(Sum.join, sums)
        silence = _silence(end, rests_on, period, history, calendar)
        return OfficeTime((*watches, silence), end, rests_on)
    general = rules.find(Rule.SILENCE, day)
    if numbered or runs.runs is None or runs.suspended:
        return OfficeTime(watches, None)
    if general is None:
        if rules.record not in WITHOUT_PERIOD:
            return OfficeTime(watches, None)
        return _suggested(watches, runs.runs, history, rules, calendar)
    ends: dict[str, tuple[Citation, Sum]] = {}
    first = end = _general(general, runs.runs, calendar)
    cited = general
    for step in STEPS_WITH_SILENCE:
        own = _silence_for(step, rules, runs.runs, day, calendar)
        if own is not None:
            ends[step] = own
            if own[1].reach.latest < first.reach.latest:
                cited, first = own
    period = lengths(cited.provision.periods, REPLY)[0].period
    silence = _silence(first, cited, period, history, calendar)
    return OfficeTime((*watches, silence), end, general, ends)


def _suggested(
    watches: tuple[Watch, ...],
    start: date,
    history: History,
    rules: Rules,
    calendar: WorkCalendar,
) -> OfficeTime:
    """A proposed time for a reminder where no law sets one, as for a company."""
    basis = rules.route.basis[0]
    cited = watches[0].rests_on if watches else Citation(basis.instrument, basis.provision)
    end = count(on(start), OUR_DAYS, Unit.CALENDAR_DAY, calendar)
    silence = replace(_silence(end, cited, None, history, calendar), ours=True)
    return OfficeTime((*watches, silence), end)


def _general(cited: Citation, start: date, calendar: WorkCalendar) -> Sum:
    """The end of the general time after which no answer counts as silence."""
    length = lengths(cited.provision.periods, REPLY)[0]
    return count(on(start), length.n, length.unit, calendar)


def _silence_for(
    step: str, rules: Rules, start: date, day: date, calendar: WorkCalendar
) -> tuple[Citation, Sum] | None:
    """The provision by which silence begins for a step, as in force on that day; and the end."""
    cited = rules.find(Rule.SILENCE, day, step)
    if cited is None:
        return None
    end = _general(cited, start, calendar)
    now = rules.find(Rule.SILENCE, end.reach.latest, step)
    return (now, _general(now, start, calendar)) if now is not None else (cited, end)


def _silence(
    end: Sum, rests_on: Citation, period: Period | None, history: History, calendar: WorkCalendar
) -> Watch:
    ripe = end.next_day(calendar)
    return Watch(
        what="silence",
        whose=Whose.OFFICE,
        rests_on=rests_on,
        sum=ripe,
        period=period,
        supposing=Supposing.NO_ANSWER if history.today < ripe.reach.latest else None,
    )
