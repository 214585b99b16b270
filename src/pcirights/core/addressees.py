"""Who receives the request: the body that the instrument names, else a role with a blank name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.law import Words
from pcirights.core.when import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.core.law import Instrument
    from pcirights.core.rows import BodyRow, RequestRow
    from pcirights.core.statute_book import StatuteBook
    from pcirights.core.vocabulary import Record


@dataclass(frozen=True, slots=True)
class Addressee:
    """One body. Its name may hold {place}, {province} and {holder}, filled for a letter.

    ``holder`` stands for {holder} until the person names it; ``blank`` says that the office's own
    name is not known and has to be found in the organ's information guide.
    """

    name: Words
    role: str
    holder: Words | None
    blank: bool


def addressees(
    row: RequestRow, governing: Instrument, record: Record, place: Sequence[str], book: StatuteBook
) -> tuple[Addressee, ...]:
    """The bodies that a request goes to: those that the governing instrument names, if any.

    Each body gets an original of its own and has its own day of receipt.
    """
    facts = Facts(route=row.route, request=row.request, record=record)
    fitting = [body for body in book.bodies if _fits(body, facts, governing, place)]
    most = max((_closeness(body) for body in fitting), default=0)
    return tuple(
        Addressee(body.name, body.role, body.holder, body.blank)
        for body in fitting
        if _closeness(body) == most
    )


def _fits(body: BodyRow, facts: Facts, governing: Instrument, place: Sequence[str]) -> bool:
    return (
        (body.instrument is None or body.instrument == governing.id)
        and body.when.fits(facts)
        and (not body.places or any(code in body.places for code in place))
    )


def _closeness(body: BodyRow) -> int:
    """Sort key: bodies named by the instrument first, then those of the place, then the rest."""
    return 2 * (body.instrument is not None) + bool(body.places)


FIELD = re.compile(r"\{(place|province|holder)\}")


def named(addressee: Addressee, place: Words, province: Words, holder: str = "") -> Words:
    """The name of a body, its placeholders filled; ``holder`` is what the person typed.

    A body whose own name is not known (``blank``) is called by the typed name alone, unless its
    name is a sentence around {holder}.
    """
    if holder and addressee.blank and "{holder}" not in addressee.name.zh:
        return Words(holder, holder)
    stands = addressee.holder or Words("", "")

    def fill(text: str, values: dict[str, str]) -> str:
        return FIELD.sub(lambda found: values[found[1]], text)

    return Words(
        fill(
            addressee.name.zh,
            {"place": place.zh, "province": province.zh, "holder": holder or stands.zh},
        ),
        fill(
            addressee.name.en,
            {"place": place.en, "province": province.en, "holder": holder or stands.en},
        ),
    )
