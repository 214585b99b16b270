"""A row → the answers of its case, with every fault named by its column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pcirights.answers_file import PLAIN, SCHEMA, WORDS, find_word, parse_answers
from pcirights.batch.rows import Fault, Row, fault
from pcirights.batch.table import ITEM
from pcirights.core.answers import MAX_TEXT, Agent, Answers
from pcirights.core.errors import PcirightsError, WrongInputError, brief
from pcirights.core.interview import missing
from pcirights.letters.characters import code_point, is_control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.program import Program

EVIDENCE = "evidence"


def check(row: Row, program: Program, agent: Agent) -> tuple[Answers | None, tuple[Fault, ...]]:
    """The answers of a row, or all that is wrong with it: each column, then the case as a whole."""
    faults = tuple(_in_columns(row, program))
    if faults:
        return None, faults
    answers = answers_of(row, agent)
    whole = tuple(_as_a_whole(row, answers, program))
    return (None, whole) if whole else (answers, ())


def answers_of(row: Row, agent: Agent) -> Answers:
    """The answers of a row; an agent in the row stands for the one given."""
    values: dict[str, Any] = {"schema": SCHEMA}
    items: dict[int, dict[str, Any]] = {}
    for column, cell in row.cells.items():
        part, _, name = column.partition(".")
        entry = ITEM.fullmatch(column)
        if entry:
            number, key = int(entry[1] or 1), entry[2]
            proofs = [line for line in cell.splitlines() if line.strip()]
            items.setdefault(number, {})[key] = proofs if key == EVIDENCE else cell
        elif part in PLAIN:
            values.setdefault(part, {})[name] = cell
        else:
            values[column] = date.fromisoformat(cell) if column == "on" else cell
    if items:
        values["item"] = [items[number] for number in sorted(items)]
    answers = parse_answers(values)
    return answers if "agent" in values else replace(answers, agent=agent)


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
    if column in WORDS:
        find_word(cell, column, WORDS[column])
    elif column == "place":
        program.place(cell)
    elif column == "on":
        try:
            date.fromisoformat(cell)
        except ValueError as error:
            raise WrongInputError("day-not-a-date", found=brief(cell)) from error


def _as_a_whole(row: Row, answers: Answers, program: Program) -> Iterator[Fault]:
    """Whether the law gives the route, and what its letter still needs."""
    try:
        route = program.findings(answers).choose(answers.route)
    except PcirightsError as error:
        yield fault(row, _column_of(error), error)
        return
    for key in missing(answers, route.row):
        column = "item.record" if key == "item" else key
        yield fault(row, column, WrongInputError("answers-missing", key=key))


def _column_of(error: PcirightsError) -> str:
    """The column that an error about the whole case is about, where it is about one."""
    known = {"route-not-offered": "route", "ground-needs-right": "ground"}
    return "on" if error.code.startswith("day-") else known.get(error.code, "")
