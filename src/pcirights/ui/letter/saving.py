"""Writing what the person asked for into the file that they chose, away from the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from pcirights.core.errors import PcirightsError
from pcirights.saving import write_whole
from pcirights.ui.dialogs import messages
from pcirights.ui.dialogs.files import ask_where_to_save
from pcirights.ui.worker import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path
    from threading import Event

    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.widgets.progress import Outcome

Result = TypeVar("Result")


class Saver:
    """Asks where, has the content made and written by the worker, and shows how it went."""

    def __init__(
        self, language: ScreenLanguage, maker: LetterMaker, outcome: Outcome, taken: set[str]
    ) -> None:
        self._language, self._maker, self._outcome = language, maker, outcome
        self._taken = taken
        self._job: Job | None = None
        outcome.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def save(
        self, what: str, suffix: str, make: Callable[[], bytes], saved: Callable[[], None]
    ) -> None:
        """Save something under a name that is asked for; ``saved`` follows, if it came to that.

        A file that is there already is replaced only once the person said so.
        """
        if self.busy:
            return
        path = ask_where_to_save(self._outcome, self._language, self._taken, what, suffix)
        if path is not None:
            self._write(path, make, saved, force=False)

    def _write(
        self, path: Path, make: Callable[[], bytes], saved: Callable[[], None], *, force: bool
    ) -> None:
        def work(stop: Event) -> None:
            content = make()
            if not stop.is_set():
                write_whole(content, path, force=force)

        def done(_: object) -> None:
            saved()
            self._end("done", partial(self._language.say, "ui.save.saved", file=str(path)))

        def refused(error: PcirightsError) -> None:
            if error.code != "output-exists":
                self._end("warning", partial(self._refusal, error))
                return
            self._job = None
            self._outcome.forget()
            if self._may_replace(path):
                self._write(path, make, saved, force=True)
            else:
                self._end("note", partial(self._language.say, "ui.cancelled"))

        self.run(work, done, refused)

    def run(
        self,
        work: Callable[[Event], Result],
        done: Callable[[Result], None],
        refused: Callable[[PcirightsError], None] | None = None,
    ) -> None:
        """Have other work done that is shown and given up in the same place."""

        def failed(error: PcirightsError) -> None:
            self._end("warning", partial(self._language.error, error))

        self._outcome.begin()
        self._job = self._maker.run(work, done, refused or failed)

    def step_through(self, steps: Generator[None, None, None], key: str) -> None:
        """Do what only the window's own thread may do, a step at a time; then say so."""
        self._outcome.begin()
        self._job = Job(lambda _: self.finish(key), lambda _: None)
        self._step(steps, self._job)

    def _step(self, steps: Generator[None, None, None], job: Job) -> None:
        if job.stop.is_set():
            steps.close()
            return
        try:
            next(steps)
        except StopIteration:
            job.done(None)
        except PcirightsError as error:
            self._end("warning", partial(self._language.error, error))
        else:
            QTimer.singleShot(0, self._outcome, lambda: self._step(steps, job))

    def finish(self, key: str) -> None:
        """Say that the work is done, in the words of a key."""
        self._end("done", partial(self._language.say, key))

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._end("warning", partial(self._language.say, "ui.cancelled"))

    def _end(self, kind: str, words: Callable[[], str]) -> None:
        self._job = None
        self._outcome.tell(kind, words)

    def _refusal(self, error: PcirightsError) -> str:
        why = self._language.error(error)
        return (
            self._language.say("ui.save.not", why=why) if error.code.startswith("output-") else why
        )

    def _may_replace(self, path: Path) -> bool:
        say = self._language.say
        return messages.confirm(
            self._outcome,
            say("ui.save.replace", file=path.name),
            yes=say("ui.save.replace-yes"),
            no=say("ui.save.replace-no"),
        )
