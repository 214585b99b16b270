"""What Python leaves undone while the window starts, so that nobody waits for it.

PySide6 reads the source of each module imported after it, in search of ``__feature__``, and keeps
it: a tenth of the first paint, and 8 MB with the letter shown. Nothing here asks for that. And
nothing is loaded to be thrown away: the collector would only look through it, for 20 to 50 ms.
Nor does it then begin by itself, in the worker perhaps: a widget must end where it is shown.
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
