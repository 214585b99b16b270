"""Where a case stands by what has happened, and what can happen next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.events import OUTCOMES, Happened
from pcirights.core.vocabulary import Outcome, Situation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pcirights.followup.timeline import Timeline

SILENCE = "silence"
ANSWERED = {Outcome.REFUSED: Situation.REFUSED, Outcome.PARTLY_GIVEN: Situation.PARTLY_GIVEN}
CAN_HAPPEN: Mapping[Situation, tuple[Happened, ...]] = {
    Situation.NOT_SENT: (Happened.SENT, Happened.RECEIVED),
    Situation.WAITING: (
        Happened.RECEIVED,
        Happened.ACCEPTED,
        Happened.ANSWERED,
        Happened.PARTLY_GIVEN,
        Happened.REFUSED,
        Happened.ASKED_TO_COMPLETE,
        Happened.EXTENDED,
        Happened.NOTHING,
    ),
    Situation.TO_COMPLETE: (Happened.COMPLETED, Happened.ANSWERED, Happened.REFUSED),
    Situation.SILENCE: (
        Happened.ANSWERED,
        Happened.PARTLY_GIVEN,
        Happened.REFUSED,
        Happened.EXTENDED,
        Happened.REMINDED,
        Happened.COMPLAINED,
        Happened.RECONSIDERATION_FILED,
        Happened.SUED,
    ),
    Situation.REFUSED: (
        Happened.COMPLAINED,
        Happened.RECONSIDERATION_FILED,
        Happened.ANSWERED,
        Happened.SUED,
    ),
    Situation.PARTLY_GIVEN: (
        Happened.COMPLAINED,
        Happened.RECONSIDERATION_FILED,
        Happened.ANSWERED,
        Happened.SUED,
    ),
    Situation.DONE: (),
    Situation.PENDING: (
        Happened.RECONSIDERATION_ACCEPTED,
        Happened.RECONSIDERATION_EXTENDED,
        Happened.RECONSIDERATION_DECIDED,
        Happened.SUED,
    ),
    Situation.DECIDED: (Happened.SUED, Happened.ANSWERED),
    Situation.IN_COURT: (),
}
"""The events that can be entered next, by situation."""


def situation(line: Timeline) -> Situation:
    """Where the case stands on the day asked."""
    happened = line.history
    if happened.find(Happened.SUED) is not None:
        return Situation.IN_COURT
    answer = happened.answer
    decided = happened.day(Happened.RECONSIDERATION_DECIDED)
    done = answer is not None and answer.what not in OUTCOMES
    if decided is not None:
        after = done and answer is not None and answer.day >= decided
        return Situation.DONE if after else Situation.DECIDED
    if happened.find(Happened.RECONSIDERATION_FILED) is not None and not done:
        return Situation.PENDING
    if answer is not None:
        outcome = OUTCOMES.get(answer.what)
        return ANSWERED[outcome] if outcome else Situation.DONE
    return _unanswered(line)


def _unanswered(line: Timeline) -> Situation:
    """Whether it is silence: its day has come, or is not known and the person says nothing came."""
    happened = line.history
    if happened.awaits_completion is not None:
        return Situation.TO_COMPLETE
    silence = next((one for one in line.watches if one.what == SILENCE), None)
    if silence is not None and silence.supposing is None:
        return Situation.SILENCE
    if silence is None and happened.find(Happened.NOTHING) is not None:
        return Situation.SILENCE
    there = happened.receipt is not None or happened.find(Happened.SENT) is not None
    return Situation.WAITING if there else Situation.NOT_SENT
