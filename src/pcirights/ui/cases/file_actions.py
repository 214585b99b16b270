"""What is done with the whole file of cases: handing on, taking in, the passphrase."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pcirights.cases.container import check_export
from pcirights.ui.cases.attempts import waiting
from pcirights.ui.cases.passphrase_field import ask_words
from pcirights.ui.dialogs.files import ask_for_backup, ask_for_export, ask_where_to_save

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pcirights.flow.case_session import Session
    from pcirights.ui.cases.attempts import Attempts
    from pcirights.ui.cases.table import TablePage
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.sitting import Sitting
    from pcirights.ui.theme.look import Look


class FileActions:
    """Does what the table wants; each asks for what it needs, and tells there how it went.

    ``changed`` shows the table anew.
    """

    def __init__(
        self,
        table: TablePage,
        session: Session,
        attempts: Attempts,
        language: ScreenLanguage,
        look: Look,
        sitting: Sitting,
        *,
        changed: Callable[[], object],
    ) -> None:
        self._table, self._session, self._try = table, session, attempts
        self._language, self._look = language, look
        self._sitting, self._changed = sitting, changed
        table.export_wanted.connect(self.export)
        table.import_wanted.connect(self.take_in)
        table.calendar_wanted.connect(self.save_calendar)
        table.backup_wanted.connect(self.back_up)
        table.words_wanted.connect(self.change_words)

    def export(self, idents: Sequence[str]) -> None:
        """Write cases into one sealed file, under a passphrase of its own."""
        path = ask_for_export(self._table, self._language, saving=True)
        if path is None:
            return
        words = self._words("ui.cases.export", "ui.cases.words.export", new=True)
        if words is None:
            return
        if self._try.write(
            path, lambda force: self._session.export(idents, words, path, force=force)
        ):
            n, say = len(idents), self._language.say
            self._table.answer.say("done", partial(say, "cases.exported", n=n, file=path.name))

    def back_up(self) -> None:
        """Write a copy of the file that opens with the same passphrase; none is written over."""
        path = ask_for_backup(self._table, self._language)
        if path is None:
            return
        if self._try.do_away(lambda: self._session.back_up(path)):
            said = partial(self._language.say, "ui.cases.backed-up", file=path.name)
            self._table.answer.say("done", said)

    def save_calendar(self) -> None:
        """Write the dates of every open case as one calendar file; a later one takes its place."""
        path = ask_where_to_save(
            self._table, self._language, self._sitting.file_names, "dates", "ics"
        )
        if path is None:
            return
        words, left_out = self._language.catalogue, list[int]()
        if not self._try.write(
            path,
            lambda force: left_out.append(
                self._session.write_calendar_of_all(words, path, force=force)
            ),
        ):
            return
        (n,) = left_out
        key = "ui.cases.calendar.some" if n else "ui.save.saved"
        self._table.answer.say("done", partial(self._language.say, key, file=str(path), n=n))

    def take_in(self) -> None:
        """Take in every case of a sealed file."""
        path = ask_for_export(self._table, self._language, saving=False)
        if path is not None:
            self.take_in_file(path)

    def take_in_file(self, path: Path) -> None:
        """Take in every case of this one, once its passphrase is typed."""
        if not self._try.do(lambda: check_export(path)):
            return
        words = self._words("ui.cases.import", "ui.cases.words.import")
        if words is None:
            return
        done = self._try.get_away(lambda: self._session.take_in(path, words))
        if done is not None:
            self._changed()
            counts = {"new": len(done.new), "same": len(done.same), "copies": len(done.copies)}
            self._table.answer.say("done", partial(self._language.say, "cases.imported", **counts))

    def change_words(self) -> None:
        """Another passphrase; the one in use is asked for first."""
        before = self._words("ui.cases.words.change", "ui.cases.words.now")
        if before is None:
            return
        words = self._words("ui.cases.words.change", "ui.cases.words.new", new=True)
        if words is None:
            return
        with waiting():
            done = self._try.do(lambda: self._session.change_passphrase(before, words))
        if done:
            self._table.answer.say("done", partial(self._language.say, "cases.passphrase.changed"))

    def _words(self, title: str, name: str, *, new: bool = False) -> bytearray | None:
        return ask_words(self._table, self._language, self._look, new=new, title=title, name=name)
