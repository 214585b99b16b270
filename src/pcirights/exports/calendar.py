"""The dates as a calendar file (RFC 5545), without a word about the person or the case.

An entry holds what kind of date it is and the provision. Its UID is the same on each export, so
that a later one takes its place; what no longer stands is cancelled.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pcirights.wording import due_dates
from pcirights.wording.phrases import citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from icalendar import Event

    from pcirights.core.answers import Answers
    from pcirights.followup.due_date import Watch
    from pcirights.followup.timeline import Timeline
    from pcirights.followup.working_days import Reach
    from pcirights.i18n import Catalogue

PRODUCT = "-//pcirights//dates//"
DOMAIN = "pcirights.invalid"
HARD = (14, 7, 1)
OTHER = (1,)
"""How many days before a date its reminders come."""
FIRST, A_DAY, A_MINUTE = date(2020, 1, 1), 24 * 60, 100
"""From which day the revisions of an entry are counted; a day's minutes; how many in a minute."""


def as_ics(
    line: Timeline, case: str, catalogue: Catalogue, earlier: Sequence[Timeline], minute: int
) -> bytes:
    """The calendar file of a timeline, made in a minute of its day.

    ``case`` tells two cases apart and goes into the UIDs as a hash; ``earlier`` are the timelines
    before each later event: what was in them and is gone is cancelled.
    """
    return all_as_ics([(line, case, earlier)], catalogue, minute)


def all_as_ics(
    lines: Iterable[tuple[Timeline, str, Sequence[Timeline]]], catalogue: Catalogue, minute: int
) -> bytes:
    """One calendar file of several cases: the timeline of each, as ``as_ics`` takes them."""
    from icalendar import Calendar  # it takes as long to load as a tenth of a start

    calendar = Calendar()
    calendar.add("prodid", PRODUCT + catalogue.lang.upper())
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for line, case, earlier in lines:
        for entry in _entries(line, case, earlier, catalogue, minute):
            calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _entries(
    line: Timeline, case: str, earlier: Sequence[Timeline], catalogue: Catalogue, minute: int
) -> Iterator[Event]:
    """What stands, and what stood and is cancelled."""
    stamp = datetime.combine(line.history.today, time(), UTC)
    number = revision(line, minute)
    there = dict(_dated(line, case))
    gone = {uid: dated for past in earlier for uid, dated in _dated(past, case)}
    for uid, dated in there.items():
        yield _entry(uid, dated, stamp, number, catalogue)
    for uid, dated in gone.items():
        if uid not in there:
            entry = _entry(uid, dated, stamp, number, catalogue)
            entry.add("status", "CANCELLED")
            entry.subcomponents.clear()
            yield entry


def revision(line: Timeline, minute: int) -> int:
    """The SEQUENCE of the entries: larger in a later minute, and with more events in the same.

    A calendar takes the entry with the larger one, also where a day was put right or taken back.
    """
    days = line.history.today.toordinal() - FIRST.toordinal()
    return (max(days, 0) * A_DAY + minute) * A_MINUTE + min(len(line.history.events), A_MINUTE - 1)


def case_of(answers: Answers, place: str, line: Timeline, number: int) -> str:
    """What tells a case from others in a calendar: its kind and a number, no particulars.

    ``place`` is the unit's code; ``number`` counts the person's cases of one kind from 1.
    """
    kind = (place, answers.record, answers.right, answers.ground, line.route.id)
    return "\0".join(str(part) for part in (*kind, line.route.request, number))


def _dated(line: Timeline, case: str) -> Iterator[tuple[str, tuple[Watch, Reach]]]:
    """Each date that still matters and has a day, under its UID."""
    seen: dict[tuple[object, ...], int] = {}
    for watch in line.watches:
        if watch.sum is None or watch.met is not None:
            continue
        kind = (watch.what, watch.provision.ref, watch.cap, watch.behind)
        seen[kind] = number = seen.get(kind, 0) + 1
        text = "\0".join(str(part) for part in (case, *kind, number))
        yield f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@{DOMAIN}", (watch, watch.sum.reach)


def _entry(
    uid: str, dated: tuple[Watch, Reach], stamp: datetime, number: int, catalogue: Catalogue
) -> Event:
    from icalendar import Alarm, Event

    entry = Event()
    watch, days = dated
    # A limit that would cost a right is shown on the earliest day that it can be.
    last = days.earliest if watch.hard else days.latest
    text = due_dates.title(watch, catalogue)
    entry.add("uid", uid)
    entry.add("dtstamp", stamp)
    entry.add("sequence", number)
    entry.add("dtstart", days.earliest)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", text)
    entry.add("description", citation(watch.instrument, watch.provision, catalogue))
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    for before in HARD if watch.hard else OTHER:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", text)
        alarm.add("trigger", timedelta(days=-before))
        entry.add_component(alarm)
    return entry
