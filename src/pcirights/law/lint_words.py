"""Rules of ``law check`` about words: each has a sentence in both languages, and a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights import i18n, paths
from pcirights.core.periods import NO_ANSWER
from pcirights.law.toml_reading import Problem, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.statute_book import StatuteBook

CAUTION = ("caution.{}", "caution.{}.title")
STEP_CAUTION = ("step-caution.{}",)
REMEDY = ("remedy.{}", "date.{}")
NEXT_STEP = ("next.step.{}", "next.step.{}.help")
BECAUSE = ("because.{}",)


def words_are_said(book: StatuteBook) -> Iterator[Problem]:
    """A word without a sentence would be an error when a question first needs it."""
    catalogues = [i18n.load("zh"), i18n.load("en")]
    for file, kind, word, keys in _words(book):
        for key in keys:
            missing = [one.lang for one in catalogues if not one.has(key.format(word))]
            if missing:
                stem = key.partition("{")[0]
                known = [
                    one.removeprefix(stem)
                    for one in catalogues[0].keys()  # noqa: SIM118 - no mapping
                    if one.startswith(stem)
                ]
                zh, en = near(word, known)
                langs = ", ".join(missing)
                yield Problem(
                    file,
                    kind,
                    f"{word!r} has no sentence {key.format(word)} ({langs}){en}",
                    f"{word!r} 没有 {key.format(word)} 这个句子（{langs}）{zh}",
                )
                break


def _words(book: StatuteBook) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Each word of the data: its file, its key, the word, and what the catalogues must hold."""
    yield from (("cautions.toml", "code", one.code, CAUTION) for one in book.cautions)
    yield from (("steps.toml", "code", one.code, STEP_CAUTION) for one in book.step_cautions)
    yield from (("remedies.toml", "step", one.step, REMEDY) for one in book.remedies)
    yield from (("steps.toml", "because", one.because, BECAUSE) for one in book.reasons)
    for step in book.steps:
        yield "steps.toml", "step", step.step, NEXT_STEP
        yield from (("steps.toml", "needs", need, ("need.{}",)) for need in step.needs)
    for row in book.requests:
        yield "routes.toml", "request", row.request, ("request.{}",)
        yield "routes.toml", "route", row.route, ("route.{}",)
        yield from (
            ("routes.toml", "attachments", one, ("attachment.{}",)) for one in row.attachments
        )
    yield from _periods(book)


def _periods(book: StatuteBook) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for instrument in book.instruments.values():
        for provision in instrument.provisions:
            for period in provision.periods:
                if period.what not in NO_ANSWER:
                    yield instrument.id, "what", period.what, ("deadline.{}",)
                if period.starts:
                    yield instrument.id, "starts", period.starts, ("starts.{}",)


def templates_are_there(book: StatuteBook) -> Iterator[Problem]:
    """A step whose letter has no template could not be written."""
    folder = paths.templates_dir()
    for step in book.steps:
        if step.letter is not None:
            for lang in ("zh", "en"):
                if not (folder / lang / f"{step.letter}.txt").is_file():
                    yield Problem(
                        "steps.toml",
                        "letter",
                        f"{step.letter!r} has no template in {lang}",
                        f"{step.letter!r} 没有 {lang} 模板",
                    )
