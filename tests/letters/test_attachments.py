"""The list of attachments."""

from __future__ import annotations

from tests.letters.samples import templates

from pcirights.core.answers import Agent, Item
from pcirights.core.vocabulary import AgentKind
from pcirights.letters.attachments import attachments, proof_marks
from pcirights.letters.offices import Office

ORGAN = Office("示例机关", "organ", named=True)
PROVIDER = Office("示例局", "provider", named=True)
ITEMS = (Item(evidence=("甲", "", "乙")), Item(), Item(evidence=("丙",)))
NOBODY = Agent()


def listed(*codes: str, items: tuple[Item, ...] = ITEMS, office: Office = ORGAN) -> tuple[str, ...]:
    return attachments(codes, items, NOBODY, office, templates().zh)


def test_the_copy_of_the_card_is_for_this_office_only() -> None:
    assert listed("identity-proof", items=()) == (
        "本人身份证件复印件1份（复印件上注明：仅供示例机关办理本申请使用）",
    )


def test_the_provider_gets_it_with_the_number_covered() -> None:
    (line,) = listed("identity-proof", items=(), office=PROVIDER)
    assert "遮盖证件号码" in line
    assert "仅供示例局办理" in line


def test_evidence_is_numbered_through_all_entries() -> None:
    assert listed("credit-report", "evidence") == (
        "个人信用报告复印件1份",
        "证据1：甲",
        "证据2：乙",
        "证据3：丙",
    )
    assert proof_marks(ITEMS, templates().zh) == ("证据1、证据2", "", "证据3")
    assert proof_marks(ITEMS, templates().en) == ("Evidence 1, Evidence 2", "", "Evidence 3")


def test_proof_of_performance_is_a_general_line_only_without_evidence() -> None:
    assert listed("proof-of-performance", items=()) == ("履行义务、纠正行为的证明材料1份",)
    assert not any("履行" in line for line in listed("proof-of-performance"))


def test_an_agent_brings_the_authorisation_and_a_card() -> None:
    agent = Agent(name="李四")
    lines = attachments((), (), agent, ORGAN, templates().zh)
    assert lines == (
        "授权委托书1份",
        "代理人身份证件复印件1份（复印件上注明：仅供示例机关办理本申请使用）",
    )
    assert "遮盖证件号码" in attachments((), (), agent, PROVIDER, templates().zh)[1]


def test_a_guardian_proves_the_relation_and_a_relative_the_death_too() -> None:
    def lines(kind: AgentKind) -> tuple[str, ...]:
        return attachments((), (), Agent(name="李四", kind=kind), ORGAN, templates().zh)

    assert [line[:6] for line in lines(AgentKind.GUARDIAN)] == ["证明法定代理", "法定代理人身"]
    assert [line[:6] for line in lines(AgentKind.RELATIVE)] == ["死亡证明复印", "证明近亲属关"]
