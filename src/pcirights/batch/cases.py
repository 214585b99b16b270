"""The answers of a row, with every fault named by its column."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pcirights.answers_file import LATER, PLAIN, SCHEMA, WORDS, as_day, find_word, parse_answers
from pcirights.batch.rows import Fault, Row, fault
from pcirights.batch.table import ENTRY, STEP_COLUMN, plain
from pcirights.core.answers import MAX_TEXT, Agent, Answers
from pcirights.core.errors import PcirightsError, WrongInputError
from pcirights.core.events import Delivery, Happened, day_of_letter
from pcirights.core.needed import missing
from pcirights.core.vocabulary import Because
from pcirights.letters.characters import code_point, is_control

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from pcirights.program import Format, LetterLang, Program

EVIDENCE = "evidence"
CLOSED: dict[str, type[StrEnum]] = {
    **WORDS,
    "event.what": Happened,
    "event.how": Delivery,
    "event.because": Because,
}
"""Columns that take a word of a closed list."""
DAYS = {"on", "event.day", "event.until"}
OF_ENTRY = re.compile(r"(item|event)\[(\d+)\]\.")
"""The key of an entry in the errors of an answers file."""


def check(row: Row, program: Program, agent: Agent) -> tuple[Answers | None, tuple[Fault, ...]]:
    """The answers of a row, or all that is wrong with it: each column, then the case as a whole."""
    faults = tuple(_in_columns(row, program))
    if faults:
        return None, faults
    try:
        answers = answers_of(row, agent, program.today)
    except PcirightsError as error:
        return None, (fault(row, _column_of(error), error),)
    whole = tuple(_as_a_whole(row, answers, program))
    return (None, whole) if whole else (answers, ())


def answers_of(row: Row, agent: Agent, today: date) -> Answers:
    """The answers of a row; an agent in the row replaces the default one.

    The letter of a step goes by the law of the first letter's day. Raises WrongInputError.
    """
    values: dict[str, Any] = {"schema": SCHEMA}
    entries: dict[str, dict[int, dict[str, Any]]] = {}
    cells = row.cells
    step = cells.pop(STEP_COLUMN, None)
    for column, cell in cells.items():
        part, _, name = column.partition(".")
        entry = ENTRY.fullmatch(column)
        if entry:
            numbered = entries.setdefault(entry[1], {})
            numbered.setdefault(int(entry[2] or 1), {})[entry[3]] = _value(plain(column), cell)
        elif part in {*PLAIN, LATER}:
            values.setdefault(part, {})[name] = cell
        else:
            values[column] = _value(column, cell)
    for kind, numbered in entries.items():
        values[kind] = [numbered[number] for number in sorted(numbered)]
    answers = parse_answers(values)
    if step and answers.on is None:
        answers = replace(answers, on=day_of_letter(answers.events, today))
    return answers if "agent" in values else replace(answers, agent=agent)


def write(row: Row, program: Program, agent: Agent, lang: LetterLang, form: Format) -> bytes:
    """The letter of a row as a file: the first one, or that of its step. Raises as they do."""
    matter = program.matter(answers_of(row, agent, program.today))
    if step := row.cells.get(STEP_COLUMN):
        return program.step_letter(matter, step, lang, form)
    return program.letter(matter, lang, form)


def _value(column: str, cell: str) -> str | date | list[str]:
    """The value of a cell: a day, several proofs, or a text."""
    if column in DAYS:
        return as_day(cell)
    if column == f"item.{EVIDENCE}":
        return [line for line in cell.splitlines() if line.strip()]
    return cell


def _in_columns(row: Row, program: Program) -> Iterator[Fault]:
    cells = row.cells
    for column in ("place", "record", "right"):
        if column not in cells:
            yield fault(row, column, WrongInputError("answers-missing", key=column))
    for column, cell in cells.items():
        try:
            _check_cell(column, cell, program)
        except PcirightsError as error:
            yield fault(row, column, error)


def _check_cell(column: str, cell: str, program: Program) -> None:
    if len(cell) > MAX_TEXT:
        raise WrongInputError("answers-field-too-long", key=column, limit=str(MAX_TEXT))
    for char in cell:
        if is_control(char):
            raise WrongInputError("control-character", code_point=code_point(char))
    if words := CLOSED.get(plain(column)):
        find_word(cell, column, words)
    elif column == "place":
        program.place(cell)
    elif plain(column) in DAYS:
        as_day(cell)


def _as_a_whole(row: Row, answers: Answers, program: Program) -> Iterator[Fault]:
    """Whether the law gives the route or the step, and what its letter still needs."""
    if STEP_COLUMN in row.cells:
        try:
            # As text it is quick, and refuses all that is wrong.
            write(row, program, answers.agent, "zh", "txt")
        except PcirightsError as error:
            yield fault(row, _column_of(error), error)
        return
    try:
        route = program.matter(answers).route
    except PcirightsError as error:
        yield fault(row, _column_of(error), error)
        return
    for key in missing(answers, route.row):
        column = "item.record" if key == "item" else key
        yield fault(row, column, WrongInputError("answers-missing", key=key))


def _column_of(error: PcirightsError) -> str:
    """The column that an error about the whole case refers to, if any."""
    known = {"route-not-offered": "route", "ground-needs-right": "ground"}
    if error.code.startswith("day-"):
        return "on"
    if error.code.startswith("step-"):
        return STEP_COLUMN
    key = OF_ENTRY.sub(lambda found: f"{found[1]}.{found[2]}.", error.fields.get("key", ""))
    return known.get(error.code, key.partition(",")[0].replace(".1.", "."))
