"""PySide6 6.12.0 gives None away once too often on Python before 3.12.

Every call of Qt without a result takes one reference from None, which before Python 3.12 is counted
(PEP 683): after some thousand calls the interpreter ends itself. The count is put out of reach.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40


def keep_none_alive() -> None:
    """Give None more references than a session can take away. Nothing to do from Python 3.12 on."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < PLENTY:
        ctypes.c_ssize_t.from_address(id(None)).value += PLENTY
