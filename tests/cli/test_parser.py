"""Help in both languages for every command and argument, and a near word for each wrong one."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pcirights import __version__, i18n
from pcirights.cli.main import main, parser
from pcirights.cli.parser import Parser, columns, wrapped
from pcirights.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGS: list[i18n.Lang] = ["zh", "en"]
HAN = re.compile(r"[\u4e00-\u9fff]")


def walk(one: Parser) -> Iterator[Parser]:
    yield one
    if one.commands:
        for under in one.commands.choices.values():
            yield from walk(under)


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_and_argument_has_help(lang: i18n.Lang) -> None:
    top = parser(i18n.load(lang))
    told = 0
    for one in walk(top):
        arguments = [
            action.help or ""
            for action in one._actions
            if not isinstance(action, argparse._SubParsersAction)
        ]
        commands = one.commands._choices_actions if one.commands else []
        said = [one.description or "", *arguments, *(choice.help for choice in commands)]
        assert all(said), one.prog
        assert all(bool(HAN.search(text)) is (lang == "zh") for text in said), one.prog
        assert len(commands) == (len(one.commands.choices) if one.commands else 0)
        told += len(said)
    assert told > 100


@pytest.mark.parametrize("lang", LANGS)
def test_no_help_is_kept_for_what_is_not_there(lang: i18n.Lang) -> None:
    catalogue = i18n.load(lang)
    paths, names = set(), set()
    for one in walk(parser(catalogue)):
        paths.add(".".join(("command", *(one.path or (one.prog,)))))
        for action in one._actions:
            name = action.dest.replace("_", "-")
            names |= {f"option.{name}", ".".join(("option", *one.path, name))}
    messages = catalogue.messages._catalog  # type: ignore[attr-defined]  # what was read
    kept = {key for key in messages if isinstance(key, str) and key.startswith("command")}
    assert {key for key in kept if not key.startswith("command.title.")} == paths
    assert {key for key in messages if str(key).startswith("option.")} <= names


@pytest.mark.parametrize(
    "words", ["--version --lang={lang}", "--lang={lang} --version", "--lang {lang} --version"]
)
@pytest.mark.parametrize("lang", LANGS)
def test_the_version_is_told_with_the_day_of_the_statute_book(
    lang: i18n.Lang, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    on = date(2026, 11, 25)
    with pytest.raises(SystemExit) as left:
        main(words.format(lang=lang).split(), on)
    assert left.value.code == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"pcirights {__version__}"
    assert i18n.load(lang).date(Program(on).book.checked) in second
    assert bool(HAN.search(second)) is (lang == "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_help_is_printed_in_the_persons_language(
    lang: i18n.Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["deadline", "--help", f"--lang={lang}"])
    out = capsys.readouterr().out
    assert left.value.code == 0
    assert out.startswith(
        {"zh": "用法：pcirights deadline", "en": "usage: pcirights deadline"}[lang]
    )
    assert "local-credit" in out
    assert max(map(columns, out.splitlines())) <= 90


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["asess"], ["asess", "assess"]),
        (["law", "shw"], ["shw", "show"]),
        (["law"], ["list | show | check"]),
        (["assess"], ["place, --record, --right", "pcirights assess --help"]),
        (["assess", "无锡市", "--record"], ["--record", "pcirights assess --help"]),
        (["place", "无锡市", "--jsn"], ["--jsn", "--json"]),
        (["place", "无锡市", "--jsn=1"], ["--jsn", "--json"]),
        (["place", "无锡市", "--json=1"], ["--json", "pcirights place --help"]),
        (["place", "无锡市", "苏州市"], ["苏州市", "pcirights place --help"]),
        (["xyzzy"], ["xyzzy", "pcirights --help"]),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_wrong_word_is_named_with_the_nearest_right_one(
    lang: i18n.Lang, words: list[str], parts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, f"--lang={lang}"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert bool(HAN.search(err.replace("无锡市", "").replace("苏州市", ""))) is (lang == "zh")
    for part in parts:
        assert part in err


def test_lines_break_by_the_width_of_their_characters() -> None:
    assert list(wrapped("一二三四五", 6)) == ["一二三", "四五"]
    assert list(wrapped("one two three", 8)) == ["one two", "three"]
    assert list(wrapped("写法见 docs/answers.md", 12)) == ["写法见", "docs/answers.md"]
    assert list(wrapped("", 5)) == [""]


@pytest.mark.parametrize("lang", LANGS)
def test_the_language_may_stand_before_the_command(
    lang: i18n.Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", lang, "law", "list"], date(2026, 11, 25)) == 0
    assert bool(HAN.search(capsys.readouterr().out)) is (lang == "zh")
