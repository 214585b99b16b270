"""The person's own time limits: reconsideration, suit, complaint, and the act behind the record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pcirights.core.events import OUTCOMES, Happened
from pcirights.core.law import Citation
from pcirights.core.remedies import remedies
from pcirights.core.vocabulary import Outcome, Rule
from pcirights.core.when import Facts
from pcirights.followup.counting import count, how_counted, lengths
from pcirights.followup.due_date import Behind, NoDay, Supposing, Watch, Whose
from pcirights.followup.office_time import EXTENSION, REPLY
from pcirights.followup.working_days import Reach, on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pcirights.core.events import History
    from pcirights.core.remedies import Remedy
    from pcirights.core.rules import Rules
    from pcirights.core.vocabulary import Because
    from pcirights.followup.counting import Length, Sum
    from pcirights.followup.office_time import OfficeTime
    from pcirights.followup.working_days import WorkCalendar

RECONSIDERATION = "reconsideration"
COMPLAINT = "complaint"
FILE = "file"
DECIDE = "decide"
REVIEW = "review"
DECISION = "reconsideration-decision"
BEHIND = {Happened.ACT_SERVED: Behind.ACT, Happened.DECISION_SERVED: Behind.DECISION}
"""Acts other than the letter, each by the event that says when it was served."""
FROM_ANSWER = frozenset({"knowledge", "service", "decision"})
FROM_SILENCE = frozenset({"knowledge", "expiry"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person's time runs from: an answer, or the end of the office's time without one.

    ``by`` is the provision by which the office's time ended. ``ends`` holds the steps for which
    silence begins on another day.
    """

    outcome: Outcome
    base: Reach
    opens: Sum | None
    supposing: Supposing | None
    because: Because | None = None
    by: Citation | None = None
    ends: Mapping[str, Turn] = field(default_factory=dict)

    def of(self, step: str) -> Turn:
        """What the time of one step runs from."""
        return self.ends.get(step, self)

    @property
    def day(self) -> date:
        """The day whose law decides on the next step."""
        return self.opens.reach.latest if self.opens else self.base.earliest


def turn(history: History, office: OfficeTime, calendar: WorkCalendar) -> Turn | None:
    """The outcome that the person's time runs from; None where all was given or it is not known."""
    answer = history.answer
    if answer is not None:
        outcome = OUTCOMES.get(answer.what)
        return Turn(outcome, on(answer.day), None, None, answer.because) if outcome else None
    if office.end is None:
        return None
    general = _silent(history, office.end, office.by, calendar)
    ends = {}
    for step, (by, end) in office.ends.items():
        own = _silent(history, end, by, calendar)
        # Which of the two days counts is arguable: the last day is taken from the earlier one.
        ends[step] = replace(own, base=min(own.base, general.base, key=lambda one: one.latest))
    return replace(general, ends=ends)


def _silent(history: History, end: Sum, by: Citation | None, calendar: WorkCalendar) -> Turn:
    opens = end.next_day(calendar)
    supposing = Supposing.NO_ANSWER if history.today < opens.reach.latest else None
    return Turn(Outcome.SILENCE, end.reach, opens, supposing, by=by)


def own_time(
    turned: Turn, history: History, rules: Rules, calendar: WorkCalendar
) -> Iterator[Watch]:
    """The remedies that are open after this outcome, each with its time."""
    filed = history.day(Happened.RECONSIDERATION_FILED)
    steps = [
        step
        for step in steps_after(rules, max(filed, turned.day) if filed else turned.day)
        if step.follows_on(turned.outcome, turned.because)
    ]
    for step in steps:
        if step.follows == COMPLAINT:
            yield from _after_complaint(step, history, rules, calendar)
        elif step.follows is not None:
            before = next((one for one in steps if one.step == step.follows), None)
            yield from _following(step, before, history, rules, calendar)
        elif filed is None or not _ousted(step, steps):
            yield from _first(step, turned.of(step.step), rules, calendar)


def open_steps(
    history: History, rules: Rules, day: date, calendar: WorkCalendar
) -> Iterator[Watch]:
    """The remedies without a limit, open although it is not known when silence begins."""
    for step in steps_after(rules, day):
        if step.follows == COMPLAINT:
            yield from _after_complaint(step, history, rules, calendar)
        elif not step.when.after and step.follows is None and step.within is None:
            yield from _unlimited(step)


def steps_after(rules: Rules, day: date) -> tuple[Remedy, ...]:
    """The remedies of this route by the law of a day."""
    route = rules.route
    facts = Facts(
        route=route.id,
        request=route.request,
        record=rules.record,
        grade=route.enforceability,
        governing=route.governing.id,
    )
    return remedies(facts, day, rules.book)


def act_behind(history: History, rules: Rules, calendar: WorkCalendar) -> Iterator[Watch]:
    """The time limits on acts other than the letter; no letter about the record stops them."""
    for what, behind in BEHIND.items():
        served = history.day(what)
        if served is None:
            continue
        for step, cited in rules.behind(served):
            for length in _files(cited, FROM_ANSWER):
                limit = _limit(step, cited, length, on(served), rules, calendar)
                yield replace(limit, behind=behind)


def _ousted(step: Remedy, steps: Sequence[Remedy]) -> bool:
    """Whether this step falls away once reconsideration has been applied for."""
    return step.step == RECONSIDERATION or any(
        one.step == step.step and one.follows == RECONSIDERATION for one in steps
    )


def _files(cited: Citation, starts: frozenset[str]) -> tuple[Length, ...]:
    """The person's periods in a provision that run from one of these events."""
    found = lengths(cited.provision.periods, FILE)
    return tuple(one for one in found if one.period.starts in starts)


def _limit(
    step: str, cited: Citation, length: Length, base: Reach, rules: Rules, calendar: WorkCalendar
) -> Watch:
    manner = how_counted(rules, base.latest, step)
    return Watch(
        what=step,
        whose=Whose.PERSON,
        rests_on=cited,
        sum=count(base, length.n, length.unit, calendar, manner),
        period=length.period,
        when=length.period.when,
        hard=True,
    )


def _first(step: Remedy, turned: Turn, rules: Rules, calendar: WorkCalendar) -> Iterator[Watch]:
    """The due dates of a remedy against the office's answer or silence."""
    if step.at_once or step.limitation is not None:
        opens = None if step.at_once else turned.opens
        supposing = None if step.at_once else turned.supposing
        for one in _unlimited(step):
            yield replace(one, opens=opens, supposing=supposing)
        return
    frame = replace(
        _frame(step), opens=turned.opens, opens_by=turned.by, supposing=turned.supposing
    )
    cited = frame.rests_on
    starts = FROM_SILENCE if turned.outcome is Outcome.SILENCE else FROM_ANSWER
    found = _files(cited, starts)
    if not found:
        yield frame
    for length in found:
        limit = _limit(step.step, cited, length, turned.base, rules, calendar)
        yield replace(frame, sum=limit.sum, no_day=None, period=length.period, hard=True)
    if step.at_latest is None or turned.outcome is Outcome.SILENCE:
        return
    for length in _files(step.at_latest, FROM_ANSWER):
        yield replace(
            _limit(step.step, step.at_latest, length, turned.base, rules, calendar), cap=True
        )


def _frame(step: Remedy) -> Watch:
    """The due date of a remedy before its limit is known."""
    return Watch(
        what=step.step,
        whose=Whose.PERSON,
        rests_on=Citation(step.instrument, step.provision),
        no_day=NoDay.NO_LIMIT,
        when=step.said,
        first_by=step.first_by,
    )


def _unlimited(step: Remedy) -> Iterator[Watch]:
    """A remedy without a last day, with the limitation period of a civil claim if there is one."""
    frame = _frame(step)
    if step.limitation is None:
        yield frame
        return
    yield replace(frame, no_day=NoDay.LIMITATION)
    for length in lengths(step.limitation.provision.periods, FILE):
        yield replace(
            frame,
            rests_on=step.limitation,
            no_day=NoDay.HARM_KNOWN,
            period=length.period,
            when=length.period.when,
            cap=True,
        )


def _after_complaint(
    step: Remedy, history: History, rules: Rules, calendar: WorkCalendar
) -> Iterator[Watch]:
    """Reconsideration over a complaint that was not dealt with, counted from the day it was sent.

    The day of receipt is not known. A day too early costs nothing, a day too late would cost the
    remedy.
    """
    sent = history.day(Happened.COMPLAINED)
    if sent is None:
        return
    complaint = next((one for one in steps_after(rules, sent) if one.step == COMPLAINT), None)
    owed = complaint.decides if complaint else ()
    cited = owed[0] if owed else rules.find(Rule.SILENCE, sent, step.step)
    found = (
        [one for what in (REPLY, DECIDE) for one in lengths(cited.provision.periods, what)]
        if cited
        else []
    )
    for answer in found[:1]:
        end = count(on(sent), answer.n, answer.unit, calendar)
        opens = end.next_day(calendar)
        waits = history.today < opens.reach.latest
        frame = replace(_frame(step), opens=opens, supposing=Supposing.NO_WORD if waits else None)
        for length in _files(frame.rests_on, FROM_SILENCE):
            limit = _limit(step.step, frame.rests_on, length, end.reach, rules, calendar)
            yield replace(frame, sum=limit.sum, no_day=None, period=length.period, hard=True)


def _following(
    step: Remedy, before: Remedy | None, history: History, rules: Rules, calendar: WorkCalendar
) -> Iterator[Watch]:
    """A step after reconsideration: from its decision, else from the end of its time."""
    cited = Citation(step.instrument, step.provision)
    filed = history.day(Happened.RECONSIDERATION_FILED)
    decided = history.day(Happened.RECONSIDERATION_DECIDED)
    if filed is None or before is None:
        yield Watch(
            what=step.step,
            whose=Whose.PERSON,
            rests_on=cited,
            no_day=NoDay.AFTER_STEP,
            period=step.within,
            when=step.said,
        )
        return
    if decided is not None:
        for length in _files(cited, frozenset({"service"})):
            yield _limit(step.step, cited, length, on(decided), rules, calendar)
        return
    for due in _decisions(before, filed, history, rules, calendar):
        yield due
        if due.sum is None or due.supposing is Supposing.EXTENDED:
            continue
        for length in _files(cited, frozenset({"expiry"})):
            limit = _limit(step.step, cited, length, due.sum.reach, rules, calendar)
            yield replace(
                limit,
                when=due.when or limit.when,
                opens=due.sum.next_day(calendar),
                supposing=Supposing.NO_DECISION,
            )


def _decisions(
    step: Remedy, filed: date, history: History, rules: Rules, calendar: WorkCalendar
) -> Iterator[Watch]:
    """Until when the reconsideration has to be decided, by each procedure and if extended.

    Once the extension has been told, it replaces the time that it extends.
    """
    accepted = _accepted(step, filed, history, calendar)
    extended = history.find(Happened.RECONSIDERATION_EXTENDED) is not None
    for cited in step.decides:
        manner = how_counted(rules, filed, step.step)
        longer = lengths(cited.provision.periods, EXTENSION)
        for length in lengths(cited.provision.periods, DECIDE):
            total = count(accepted, length.n, length.unit, calendar, manner)
            due = Watch(
                what=DECISION,
                whose=Whose.OFFICE,
                rests_on=cited,
                sum=total,
                period=length.period,
                when=length.period.when,
            )
            if not (longer and extended):
                yield due
            for more in longer:
                yield replace(
                    due,
                    sum=total.then(more, calendar, manner),
                    period=more.period,
                    when=more.period.when,
                    supposing=None if extended else Supposing.EXTENDED,
                )


def _accepted(step: Remedy, filed: date, history: History, calendar: WorkCalendar) -> Reach:
    """The day of acceptance: as told, else a range up to the end of the time for refusing it."""
    told = history.day(Happened.RECONSIDERATION_ACCEPTED)
    if told is not None:
        return on(told)
    reach = on(filed)
    for review in lengths(step.accepts.provision.periods, REVIEW) if step.accepts else ():
        reach = reach.join(count(on(filed), review.n, review.unit, calendar).reach)
    return reach
