"""Next steps in words: what to do, at which office, by when, what it costs and needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.addressees import named
from pcirights.core.answers import Recipient
from pcirights.core.law import Words
from pcirights.followup.next_step import Destination, Stand
from pcirights.wording import due_dates
from pcirights.wording.phrases import aside, citation, labelled, pick, with_citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.law import Citation
    from pcirights.followup.due_date import Watch
    from pcirights.followup.next_step import NextStep, NextSteps, Reason, StepCaution
    from pcirights.i18n import Catalogue
    from pcirights.places import Place


NOBODY = Recipient()
PROVIDER = "provider"
"""The role of who supplied a record, whose name the person gives beside that of the office."""


def clock(
    found: NextSteps, place: Place, catalogue: Catalogue, recipient: Recipient = NOBODY
) -> str:
    """Whose clock it is: the addressee's role and its name."""
    (one,) = found.line.route.addressees
    role = catalogue.text(f"addressee.{found.to}")
    return labelled(role, to(Destination(one), place, catalogue, recipient), catalogue)


def title(step: NextStep, catalogue: Catalogue) -> str:
    """What the step is."""
    return catalogue.text(f"next.step.{step.step}")


def help_of(step: NextStep, catalogue: Catalogue) -> str:
    """A sentence on what to do in the step, or that its time is over."""
    text = catalogue.text(f"next.step.{step.step}.help")
    if step.stand in {Stand.LATE, Stand.PAST}:
        return f"{text}{catalogue.name('', ' ')}{catalogue.text(f'next.stand.{step.stand}')}"
    return text


def to(
    destination: Destination, place: Place, catalogue: Catalogue, recipient: Recipient = NOBODY
) -> str:
    """The office that the step goes to: the name in the data or the one typed, else the role."""
    here = Words(place.name_zh, place.name_en)
    province = Words(place.path_zh[0], place.path_en[0])
    holder = typed_name(destination, recipient)
    return pick(named(destination.addressee, here, province, holder), catalogue)


def typed_name(destination: Destination, recipient: Recipient) -> str:
    """The name that the person typed for an office of the letter; none for another office."""
    if destination.find is not None:
        return ""
    return recipient.provider if destination.addressee.role == PROVIDER else recipient.name


def find(destination: Destination, catalogue: Catalogue) -> str:
    """How to find the office's name, and why it is this one; empty for the letter's own."""
    if destination.find is None or destination.rests_on is None:
        return ""
    return with_citation(pick(destination.find, catalogue), destination.rests_on, catalogue)


def by(watch: Watch, catalogue: Catalogue) -> str:
    """One date of a step: the day or why there is none, its provision, whether it is hard."""
    day = due_dates.day(watch, catalogue)
    if watch.cap:
        day = f"{catalogue.text('date.cap')}{catalogue.name('', ' ')}{day}"
    parts = [day, due_dates.basis(watch, catalogue)]
    if watch.supposing is not None:
        parts.insert(1, catalogue.text(f"supposing.{watch.supposing}"))
    if watch.opens is not None:
        opens = catalogue.date(watch.opens.reach.latest)
        parts.append(catalogue.text("date.opens", day=opens))
    text = catalogue.name("；", "; ").join(parts)
    hard = catalogue.text("date.hard")
    return catalogue.name(f"【{hard}】{text}", f"[{hard}] {text}") if watch.hard else text


def basis(step: NextStep, catalogue: Catalogue) -> str:
    """The provision that the step rests on, with its evidence."""
    evidence = catalogue.text(f"evidence.{step.rests_on.provision.evidence}")
    return citation(*step.rests_on, catalogue) + aside(evidence, catalogue)


def cost(step: NextStep, catalogue: Catalogue) -> str:
    """What the texts say that it costs, or that none was read."""
    if not step.costs:
        return catalogue.text("next.cost.unread")
    return catalogue.name("；", "; ").join(gist(cited, catalogue) for cited in step.costs)


def needs(step: NextStep, catalogue: Catalogue) -> str:
    """The papers that go with it, in one line."""
    return catalogue.name("；", "; ").join(catalogue.text(f"need.{need}") for need in step.needs)


def caution(one: StepCaution, catalogue: Catalogue) -> str:
    """A caution with its provision."""
    text = catalogue.text(f"step-caution.{one.code}")
    return with_citation(text, one.rests_on, catalogue)


def reason(one: Reason, catalogue: Catalogue) -> str:
    """A reason for refusing, with the article behind it."""
    text = catalogue.text(f"because.{one.because}")
    return with_citation(text, one.rests_on, catalogue)


def gist(cited: Citation, catalogue: Catalogue) -> str:
    """What a provision says, in our words, with its citation."""
    said = pick(cited.provision.gist, catalogue).rstrip("。.")
    return with_citation(said, cited, catalogue)


def as_text(
    found: NextSteps, place: Place, catalogue: Catalogue, recipient: Recipient = NOBODY
) -> str:
    """All next steps as text; ``recipient`` holds the offices' names as typed."""
    return "\n".join(_lines(found, place, catalogue, recipient)) + "\n"


def _lines(
    found: NextSteps, place: Place, catalogue: Catalogue, recipient: Recipient
) -> Iterator[str]:
    text = catalogue.text
    if found.to is not None:
        yield clock(found, place, catalogue, recipient)
    yield labelled(text("next.where"), text(f"situation.{found.situation}"), catalogue)
    if found.because is not None:
        yield labelled(text("next.because"), text(f"because.{found.because}"), catalogue)
    for one in found.line.alerts:
        if one.hard:
            yield labelled(text("date.hard"), due_dates.alert(one, catalogue), catalogue)
    if not found.steps:
        yield text("next.none")
    for number, step in enumerate(found.steps, start=1):
        yield ""
        stand = aside(text(f"stand.{step.stand}"), catalogue)
        yield f"{number}. {title(step, catalogue)}{stand}"
        yield from (f"   {line}" for line in _step(step, place, catalogue, recipient))


def _step(
    step: NextStep, place: Place, catalogue: Catalogue, recipient: Recipient
) -> Iterator[str]:
    text = catalogue.text
    yield help_of(step, catalogue)
    if step.first:
        yield text("next.first")
    for destination in step.destinations:
        yield labelled(text("next.to"), to(destination, place, catalogue, recipient), catalogue)
        if how := find(destination, catalogue):
            yield labelled(text("next.find"), how, catalogue)
    for watch in step.dates:
        yield labelled(text("next.by"), by(watch, catalogue), catalogue)
    yield labelled(text("next.basis"), basis(step, catalogue), catalogue)
    if step.writes or step.costs:
        yield labelled(text("next.cost"), cost(step, catalogue), catalogue)
    if step.writes:
        made = text("next.letter.made", step=step.step)
        yield labelled(text("next.letter"), made, catalogue)
    if step.needs:
        yield labelled(text("next.needs"), needs(step, catalogue), catalogue)
    for one in step.cautions:
        yield f"- {caution(one, catalogue)}"
