"""Advice for the person's own sheet: times, remedies, cautions, each with its provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.law import Evidence
from pcirights.letters.citation import title
from pcirights.wording.findings import caution_sentence
from pcirights.wording.phrases import length, pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pcirights.core.cautions import Caution
    from pcirights.core.findings import Findings
    from pcirights.core.law import Instrument, Period, Provision
    from pcirights.core.periods import Deadline
    from pcirights.core.remedies import Remedy
    from pcirights.core.routes import Route
    from pcirights.i18n import Catalogue
    from pcirights.letters.template import Language

PLACES = {
    "receipt-day": "receipt",
    "oral-filing": "oral",
    "status-unconfirmed": "unverified",
    "title-only": "unverified",
    "article-unverified": "unverified",
    "remedy-unverified": "unverified",
    "no-local-text": "unverified",
}
"""The section of the sheet for a caution, by its code; all others go under “know first”."""


def advice(
    findings: Findings, route: Route, words: Catalogue, language: Language
) -> Mapping[str, tuple[str, ...]]:
    """The lists of the person's own sheet, by their names in the templates."""
    said = _Said(words, language)
    told: dict[str, list[str]] = {"receipt": [], "oral": [], "unverified": [], "beware": []}
    for caution in findings.cautions:
        if not caution.routes or route.id in caution.routes:
            told[PLACES.get(caution.code, "beware")].append(said.caution(caution))
    told["expected"] = [said.expected(deadline) for deadline in route.deadlines]
    told["expected"] += [said.silence(*found) for found in route.silences]
    told["after"] = [said.after(remedy) for remedy in route.remedies]
    told["oral"] += [said.help(*found) for found in route.helps]
    return {name: tuple(dict.fromkeys(lines)) for name, lines in told.items()}


class _Said:
    """Sentences in one language."""

    def __init__(self, words: Catalogue, language: Language) -> None:
        self._words = words
        self._language = language

    def expected(self, deadline: Deadline) -> str:
        """A period of the office: what for, how long, from when, on which condition."""
        period, provision = deadline.period, deadline.provision
        what = self._begin(self._words.text(f"deadline.{period.what}"))
        when = pick(period.when, self._words) if period.when else ""
        time = self._joined((when, self._span(period)), self._words.name("，", ", "))
        source = self._source(deadline.instrument, provision)
        if provision.evidence is Evidence.TEXT:
            gist = pick(provision.gist, self._words)
            return self._say("expected", what=what, time=time, source=source, gist=gist)
        evidence = self._words.text(f"evidence.{provision.evidence}")
        return self._say("expected.unread", what=what, time=time, source=source, evidence=evidence)

    def after(self, remedy: Remedy) -> str:
        """A remedy: within what time, on which condition, and whether it must come first."""
        step = self._begin(self._words.text(f"remedy.{remedy.step}"))
        if remedy.within is not None:
            step = self._say("after.within", step=step, span=self._span(remedy.within))
        parts = (
            step,
            pick(remedy.said, self._words) if remedy.said else "",
            self._words.text("remedy.required-first") if remedy.required_first else "",
            self._say("source", source=self._source(remedy.instrument, remedy.provision)),
        )
        return self._joined(parts, self._words.name("；", "; ")) + self._words.name("。", ".")

    def caution(self, caution: Caution) -> str:
        """A caution with its provision."""
        name = self._words.text(f"caution.{caution.code}.title")
        text = caution_sentence(caution, self._words)
        if caution.instrument is None or caution.provision is None:
            return self._say("caution", title=name, text=text)
        source = self._source(caution.instrument, caution.provision)
        return self._say("caution.source", title=name, text=text, source=source)

    def help(self, law: Instrument, provision: Provision) -> str:
        """The help that a provision gives to people who cannot write or read well."""
        gist = pick(provision.gist, self._words)
        return self._say("help", gist=gist, source=self._source(law, provision))

    def silence(self, law: Instrument, provision: Provision) -> str:
        """When silence begins where no number of days is set, in our own words."""
        gist = pick(provision.gist, self._words)
        return self._say("silence", gist=gist, source=self._source(law, provision))

    def _span(self, period: Period) -> str:
        long = length(period, self._words)
        if not period.starts:
            return long
        return self._say("span", start=self._words.text(f"starts.{period.starts}"), length=long)

    def _source(self, law: Instrument, provision: Provision) -> str:
        """《名称》第X条; the name alone where nobody read the number."""
        name = title(law, self._words.lang)
        number = self._words.name(provision.article_zh or "", provision.article_en or "")
        if not provision.printable:
            number = ""
        if self._words.lang == "zh":
            return f"《{name}》{number}"
        return f"{name}, {number}" if number else name

    def _say(self, name: str, **values: str) -> str:
        return self._language.say("sheet", name, **values)

    def _begin(self, text: str) -> str:
        """The text with a capital first letter where the language has them."""
        return text[:1].upper() + text[1:]

    def _joined(self, parts: Iterable[str], between: str) -> str:
        return between.join(part for part in parts if part)
