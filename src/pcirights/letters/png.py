"""A picture in PNG: checked before anything is made of it, and freed of what it tells of itself."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 1 << 20
MOST_PIXELS = 4000
"""The largest file, and the most pixels on a side."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""The chunks that make the picture. Names, times, places and comments in others are left out."""
HEADER = ">IIBBBBB"
STEP = 1 << 16
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many samples a pixel has, by the kind of colour."""
WHOLE = ((0, 0, 1, 1),)
INTERLACED = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""The passes of a picture: first column, first row, and the steps between columns and rows."""


class _BrokenError(Exception):
    """The bytes are no whole PNG."""


def clean_png(content: bytes, name: str) -> bytes:
    """The same picture with nothing but the picture in it.

    Raises WrongInputError, naming the file ``name``: ``logo-too-big`` over 1 MiB, ``logo-not-png``
    for another kind of file or a damaged one, ``logo-too-wide`` over 4000 pixels on a side.
    """
    if len(content) > MOST_BYTES:
        raise WrongInputError("logo-too-big", file=name)
    try:
        chunks = list(_chunks(content))
        cleaned = SIGNATURE + b"".join(_written(*chunk) for chunk in chunks if chunk[0] in KEPT)
        _check_header(*chunks[0])
        width, height = size(cleaned)
        if max(width, height) > MOST_PIXELS:
            raise WrongInputError("logo-too-wide", file=name, size=f"{width}×{height}")
        _check_pixels(chunks)
    except (_BrokenError, KeyError, struct.error, zlib.error) as error:
        raise WrongInputError("logo-not-png", file=name) from error
    return cleaned


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in pixels."""
    width, height = struct.unpack_from(">II", picture, len(SIGNATURE) + 8)
    return int(width), int(height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the end of the picture; what follows it is no part of it."""
    if not content.startswith(SIGNATURE):
        raise _BrokenError
    place, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        (check,) = struct.unpack_from(">I", content, place + 8 + length)
        if zlib.crc32(kind + data) != check:
            raise _BrokenError
        yield kind, data
        place += 12 + length


def _check_header(kind: bytes, data: bytes) -> None:
    if kind != b"IHDR" or len(data) != struct.calcsize(HEADER):
        raise _BrokenError


def _check_pixels(chunks: list[tuple[bytes, bytes]]) -> None:
    """See that every pixel is there, without ever holding all of them."""
    awaited = _expected(chunks[0][1])
    data = b"".join(data for kind, data in chunks if kind == b"IDAT")
    reader, seen, piece = zlib.decompressobj(), 0, b"?"
    while piece and seen <= awaited and not reader.eof:
        piece = reader.decompress(data, STEP)
        data = reader.unconsumed_tail
        seen += len(piece)
    if not awaited or seen != awaited or not reader.eof:
        raise _BrokenError


def _expected(header: bytes) -> int:
    """How many bytes the picture has when inflated: one more than its pixels for each row."""
    width, height, bits, colour, _, _, interlaced = struct.unpack(HEADER, header)
    total = 0
    for left, top, across, down in INTERLACED if interlaced else WHOLE:
        columns = max(0, -(-(width - left) // across))
        rows = max(0, -(-(height - top) // down))
        total += rows * (1 + -(-columns * bits * SAMPLES[colour] // 8)) if columns else 0
    return total


def _written(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
