"""Findings in sentences: routes, addressees, periods, remedies, cautions, and why this law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.addressees import named
from pcirights.core.answers import Recipient
from pcirights.core.law import Status, Words
from pcirights.core.vocabulary import Severity
from pcirights.wording.phrases import capitalised, citation, citations, length, pick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcirights.core.addressees import Addressee
    from pcirights.core.cautions import Caution
    from pcirights.core.findings import Findings
    from pcirights.core.law import Instrument, Period, Provision
    from pcirights.core.remedies import Remedy
    from pcirights.core.routes import Basis, Route
    from pcirights.i18n import Catalogue
    from pcirights.places import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """A caution in words, with what it rests on."""

    severity: Severity
    title: str
    text: str
    source: str


def passages(route: Route, place: Place, words: Catalogue) -> tuple[Passage, ...]:
    """What a person compares between routes: one passage for each topic."""
    say = words.text
    parts = (
        ("asks", (say(f"request.{route.request}"),)),
        ("to", addressees(route, place, words)),
        (
            "time",
            tuple(period_line(item.period, words) for item in route.deadlines)
            or (say("ui.route.no-time"),),
        ),
        (
            "then",
            tuple(remedy(item, words) for item in route.remedies) or (say("ui.route.no-remedy"),),
        ),
        (
            "cost",
            tuple(cost(*found, words) for found in route.costs) or (say("ui.route.no-cost"),),
        ),
        ("attach", tuple(say(f"attachment.{name}") for name in route.row.attachments)),
    )
    return tuple(
        Passage(say(f"ui.route.{name}"), tuple(map(capitalised, of))) for name, of in parts
    )


def office_name(body: Addressee, place: Place, holder: str = "") -> Words:
    """The name of a body at a place; ``holder`` is the name that the person typed, if any."""
    return named(
        body,
        place=Words(place.name_zh, place.name_en),
        province=Words(place.path_zh[0], place.path_en[0]),
        holder=holder,
    )


def addressees(
    route: Route, place: Place, words: Catalogue, recipient: Recipient | None = None
) -> tuple[str, ...]:
    """The bodies that the letter goes to, with a note where the person has to find the name."""
    typed = recipient or Recipient()
    names = []
    for body in route.addressees:
        holder = typed.provider if body.role == "provider" else typed.name
        name = pick(office_name(body, place, holder), words)
        unknown = body.blank and not holder and "{holder}" not in body.name.zh
        names.append(words.text("ui.route.blank", name=name) if unknown else name)
    return tuple(names)


NOT_TO_BE_DONE = frozenset({"retain", "file"})
"""Periods that say for how long, not by when."""


def how_to_find(route: Route, words: Catalogue) -> tuple[str, ...]:
    """How the person finds the names of the offices that no text gives; each way once."""
    roles = [body.role for body in route.addressees if body.blank]
    return tuple(words.text(f"report.find.{role}") for role in dict.fromkeys(roles))


def period_line(period: Period, words: Catalogue) -> str:
    """A period in a line: its condition, its start, its length, what it is for."""
    starts = words.text(f"starts.{period.starts}") if period.starts else ""
    when = pick(period.when, words) if period.when else ""
    long, what = length(period, words), words.text(f"deadline.{period.what}")
    if period.what == "extension" and period.starts:  # the length in all, not the added time
        parts = [words.name(f"{when}{starts}{long}", f"{when} {long} {starts}")]
    elif period.what == "extension":
        parts = [when, starts, f"{what}{words.name('', ' ')}{long}"]
    elif period.what in NOT_TO_BE_DONE:
        parts = [when, starts, long, what]
    elif period.n is None:
        parts = [when, words.name(f"{starts}{long}{what}", f"{what} {long} {starts}".rstrip())]
    else:
        within = f"{what} within {long} {starts}".rstrip()
        parts = [when, words.name(f"{starts}{long}内{what}", within)]
    return words.name("，", ", ").join(part for part in parts if part)


def cost(instrument: Instrument, provision: Provision, words: Catalogue) -> str:
    """What a provision says about cost, with its citation."""
    gist = pick(provision.gist, words)
    return words.text("ui.route.says", gist=gist, source=citation(instrument, provision, words))


def remedy(item: Remedy, words: Catalogue, *, sourced: bool = False) -> str:
    """A remedy in a line: how long the person has, whether it must come first, its condition.

    With ``sourced`` its provision as well.
    """
    parts = [words.text(f"remedy.{item.step}")]
    if item.within is not None:
        parts.append(words.text("remedy.within", period=length(item.within, words)))
    if item.required_first:
        parts.append(words.text("remedy.required-first"))
    if sourced:
        parts.append(citation(item.instrument, item.provision, words))
    if item.said is not None:
        parts.append(pick(item.said, words))
    return _joined(parts, words)


def grade(route: Route, words: Catalogue) -> str:
    """The grade of a route, with a note where it is known from a published article only."""
    name = words.text(f"enforceability.{route.enforceability}")
    return words.text("grade.reported", grade=name) if route.reported else name


def why_graded(route: Route, words: Catalogue) -> str:
    """Why the route has its grade, and whether the article was read."""
    reason = (
        pick(route.reason, words)
        if route.reason
        else words.text(f"enforceability.{route.enforceability}.help")
    )
    reported = words.text("grade.reported.help") if route.reported else ""
    return words.name("", " ").join(part for part in (reason, reported) if part)


def why(route: Route, words: Catalogue) -> str:
    """Why the route has its grade, and why it is recommended."""
    grade = why_graded(route, words)
    chosen = words.text(f"reason.{route.chosen_for}") if route.chosen_for else ""
    return words.name("", " ").join(part for part in (grade, chosen) if part)


def basis(item: Basis, words: Catalogue) -> str:
    """One provision: its number, what it says in short."""
    gist = pick(item.provision.gist, words)
    return words.text(
        "ui.why.basis", article=citation(item.instrument, item.provision, words), gist=gist
    )


def standing(item: Basis, words: Catalogue) -> str:
    """How reliable a provision is: level, role, status, day last confirmed, evidence."""
    confirmed = item.instrument.last_confirmed
    return _joined(
        (
            words.text(f"level.{item.instrument.level}"),
            words.text(f"role.{item.role}"),
            status(item.instrument, item.status, words),
            words.text("ui.why.confirmed", day=words.date(confirmed))
            if confirmed
            else words.text("ui.why.unconfirmed"),
            words.text(f"evidence.{item.provision.evidence}"),
        ),
        words,
    )


def status(instrument: Instrument, on_the_day: Status, words: Catalogue) -> str:
    """An instrument's status on a day; “not confirmed” where it is not known to be in force."""
    doubtful = on_the_day is Status.PRESUMED_IN_FORCE and not instrument.status_known
    return words.text("status.unconfirmed" if doubtful else f"status.{on_the_day}")


def chain(route: Route, place: Place, findings: Findings, words: Catalogue) -> str:
    """Why this law, in one line: place → instrument → article → day."""
    first = route.basis[0]
    title = citation(first.instrument, None, words)
    article = words.name(first.provision.article_zh or "", first.provision.article_en or "")
    where = words.name(place.label_zh, place.label_en)
    if first.instrument.place is None:
        where = words.text("ui.why.national")
    links = (
        where,
        title,
        article or words.text("ui.why.no-article"),
        words.date(findings.question.on),
    )
    return " → ".join(links)


def former(findings: Findings, words: Catalogue) -> tuple[str, ...]:
    """What applied before, with its last day."""
    return tuple(
        words.text(
            "ui.former.line",
            title=citation(item, None, words),
            day=words.date(item.span.last) if item.span.last else "?",
        )
        for item in findings.not_in_force
    )


def warned(cautions: Iterable[Caution], words: Catalogue) -> tuple[Warned, ...]:
    """Cautions in words, in the order given."""
    return tuple(
        Warned(
            item.severity,
            words.text(f"caution.{item.code}.title"),
            caution_sentence(item, words),
            citation(item.instrument, item.provision, words) if item.instrument else "",
        )
        for item in cautions
    )


def caution_sentence(caution: Caution, words: Catalogue) -> str:
    """The sentence of a caution, filled from its provision, and what else it cites."""
    title = article = confirmed = gist = ""
    if caution.instrument is not None and caution.provision is not None:
        title = pick(caution.instrument.title, words)
        article = words.name(caution.provision.article_zh or "", caution.provision.article_en or "")
        gist = pick(caution.provision.gist, words)
        day = caution.instrument.last_confirmed
        confirmed = words.date(day) if day else words.text("report.never-confirmed")
    sentence = words.text(
        f"caution.{caution.code}", title=title, article=article, confirmed=confirmed, gist=gist
    )
    if not caution.also:
        return sentence
    also = words.text("report.see-also", laws=citations(caution.also, words))
    return words.name("", " ").join((sentence, also))


def concerning(findings: Findings, route: Route) -> tuple[Caution, ...]:
    """The cautions for one route and those for the whole, heaviest first."""
    return tuple(item for item in findings.cautions if not item.routes or route.id in item.routes)


def _joined(parts: Iterable[str], words: Catalogue) -> str:
    return words.name("；", "; ").join(part for part in parts if part)
