"""Whatever stands in whichever field: each file holds it as typed, or is refused with a reason."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.docx import reading as word_reading
from tests.letters.cases import AGENT, CASES
from tests.pdf import reading as pdf_reading

from pcirights import paths
from pcirights.core.answers import Agent, Applicant, Item, Recipient, RequestDetails
from pcirights.core.errors import PcirightsError, UnfaithfulError, WrongInputError
from pcirights.docx.render import render as as_word
from pcirights.letters.characters import is_control
from pcirights.letters.plain import plain
from pcirights.pdf.render import render as as_pdf
from pcirights.pdf.text import system_fonts
from pcirights.pdf.text.fonts import Fonts
from pcirights.pdf.text.printable import unprintable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.letters.letter import Letter

DAY = date(2026, 11, 23)
GROUPS = {
    "applicant": Applicant,
    "agent": Agent,
    "recipient": Recipient,
    "request": RequestDetails,
    "item": Item,
}
FIELDS = [f"{group}.{field.name}" for group, kind in GROUPS.items() for field in fields(kind)]
LONG = ["applicant.name", "item.record"]
TEXTS = [
    "<b>",
    '<img src="/etc/passwd">',
    "{name}",
    "{applicant.name}",
    "[if>]",
    "[with agent.name]",
    "$&",
    "%s",
    "&id=1",
    "a<b",
    "张\0三",
    "\x1b[2J",
    "张\u202e三",
    "   ",
    "\u3000",
    "🙂",
    "e\u0301\u0301",
    "张\ud840三",
    "שלום",
    "张\n三",
    "x" * 5000,
    "a" * 90 + "é" * 90,
    "（" * 50,
    "，" * 50,
]


@pytest.fixture(scope="module")
def fonts() -> Iterator[Fonts]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(system_fonts, "font_files", lambda: iter(()))
        yield Fonts.load(paths.fonts_dir())


def letter_with(kind: str, field: str, text: str) -> Letter | None:
    """The letter of a kind with a text in one field; None where the field must not be blank."""
    case = CASES[kind]
    answers = replace(case.answers, agent=AGENT)
    group, _, name = field.partition(".")
    value: Any = (text, text) if name == "evidence" else text
    if group == "item":
        answers = replace(
            answers, items=tuple(replace(one, **{name: value}) for one in answers.items)
        )
    else:
        part = replace(getattr(answers, group), **{name: value})
        answers = replace(answers, **{group: part})
    if not text.strip() and field in case.route.row.needs:
        with pytest.raises(WrongInputError, match="answers-missing"):
            case.letter(answers)
        return None
    return case.letter(answers, letter_lang="zh+en")


def held(letter: Letter, fonts: Fonts) -> None:
    """See that each of the three files gives back every text of the letter, or is refused."""
    typed = word_reading.typed(letter)
    if any(is_control(char) for text in typed for char in text):
        for make in (plain, lambda one: as_word(one, DAY), lambda one: as_pdf(one, fonts, DAY)):
            with pytest.raises(PcirightsError) as caught:
                make(letter)
            assert caught.value.code in ("control-character", "character-without-font")
            assert caught.value.fields["code_point"].startswith("U+")
        return
    assert word_reading.read(as_word(letter, DAY)) == typed
    text = plain(letter)
    assert all(piece in text for piece in typed)
    lacking = [error for text in typed for error in unprintable(text, fonts)]
    if lacking:
        with pytest.raises(UnfaithfulError, match="character-without-font") as without:
            as_pdf(letter, fonts, DAY)
        assert without.value.fields["character"] in "".join(typed)
        return
    pdf = as_pdf(letter, fonts, DAY)
    parts = [
        part
        for sheet in letter.sheets
        for part in sorted(sheet.parts, key=lambda part: type(part).__name__ != "Notice")
    ]
    expected = [piece for part in parts for piece in pdf_reading.typed(part)]
    assert [piece for _, piece in pdf_reading.tagged(pdf)] == expected
    assert pdf_reading.overruns(pdf) == []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", ["<b>{name}[if>]$&%s&id=1 a<b\n三", "x" * 600])
def test_every_field_of_the_fullest_letters(field: str, text: str, fonts: Fonts) -> None:
    kinds = ["open-government-information-access", "financial-credit-objection"]
    for kind in kinds if field.startswith(("request", "item")) else kinds[1:]:
        if letter := letter_with(kind, field, text):
            held(letter, fonts)


@settings(deadline=None, max_examples=40)
@given(
    kind=st.sampled_from(sorted(CASES)), field=st.sampled_from(FIELDS), text=st.sampled_from(TEXTS)
)
def test_every_listed_text(kind: str, field: str, text: str, fonts: Fonts) -> None:
    if letter := letter_with(kind, field, text):
        held(letter, fonts)


@pytest.mark.parametrize("text", TEXTS)
def test_each_listed_text_in_a_name_and_in_an_item(text: str, fonts: Fonts) -> None:
    for field in ("applicant.name", "item.correct"):
        if letter := letter_with("local-credit-objection.inaccurate", field, text):
            held(letter, fonts)


@settings(deadline=None, max_examples=40)
@given(
    kind=st.sampled_from(sorted(CASES)),
    field=st.sampled_from(FIELDS),
    text=st.text(st.characters(codec=None), max_size=60),
)
@example(kind="credit-repair", field="request.document_no", text="\ufffe")
def test_any_text_in_any_field(kind: str, field: str, text: str, fonts: Fonts) -> None:
    if letter := letter_with(kind, field, text):
        held(letter, fonts)


@pytest.mark.parametrize("field", LONG)
def test_100_000_characters_in_one_field(field: str, fonts: Fonts) -> None:
    letter = letter_with("local-credit-objection.inaccurate", field, "长而又长，" * 20_000)
    assert letter is not None
    text = plain(letter)
    assert "长而又长，" * 20_000 in text
    assert any(len(one) >= 100_000 for one in word_reading.read(as_word(letter, DAY)))
    pdf = as_pdf(letter, fonts, DAY)
    assert any(len(one) >= 100_000 for _, one in pdf_reading.tagged(pdf))
    assert pdf_reading.page_count(pdf) > 100
