"""What Python leaves undone while the window is open.

PySide6 reads the source of each module imported after it, in search of ``__feature__``, and keeps
it: 9 MB with the letter shown. Nothing here asks for that.

Python's collector begins by itself in any thread, in the worker's too, and would end widgets there:
Qt ends the process for that. So it rests, and the window collects from time to time. What was
loaded stays until the end and is left out, as to look through it takes 20 to 50 ms.
"""

from __future__ import annotations

import builtins
import gc

from PySide6 import QtCore  # noqa: F401  # it sets its own import in the place of Python's


def hurry() -> None:
    """Keep Python from both; before the window's own modules are imported."""
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
    gc.disable()


def settle() -> None:
    """Once all is loaded, leave that out of what is collected. Nothing without ``hurry``."""
    if not gc.isenabled():
        gc.freeze()


def collect() -> None:
    """Collect, in the thread that shows the windows. Nothing without ``hurry``."""
    if not gc.isenabled():
        gc.collect()
