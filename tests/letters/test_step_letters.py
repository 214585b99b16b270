"""The letters of next steps stand as they were read, and hold nothing that nobody said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.letters.golden import GOLDEN, kinds, of_kind, plain
from tests.letters.samples import templates
from tests.letters.step_cases import (
    AGENT,
    NUMBERED,
    PROGRAM,
    RECEIVED,
    STEP_CASES,
    StepCase,
    refused,
)

from pcirights.answers_file import read_answers
from pcirights.core.answers import Applicant, FollowUp, Recipient
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Event, Happened
from pcirights.core.law import Evidence
from pcirights.core.vocabulary import AgentKind, Because, Ground, Record, Right
from pcirights.followup.next_step import asked_instead
from pcirights.letters.kinds import STEP_KINDS
from pcirights.letters.letter import Notice, Title
from pcirights.letters.phrases import PAPERS
from pcirights.paths import examples_dir

NEXT = GOLDEN / "next"
RECONSIDERED = STEP_CASES["reconsideration.no-reason"]


def text_of(name: str) -> str:
    return plain(STEP_CASES[name].letter())


@pytest.mark.parametrize("kind", kinds(STEP_CASES))
def test_the_letters_are_those_that_were_read(kind: str) -> None:
    for file, text in of_kind(STEP_CASES, kinds(STEP_CASES)[kind]).items():
        assert text == (NEXT / file).read_text(encoding="utf-8")


def test_every_kind_has_its_letter_and_no_letter_is_left_over() -> None:
    assert set(kinds(STEP_CASES)) == set(STEP_KINDS)
    assert {path.name.partition(".")[0] for path in NEXT.glob("*.txt")} == set(STEP_KINDS)


def test_the_steps_of_the_law_have_their_templates_and_sentences() -> None:
    book = PROGRAM.book
    assert {row.letter for row in book.steps if row.letter} == set(STEP_KINDS)
    assert all("{law}" in said for row in book.arguments for said in (row.said.zh, row.said.en))
    needs = {need for row in book.steps for need in row.needs}
    assert needs - set(PAPERS) == {"identity-proof", "evidence"}
    assert set(PAPERS) <= needs


CONFIRM = "请求确认被申请人逾期没有办理违法"
"""What a reconsideration of silence may ask for, in the words of the law on reconsideration."""


@pytest.mark.parametrize("name", STEP_CASES)
def test_no_letter_flatters_or_threatens(name: str) -> None:
    for word in ("尊敬", "否则，", "要求贵", "必须", "违法", "后果自负", "保留", "追究"):
        assert word not in text_of(name).replace(CONFIRM, "")


def test_silence_without_a_period_is_told_by_the_days_that_reconsideration_counts() -> None:
    """Received on 1 June 2026: sixty days end on 31 July (行政复议法实施条例 2026, 24(1)(2))."""
    said = text_of("reconsideration.no-period")
    counted = (
        "按照《中华人民共和国行政复议法实施条例》第二十四条第一款第二项计算，"
        "被申请人收到申请后的期间于2026年7月31日届满，申请人没有收到答复。"
    )
    assert counted in said
    assert "行政诉讼法" not in said
    assert "期间于" not in text_of("reconsideration.silence")


@pytest.mark.parametrize(
    ("ground", "fact", "wanted"),
    [
        (Ground.INACCURATE, "该信息的记载与事实不符。", "更正有关信息"),
        (Ground.NOT_MINE, "该信息不是本人的信息。", "把有关信息从申请人名下移除"),
        (Ground.EXPIRED, "保存期限已经届满。", "停止公示、查询并删除有关信息"),
        (Ground.REVOKED, "已被撤销。", "删除有关信息"),
    ],
)
def test_a_reconsideration_keeps_the_ground_and_asks_for_what_it_calls_for(
    ground: Ground, fact: str, wanted: str
) -> None:
    case = replace(STEP_CASES["reconsideration.objection"], ground=ground, place="深圳市")
    said = plain(case.letter())
    assert fact in said
    assert f"请求责令被申请人在一定期限内{wanted}，" in said
    by = "申请人认为，被申请人没有依照《深圳经济特区社会信用条例》第四十八条"
    (view,) = (line for line in said.splitlines() if by in line)
    assert view.endswith(f"{wanted}，该答复应当撤销。")


def test_an_agent_in_a_reconsideration_has_powers_to_act() -> None:
    """Matter, powers and time (行政复议法 2023, 17(2)); what gives a right away is ticked."""
    case = STEP_CASES["reconsideration.personal-information"]
    page = plain(case.letter()).partition("授权委托书\n")[2]
    for power in (
        "陈述意见，参加听证",
        "变更、撤回行政复议申请（授权 □）",
        "和解，接受调解（授权 □）",
        "委托期限",
    ):
        assert power in page
    complaint = plain(STEP_CASES["complaint.refused"].letter())
    assert "递交申请，提交、补充材料" in complaint
    assert "听证" not in complaint


ASK_TOGETHER = "一并提出的请求（需要的在方框内打勾"


def test_what_can_be_asked_together_stands_as_lines_to_choose() -> None:
    """行政复议法 2023, 13(1), 42(3), 72(1); nothing of it where information was asked for."""
    said = text_of("reconsideration.objection")
    assert ASK_TOGETHER in said
    for line in ("□ 请求一并审查", "□ 请求一并给予行政赔偿"):
        assert line in said
    assert "停止执行" not in said  # a mere refusal has nothing to execute
    for name in (
        "reconsideration.no-reason",
        "reconsideration.silence",
        "reconsideration.no-period",
    ):
        assert ASK_TOGETHER not in text_of(name)


def test_a_reminder_proves_nothing_again() -> None:
    said = text_of("reminder.objection")
    assert "完税证明" not in said
    assert "证据1：《公共信用信息异议申请书》复印件1份，证明提出过申请" in said
    assert "完税证明" in text_of("reconsideration.objection")


def test_the_act_is_named_by_its_number_and_day() -> None:
    case = STEP_CASES["reconsideration.no-reason"]
    assert "（文号：示例公开答复〔2026〕1号，申请人于2026年6月20日收到）" in plain(case.letter())
    unnumbered = replace(case.answers, followup=replace(NUMBERED, answer_no=""))
    assert "作出的答复（申请人于2026年6月20日收到）" in plain(case.letter(unnumbered))
    direct = text_of("litigation.direct")
    assert "维持决定" not in direct


def test_a_reconsideration_has_the_particulars_of_the_regulation() -> None:
    """行政复议法实施条例 2026, 27(1)(1): sex, number, home, address for service; no birthday."""
    said = text_of("reconsideration.no-reason")
    for label in ("姓名", "性别", "证件号码", "住所", "送达地址", "联系电话"):
        assert f"\n{label} │ " in said
    assert "出生日期" not in said


def test_what_is_removed_from_the_name_of_the_dead_is_said_so() -> None:
    case = STEP_CASES["reconsideration.no-period"]
    relative = replace(AGENT, kind=AgentKind.RELATIVE)
    said = plain(case.letter(replace(case.answers, agent=relative)))
    assert "把有关信息从死者名下移除" in said


@pytest.mark.parametrize("name", STEP_CASES)
def test_chinese_sentences_hold_no_half_width_marks(name: str) -> None:
    assert not [mark for mark in ",;:?!()" if mark in text_of(name)]


@pytest.mark.parametrize("because", Because)
def test_only_the_ground_that_the_answer_names_is_argued(because: Because) -> None:
    """Nothing about a ground that nobody named: each has words of its own."""
    own = {
        Because.CLASSIFIED: "国家秘密",
        Because.THIRD_PARTY: "第三方",
        Because.INTERNAL: "内部事务",
        Because.PROCESS: "过程性信息",
        Because.NOT_OURS: "不属于答复单位负责",
        Because.NOT_HELD: "检索",
        Because.NEEDS_PROCESSING: "加工、分析",
        Because.REPEATED: "相同",
        Because.SPECIAL_RULES: "特别规定",
        Because.PERSONAL_ARCHIVE: "人事档案",
        Because.NOT_BORNE_OUT: "记录没有错误",
    }
    said = plain(replace(RECONSIDERED, events=(refused(because),)).letter())
    for other, word in own.items():
        assert (word in said) is (other is because), (other, word)


def test_without_a_reason_no_ground_is_argued() -> None:
    assert "请审查" not in text_of("reconsideration.no-reason")
    assert "理由是" not in text_of("reconsideration.no-reason")


def test_a_reminder_names_the_day_of_receipt_the_day_due_and_its_article() -> None:
    said = text_of("reminder")
    for part in (
        "2026年6月1日",
        "2026年6月30日",
        "第三十三条",
        "示例依申请〔2026〕1号",
        "不是新的申请",
    ):
        assert part in said


@pytest.mark.parametrize("name", ["completion", "reminder", "complaint.silence"])
def test_the_least_particulars(name: str) -> None:
    assert "999999199001010016" not in text_of(name)


@pytest.mark.parametrize("name", [name for name in STEP_CASES if name.startswith("litigation")])
@pytest.mark.parametrize("lang", ["zh", "zh+en"])
def test_a_claim_is_marked_as_a_skeleton_on_every_sheet(name: str, lang: str) -> None:
    letter = STEP_CASES[name].letter(letter_lang="zh+en" if lang == "zh+en" else "zh")
    for sheet in letter.sheets:
        notices = [part.text for part in sheet.parts if isinstance(part, Notice)]
        assert any("法律援助" in one or "legal aid" in one for one in notices)
        (title,) = (part.text for part in sheet.parts if isinstance(part, Title))
        assert "框架" in title or "skeleton" in title


@pytest.mark.parametrize("name", STEP_CASES)
def test_one_sheet_has_one_title(name: str) -> None:
    for sheet in STEP_CASES[name].letter(letter_lang="zh+en").sheets:
        assert len([part for part in sheet.parts if isinstance(part, Title)]) == 1


@pytest.mark.parametrize(
    ("followup", "person", "key"),
    [
        (FollowUp(), STEP_CASES["completion"].answers.applicant, "followup.completion"),
        (FollowUp(completion="x"), Applicant(), "applicant.name"),
    ],
)
def test_what_is_missing_is_named(followup: FollowUp, person: Applicant, key: str) -> None:
    case = STEP_CASES["completion"]
    with pytest.raises(WrongInputError) as caught:
        case.letter(replace(case.answers, followup=followup, applicant=person))
    assert (caught.value.code, caught.value.fields["key"]) == ("answers-missing", key)


def test_a_name_that_the_person_found_stands_for_the_role() -> None:
    case = STEP_CASES["complaint.silence"]
    assert "（政府信息公开工作主管部门名称）：" in plain(case.letter())
    named = replace(case.answers, followup=FollowUp(organ="无锡市人民政府办公室"))
    said = plain(case.letter(named))
    assert "无锡市人民政府办公室：" in said
    assert "主管部门名称" not in said


@pytest.mark.parametrize("name", ["completion", "reminder", "reminder.objection"])
def test_a_letter_to_the_office_asked_goes_nowhere_else(name: str) -> None:
    """An office named for a later step takes no completion and no reminder: both would be lost."""
    case = STEP_CASES[name]
    named = replace(case.answers.followup, organ="示例市人民政府", organ_address="示例市府前路1号")
    with_organ = plain(case.letter(replace(case.answers, followup=named)))
    assert with_organ == plain(case.letter())
    assert "示例市人民政府" not in with_organ


def test_a_complaint_about_a_credit_record_is_about_the_lender() -> None:
    case = STEP_CASES["complaint.financial"]
    assert "名称 │ 示例商业银行" in plain(case.letter())
    nobody = replace(case.answers, recipient=Recipient())
    assert "名称 │ 中国人民银行征信中心" in plain(case.letter(nobody))


def test_every_article_in_a_letter_was_read() -> None:
    for name, case in STEP_CASES.items():
        step = case.found.choose(case.step)
        cited = [step.rests_on, *(point.rests_on for point in step.points)]
        assert {one[1].evidence for one in cited} == {Evidence.TEXT}, name


def test_a_step_that_is_not_there_not_open_or_not_written_is_refused() -> None:
    found = STEP_CASES["reconsideration.silence"].found
    codes = {}
    for step in ("completion", "litigation"):
        with pytest.raises(WrongInputError) as caught:
            found.choose(step)
        codes[step] = caught.value.code
    assert codes == {"completion": "step-not-there", "litigation": "step-not-open"}
    waiting = replace(STEP_CASES["reminder"], today=date(2026, 6, 2)).found
    with pytest.raises(WrongInputError, match="step-no-letter"):
        waiting.choose("wait")
    with pytest.raises(WrongInputError, match="step-none"):
        waiting.choose("reminder")


def test_another_office_gets_the_same_request_and_another_record_its_own() -> None:
    case = STEP_CASES["reconsideration.not-ours"]
    there = asked_instead(case.answers, case.found.choose("apply-there"))
    assert there.recipient.name == "示例市人民政府"
    assert (there.record, there.right, there.route) == (case.record, case.right, None)
    assert (there.on, there.events) == (None, ())
    archive = STEP_CASES["reconsideration.personal-archive"]
    certificate = asked_instead(archive.answers, archive.found.choose("certificate"))
    assert (certificate.record, certificate.right) == (Record.PERSONAL_ARCHIVE, Right.ACCESS)
    step = archive.found.choose("reconsideration")
    assert asked_instead(archive.answers, step) is archive.answers


def test_after_all_was_given_the_same_office_is_asked_to_correct_it() -> None:
    given = replace(STEP_CASES["reminder"], events=(refused(what=Happened.ANSWERED),))
    (step,) = given.found.open
    asked = asked_instead(given.answers, step)
    assert (asked.record, asked.right) == (given.record, Right.CORRECTION)
    assert (asked.ground, asked.route) == (None, None)
    assert asked.recipient == given.recipient


def test_the_steps_that_are_open_leave_out_those_to_come() -> None:
    found = STEP_CASES["reconsideration.silence"].found
    assert [one.step for one in found.open] == ["reminder", "reconsideration", "complaint"]


def test_the_english_copy_follows_the_chinese_original() -> None:
    sheets = STEP_CASES["complaint.refused"].letter(letter_lang="zh+en").sheets
    assert [sheet.lang for sheet in sheets] == ["zh", "zh", "en", "en"]
    assert templates().en.say("words", "notice.reading") in plain(
        STEP_CASES["complaint.refused"].letter(letter_lang="zh+en")
    )


@pytest.mark.parametrize(
    ("followup", "address"),
    [
        (FollowUp(), "示例市机关路2号"),
        (FollowUp(respondent_address="示例市另一路3号"), "示例市另一路3号"),
        (FollowUp(respondent="示例市另一局"), ""),
    ],
)
def test_the_respondents_address_is_that_of_the_office_asked(
    followup: FollowUp, address: str
) -> None:
    case = RECONSIDERED
    typed = replace(case, followup=followup)
    lines = plain(typed.letter()).splitlines()
    at = lines.index("▌被申请人")
    assert lines[at + 2].removeprefix("地址 │").strip() == address


def test_a_civil_claim_has_what_the_law_wants_in_it_and_is_marked_as_a_skeleton() -> None:
    """民事诉讼法 2023, 124: the parties, the claims with facts and grounds, the evidence."""
    said = text_of("civil-litigation.score")
    assert "框架，不能直接递交" in said
    for field in ("性别", "出生日期", "民族", "职业、工作单位", "住所", "联系电话"):
        assert f"\n{field}" in said.partition("▌被告")[0]
    for claim in ("更正有关信息", "停止侵害", "消除影响、恢复名誉、赔礼道歉", "赔偿损失"):
        assert claim in said
    for part in ("证据的来源", "证人的姓名和住所", "诉讼时效为三年", "被侵权人住所地"):
        assert part in said
    assert "行政" not in said


def test_a_civil_claim_over_a_credit_record_is_against_the_lender() -> None:
    """征信业管理条例 26(3): whoever supplied the record can be sued at once."""
    said = text_of("civil-litigation.lender")
    assert "名称 │ 示例商业银行" in said.partition("▌被告")[2].partition("▌诉讼请求")[0]
    assert "《征信业管理条例》第二十六条第三款" in said


def test_a_stay_is_offered_where_measures_are_being_taken_and_nowhere_else() -> None:
    """行政复议法 2023, 42(3): joint sanctions go on while the appeal against them is refused."""
    answers = read_answers(examples_dir() / "fraud-list-appeal.toml")
    events = (RECEIVED, refused())
    answers = replace(answers, on=RECEIVED.day, events=events)
    matter = PROGRAM.matter(answers)
    said = PROGRAM.step_letter(matter, "reconsideration", form="txt", today=date(2026, 7, 10))
    assert "□ 申请在复议期间停止执行" in said.decode()
    for name in STEP_CASES:
        assert "停止执行" not in text_of(name)


def test_a_respondent_whose_name_is_not_known_is_a_blank_with_its_role() -> None:
    """行政复议法 2023, 30(1)(1): a respondent as the law has it; a role is nobody's name."""
    case = replace(STEP_CASES["reconsideration.objection"], place="无锡市", recipient=Recipient())
    case = replace(case, ground=Ground.EXPIRED)
    said = plain(case.letter()).partition("▌被申请人\n")[2]
    assert said.startswith("名称（填写全称） │ \n规定中的称谓 │ 无锡市公共信用信息工作机构\n")
    assert "无锡市公共信用信息工作机构于" not in said
    cautions = {one.code: one.rests_on for one in case.found.choose("reconsideration").cautions}
    rests_on = cautions["acts-for-another"]
    assert rests_on
    assert rests_on.provision.ref == "arl-2023#19(3)"
    page = plain(replace(case, agent=AGENT).letter()).partition("授权委托书\n")[2]
    assert "委托人因不服对《" in page
    holder = plain(STEP_CASES["reconsideration.blank"].letter())
    assert "名称（填写全称） │ \n规定中的称谓 │ 收到申请的机关或者机构" in holder
    named = text_of("reconsideration.objection").partition("▌被申请人\n")[2]
    assert named.startswith("名称 │ 上海市公共信用信息服务中心\n")


@pytest.mark.parametrize("place", ["济南市", "郑州市"])
def test_of_two_periods_the_later_is_told_and_the_day_of_knowing_stays(place: str) -> None:
    """Shandong 39(2), Henan 41(2): 3 or 7 working days from 1 June 2026 end on 10 June at last."""
    case = replace(
        STEP_CASES["reconsideration.objection"], place=place, events=(), today=date(2026, 6, 20)
    )
    said = plain(case.letter())
    assert "答复期限最迟于2026年6月10日届满。" in said
    heading = said.partition("▌知道该行政行为的日期\n")[2]
    assert heading.startswith("　　答复期限最迟于2026年6月10日届满，申请人没有收到答复。")


@pytest.mark.parametrize("name", ["litigation.direct", "civil-litigation.score"])
def test_a_claim_has_its_cause_and_the_number_of_copies(name: str) -> None:
    said = text_of(name)
    assert "案由（由律师或者法院填写） │ " in said
    assert "本起诉状副本＿＿份（按被告人数）" in said


def test_a_reminder_names_the_latest_day_due_where_working_days_are_not_announced() -> None:
    """Completed in December: twenty working days end in a year that is not announced."""
    asked = Event(Happened.ASKED_TO_COMPLETE, date(2026, 6, 5), until=date(2026, 6, 20))
    completed = Event(Happened.COMPLETED, date(2026, 12, 15))
    case = StepCase("reminder", (asked, completed), today=date(2027, 3, 15))
    silence = next(one for one in case.found.line.watches if one.what == "silence")
    assert silence.sum is not None
    assert not silence.sum.reach.exact
    said = plain(case.letter())
    assert "答复期限最迟于2027年1月24日届满" in said
