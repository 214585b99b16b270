"""A letter to several addressees: each has its own day of receipt, answer, dates and letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.letters.golden import plain
from tests.letters.samples import ITEM, PERSON, templates

from pcirights import i18n
from pcirights.answers_file import parse_answers, to_values
from pcirights.core.answers import Answers, FollowUp, Recipient
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Event, Happened, history, misplaced
from pcirights.core.vocabulary import BodyRole, Ground, Record, Right
from pcirights.exports.calendar import as_ics
from pcirights.exports.due_dates import as_values
from pcirights.exports.next_steps import all_as_values
from pcirights.followup.next_step import of, one_of
from pcirights.letters.step_letter import step_letter
from pcirights.program import Program
from pcirights.wording import due_dates, next_steps

TODAY = date(2026, 10, 14)
PROGRAM = Program(TODAY)
PLATFORM, PROVIDER = BodyRole.PLATFORM, BodyRole.PROVIDER
APART = (
    Event(Happened.RECEIVED, date(2026, 10, 12), to=PLATFORM),
    Event(Happened.RECEIVED, date(2026, 10, 10), to=PROVIDER),
    Event(Happened.REFUSED, date(2026, 10, 13), to=PROVIDER),
)
"""The provider refused; the platform is still within its time."""
ALIKE = (Event(Happened.RECEIVED, date(2026, 9, 1)), Event(Happened.REFUSED, date(2026, 9, 20)))


def answers(*events: Event, ground: Ground = Ground.INACCURATE) -> Answers:
    """An objection in Jinan, where the platform and the provider are both asked."""
    return Answers(
        place="济南市",
        record=Record.PUBLIC_CREDIT,
        right=Right.OBJECTION,
        ground=ground,
        on=date(2026, 9, 1),
        applicant=PERSON,
        recipient=Recipient(name="示例市信用中心", provider="示例市市场监督管理局"),
        items=(ITEM,),
        followup=FollowUp(organ="示例市人民政府"),
        events=events,
    )


def letter(step: str, asked: Answers, to: BodyRole | None = None) -> str:
    matter = PROGRAM.matter(asked)
    found, chosen = one_of(PROGRAM.next_steps_each(matter, asked.events), step, to)
    made = step_letter(matter, found, chosen, templates=templates(), letter_lang="zh")
    return plain(made)


def test_what_happened_with_one_addressee_is_nothing_of_the_other() -> None:
    made = history(APART, TODAY)
    assert made.of(PLATFORM).answer is None
    assert made.of(PROVIDER).day(Happened.RECEIVED) == date(2026, 10, 10)
    assert made.of(None) == made


def test_the_order_is_checked_for_each_alone() -> None:
    """A refusal by one before the other had the letter is in order; by the same one it is not."""
    late = Event(Happened.RECEIVED, date(2026, 10, 14), to=PLATFORM)
    history((*APART[1:], late), TODAY)
    with pytest.raises(WrongInputError) as caught:
        history((*APART[1:], replace(late, to=PROVIDER)), TODAY)
    assert caught.value.code == "event-order"


def test_an_act_beside_the_letter_is_of_no_addressee() -> None:
    assert misplaced(Event(Happened.ACT_SERVED, TODAY, to=PROVIDER)) == "to"


def test_an_answers_file_says_with_whom_and_one_without_it_stays_as_it_was() -> None:
    asked = answers(*APART)
    assert parse_answers(to_values(asked)) == asked
    assert all("to" not in one for one in to_values(answers(*ALIKE))["event"])


def test_a_body_that_was_not_asked_is_told() -> None:
    court = Event(Happened.RECEIVED, date(2026, 10, 12), to=BodyRole.COURT)
    with pytest.raises(WrongInputError) as caught:
        PROGRAM.timeline(PROGRAM.matter(answers(court)), (court,))
    assert caught.value.code == "event-to"
    assert caught.value.fields["near"] == "platform, provider"


def test_the_dates_of_both_stand_together_each_with_its_addressee() -> None:
    told = (*APART, Event(Happened.ACT_SERVED, date(2026, 9, 30)))
    line = PROGRAM.timeline(PROGRAM.matter(answers(*told)), told)
    whose = {
        one.to: one.sum.reach.earliest
        for one in line.watches
        if one.what == "reconsideration" and one.sum and not one.cap and not one.behind
    }
    assert whose[PROVIDER] == date(2026, 12, 12)
    assert whose[PLATFORM] > date(2026, 12, 12)
    assert {one.to for one in line.watches if not one.behind} == {PLATFORM, PROVIDER}
    behind = [one for one in line.watches if one.behind]
    assert behind
    assert {one.to for one in behind} == {None}
    assert len(behind) == len({(one.what, one.provision.ref, one.behind) for one in behind})
    words = i18n.load("zh")
    text = due_dates.as_text(line, words)
    assert "提供信息的单位" in text
    assert as_values(line, TODAY, words)["events"][1]["to"] == "provider"


def test_only_what_is_said_of_one_alone_names_it() -> None:
    told = (*APART[:1], Event(Happened.SENT, date(2026, 10, 9), to=PROVIDER))
    line = PROGRAM.timeline(PROGRAM.matter(answers(*told)), told)
    whose = {one.code: one.to for one in line.alerts}
    assert whose["receipt-unknown"] is PROVIDER
    assert whose["correction-stops-no-clock"] is None
    said = due_dates.alert(next(one for one in line.alerts if one.to is PROVIDER), i18n.load("zh"))
    assert said.startswith("提供信息的单位：")


def test_a_calendar_holds_both_and_keeps_the_entries_of_one_clock() -> None:
    matter, words, key = PROGRAM.matter(answers()), i18n.load("zh"), bytes(16)

    def uids(*events: Event) -> set[str]:
        line = PROGRAM.timeline(matter, events)
        lines = as_ics(line, key, words, [], 0).decode().replace("\r\n ", "").splitlines()
        return {one for one in lines if one.startswith("UID:")}

    one_clock = uids(Event(Happened.RECEIVED, date(2026, 10, 12)))
    each = uids(*APART[:2])
    assert one_clock
    assert not each & one_clock
    assert len(each) == 2 * len(one_clock)


def test_each_has_its_own_steps_and_they_are_said_apart() -> None:
    matter = PROGRAM.matter(answers(*APART))
    each = PROGRAM.next_steps_each(matter, APART)
    assert [(one.to, str(one.situation)) for one in each] == [
        (PLATFORM, "waiting"),
        (PROVIDER, "refused"),
    ]
    words, place = i18n.load("zh"), PROGRAM.place("济南市")
    head = next_steps.as_text(each[1], place, words, matter.answers.recipient).splitlines()[0]
    assert head == "提供信息的单位：示例市市场监督管理局"
    values = all_as_values(each, place, words, matter.answers.recipient)
    assert [one["to"] for one in values["addressees"]] == ["platform", "provider"]
    alone = all_as_values(each[:1], place, words, matter.answers.recipient)
    assert "addressees" not in alone


def test_reconsideration_is_against_the_one_who_refused() -> None:
    said = letter("reconsideration", answers(*APART))
    respondent = said.partition("被申请人")[2].partition("行政复议请求")[0]
    assert "示例市市场监督管理局" in respondent
    assert "示例市信用中心" not in said
    assert "示例市市场监督管理局于2026年10月10日收到" in said


@pytest.mark.parametrize(
    ("ground", "respondent"),
    [
        (Ground.REVOKED, "示例市市场监督管理局"),
        (Ground.INACCURATE, "示例市市场监督管理局"),
        (Ground.EXPIRED, "示例市信用中心"),
    ],
)
def test_where_nobody_says_who_refused_it_is_the_one_who_can_undo_it(
    ground: Ground, respondent: str
) -> None:
    said = letter("reconsideration", answers(*ALIKE, ground=ground))
    assert respondent in said.partition("被申请人")[2].partition("行政复议请求")[0]


def test_a_suit_where_both_refused_is_about_the_usual_respondent_unless_one_is_named() -> None:
    both = (*APART, Event(Happened.REFUSED, date(2026, 10, 14), to=PLATFORM))
    each = PROGRAM.next_steps_each(PROGRAM.matter(answers(*both)), both)
    assert one_of(each, "reconsideration")[0].to is PROVIDER
    assert one_of(each, "reconsideration", PLATFORM)[0].to is PLATFORM
    expired = answers(*both, ground=Ground.EXPIRED)
    each = PROGRAM.next_steps_each(PROGRAM.matter(expired), both)
    assert one_of(each, "reconsideration")[0].to is PLATFORM


def test_a_reminder_goes_to_each_that_is_silent_and_to_its_own_name() -> None:
    silent = (Event(Happened.RECEIVED, date(2026, 9, 1)),)
    said = letter("reminder", answers(*silent))
    assert "示例市信用中心：" in said
    assert "示例市市场监督管理局：" in said
    assert "示例市人民政府" not in said
    apart = (Event(Happened.RECEIVED, date(2026, 9, 1), to=PLATFORM), *APART[1:])
    said = letter("reminder", answers(*apart))
    assert "示例市信用中心：" in said
    assert "示例市市场监督管理局" not in said


def test_an_addressee_without_a_clock_of_its_own_is_told() -> None:
    matter = PROGRAM.matter(answers(*APART))
    with pytest.raises(WrongInputError) as caught:
        of(PROGRAM.next_steps_each(matter, APART), BodyRole.COURT)
    assert caught.value.code == "step-to"
    with pytest.raises(WrongInputError) as caught:
        of(PROGRAM.next_steps_each(matter, ALIKE), PROVIDER)
    assert caught.value.code == "step-to-one"
    with pytest.raises(WrongInputError) as caught:
        one_of(PROGRAM.next_steps_each(matter, APART), "no-such-step")
    assert caught.value.code == "step-not-there"
