"""Building blocks of sentences: language choice, citations, lengths, brackets, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcirights.core.law import Citation, Instrument, Period, Provision, Words
    from pcirights.i18n import Catalogue


def pick(words: Words, catalogue: Catalogue) -> str:
    """One of the two languages."""
    return catalogue.name(words.zh, words.en)


def citation(instrument: Instrument, provision: Provision | None, catalogue: Catalogue) -> str:
    """《名称》第X条, or the English title and number; the title alone where there is no number."""
    title = pick(instrument.title, catalogue)
    number = None
    if provision is not None:
        number = catalogue.name(provision.article_zh or "", provision.article_en or "")
    if catalogue.lang == "zh":
        return f"《{title}》{number or ''}"
    return f"{title}, {number}" if number else title


def citations(cited: Iterable[Citation], catalogue: Catalogue) -> str:
    """Several provisions, each instrument's title once: 《名称》第X条、第Y条、《名称》第Z条."""
    found: dict[str, list[str]] = {}
    for instrument, provision in cited:
        title = citation(instrument, None, catalogue)
        number = catalogue.name(provision.article_zh or "", provision.article_en or "")
        found.setdefault(title, []).append(number)
    if catalogue.lang == "zh":
        return "、".join(title + "、".join(numbers) for title, numbers in found.items())
    return "; ".join(", ".join((title, *numbers)) for title, numbers in found.items())


def length(period: Period, catalogue: Catalogue) -> str:
    """How long: 20个工作日, or the provision's own word."""
    if period.n is not None and period.unit is not None:
        return catalogue.period(period.n, period.unit.value)
    return pick(period.word, catalogue) if period.word else ""


def aside(text: str, catalogue: Catalogue) -> str:
    """A text in brackets, to follow another."""
    return catalogue.name(f"（{text}）", f" ({text})")


def tagged(text: str, tag: str, catalogue: Catalogue) -> str:
    """A text with a tag after it."""
    return catalogue.name(f"{text}【{tag}】", f"{text} [{tag}]")


def capitalised(text: str) -> str:
    """A text with a capital first letter where the language has them."""
    return text[:1].upper() + text[1:]


def with_citation(text: str, rests_on: Citation | None, catalogue: Catalogue) -> str:
    """A text with its citation, if there is one."""
    return text + aside(citation(*rests_on, catalogue), catalogue) if rests_on else text


def labelled(label: str, text: str, catalogue: Catalogue) -> str:
    """A label, a colon and what it says."""
    return f"{label}{catalogue.name('：', ': ')}{text}"
