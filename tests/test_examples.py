"""Every example is a file of answers that makes a letter as it stands; nobody in it exists."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from pathlib import Path

import pypdf
import pytest

from pcirights.answers_file import parse_answers, read_answers, to_values
from pcirights.core.vocabulary import RouteId
from pcirights.letters.compose import unused
from pcirights.program import LETTER_LANGS, LetterLang, Program

FOLDER = Path(__file__).parents[1] / "examples"
EXAMPLES = sorted(FOLDER.glob("*.toml"))
TODAY = date(2026, 11, 25)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
READING_COPY = "阅读副本，不用于递交"
STUDY_COPY = "仅供研究，不得递交"

every_example = pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)


@cache
def program() -> Program:
    return Program(TODAY)


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@every_example
@pytest.mark.parametrize("letter_lang", LETTER_LANGS)
def test_it_makes_a_letter(file: Path, letter_lang: LetterLang) -> None:
    answers = read_answers(file)
    text = text_of(program().letter(program().matter(answers), letter_lang))
    assert answers.applicant.name in text
    assert answers.applicant.address in text
    assert (READING_COPY in text) is (letter_lang == "zh+en")
    assert (STUDY_COPY in text) is (answers.on is not None)


@every_example
def test_nothing_in_it_is_left_out_of_the_letter(file: Path) -> None:
    answers = read_answers(file)
    route = program().matter(answers).findings.choose(answers.route)
    assert unused(answers, route.row) == ()


@every_example
def test_it_comes_back_the_same_when_it_is_saved(file: Path) -> None:
    answers = read_answers(file)
    assert parse_answers(to_values(answers)) == answers


@every_example
def test_its_particulars_are_plainly_a_sample(file: Path) -> None:
    answers = read_answers(file)
    people = (answers.applicant, answers.agent)
    assert {person.name for person in people} <= {"张三", "李四", ""}
    assert {person.phone for person in people} <= {"13800000000", ""}
    assert {person.address for person in people} <= {"某市某区某路1号", ""}
    for person in people:
        if person.id_number:
            assert person.id_number.startswith("999999")
            assert person.id_number[-1] == check_digit(person.id_number[:17])


def check_digit(number: str) -> str:
    """The last character of a resident identity number (GB 11643) for the 17 before it."""
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=True))
    return CHECK_DIGITS[total % 11]


@every_example
def test_its_first_line_says_what_it_is_in_both_languages(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert re.fullmatch(r"# [A-Z][^。]*\. [^A-Z]*。", first)


def test_every_route_has_an_example() -> None:
    findings = (
        (program().matter(answers).findings, answers.route)
        for answers in map(read_answers, EXAMPLES)
    )
    assert {found.choose(route).id for found, route in findings} == set(RouteId)


def test_the_one_that_is_made_without_a_window_is_there() -> None:
    assert (FOLDER / "wuxi-access.toml").is_file()
