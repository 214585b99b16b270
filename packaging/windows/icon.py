"""An icon for Windows from pictures in PNG: a short head, a row for each, the pictures."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SIDES = (16, 20, 24, 32, 48, 64, 256)
HEAD, ROW = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
ICON = 1
DEPTH = 32


def ico(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """Return the icon of square pictures; each comes with its side in pixels, 256 at most."""
    at = HEAD.size + ROW.size * len(pictures)
    rows, contents = [], []
    for side, content in pictures:
        edge = side % 256  # 256 is written as 0
        rows.append(ROW.pack(edge, edge, 0, 0, 1, DEPTH, len(content), at))
        contents.append(content)
        at += len(content)
    return HEAD.pack(0, ICON, len(pictures)) + b"".join(rows) + b"".join(contents)
