"""What can be wrong with a law pack, a key or the folder of packs."""

from __future__ import annotations

from pcirights.core.errors import WrongInputError


class PackError(WrongInputError):
    """A law pack is refused, or cannot be made; the code begins with ``pack-``."""
