"""Small PNG pictures, whole and broken."""

from __future__ import annotations

import struct
import zlib

from pcirights.letters.letter import Logo
from pcirights.letters.letterhead import read_logo

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width: int, height: int, bits: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced))


def png(width: int = 3, height: int = 2, *extra: bytes, pixels: bytes | None = None) -> bytes:
    """A red picture; ``extra`` chunks stand before the pixels."""
    rows = (b"\0" + b"\xff\0\0" * width) * height if pixels is None else pixels
    data = chunk(b"IDAT", zlib.compress(rows))
    return SIGNATURE + header(width, height) + b"".join(extra) + data + END


END = chunk(b"IEND", b"")


def logo(width: int = 3, height: int = 2) -> Logo:
    return read_logo(png(width, height), "logo.png")
