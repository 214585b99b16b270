"""How findings are put into words: names in one language, periods, provisions, cautions."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcirights.core.cautions import Caution
    from pcirights.core.errors import PcirightsError
    from pcirights.core.law import Instrument, Period, Provision, Words
    from pcirights.followup.counting import Cited
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


def length(period: Period, catalogue: Catalogue) -> str:
    """How long: 20个工作日, or the provision's own word."""
    if period.n is not None and period.unit is not None:
        return catalogue.period(period.n, period.unit.value)
    return pick(period.word, catalogue) if period.word else ""


COMPLAINTS = {
    os.strerror(code): f"why.{name}"
    for code, name in (
        (errno.ENOENT, "not-there"),
        (errno.EACCES, "not-allowed"),
        (errno.EPERM, "not-allowed"),
        (errno.EROFS, "read-only"),
        (errno.EISDIR, "is-folder"),
        (errno.ENOTDIR, "not-there"),
        (errno.ENOSPC, "disk-full"),
        (errno.ENAMETOOLONG, "name-too-long"),
        (errno.ELOOP, "link-loop"),
        (errno.EEXIST, "name-taken"),
    )
}
"""What the system complains of, and our words for it."""


def fields_of(error: PcirightsError, catalogue: Catalogue) -> dict[str, str]:
    """What fills an error's sentence; the system's own complaint in the person's language."""
    fields = dict(error.fields)
    if key := COMPLAINTS.get(fields.get("why", "")):
        fields["why"] = catalogue.text(key)
    if situation := fields.get("situation"):
        fields["situation"] = catalogue.text(f"situation.{situation}")
    return fields


def aside(text: str, catalogue: Catalogue) -> str:
    """Words in brackets, to be put behind others."""
    return catalogue.name(f"（{text}）", f" ({text})")


def tagged(text: str, tag: str, catalogue: Catalogue) -> str:
    """Words with a tag behind them."""
    return catalogue.name(f"{text}【{tag}】", f"{text} [{tag}]")


def sentence(text: str) -> str:
    """Words as they stand at the beginning of a line."""
    return text[:1].upper() + text[1:]


def resting(text: str, rests_on: Cited | None, catalogue: Catalogue) -> str:
    """Words with the provision that they rest on, if there is one."""
    return text + aside(citation(*rests_on, catalogue), catalogue) if rests_on else text


def told(label: str, text: str, catalogue: Catalogue) -> str:
    """A label, a colon and what it says."""
    return f"{label}{catalogue.name('：', ': ')}{text}"


def explain(caution: Caution, catalogue: Catalogue) -> str:
    """The sentence of a caution, with the instrument it speaks of."""
    title = article = confirmed = ""
    if caution.instrument is not None and caution.provision is not None:
        title = pick(caution.instrument.title, catalogue)
        article = catalogue.name(
            caution.provision.article_zh or "", caution.provision.article_en or ""
        )
        day = caution.instrument.last_confirmed
        confirmed = catalogue.date(day) if day else catalogue.text("report.never-confirmed")
    return catalogue.text(
        f"caution.{caution.code}", title=title, article=article, confirmed=confirmed
    )
