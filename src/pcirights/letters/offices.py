"""The names that the offices have in the letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pcirights.core.addressees import Addressee
from pcirights.core.law import Words
from pcirights.letters.text import fill_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.core.answers import Recipient
    from pcirights.core.place import Place
    from pcirights.letters.letter import Lang
    from pcirights.letters.template import Language

UNKNOWN = Addressee(Words("{holder}", "{holder}"), "organ", None, blank=True)
"""Roles without a name in the data: the person types it, or fills the blank by hand."""

RULE = "_" * 20
"""A blank that is filled in by hand."""


@dataclass(frozen=True, slots=True, repr=False)
class Office:
    """One addressee by name. ``named``: the person named it, so the typed address is its own."""

    name: str
    role: str
    named: bool


def offices(
    addressees: Sequence[Addressee], recipient: Recipient, place: Place | None, language: Language
) -> tuple[Office, ...]:
    """Return each addressee of the route in one language, in their order.

    The person's own word stands for {holder}, for an office whose name is not known, and for a
    credit agency other than the central bank's. The provider of the record is ``provider``; where
    nobody else takes ``name``, it is ``name``.
    """
    rows = tuple(addressees) or (UNKNOWN,)
    free = not any(row.role != "provider" and _takes_name(row) for row in rows)
    found = []
    for row in rows:
        typed = recipient.name
        if row.role == "provider":
            typed = recipient.provider or (recipient.name if free else "")
        found.append(_office(row, typed, place, language))
    return tuple(found)


def on_paper(
    addressees: Sequence[Addressee], found: Sequence[Office], language: Language
) -> tuple[Office, ...]:
    """Return the offices as a letter writes them: a ruled blank and the role for an unknown name.

    ``found`` are the offices of these addressees. What the rules call an office is not its name.
    """
    rows = tuple(addressees) or (UNKNOWN,)
    return tuple(
        replace(office, name=_ruled(office.name, language.lang))
        if not office.named and (row.blank or "{holder}" in row.name.zh)
        else office
        for row, office in zip(rows, found, strict=True)
    )


def once(found: Sequence[Office]) -> tuple[Office, ...]:
    """Return the offices without one that stands there a second time under the same name."""
    names = [office.name for office in found]
    return tuple(one for place, one in enumerate(found) if one.name not in names[:place])


def _ruled(role: str, lang: Lang) -> str:
    """Return a blank to write on, then in brackets what the rules call the office."""
    if role.startswith(("（", "(")):  # the data's own brackets
        return f"{RULE}{role}" if lang == "zh" else f"{RULE} {role}"
    return f"{RULE}（{role}）" if lang == "zh" else f"{RULE} ({role})"


def _takes_name(row: Addressee) -> bool:
    """Tell whether what the person typed goes into this office's name."""
    return row.blank or row.role == "agency" or "{holder}" in row.name.zh


def _office(row: Addressee, typed: str, place: Place | None, language: Language) -> Office:
    lang = language.lang
    known = bool(typed.strip()) and _takes_name(row)
    words = _of(row.name, lang)
    if known and (row.role == "platform" or "{holder}" not in words):
        return Office(typed, row.role, named=True)
    blank = language.say("words", "blank.place")
    holder = typed if known else ""
    if not holder:
        holder = _of(row.holder, lang) if row.holder else language.say("words", "blank.holder")
    values = {"place": blank, "province": blank, "holder": holder}
    if place is not None:
        path = place.path_zh if lang == "zh" else place.path_en
        values["place"] = place.name_zh if lang == "zh" else place.name_en
        values["province"] = path[0]
    return Office(fill_words(words, values), row.role, named=known)


def _of(words: Words, lang: Lang) -> str:
    return words.zh if lang == "zh" else words.en
