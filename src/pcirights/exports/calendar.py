"""The dates as a calendar file (RFC 5545), without a word about the person or the case.

An entry holds what kind of date it is and the provision. Its UID is the same on each export, so
that a later one takes its place; what no longer stands is cancelled. A UID goes further than the
entry's words (to servers, into logs), so nobody can tell from it what it is of: it is keyed by a
secret of the case. Where the dates belong to no kept case, the file itself holds the key, and one
that replaces the file goes on with it.
"""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pcirights.wording import due_dates
from pcirights.wording.phrases import citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from icalendar import Event

    from pcirights.followup.due_date import Watch
    from pcirights.followup.timeline import Timeline
    from pcirights.followup.working_days import Reach
    from pcirights.i18n import Catalogue

PRODUCT = "-//pcirights//dates//"
DOMAIN = "pcirights.invalid"
KEY = 16
"""Bytes of the key of a case's UIDs."""
OWN = "X-PCIRIGHTS-KEY"
OWN_LINE = re.compile(rb"^X-PCIRIGHTS-KEY:([0-9a-f]{32})\r?$", re.MULTILINE)
HARD = (14, 7, 1)
OTHER = (1,)
"""How many days before a date its reminders come, or before the last day to act."""
NINE = timedelta(hours=9)
"""In the morning: a day's entry begins at midnight, and its reminders would ring then."""
MOST_REVISION = 2**31 - 1
"""What RFC 5545 (3.3.8) lets a SEQUENCE be: it lasts until 2060."""
FIRST, A_DAY, A_MINUTE = date(2020, 1, 1), 24 * 60, 100
"""From which day the revisions of an entry are counted; a day's minutes; how many in a minute."""


def new_key() -> bytes:
    """A key for the UIDs of one case, which nobody can guess."""
    return secrets.token_bytes(KEY)


def key_in(content: bytes) -> bytes | None:
    """The key in an earlier calendar file that ``as_ics`` made; None where there is none."""
    found = OWN_LINE.search(content)
    return bytes.fromhex(found[1].decode("ascii")) if found else None


def as_ics(
    line: Timeline, key: bytes, catalogue: Catalogue, earlier: Sequence[Timeline], minute: int
) -> bytes:
    """The calendar file of a timeline without a kept case, made in a minute of its day.

    ``key`` is the case's, and stands in the file for the one that will follow; ``earlier`` are the
    timelines before each later event: what was in them and is gone is cancelled.
    """
    return _file([(line, key, earlier)], catalogue, minute, {OWN: key.hex()})


def all_as_ics(
    lines: Iterable[tuple[Timeline, bytes, Sequence[Timeline]]], catalogue: Catalogue, minute: int
) -> bytes:
    """One calendar file of kept cases, whose keys are not in it: else as ``as_ics`` takes them."""
    return _file(lines, catalogue, minute, {})


def _file(
    lines: Iterable[tuple[Timeline, bytes, Sequence[Timeline]]],
    catalogue: Catalogue,
    minute: int,
    more: Mapping[str, str],
) -> bytes:
    from icalendar import Calendar  # it takes as long to load as a tenth of a start

    calendar = Calendar()
    calendar.add("prodid", PRODUCT + catalogue.lang.upper())
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name, value in more.items():
        calendar.add(name, value)
    for line, key, earlier in lines:
        for entry in _entries(line, key, earlier, catalogue, minute):
            calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _entries(
    line: Timeline, key: bytes, earlier: Sequence[Timeline], catalogue: Catalogue, minute: int
) -> Iterator[Event]:
    """What stands, and what stood and is cancelled."""
    stamp = datetime.combine(line.history.today, time(), UTC)
    number = revision(line, minute)
    there = dict(_dated(line, key))
    gone = {uid: dated for past in earlier for uid, dated in _dated(past, key)}
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
    made = (max(days, 0) * A_DAY + minute) * A_MINUTE + min(len(line.history.events), A_MINUTE - 1)
    return min(made, MOST_REVISION)


def _dated(line: Timeline, key: bytes) -> Iterator[tuple[str, tuple[Watch, Reach]]]:
    """Each date that still matters and has a day, under its UID."""
    seen: dict[tuple[object, ...], int] = {}
    for watch in line.watches:
        if watch.sum is None or watch.met is not None:
            continue
        kind: tuple[object, ...] = (watch.what, watch.provision.ref, watch.cap, watch.behind)
        if watch.to is not None:  # the dates of one addressee beside those of another
            kind = (*kind, watch.to)
        seen[kind] = number = seen.get(kind, 0) + 1
        text = "\0".join(str(part) for part in (*kind, number))
        name = hmac.digest(key, text.encode(), "sha256").hex()[:32]
        yield f"{name}@{DOMAIN}", (watch, watch.sum.reach)


def _entry(
    uid: str, dated: tuple[Watch, Reach], stamp: datetime, number: int, catalogue: Catalogue
) -> Event:
    from icalendar import Alarm, Event

    entry = Event()
    watch, days = dated
    # A limit that would cost a right is shown on the earliest day that it can be.
    last = days.earliest if watch.hard else days.latest
    text = due_dates.title(watch, catalogue)
    act_by = due_dates.act_by(watch)
    if act_by is not None:
        text += catalogue.text("date.act-by", day=catalogue.date(act_by))
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
        day = (act_by or days.earliest) - timedelta(days=before)
        alarm.add("trigger", day - days.earliest + NINE)
        entry.add_component(alarm)
    return entry
