"""Small cases and stores for the tests; a passphrase that is cheap to try."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.cases.saver import TODAY, WORDS

from pcirights.answers_file import read_answers
from pcirights.cases.keep import head_of, new_case
from pcirights.cases.opening import create, open_vault
from pcirights.paths import examples_dir
from pcirights.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcirights.cases.case import Case
    from pcirights.cases.vault import Vault

__all__ = ["TODAY", "WORDS"]
NAME = "张三丰名"
"""A name that stands nowhere else: it is looked for in what lies on the disk."""


def made_case(program: Program, name: str = NAME, label: str = "第一件") -> Case:
    """An objection in Shanghai."""
    answers = read_answers(examples_dir() / "shanghai-objection.toml")
    named = replace(answers, applicant=replace(answers.applicant, name=name))
    return new_case(named, program, label)


def typed(words: str = WORDS) -> bytearray:
    """A passphrase as the desk holds it."""
    return bytearray(words.encode())


@contextmanager
def opened(path: Path, words: str = WORDS) -> Iterator[Vault]:
    """A store, and its end."""
    vault = open_vault(str(path), typed(words))
    try:
        yield vault
    finally:
        vault.close()


def new_store(path: Path) -> Path:
    """An empty store."""
    create(str(path), typed(), TODAY)
    return path


def save(vault: Vault, case: Case, program: Program, revision: int = 0) -> int:
    """Save a case in a change of its own."""
    with vault.change(program.today) as change:
        return change.save(case, head_of(case, program), revision)
