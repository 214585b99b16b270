"""What is done with the case that is shown and needs a file, a letter, or a question first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pcirights.ui import ask
from pcirights.ui.cases.attempts import waiting
from pcirights.ui.files import ask_for_paper, ask_where_to_put, ask_where_to_save

if TYPE_CHECKING:
    from pcirights.core.answers import Answers
    from pcirights.ui.cases.dialog import CasesDialog


class OneCase:
    """Each tells on the page of the case how it went."""

    def __init__(self, cases: CasesDialog) -> None:
        self._cases, self._desk = cases, cases.desk
        self._session, self._page, self._try = cases.session, cases.case, cases.attempts

    def attach(self) -> None:
        """Add a file to the case."""
        found, path = self._page.found, ask_for_paper(self._cases, self._desk)
        if found is None or path is None:
            return
        with waiting():
            done = self._try.do(lambda: self._session.add_papers(found, [path]))
        if done:
            self._cases.reread()
            self._page.tell("done", partial(self._desk.say, "ui.cases.attached", name=path.name))

    def write_step(self, step: str, answers: Answers) -> None:
        """Write the letter of a next step; it is kept among the papers, to be taken out."""
        found, say = self._page.found, self._desk.say
        if found is None:
            return
        name = f"{say(f'next.step.{step}')}.pdf"
        with waiting():
            done = self._try.do(lambda: self._session.write_step(found, step, answers, name))
        if done:
            self._cases.reread()
            self._page.tell("done", partial(say, "ui.cases.next.written", name=name))

    def save_calendar(self) -> None:
        """Write the dates of the case as a calendar file; a later one takes its place there."""
        found, line = self._page.found, self._page.line
        path = ask_where_to_save(self._cases, self._desk, "dates", "ics")
        if found is None or line is None or path is None:
            return
        words, case = self._desk.words, found.case
        if self._try.write(
            path, lambda force: self._session.write_calendar(case, line, words, path, force=force)
        ):
            self._page.tell("done", partial(self._desk.say, "ui.save.saved", file=str(path)))

    def take_out(self, row: int) -> None:
        """Write a paper as a plain file, where the person says."""
        found = self._page.found
        if found is None:
            return
        ident, paper = found.case.id, found.case.papers[row]
        path = ask_where_to_put(self._cases, self._desk, paper.name)
        if path is not None and self._try.write(
            path, lambda force: self._session.write_paper(ident, paper, path, force=force)
        ):
            self._page.tell("done", partial(self._desk.say, "ui.cases.taken-out", file=path.name))

    def delete(self) -> None:
        """Delete the case, once the person said so."""
        found, say = self._page.found, self._desk.say
        if found is None or not ask.confirm(
            self._cases,
            say("ui.cases.delete.ask"),
            yes=say("ui.cases.delete.yes"),
            no=say("ui.cases.cancel"),
        ):
            return
        if self._try.do(lambda: self._session.delete(found)):
            self._cases.show_table()
            self._cases.table.answer.say("done", partial(say, "cases.deleted"))
