"""An open file of cases, as the window works with it. No widget."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from pcirights.cases.case import PaperKind, Stage
from pcirights.cases.container import export, import_file
from pcirights.cases.keep import answers_of, check_bounds, head_of, line_of, lines_before, new_case
from pcirights.cases.names import cleaned
from pcirights.cases.opening import back_up, create, open_store
from pcirights.cases.passphrase import wiped
from pcirights.cases.seal import unwrap
from pcirights.cases.vault import Vault
from pcirights.core.errors import PcirightsError, WrongInputError
from pcirights.core.vocabulary import BodyRole
from pcirights.exports.calendar import all_as_ics
from pcirights.regular_files import pieces
from pcirights.saving import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pcirights.cases.case import Case, Paper
    from pcirights.cases.container import Imported
    from pcirights.cases.seal import Ring
    from pcirights.cases.store import Store
    from pcirights.cases.vault import Listing, Opened
    from pcirights.core.answers import Answers
    from pcirights.followup.next_step import NextSteps, Reason
    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


class Begun(NamedTuple):
    """What somebody typed for a case and did not keep."""

    case: str
    texts: tuple[str, ...]


EMPTY = "cases-server-empty"
"""What a database without cases is refused with."""


class Session:
    """One store at a time; locked, it holds no key and no case."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.where = ""
        self._store: Store | None = None
        self._vault: Vault | None = None

    @property
    def unlocked(self) -> bool:
        """Whether cases can be read."""
        return self._vault is not None and not self._vault.locked

    @property
    def vault(self) -> Vault:
        """The open store. Raises WrongInputError where there is none."""
        if self._vault is None:
            raise WrongInputError("cases-locked")
        return self._vault

    def is_new(self, where: str) -> bool:
        """Whether a database has no cases yet. Raises WrongInputError where it cannot be asked."""
        try:
            open_store(where).close()
        except WrongInputError as error:
            if error.code == EMPTY:
                return True
            raise
        return False

    def check(self, where: str) -> None:
        """See that a passphrase can open a store. Raises WrongInputError as ``open_store``."""
        open_store(where).close()

    def make(self, where: str, words: bytearray) -> Callable[[], None]:
        """What makes a new store; to be done away from the window."""
        return partial(create, where, words, self.program.today)

    def key(self, where: str, words: bytearray) -> Callable[[], Ring]:
        """What derives the keys; to be done away from the window, ``enter`` follows with them.

        Raises WrongInputError at once where the store cannot be opened at all.
        """
        self.close()
        store = open_store(where)
        self._store, self.where = store, where
        slot = store.slot()

        def derive() -> Ring:
            with wiped(words) as known:
                return unwrap(slot, known)

        return derive

    def enter(self, ring: Ring) -> None:
        """Take the keys."""
        if self._store is not None:
            self._vault = Vault(self._store, ring)

    def lock(self) -> None:
        """Drop the keys; the file stays chosen."""
        self.close()

    def close(self) -> None:
        """Drop the keys and let go of the store."""
        if self._vault is not None:
            self._vault.close()
        elif self._store is not None:
            self._store.close()
        self._store = self._vault = None

    # Cases

    def listing(self) -> Listing:
        """Every case."""
        return self.vault.listing()

    def load(self, ident: str) -> Opened:
        """One case."""
        return self.vault.load(ident)

    def line(self, case: Case) -> Timeline | PcirightsError:
        """The dates of a case, or why they cannot be calculated."""
        try:
            return line_of(case, self.program)
        except PcirightsError as error:
            return error

    def next_steps(
        self, case: Case
    ) -> tuple[tuple[NextSteps, ...], Answers, tuple[Reason, ...]] | None:
        """What can be done next with each addressee, the answers with what happened, the reasons.

        None where nothing can be calculated, and of a case that is closed.
        """
        if case.closed:
            return None
        try:
            check_bounds(case, self.program)
            answers = replace(answers_of(case), events=tuple(case.events))
            matter = self.program.matter(answers)
            found = self.program.next_steps_each(matter, answers.events)
            return found, answers, self.program.reasons(matter)
        except PcirightsError:
            return None

    def addressees(self, case: Case) -> tuple[BodyRole, ...]:
        """The addressees of a case’s letter by their roles; none where it has only one."""
        try:
            route = self.program.matter(answers_of(case)).route
        except PcirightsError:
            return ()
        roles = tuple(BodyRole(one.role) for one in route.addressees)
        return roles if len(roles) > 1 else ()

    def write_step(
        self,
        found: Opened,
        step: str,
        answers: Answers,
        names: tuple[str, str],
        words: Catalogue,
        to: BodyRole | None = None,
    ) -> None:
        """Write the letter of a step and its own sheet, and add both to the case, or none.

        They are sealed as the others; ``names`` are those of the two papers.
        """
        program, matter = self.program, self.program.matter(answers)
        letter = program.step_letter(matter, step, to=to)
        sheet = program.step_sheet(matter, step, words, to=to)
        case = found.case
        with self.vault.change(program.today) as change:
            # The letter last: the window offers the last paper to be taken out.
            for name, content in zip(reversed(names), (sheet, letter), strict=True):
                paper = change.add_paper(case.id, PaperKind.LETTER, name, [content])
                case = replace(case, papers=(*case.papers, paper))
            change.save(case, head_of(case, program), found.revision)

    def keep(
        self, answers: Answers, letter: bytes, name: str, calendar: bytes | None = None
    ) -> str:
        """A new case of the wizard's answers, letter and calendar file's key; its id."""
        case = new_case(answers, self.program, calendar=calendar)
        with self.vault.change(self.program.today) as change:
            paper = change.add_paper(case.id, PaperKind.LETTER, name, [letter])
            case = replace(case, papers=(paper,))
            change.save(case, head_of(case, self.program), 0)
        return case.id

    def save(self, case: Case, revision: int) -> None:
        """Write a case over the revision that was read. Raises ConflictError."""
        with self.vault.change(self.program.today) as change:
            change.save(case, head_of(case, self.program), revision)

    def hold(self, begun: Begun) -> bytes:
        """Seal what was begun and could not be saved: it can be held while the cases are locked."""
        return self.vault.seal_words("\0".join((begun.case, *begun.texts)).encode())

    def held(self, sealed: bytes) -> Begun | None:
        """What was sealed so; None where it was begun in another store."""
        content = self.vault.open_words(sealed)
        if content is None:
            return None
        case, *texts = content.decode().split("\0")
        return Begun(case, tuple(texts))

    def add_papers(self, found: Opened, paths: Sequence[Path]) -> None:
        """Add files to a case: all of them, or none."""
        case = found.case
        with self.vault.change(self.program.today) as change:
            for path in paths:
                name = cleaned(path.name)
                paper = change.add_paper(case.id, PaperKind.RECEIVED, name, pieces(path))
                case = replace(case, papers=(*case.papers, paper))
            change.save(case, head_of(case, self.program), found.revision)

    def write_paper(self, ident: str, paper: Paper, path: Path, *, force: bool) -> None:
        """Write a paper as a plain file."""
        write_whole(self.vault.read_paper(ident, paper), path, force=force)

    def write_calendar(
        self, case: Case, line: Timeline, words: Catalogue, path: Path, *, force: bool
    ) -> None:
        """Write the dates of a case as a calendar file, what no longer stands as cancelled."""
        key, before = bytes.fromhex(case.calendar), lines_before(case, self.program)
        content = all_as_ics([(line, key, before)], words, self.program.minute())
        write_whole(content, path, force=force)

    def delete(self, found: Opened) -> None:
        """Delete a case."""
        with self.vault.change(self.program.today) as change:
            change.delete(found.case.id, found.revision)

    def refresh(self, listing: Listing) -> int:
        """Calculate anew the dates that an older statute book gave; how many lines were renewed.

        A case that somebody else saves meanwhile is left to them.
        """
        serial, renewed = str(self.program.law.serial), 0
        for ident, head in listing.heads:
            if head.calculated != serial:
                try:
                    found = self.load(ident)
                    self.save(found.case, found.revision)
                except PcirightsError:
                    continue
                renewed += 1
        return renewed

    # The whole

    def write_calendar_of_all(self, words: Catalogue, path: Path, *, force: bool) -> int:
        """Write the dates of every open case as one calendar file.

        How many cases are not in it: those whose dates cannot be calculated.
        """
        program, lines, left_out = self.program, [], 0
        for ident, head in self.vault.listing().heads:
            if head.stage == Stage.CLOSED:
                continue
            try:
                case = self.load(ident).case
                key = bytes.fromhex(case.calendar)
                lines.append((line_of(case, program), key, lines_before(case, program)))
            except PcirightsError:
                left_out += 1
        write_whole(all_as_ics(lines, words, program.minute()), path, force=force)
        return left_out

    def back_up(self, path: Path) -> None:
        """Write a copy of the file that opens with the same passphrase."""
        back_up(self.vault.store, path)

    def export(self, idents: Sequence[str], words: bytearray, path: Path, *, force: bool) -> None:
        """Write cases into one sealed file."""
        write_whole(export(self.vault, idents, words), path, force=force)

    def take_in(self, path: Path, words: bytearray) -> Imported:
        """Take in every case of a sealed file, or none."""
        return import_file(path, words, self.vault, self.program)

    def change_passphrase(self, before: bytearray, words: bytearray) -> None:
        """Another passphrase."""
        self.vault.change_passphrase(before, words)
