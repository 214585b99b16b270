from __future__ import annotations

import ast
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from pcirights import i18n

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {
    lang: ROOT / "locales" / folder / "LC_MESSAGES" / "pcirights.po"
    for lang, folder in i18n.LOCALES.items()
}

KEY = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_+-]*)+")  # area.what, in lower case

HAN = "[\u3400-\u9fff《》（）]"
NARROW = re.compile(rf"{HAN} ?[,;:!?()\[\]]|[,;:!?()\[\]] ?{HAN}")
QT = re.compile(r"\(&\w\)| \(\*[.\w]*\)(;;)?")
"""The sign of a button's key and the pattern of a file's name, which Qt wants narrow."""


def messages(lang: i18n.Lang) -> dict[str, Message]:
    with SOURCES[lang].open("rb") as stream:
        return {str(message.id): message for message in read_po(stream) if message.id}


def keys_in_file(lang: i18n.Lang) -> list[str]:
    prefix = "msgid "
    lines = SOURCES[lang].read_text("utf-8").splitlines()
    keys = [str(ast.literal_eval(x.removeprefix(prefix))) for x in lines if x.startswith(prefix)]
    return keys[1:]  # the first is the header


def literal_keys() -> Iterator[tuple[str, str]]:
    """Every key that the program's source asks a catalogue for by name, with the place."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="text"),
                    args=[ast.Constant(value=str(key)), *_],
                ) if KEY.fullmatch(key):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", key


# The catalogues


def test_both_languages_have_the_same_keys() -> None:
    zh, en = messages("zh"), messages("en")
    assert sorted(zh.keys() - en.keys()) == []
    assert sorted(en.keys() - zh.keys()) == []


def test_both_languages_have_the_same_fields() -> None:
    zh, en = (
        {key: set(i18n.PLACEHOLDER.findall(str(message.string))) for key, message in known.items()}
        for known in (messages("zh"), messages("en"))
    )
    assert {key: (zh[key], en[key]) for key in zh.keys() & en.keys() if zh[key] != en[key]} == {}


@pytest.mark.parametrize("lang", i18n.LOCALES)
def test_no_message_is_empty_or_in_doubt(lang: i18n.Lang) -> None:
    doubtful = [
        key for key, message in messages(lang).items() if not message.string or message.fuzzy
    ]
    assert doubtful == []


@pytest.mark.parametrize("lang", i18n.LOCALES)
def test_no_message_shows_a_line_break_as_two_characters(lang: i18n.Lang) -> None:
    assert [key for key, one in messages(lang).items() if "\\n" in str(one.string)] == []


def test_chinese_has_no_narrow_marks() -> None:
    """Beside ideographs commas, colons and brackets are wide."""
    texts = (QT.sub("", str(message.string)) for message in messages("zh").values())
    assert [text for text in texts if NARROW.search(text)] == []


@pytest.mark.parametrize("lang", i18n.LOCALES)
def test_keys_are_sorted_and_stand_once(lang: i18n.Lang) -> None:
    keys = keys_in_file(lang)
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("lang", i18n.LOCALES)
def test_keys_have_an_area_and_a_name(lang: i18n.Lang) -> None:
    assert [key for key in messages(lang) if not KEY.fullmatch(key)] == []


@pytest.mark.parametrize("lang", i18n.LOCALES)
def test_every_key_that_the_source_names_exists(lang: i18n.Lang) -> None:
    catalogue = i18n.load(lang)
    assert [where for where in literal_keys() if not catalogue.has(where[1])] == []


# What a catalogue says


@pytest.mark.parametrize(
    ("lang", "day", "said"),
    [
        ("zh", datetime.date(2026, 11, 23), "2026年11月23日"),
        ("zh", datetime.date(2017, 6, 1), "2017年6月1日"),
        ("en", datetime.date(2026, 11, 23), "23 November 2026"),
        ("en", datetime.date(2017, 6, 1), "1 June 2017"),
    ],
)
def test_date(lang: i18n.Lang, day: datetime.date, said: str) -> None:
    assert i18n.load(lang).date(day) == said


@pytest.mark.parametrize(
    ("n", "unit", "zh", "en"),
    [
        (20, "working-day", "20个工作日", "20 working days"),
        (1, "working-day", "1个工作日", "1 working day"),
        (60, "calendar-day", "60日", "60 days"),
        (1, "calendar-day", "1日", "1 day"),
        (6, "month", "6个月", "6 months"),
        (1, "month", "1个月", "1 month"),
        (5, "year", "5年", "5 years"),
        (1, "year", "1年", "1 year"),
    ],
)
def test_period(n: int, unit: i18n.Unit, zh: str, en: str) -> None:
    assert i18n.load("zh").period(n, unit) == zh
    assert i18n.load("en").period(n, unit) == en


def test_name() -> None:
    assert i18n.load("zh").name("无锡市", "Wuxi") == "无锡市"
    assert i18n.load("en").name("无锡市", "Wuxi") == "Wuxi"


def test_a_value_that_looks_like_a_field_is_not_filled_again() -> None:
    assert i18n.load("en").text("period.month", n="{n}{x} %s \\1") == "{n}{x} %s \\1 months"


def test_a_field_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match=r"period\.month: \{n\}"):
        i18n.load("en").text("period.month")


@pytest.mark.parametrize("key", ["", "no.such-key"])
def test_a_key_that_is_missing_is_named(key: str) -> None:
    catalogue = i18n.load("zh")
    assert not catalogue.has(key)
    with pytest.raises(KeyError, match=f"'{key}'"):
        catalogue.text(key)


def test_a_catalogue_that_is_not_built_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        i18n.load("zh", tmp_path)


def test_the_age_of_the_law_is_told_in_the_singular_too() -> None:
    words = i18n.load("en")
    told = [words.text("law.age.checked", day="A", on="B", n=n) for n in (1, 6)]
    assert [one.partition(", ")[2] for one in told] == ["1 day before B", "6 days before B"]
