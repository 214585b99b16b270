"""The few kinds of PDF object that a letter needs, on reportlab's own."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObject

# A page's text and outlines shrink hardly further at a higher level, which takes twice the time.
_LEVEL = 4


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


def dictionary(**entries: object) -> PDFDictionary:
    """A PDF dictionary; None leaves its entry out."""
    return PDFDictionary({key: value for key, value in entries.items() if value is not None})


def array(items: Iterable[object]) -> PDFArray:
    """A PDF array."""
    return PDFArray(list(items))


def text_string(text: str) -> str:
    """A text string as the file writes it: UTF-16, so that every character is safe."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
