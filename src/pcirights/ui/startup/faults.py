"""A fault of ours, told without a word of what the person typed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from pcirights.ui.window import Window


def tell_faults(window: Window) -> None:
    """Have a fault shown in a box, and its place in the program written to stderr.

    An exception's own message stays out of both: it may hold an answer.
    """

    def hook(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        import traceback

        frames = traceback.extract_tb(trace)
        lines = [f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in frames]
        sys.stderr.write("\n".join([kind.__name__, *lines, ""]))
        if not issubclass(kind, KeyboardInterrupt):
            from pcirights.ui.dialogs import messages

            say = window.language.say
            messages.tell(window, say("error.fault", kind=kind.__name__), close=say("ui.close"))

    sys.excepthook = hook
