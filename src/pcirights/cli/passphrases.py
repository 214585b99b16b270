"""Asks for a passphrase: hidden on the terminal, or from a file descriptor.

Never as an argument or environment variable: both can be seen by every program of the same user,
and a shell keeps arguments in its history.
"""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from typing import TYPE_CHECKING

from pcirights.cases.passphrase import LONGEST, as_bytes, new_as_bytes
from pcirights.core.errors import WrongInputError, brief

if TYPE_CHECKING:
    from pcirights.i18n import Catalogue

MOST = 4 * LONGEST
"""Bytes that are read from a file descriptor."""


def ask(fd: str | None, what: str, catalogue: Catalogue) -> bytearray:
    """The passphrase of an existing file; ``what`` names the question in the catalogue.

    Raises WrongInputError where nobody can be asked, or nothing is given.
    """
    return as_bytes(_given(fd, what, catalogue))


def ask_new(fd: str | None, what: str, catalogue: Catalogue) -> bytearray:
    """A new passphrase, asked for twice on a terminal. Raises WrongInputError as ``ask`` does."""
    if fd is not None:
        return new_as_bytes(_of_descriptor(fd))
    print(catalogue.text("cases.passphrase.no-recovery"), file=sys.stderr)
    first = _on_terminal(catalogue.text(what))
    return new_as_bytes(first, _on_terminal(catalogue.text("cases.passphrase.again")))


def _given(fd: str | None, what: str, catalogue: Catalogue) -> str:
    return _on_terminal(catalogue.text(what)) if fd is None else _of_descriptor(fd)


def _on_terminal(question: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed
        try:
            return getpass.getpass(f"{question} ")
        except (getpass.GetPassWarning, EOFError) as error:
            raise WrongInputError("cases-no-terminal") from error


def _of_descriptor(fd: str) -> str:
    """The first line that can be read there."""
    try:
        with os.fdopen(int(fd), "rb", closefd=False) as file:
            line = file.readline(MOST)
        return line.decode().rstrip("\r\n")
    except (ValueError, OSError) as error:
        raise WrongInputError("cases-no-descriptor", found=brief(fd)) from error
