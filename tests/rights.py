"""What root may not do either: for tests of files and folders that nobody may write or read."""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITE_ANYWHERE = 1
"""CAP_DAC_OVERRIDE of linux/capability.h."""
READ_ANYWHERE = 2
"""CAP_DAC_READ_SEARCH of linux/capability.h."""
VERSION_3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def without(*capabilities: int) -> Iterator[None]:
    """Have the modes of files count for root as they do for others; others are as they are.

    Root stays root and only gives these rights up for a while. A test that became another user
    would no longer read the checkout where it lies in a home folder of mode 0700.
    """
    if os.geteuid() != 0:
        yield
        return
    header, both = _Header(VERSION_3, 0), (_Sets * 2)()
    _ask("capget", header, both)
    before = both[0].effective
    both[0].effective &= ~sum(1 << one for one in capabilities)
    _ask("capset", header, both)
    try:
        yield
    finally:
        both[0].effective = before
        _ask("capset", header, both)


def _ask(name: str, header: _Header, both: ctypes.Array[_Sets]) -> None:
    """Call capget or capset for this thread. Raises OSError as the system does."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc[name](ctypes.byref(header), both):
        raise OSError(ctypes.get_errno(), name)
