"""What is done with the case that is shown: told, noted, closed, papers, letters, deleted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pcirights.cases.keep import with_event, with_note, without_event
from pcirights.cases.opening import deleted, is_server
from pcirights.core.errors import PcirightsError
from pcirights.flow.case_lines import event_line
from pcirights.flow.case_session import Begun
from pcirights.ui.dialogs import messages
from pcirights.ui.dialogs.files import ask_for_paper, ask_where_to_put, ask_where_to_save

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.cases.case import Case
    from pcirights.core.answers import Answers
    from pcirights.core.events import Event
    from pcirights.core.vocabulary import BodyRole
    from pcirights.flow.case_session import Session
    from pcirights.ui.cases.attempts import Attempts
    from pcirights.ui.cases.case_page import CasePage
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.sitting import Sitting


class CaseActions:
    """Does what the page of the case wants; each tells there how it went.

    ``reread`` shows the case again as it was saved. ``gone`` shows the table without the case, and
    there why.
    """

    def __init__(
        self,
        page: CasePage,
        session: Session,
        attempts: Attempts,
        language: ScreenLanguage,
        sitting: Sitting,
        *,
        reread: Callable[[], object],
        gone: Callable[[Callable[[], str]], object],
    ) -> None:
        self._page, self._session, self._try, self._language = page, session, attempts, language
        self._reread, self._gone, self._sitting = reread, gone, sitting
        page.event_told.connect(self.note_event)
        page.event_removed.connect(self.remove_event)
        page.note_wanted.connect(self.keep_note)
        page.close_wanted.connect(self.close)
        page.attach_wanted.connect(self.attach)
        page.paper_wanted.connect(self.take_out)
        page.calendar_wanted.connect(self.save_calendar)
        page.delete_wanted.connect(self.delete)
        page.letter_wanted.connect(self.write_step)

    def note_event(self, event: Event) -> None:
        """Keep something that happened."""
        today, language = self._session.program.today, self._language
        if self._change(lambda case: with_event(case, event, today)):
            self._page.tell(
                "done",
                lambda: language.say("ui.cases.told", what=event_line(event, language.catalogue)),
            )
            self._page.form.begin()

    def remove_event(self, number: int) -> None:
        """Take away something that did not happen."""
        self._change(lambda case: without_event(case, number))

    def keep_note(self) -> None:
        """Keep what was written down."""
        text, today = self._page.note.toPlainText(), self._session.program.today
        if self._change(lambda case: with_note(case, text, today)):
            self._page.note.clear()
            self._page.tell("done", partial(self._language.say, "ui.cases.note-kept"))

    def begun(self) -> Begun | None:
        """What was typed for the case that is shown and was not kept."""
        found, texts = self._page.found, self._page.unfinished()
        return Begun(found.case.id, tuple(texts)) if found and texts else None

    def keep_begun(self, begun: Begun) -> bool:
        """Keep it as notes, where nobody is there to be asked; whether that could be done."""
        try:
            now = self._session.load(begun.case)  # what another language changed meanwhile stays
            case = now.case
            for text in begun.texts:
                case = with_note(case, text, self._session.program.today)
            self._session.save(case, now.revision)
        except PcirightsError:
            return False
        return True

    def close(self) -> None:
        """Close the case, or open it again."""
        today = self._session.program.today
        self._change(lambda case: replace(case, closed=None if case.closed else today))

    def _change(self, change: Callable[[Case], Case]) -> bool:
        """Change and save, and show what came of it; whether it was saved."""
        found = self._page.found
        if found is None or not self._try.do(
            lambda: self._session.save(change(found.case), found.revision)
        ):
            return False
        self._reread()
        return True

    def attach(self) -> None:
        """Add a file to the case."""
        found, path = self._page.found, ask_for_paper(self._page, self._language)
        if found is None or path is None:
            return
        if self._try.do_away(lambda: self._session.add_papers(found, [path])):
            self._reread()
            self._page.tell(
                "done", partial(self._language.say, "ui.cases.attached", name=path.name)
            )

    def write_step(self, step: str, answers: Answers, to: BodyRole | None) -> None:
        """Write the letter of a next step; it is kept among the papers, to be taken out.

        ``to``: with which addressee, where each has its own clock.
        """
        found, say = self._page.found, self._language.say
        if found is None:
            return
        title = say(f"next.step.{step}")
        name, sheet = f"{title}.pdf", f"{say('ui.cases.next.sheet', name=title)}.pdf"
        names, words = (name, sheet), self._language.catalogue
        if self._try.do_away(
            lambda: self._session.write_step(found, step, answers, names, words, to)
        ):
            self._page.next.note_written(step, to)
            self._reread()
            self._page.tell("done", partial(say, "ui.cases.next.written", name=name))

    def save_calendar(self) -> None:
        """Write the dates of the case as a calendar file; a later one takes its place there."""
        found, line = self._page.found, self._page.line
        path = ask_where_to_save(
            self._page, self._language, self._sitting.file_names, "dates", "ics"
        )
        if found is None or line is None or path is None:
            return
        words, case = self._language.catalogue, found.case
        if self._try.write(
            path, lambda force: self._session.write_calendar(case, line, words, path, force=force)
        ):
            self._page.tell("done", partial(self._language.say, "ui.save.saved", file=str(path)))

    def take_out(self, row: int) -> None:
        """Write a paper as a plain file, where the person says."""
        found = self._page.found
        if found is None:
            return
        ident, paper = found.case.id, found.case.papers[row]
        path = ask_where_to_put(self._page, self._language, paper.name)
        if path is not None and self._try.write(
            path, lambda force: self._session.write_paper(ident, paper, path, force=force)
        ):
            self._page.tell(
                "done", partial(self._language.say, "ui.cases.taken-out", file=path.name)
            )

    def delete(self) -> None:
        """Delete the case, once the person said so."""
        found, say = self._page.found, self._language.say
        server = is_server(self._session.where)
        if found is None or not messages.confirm(
            self._page,
            say("ui.cases.delete.ask-server" if server else "ui.cases.delete.ask"),
            yes=say("ui.cases.delete.yes"),
            no=say("ui.cases.cancel"),
        ):
            return
        if self._try.do(lambda: self._session.delete(found)):
            self._gone(partial(say, deleted(self._session.where)))
