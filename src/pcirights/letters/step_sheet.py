"""The person's own sheet for the letter of a next step: where, how many, by when, what to keep.

Every day, provision and caution in it comes from the step; it holds none of the person's
particulars beside the names of the offices, and is never sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.letters.compose import bound
from pcirights.letters.kinds import DELIVERY_RECORD, SKELETONS, STEP_SHEET
from pcirights.letters.letter import Sheet, Title
from pcirights.letters.own_sheet import ACTING
from pcirights.letters.sheet import Values, fill
from pcirights.letters.step_letter import addressed, step_letter
from pcirights.wording import next_steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pcirights.core.matter import Matter
    from pcirights.followup.next_step import NextStep, NextSteps
    from pcirights.i18n import Catalogue
    from pcirights.letters.letter import Letter
    from pcirights.letters.template import Templates

PLACES = {
    "copies-by-defendants": "originals",
    "oral-suit": "oral",
    "oral-reconsideration": "oral",
    "legal-aid": "aid",
    "legal-aid-not-listed": "aid",
}
"""Where on the sheet a caution of a step stands: by its code, else with what to know first."""
SKELETON_ONLY = "skeleton-only"
"""What the sheet says at its head already."""
LISTS = ("originals", "where", "expected", "costs", "attachments", "beware", "oral", "aid")


def step_sheet(
    matter: Matter, found: NextSteps, step: NextStep, *, templates: Templates, words: Catalogue
) -> Letter:
    """Write the sheet in the language of ``words``, and a delivery record for each office."""
    language = templates.zh if words.lang == "zh" else templates.en
    letter = step_letter(
        matter,
        found,
        step,
        templates=templates,
        letter_lang="zh" if words.lang == "zh" else "zh+en",
    )
    own = next(one for one in letter.sheets if one.lang == words.lang)
    title = next(part.text for part in own.parts if isinstance(part, Title))
    agent = matter.answers.agent.acts_as
    offices = addressed(matter, found, step, language)
    flags = {
        *((ACTING[agent],) if agent else ()),
        *(("blank",) if not all(office.named for office in offices) else ()),
        *(("skeleton",) if step.letter in SKELETONS else ()),
        *(("evidence",) if "evidence" in step.needs else ()),
    }
    own_values = Values({"title": title}, _told(step, words), (), frozenset(flags))
    filled = [(STEP_SHEET, own_values)]
    address = matter.answers.followup.organ_address
    for office in offices:
        record = {"title": title, "addressee": office.name}
        if any(one.find for one in step.destinations):
            record["recipient.address"] = address
        filled.append((DELIVERY_RECORD, Values(record, {}, (), frozenset())))
    sheets = [
        Sheet(words.lang, fill(language.letters[name], values, words.lang))
        for name, values in filled
    ]
    today = found.line.history.today
    return bound(sheets, today, templates, today, sample=matter.answers.sample)


def _told(step: NextStep, words: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The lists of the sheet by their names in the template."""
    told: dict[str, list[str]] = {name: [] for name in LISTS}
    told["where"] = [how for one in step.destinations if (how := next_steps.find(one, words))]
    told["expected"] = [next_steps.by(one, words) for one in step.dates]
    told["costs"] = [next_steps.gist(one, words) for one in step.costs]
    told["attachments"] = [words.text(f"need.{need}") for need in step.needs]
    for one in (one for one in step.cautions if one.code != SKELETON_ONLY):
        told[PLACES.get(one.code, "beware")].append(next_steps.caution(one, words))
    return {name: tuple(dict.fromkeys(lines)) for name, lines in told.items()}
