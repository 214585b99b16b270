"""The few kinds of PDF object that a letter needs, on reportlab's own.

Most are written as text by hand: a letter has a hundred small ones, and that is several times
quicker than to build and format them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject

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


class Stream(PDFObject):
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

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 # as the document calls it
        """The object's bytes."""
        head = dictionary(**self.entries, Length=len(self.data))
        return head.encode("ascii") + b"\nstream\n" + self.data + b"\nendstream"


class Written(PDFObject):
    """An object whose text is written by hand."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 # as the document calls it
        """The object's bytes."""
        return self.text.encode("ascii")


class Document(PDFDocument):
    """reportlab's document without what it says of itself: clock, version, empty outline, fonts."""

    Catalog: Any  # the types of these three are not told
    Pages: Any
    info: Any

    def __init__(self) -> None:
        super().__init__(dummyoutline=1, compression=0, invariant=1, pdfVersion=(1, 7))
        self.Catalog.Outlines = None
        for registered in (self.idToObject, self.numberToId, self.idToObjectNumberAndVersion):
            registered.clear()
        self.objectcounter = 0

    def refer(self, thing: PDFObject) -> str:
        """A reference to an object, which becomes one of the file's own."""
        name = self.Reference(thing).name  # type: ignore[no-untyped-call] # so are its stubs
        number, _ = self.idToObjectNumberAndVersion[name]
        return f"{number} 0 R"

    def reserve(self) -> tuple[Written, str]:
        """An object to be written later, and a reference to it."""
        written = Written()
        number = self.objectcounter = self.objectcounter + 1
        self.idToObject[str(number)] = written
        self.numberToId[number] = str(number)
        return written, f"{number} 0 R"

    def finish(self, mark: bytes) -> bytes:
        """The file's bytes; ``mark`` is told as its identity."""
        root, info = self.refer(self.Catalog), self.refer(self.info)
        pieces, places, end = [_HEAD], ["0000000000 65535 f \n"], len(_HEAD)
        number = 1
        while number in self.numberToId:  # an object may refer to a further one as it is written
            thing: Any = self.idToObject[self.numberToId[number]]
            piece = b"%d 0 obj\n%b\nendobj\n" % (number, thing.format(self))
            places.append(f"{end:010d} 00000 n \n")
            pieces.append(piece)
            end += len(piece)
            number += 1
        identity = f"[ <{mark.hex()}> <{mark.hex()}> ]"
        trailer = dictionary(Size=number, Root=root, Info=info, ID=identity)
        table = f"xref\n0 {number}\n{''.join(places)}trailer\n{trailer}\nstartxref\n{end}\n%%EOF\n"
        return b"".join(pieces) + table.encode("ascii")


def dictionary(**entries: object) -> str:
    """A PDF dictionary; None leaves its entry out."""
    written = (f"/{key} {value}" for key, value in entries.items() if value is not None)
    return f"<< {' '.join(written)} >>"


def array(items: Iterable[object]) -> str:
    """A PDF array."""
    return f"[ {' '.join(map(str, items))} ]"


def info(**entries: str) -> PDFDictionary:
    """What the file says of itself, as the document wants it."""
    return PDFDictionary(entries)


def text_string(text: str) -> str:
    """A text string as the file writes it: UTF-16, so that every character is safe."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
