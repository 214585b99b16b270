"""Due dates in words: what each is, when, on which provision, and how it was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.followup.counting import LineKind
from pcirights.followup.due_date import NoDay, Whose
from pcirights.followup.situation import SILENCE
from pcirights.wording.phrases import aside, citation, labelled, length, pick, tagged, with_citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pcirights.core.vocabulary import BodyRole
    from pcirights.followup.counting import Line
    from pcirights.followup.due_date import Alert, Watch
    from pcirights.followup.timeline import Timeline
    from pcirights.followup.working_days import Reach
    from pcirights.i18n import Catalogue


def title(watch: Watch, catalogue: Catalogue) -> str:
    """The name of a kind of date; it tells nothing about the case."""
    parts = [catalogue.text(f"date.{watch.what}")]
    if watch.to is not None:
        parts.append(catalogue.text(f"addressee.{watch.to}"))
    if watch.cap:
        limitation = watch.no_day is NoDay.HARM_KNOWN
        parts.append(catalogue.text("date.limitation" if limitation else "date.cap"))
    if watch.behind:
        parts.append(catalogue.text(f"date.behind.{watch.behind}"))
    if watch.ours:
        parts.append(catalogue.text("date.ours"))
    if watch.supposing is not None and watch.what != SILENCE:  # which says so itself
        parts.append(catalogue.text(f"supposing.{watch.supposing}"))
    return catalogue.name("，", ", ").join(parts)


def day(watch: Watch, catalogue: Catalogue) -> str:
    """The day, the range, or why there is none."""
    if watch.sum is not None:
        return reach(watch.sum.reach, catalogue)
    return catalogue.text(f"no-day.{watch.no_day}")


def reach(days: Reach, catalogue: Catalogue) -> str:
    """A day, or a range of days."""
    if days.exact:
        return catalogue.date(days.earliest)
    first, last = catalogue.date(days.earliest), catalogue.date(days.latest)
    return catalogue.text("date.between", first=first, last=last)


def basis(watch: Watch, catalogue: Catalogue) -> str:
    """The provision, and how long it gives."""
    parts = [citation(watch.instrument, watch.provision, catalogue)]
    if watch.period is not None:
        parts.append(length(watch.period, catalogue))
    if watch.when is not None:
        parts.append(pick(watch.when, catalogue))
    return catalogue.name("；", "; ").join(parts)


def sum_line(one: Line, whose: Whose, catalogue: Catalogue) -> str:
    """One line of a sum; the person's own time is put as “you”, the office's is not."""
    names = catalogue.name("、", ", ").join(catalogue.text(f"holiday.{name}") for name in one.names)
    text = catalogue.text(
        f"step.{one.kind}{'.named' if names and one.kind in MAY_BE_NAMED else ''}",
        first=catalogue.date(one.first),
        last=catalogue.date(one.last),
        day=between(one, catalogue),
        n=one.n,
        names=names,
        weekday=catalogue.text(f"weekday.{one.first.isoweekday()}"),
    )
    if one.kind in BETTER_BEFORE and whose is Whose.PERSON:
        text += catalogue.text("date.act-by", day=catalogue.date(one.first))
    return with_citation(text, one.rests_on, catalogue)


def act_by(watch: Watch) -> date | None:
    """The last working day before a person's last day, where offices are closed on that one."""
    if watch.sum is None or watch.whose is not Whose.PERSON:
        return None
    return min((one.first for one in watch.sum.lines if one.kind in BETTER_BEFORE), default=None)


MAY_BE_NAMED = frozenset({LineKind.STAYS, LineKind.MOVED})
"""Lines about a day off, which may be a holiday with a name or a weekend."""


BETTER_BEFORE = frozenset({LineKind.STAYS, LineKind.WEEKEND_AHEAD, LineKind.HOLIDAY_AHEAD})
"""Lines about a last day on which offices may be closed, so that the person should act before."""


def between(one: Line, catalogue: Catalogue) -> str:
    """The day of a line, or its first and last day."""
    first = catalogue.date(one.first)
    if one.first == one.last:
        return first
    return catalogue.text("date.span", first=first, last=catalogue.date(one.last))


def alert(one: Alert, catalogue: Catalogue) -> str:
    """A warning shown with the dates, with its provision."""
    text = with_citation(catalogue.text(f"alert.{one.code}"), one.rests_on, catalogue)
    return of_addressee(text, one.to, catalogue)


def of_addressee(text: str, to: BodyRole | None, catalogue: Catalogue) -> str:
    """A text with the addressee of whom alone it is said, by its role, in front."""
    return text if to is None else labelled(catalogue.text(f"addressee.{to}"), text, catalogue)


def as_text(line: Timeline, catalogue: Catalogue) -> str:
    """The timeline for a person to read."""
    return "\n".join(_lines(line, catalogue)) + "\n"


def _lines(line: Timeline, catalogue: Catalogue) -> Iterator[str]:
    today = line.history.today
    yield f"{catalogue.text(f'route.{line.route.id}')} · {catalogue.date(today)}"
    for event in line.history.events:
        how = aside(catalogue.text(f"delivery.{event.how}"), catalogue) if event.how else ""
        whose = aside(catalogue.text(f"addressee.{event.to}"), catalogue) if event.to else ""
        yield f"   {catalogue.date(event.day)}  {catalogue.text(f'event.{event.what}')}{how}{whose}"
    for one in line.alerts:
        mark = catalogue.text("date.hard") if one.hard else catalogue.text("severity.note")
        yield labelled(mark, alert(one, catalogue), catalogue)
    if not line.watches and line.history.receipt is not None:
        yield f"   {catalogue.text('date.none')}"
    for watch in line.watches:
        yield ""
        yield from of_watch(watch, today, catalogue)
    if line.notices:
        yield ""
    yield from (notice(year, days, catalogue) for year, days in line.notices)


def of_watch(watch: Watch, today: date, catalogue: Catalogue) -> Iterator[str]:
    """One date in lines: its name, day, state, provision and sum."""
    yield headline(watch, today, catalogue)
    yield from (f"   {part}" for part in reasons(watch, catalogue))
    if watch.sum is not None:
        yield from (f"   - {sum_line(one, watch.whose, catalogue)}" for one in watch.sum.lines)


def headline(watch: Watch, today: date, catalogue: Catalogue) -> str:
    """A date in one line: its name, day, whether missing it costs a right, and its state."""
    when = day(watch, catalogue)
    if watch.hard:
        when = tagged(when, catalogue.text("date.hard"), catalogue)
    state = aside(catalogue.text(f"state.{watch.state(today)}"), catalogue)
    return labelled(title(watch, catalogue), when + state, catalogue)


def notice(year: int, days: Sequence[date], catalogue: Catalogue) -> str:
    """When the working days of a year were announced, and changed, or that they have not been."""
    if not days:
        return catalogue.text("date.not-announced", year=year)
    first, *later = map(catalogue.date, days)
    if not later:
        return catalogue.text("date.announced", year=year, day=first)
    changed = catalogue.name("、", ", ").join(later)
    return catalogue.text("date.announced-changed", year=year, day=first, changed=changed)


def reasons(watch: Watch, catalogue: Catalogue) -> Iterator[str]:
    """What a date rests on, what it waits for, whether it was kept."""
    yield basis(watch, catalogue)
    if watch.first_by is not None:
        yield catalogue.text("remedy.required-first")
    if watch.opens is not None:
        yield catalogue.text("date.opens", day=catalogue.date(watch.opens.reach.latest))
    if watch.met is not None:
        late = watch.sum is not None and watch.met > watch.sum.reach.latest
        yield catalogue.text("date.met-late" if late else "date.met", day=catalogue.date(watch.met))
