"""The manual pages know every command and every option, in both languages."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from pcirights import i18n, paths
from pcirights.cli.main import parser

FOLDER = Path(__file__).resolve().parent.parent.parent / "packaging" / "linux"
PAGES = ["pcirights.1", "pcirights.zh.1"]


def words(top: argparse.ArgumentParser) -> Iterator[str]:
    """Every command and option of the command line."""
    for action in top._actions:
        yield from (option for option in action.option_strings if option.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield name
                yield from words(below)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_every_command_and_option(page: str) -> None:
    text = (FOLDER / page).read_text("utf-8").replace("\\-", "-").replace("\\ ", " ")
    told = set(text.replace("|", " ").replace('"', " ").split())
    wanted = {*words(parser(i18n.load("en"))), paths.PORTABLE} - {"--help"}
    missing = {word for word in wanted if word not in told and f"\\fB{word}\\fR" not in text}
    assert missing == set()


def test_both_pages_have_the_same_chapters() -> None:
    chapters = [(FOLDER / page).read_text("utf-8").count("\n.SH ") for page in PAGES]
    assert chapters[0] == chapters[1] > 5
