"""The few kinds of PDF object that a letter needs, and the file that holds them.

Written as text by hand: a letter has a hundred small ones, and a library that builds and formats
them takes several times as long, and 4 MB.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_LEVEL = 2  # a higher one takes longer than all the line breaking, for a few bytes
# The four bytes tell programs that move files that this one is not text.
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def deflated(data: bytes) -> bytes:
    """The data as a stream holds it."""
    return zlib.compress(data, _LEVEL)


def deflated_outlines(data: bytes) -> bytes:
    """The same for a font: little of an outline comes again in another, so none is looked for.

    That takes half the time, and makes a letter a seventh larger.
    """
    packer = zlib.compressobj(_LEVEL, strategy=zlib.Z_HUFFMAN_ONLY)
    return packer.compress(data) + packer.flush()


class Stream:
    """A stream with the end of line before its end that PDF/A asks for.

    ``data`` stand in it as they are; ``Filter`` says what they are.
    """

    def __init__(self, data: bytes, **entries: object) -> None:
        self.data = data
        self.entries = entries

    @classmethod
    def packed(cls, data: bytes, **entries: object) -> Stream:
        """A stream of deflated data."""
        return cls(data, Filter="/FlateDecode", **entries)

    def __bytes__(self) -> bytes:
        """As the file holds it."""
        head = dictionary(**self.entries, Length=len(self.data))
        return head.encode("ascii") + b"\nstream\n" + self.data + b"\nendstream"


class Written:
    """An object whose text is written by hand, at once or once what it tells of is known."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def __bytes__(self) -> bytes:
        """As the file holds it."""
        return self.text.encode("ascii")


class Document:
    """The objects of a file, numbered in the order in which they are first referred to."""

    def __init__(self) -> None:
        self._numbers: dict[Stream | Written, int] = {}

    def refer(self, thing: Stream | Written) -> str:
        """A reference to an object, which becomes one of the file's own."""
        return f"{self._numbers.setdefault(thing, len(self._numbers) + 1)} 0 R"

    def reserve(self) -> tuple[Written, str]:
        """An object to be written later, and a reference to it."""
        written = Written()
        return written, self.refer(written)

    def finish(self, root: str, info: str, mark: bytes) -> bytes:
        """The file's bytes. References to what it is and who made it; ``mark`` is its identity."""
        pieces, places, end = [_HEAD], ["0000000000 65535 f \n"], len(_HEAD)
        for thing, number in self._numbers.items():
            piece = b"%d 0 obj\n%b\nendobj\n" % (number, bytes(thing))
            places.append(f"{end:010d} 00000 n \n")
            pieces.append(piece)
            end += len(piece)
        identity = f"[ <{mark.hex()}> <{mark.hex()}> ]"
        trailer = dictionary(Size=len(places), Root=root, Info=info, ID=identity)
        table = (
            f"xref\n0 {len(places)}\n{''.join(places)}trailer\n{trailer}\nstartxref\n{end}\n%%EOF\n"
        )
        return b"".join(pieces) + table.encode("ascii")


def dictionary(**entries: object) -> str:
    """A PDF dictionary; None leaves its entry out."""
    written = (f"/{key} {value}" for key, value in entries.items() if value is not None)
    return f"<< {' '.join(written)} >>"


def array(items: Iterable[object]) -> str:
    """A PDF array."""
    return f"[ {' '.join(map(str, items))} ]"


def text_string(text: str) -> str:
    """A text string as the file writes it: UTF-16, so that every character is safe."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
