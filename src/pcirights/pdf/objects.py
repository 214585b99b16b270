"""The few kinds of PDF object that a letter needs, on reportlab's own."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
)

# Outlines shrink hardly further at a higher level, which takes longer than all the line breaking.
_LEVEL = 2


class Stream(PDFObject):
    """A stream with the end of line before its end that PDF/A asks for, deflated unless plain."""

    def __init__(self, data: bytes, *, plain: bool = False, **entries: object) -> None:
        self.data = data if plain else zlib.compress(data, _LEVEL)
        self.entries: dict[str, object] = dict(entries)
        if not plain:
            self.entries["Filter"] = "/FlateDecode"

    def format(self, document: PDFDocument) -> bytes:
        """The object's bytes, as the document asks for them."""
        dictionary = PDFDictionary({**self.entries, "Length": len(self.data)})
        head: bytes = dictionary.format(document)
        return head + b"\nstream\n" + self.data + b"\nendstream\n"


class Written(PDFObject):
    """An object whose text is written by hand, which is several times quicker for a small one."""

    def __init__(self) -> None:
        self.text = ""

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
        self._mark = b""

    def refer(self, thing: PDFObject) -> PDFObjectReference:
        """A reference to an object, which becomes one of the file's own."""
        reference: PDFObjectReference = self.Reference(thing)  # type: ignore[no-untyped-call] # so are its stubs
        return reference

    def reserve(self) -> tuple[Written, str]:
        """An object to be written later, and the text of a reference to it."""
        written = Written()
        self.refer(written)
        return written, f"{self.objectcounter} 0 R"

    def ID(self) -> bytes:  # noqa: N802 # reportlab's name
        """The entry of the trailer that tells two files apart."""
        mark = self._mark.hex().encode()
        return b"[ <" + mark + b"> <" + mark + b"> ]"

    def finish(self, mark: bytes) -> bytes:
        """The file's bytes; ``mark`` is told as its identity."""
        self._mark = mark
        data: bytes = self.format()
        return data


def dictionary(**entries: object) -> PDFDictionary:
    """A PDF dictionary; None leaves its entry out."""
    return PDFDictionary({key: value for key, value in entries.items() if value is not None})


def array(items: Iterable[object]) -> PDFArray:
    """A PDF array."""
    return PDFArray(list(items))


def text_string(text: str) -> str:
    """A text string as the file writes it: UTF-16, so that every character is safe."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
