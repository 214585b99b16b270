"""What a sitting puts outside its windows: a text in the clipboard, names of files."""

from __future__ import annotations

from dataclasses import dataclass, field

from pcirights.ui.letter.clipboard import Clipping


@dataclass(slots=True)
class Sitting:
    """It ends when all is cleared, or the window closes.

    ``file_names`` are those under which files were saved, of whatever folder.
    """

    clipping: Clipping = field(default_factory=Clipping)
    file_names: set[str] = field(default_factory=set)

    def clear(self) -> None:
        """Forget it, in the clipboard too."""
        self.file_names.clear()
        self.clipping.clear()
