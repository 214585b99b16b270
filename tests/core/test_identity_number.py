from __future__ import annotations

import pytest

from pcirights.core.identity_number import check_digit, doubt


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", None),
        ("  ", None),
        ("110101199003070071", "check"),
        ("11010119900307", "length"),
        ("1101011990030700X1", "length"),
        ("护照E12345678", "length"),
        ("110101900307007", "old"),
    ],
)
def test_what_is_worth_a_second_look(number: str, code: str | None) -> None:
    assert doubt(number) == code


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("11010119900307007", None),
        ("81000019900307007", None),  # a residence permit
        ("91100019900307007", None),  # a foreign permanent resident's card
        ("99999919900101001", "region"),
        ("11010119900230007", "birthday"),
    ],
)
def test_a_number_whose_check_digit_fits(first: str, code: str | None) -> None:
    assert doubt(first + check_digit(first)) == code


def test_the_check_digit_ten_is_an_x_and_may_be_small() -> None:
    first = next(
        f"1101011990030{n:04d}" for n in range(9999) if check_digit(f"1101011990030{n:04d}") == "X"
    )
    assert doubt(f" {first}x ") in {None, "birthday"}


@pytest.mark.parametrize(
    ("number", "document", "code"),
    [
        ("CHN110019900101", "外国人永久居留身份证", None),
        ("chn110019900101", "外国人永久居留身份证", None),
        ("CHN11001990010", "外国人永久居留身份证", "length"),
        ("CHN110019900101", "居民身份证", "length"),
        ("CHN110019900101", "", "length"),
        ("CHN110019900101", "护照", None),
    ],
)
def test_an_older_card_of_a_foreign_resident(number: str, document: str, code: str | None) -> None:
    assert doubt(number, document) == code
