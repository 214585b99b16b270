"""Read a letter back: exactly, by its own tags and maps, and as three common programs read it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterable
from typing import Any

import pypdf
import pypdfium2  # type: ignore[import-untyped] # it has none
from pypdf.generic import ContentStream

from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Lang,
    Letter,
    Notice,
    Numbered,
    Paragraph,
    Part,
    Sheet,
    Signature,
    Table,
    Title,
)
from pcirights.pdf.pages.styles import (
    CLOSEST,
    LEFT,
    PAGE_HEIGHT,
    PAGE_NUMBER_TOP,
    TEXT_WIDTH,
)

_PAGE_NUMBER = re.compile(r"第\d+页，共\d+页|Page\d+of\d+")


def letter_of(*parts: Part, lang: Lang = "zh") -> Letter:
    """A letter of one sheet."""
    return Letter("样张", lang, (Sheet(lang, parts),))


def typed(part: Part) -> list[str]:
    """The texts of a part as its tags should give them back, in reading order."""
    texts: Iterable[str]
    match part:
        case Title(text) | Addressee(text) | Heading(text) | Notice(text) | Paragraph(text):
            texts = [text]
        case Numbered(points):
            texts = [t for n, point in enumerate(points, 1) for t in (f"{n}.", point)]
        case Fields(rows):
            texts = [text for row in rows for text in row]
        case Table(header, rows):
            texts = [text for row in (header, *rows) for text in row]
        case Closing(salutation, organ):
            texts = [salutation, organ]
        case Signature(lines):
            texts = lines
    return [text.replace("\n", "") for text in texts if text.replace("\n", "")]


def tagged(pdf: bytes) -> list[tuple[str, str]]:
    """Role and text of each element that has text, in the order of the structure tree."""
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    marks = [_marked(page, reader) for page in reader.pages]
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr] # a page of a file has one
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:  # noqa: ANN401 # pypdf tells no more
        inner, own = [], []
        for kid in kids_of(node):
            if isinstance(kid, int):
                own.append(marks[pages[node.raw_get("/Pg").idnum]][kid])
            elif kid.get("/Type") == "/MCR":
                own.append(marks[pages[kid.raw_get("/Pg").idnum]][kid["/MCID"]])
            else:
                inner.append(kid)
        if own:
            found.append((str(node["/S"])[1:], "".join(own)))
        for kid in inner:
            walk(kid)

    walk(structure(reader)["/K"])
    return found


def structure(reader: pypdf.PdfReader) -> Any:  # noqa: ANN401 # as above
    """The root of the structure tree."""
    root: Any = reader.trailer["/Root"]
    return root["/StructTreeRoot"]


def kids_of(node: Any) -> list[Any]:  # noqa: ANN401 # as above
    """What an element holds: elements, and its marks as numbers or dictionaries."""
    kids = node.get("/K", [])
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


def _marked(page: Any, reader: pypdf.PdfReader) -> dict[int, str]:  # noqa: ANN401 # as above
    """The text of each mark on a page, decoded by the fonts' own maps."""
    maps = {
        name: _unicode_map(font.get_object()["/ToUnicode"].get_data().decode("ascii"))
        for name, font in page["/Resources"].get("/Font", {}).items()
    }
    texts: dict[int, str] = {}
    stack: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            stack.append(operands[1].get("/MCID", stack[-1] if stack else None))
        elif operator == b"BMC":
            stack.append(None)
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            font = maps[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            shown = operands[0] if operator == b"TJ" else operands
            raw = b"".join(item.original_bytes for item in shown if hasattr(item, "original_bytes"))
            text = "".join(
                font[int.from_bytes(raw[n : n + 2], "big")] for n in range(0, len(raw), 2)
            )
            mark = stack[-1]  # nothing is shown that is neither marked nor an artifact
            if mark is not None:
                texts[mark] = texts.get(mark, "") + text
    return texts


_ENTRY = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]{4}|[0-9A-F]{8})>$", re.MULTILINE)


def _unicode_map(cmap: str) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in _ENTRY.findall(cmap)
    }


def by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def by_poppler(pdf: bytes) -> str:
    run = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return run.stdout.decode("utf-8")


READERS = {"pypdf": by_pypdf, "pdfium": by_pdfium}
if shutil.which("pdftotext"):
    READERS["poppler"] = by_poppler


def bare(text: str) -> str:
    """A text without white space and page numbers: what every reader must agree on."""
    return _PAGE_NUMBER.sub("", "".join(text.split()))


def overruns(pdf: bytes) -> list[tuple[int, str, tuple[float, ...]]]:
    """Every character whose ink leaves the room for text: page, character, box."""
    found: list[tuple[int, str, tuple[float, ...]]] = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            char = text.get_text_range(index, 1)
            if right - left < 0.01 or char.isspace():
                continue
            if (
                left < LEFT - 1
                or right > LEFT + TEXT_WIDTH + 1
                or top > PAGE_HEIGHT - CLOSEST.top + 1
                or bottom < PAGE_HEIGHT - PAGE_NUMBER_TOP - 14
            ):
                found.append((number, char, (left, bottom, right, top)))
    document.close()
    return found


def page_count(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
