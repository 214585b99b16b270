"""Write the tables of docs/answers.md again: what each route's letter needs and can take.

    python packaging/answers_table.py

They are made from law/routes.toml, core/answers.py and what a letter leaves out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from pcirights.core.answers import PARTS, Answers, Item, with_value
from pcirights.core.rows import RequestRow
from pcirights.core.vocabulary import Ground, Record
from pcirights.law.load import load
from pcirights.letters.compose import unused

PAGE = Path(__file__).resolve().parent.parent / "docs" / "answers.md"
BEGIN, END = "<!-- made: {} -->", "<!-- end -->"
EVERY = "every letter 每一封"
ITEMS = {"needed": "needed 必填", "may": "may 可填", "none": "none 没有"}


def keys() -> tuple[str, ...]:
    """Return the keys of the plain fields in the answers' own order, such as ``applicant.name``."""
    empty = Answers()
    return tuple(f"{part}.{field.name}" for part in PARTS for field in fields(getattr(empty, part)))


def requests_table(rows: Sequence[RequestRow]) -> str:
    """Return which request each route's letter makes, of what, for what."""
    head = ("route 途径", "request 请求", "record 记录", "right 权利", "ground 理由", "[[item]]")
    return table(
        head,
        (
            (
                code([row.route]),
                code([row.request]),
                code(row.records, len(Record)),
                code(row.rights),
                code((ground or "none" for ground in row.grounds), len(Ground) + 1),
                ITEMS[row.items],
            )
            for row in rows
        ),
    )


def keys_table(rows: Sequence[RequestRow]) -> str:
    """Return for each key the letters that need it and those that can take it besides."""
    taken = {row: takes(row) for row in rows}
    return table(
        ("key 键", "needed by 必填", "can be taken by 可填"),
        (
            (
                f"`{key}`",
                letters((row for row in rows if key in row.needs), rows),
                letters((row for row in rows if key in taken[row] - set(row.needs)), rows),
            )
            for key in keys()
        ),
    )


def takes(row: RequestRow) -> set[str]:
    """Return the keys that have a place in the letter of a row."""
    answers = Answers(items=(Item(record="x"),))
    for key in keys():
        answers = with_value(answers, key, "x")
    return set(keys()) - set(unused(answers, row))


def letters(chosen: Iterable[RequestRow], rows: Sequence[RequestRow]) -> str:
    """Name letters by route and request; those of all rows in two words."""
    asked: dict[str, list[str]] = {}
    every = {(row.route, row.request) for row in rows}
    found = list(chosen)
    if len(found) == len(rows):
        return EVERY
    for row in found:
        if row.request not in asked.setdefault(row.route, []):
            asked[row.route].append(row.request)
    named = (
        code([route])
        if len(requests) == sum(1 for one, _ in every if one == route)
        else f"{code([route])}: {code(requests)}"
        for route, requests in asked.items()
    )
    return "; ".join(named)


def code(words: Iterable[str], of: int = 0) -> str:
    """Set words as code; all of them in two words."""
    found = list(words)
    if of and len(found) == of:
        return "any 任何"
    return " ".join(f"`{word}`" for word in found)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(cell or '-' for cell in line)} |" for line in lines)


def renewed(page: str) -> str:
    """Return the page with its tables made again. Raises ValueError where a mark is missing."""
    rows = load().requests
    for name, made in (("requests", requests_table(rows)), ("keys", keys_table(rows))):
        before, _, rest = cut(page, BEGIN.format(name))
        _, _, after = cut(rest, END)
        page = f"{before}{BEGIN.format(name)}\n\n{made}\n\n{END}{after}"
    return page


def cut(text: str, mark: str) -> tuple[str, str, str]:
    """Part a text at a mark that must be in it."""
    if mark not in text:
        raise ValueError(f"{PAGE.name} has no {mark}")
    return text.partition(mark)


def main() -> Iterator[str]:
    """Renew the page, and tell whether it has changed."""
    page = PAGE.read_text("utf-8")
    made = renewed(page)
    PAGE.write_text(made, "utf-8", newline="\n")
    yield f"{PAGE.name}: {'as it was' if made == page else 'made again'}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in main())
