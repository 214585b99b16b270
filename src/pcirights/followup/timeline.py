"""The due dates of a case, from its route, its events and the day, each with its sum.

The office's time to answer comes from office_time.py, the person's own time after it from
person_time.py. A limit that would cost a right is counted from the earliest possible day, and a
step opens on the latest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pcirights.core.events import Happened
from pcirights.core.law import Citation
from pcirights.core.rules import Rules
from pcirights.core.vocabulary import Rule
from pcirights.followup.counting import LineKind, given
from pcirights.followup.due_date import Alert, NoDay, Watch, Whose
from pcirights.followup.office_time import ANSWERS, EXTENSION, office_time
from pcirights.followup.person_time import RECONSIDERATION, act_behind, open_steps, own_time, turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pcirights.core.events import History
    from pcirights.core.routes import Question, Route
    from pcirights.core.statute_book import StatuteBook
    from pcirights.core.vocabulary import BodyRole
    from pcirights.followup.working_days import WorkCalendar

COMPLETION = "completion"
LITIGATION = "litigation"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of one letter, earliest first, those without a day last; and the warnings.

    ``notices`` are the years whose working days were counted, each with the days on which their
    holidays were announced and changed; none where a year has not been announced. ``to`` is the
    role of the addressee whose dates they are, where each has its own.
    """

    route: Route
    history: History
    watches: tuple[Watch, ...]
    alerts: tuple[Alert, ...]
    notices: tuple[tuple[int, tuple[date, ...]], ...] = ()
    to: BodyRole | None = None

    @property
    def next(self) -> Watch | None:
        """The next date that has not passed."""
        today = self.history.today
        return next(
            (
                one
                for one in self.watches
                if one.met is None and one.sum is not None and one.sum.reach.latest >= today
            ),
            None,
        )


def timeline(
    route: Route, question: Question, history: History, calendar: WorkCalendar, book: StatuteBook
) -> Timeline:
    """The dates of a letter on a route.

    The office's time goes by the law of the day of receipt, each later step by the law of its own
    day. Raises WrongInputError where a day lies before the calendar.
    """
    rules = Rules(book, route, question.record)
    receipt = history.receipt
    day = receipt.day if receipt else question.on
    office = office_time(route.deadlines, history, rules, calendar, day)
    watches = [*_completion(history, rules, day), *office.watches]
    turned = turn(history, office, calendar)
    if turned is not None:
        watches += own_time(turned, history, rules, calendar)
    elif history.answer is None and receipt is not None:
        watches += open_steps(history, rules, day, calendar)
    watches += act_behind(history, rules, calendar)
    alerts = (
        *_about_office(history, rules, watches, day),
        *_about_person(history, rules, watches, day),
    )
    return Timeline(route, history, in_order(watches), alerts, tuple(_notices(watches, calendar)))


def in_order(watches: Iterable[Watch]) -> tuple[Watch, ...]:
    """The dates as they are shown: earliest first, those without a day last."""
    return tuple(sorted(watches, key=_order))


BY_CALENDAR = frozenset(
    {
        LineKind.HOLIDAY,
        LineKind.WEEKENDS,
        LineKind.MAKE_UP,
        LineKind.MOVED,
        LineKind.STAYS,
        LineKind.WAITS,
    }
)
"""The kinds of line in a sum that depend on working days and days off."""


def _notices(
    watches: Sequence[Watch], calendar: WorkCalendar
) -> Iterator[tuple[int, tuple[date, ...]]]:
    years = set()
    for line in (line for one in watches if one.sum for line in one.sum.lines):
        if line.kind in BY_CALENDAR:
            years |= {line.first.year, line.last.year}
        elif line.kind is LineKind.BEYOND:
            years.add(line.first.year + 1)
    for year in sorted(years):
        days = calendar.announced.get(year, ())
        if days or year not in calendar.announced:
            yield year, days


def _order(watch: Watch) -> tuple[bool, date, date]:
    if watch.sum is None:
        return True, date.max, date.max
    return False, watch.sum.reach.earliest, watch.sum.reach.latest


def _completion(history: History, rules: Rules, day: date) -> Iterator[Watch]:
    """The due date of a notice to complete: missing it can end the request."""
    notice = history.awaits_completion
    cited = rules.find(Rule.ABANDONED, day)
    if notice is None or cited is None:
        return
    yield Watch(
        what=COMPLETION,
        whose=Whose.PERSON,
        rests_on=cited,
        sum=given(notice.until) if notice.until else None,
        no_day=None if notice.until else NoDay.IN_THE_NOTICE,
        hard=True,
    )


def _about_office(
    history: History, rules: Rules, watches: Sequence[Watch], day: date
) -> Iterator[Alert]:
    if history.awaits_completion is not None:
        yield Alert("completion-due", hard=True, rests_on=rules.find(Rule.ABANDONED, day))
    if history.answer is not None:
        return
    if history.receipt is None:
        yield Alert("receipt-unknown", hard=False, rests_on=rules.find(Rule.RECEIPT, day))
    for no_day, code in (
        (NoDay.NOT_ACCEPTED, "acceptance-unknown"),
        (NoDay.START_UNKNOWN, "longer-time-possible"),
    ):
        waits = next((one for one in watches if one.what in ANSWERS and one.no_day is no_day), None)
        if waits is not None:
            yield Alert(code, hard=False, rests_on=waits.rests_on)
    apart = rules.find(Rule.NOT_COUNTED, day)
    if apart is not None:
        yield Alert("time-not-counted", hard=False, rests_on=apart)
    told = history.find(Happened.EXTENDED)
    if told and not any(item.period.what == EXTENSION for item in rules.route.deadlines):
        yield Alert("extension-unfounded", hard=False)


def _about_person(
    history: History, rules: Rules, watches: Sequence[Watch], day: date
) -> Iterator[Alert]:
    yield from _about_acts(history, rules, day)
    for watch in watches:
        if watch.first_by is not None:
            law = rules.book.instruments[watch.first_by.instrument]
            yield Alert("reconsideration-first", hard=True, rests_on=Citation(law, watch.first_by))
            break
    filed = history.day(Happened.RECONSIDERATION_FILED)
    if filed and history.find(Happened.RECONSIDERATION_DECIDED) is None:
        pending = rules.find(Rule.PENDING, filed, RECONSIDERATION)
        yield Alert("no-suit-while-pending", hard=True, rests_on=pending)
    for step in (RECONSIDERATION, LITIGATION):
        last = next((one.sum for one in watches if one.what == step and one.sum), None)
        posting = rules.find(Rule.POSTING, last.reach.earliest, step) if last else None
        if posting is not None:
            yield Alert("posting-counts", hard=False, rests_on=posting)
            break
    if any(line.kind is LineKind.BEYOND for one in watches if one.sum for line in one.sum.lines):
        yield Alert("calendar-ends", hard=False)


def _about_acts(history: History, rules: Rules, day: date) -> Iterator[Alert]:
    """Warnings about the act behind the record, and about a decision made because of it."""
    behind = next((cited for _, cited in rules.behind(day)), None)
    if behind is None:
        return
    served = history.day(Happened.ACT_SERVED)
    if served is None:
        yield Alert("correction-stops-no-clock", hard=True, rests_on=behind)
        return
    for rule, code in (
        (Rule.ON_THE_SPOT, "on-the-spot-first"),
        (Rule.TAX_DISPUTE, "tax-dispute-first"),
    ):
        first = rules.find(rule, served)
        if first is not None:
            yield Alert(code, hard=True, rests_on=first)
