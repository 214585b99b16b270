"""Reads the parts of an XLSX file in pieces and within limits: the file may be malicious.

A workbook is a ZIP archive of XML files. Only the needed parts are unpacked, and never as a whole.
An XML file with a document type declaration is refused: it could refer to other files or expand
without end.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from pcirights.batch.table import OLD_WORKBOOK
from pcirights.core.errors import WrongInputError, brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Start = Callable[[str, dict[str, str]], None]
    Text = Callable[[str], None]

MAX_UNPACKED = 160 * 1024 * 1024
"""Bytes of the parts that are read: a hundred thousand long rows."""
MAX_ELEMENTS = 5_000_000
"""Cells and what is in them: twelve in each of a hundred thousand rows, all texts different."""
MAX_DEPTH = 40
MAX_STYLES = 70_000
PIECE = 1 << 16
STORED_OR_DEFLATED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
BROKEN = (
    OSError, ValueError, LookupError, ArithmeticError, EOFError, NotImplementedError, RuntimeError,
    struct.error, zipfile.BadZipFile, zlib.error, expat.ExpatError,
)  # fmt: skip
"""What Python raises of an archive or an XML file that is broken."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name, whether it is visible, its path in the archive."""

    name: str
    seen: bool
    path: str


@dataclass
class Workbook:
    """A workbook that is open. ``formats`` are number formats by a cell's style."""

    archive: zipfile.ZipFile
    sheets: list[SheetPart] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    since_1904: bool = False
    _left: int = field(default_factory=lambda: MAX_UNPACKED)
    _elements: int = field(default_factory=lambda: MAX_ELEMENTS)

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return path in self.archive.NameToInfo

    def parse(self, path: str, start: Start, end: Text, text: Text) -> Iterator[None]:
        """Hand a part's elements to the functions, without prefixes; it yields after each piece.

        Raises TooBigError, and whatever is in BROKEN.
        """
        info = self.archive.getinfo(path)
        if info.compress_type not in STORED_OR_DEFLATED:
            raise NotImplementedError("compression")
        parser = expat.ParserCreate()
        depth = 0

        def began(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements -= 1
            if depth > MAX_DEPTH:
                raise ValueError("too deep")
            if self._elements < 0:
                raise TooBigError
            start(name.rpartition(":")[2] if ":" in name else name, attributes)

        def ended(name: str) -> None:
            nonlocal depth
            depth -= 1
            end(name.rpartition(":")[2] if ":" in name else name)

        parser.StartElementHandler = began
        parser.EndElementHandler = ended
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.buffer_text = True
        with self.archive.open(info) as stream:
            while piece := stream.read(PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise TooBigError
                parser.Parse(piece, False)  # noqa: FBT003  # expat's own
                yield
        parser.Parse(b"", True)  # noqa: FBT003  # expat's own

    def read(
        self, path: str, start: Start, end: Text | None = None, text: Text | None = None
    ) -> None:
        """Read a whole part. Raises as ``parse``."""
        for _ in self.parse(path, start, end or _nothing, text or _nothing):
            pass


class TooBigError(Exception):
    """The workbook is larger than a table of cases can be."""


def _refuse_doctype(*_: object) -> None:
    raise ValueError("document type")


def _nothing(_: str) -> None:
    pass


@contextmanager
def opened(content: bytes, name: str) -> Iterator[Workbook]:
    """A workbook with its list of sheets, texts and formats.

    Raises WrongInputError for whatever is wrong with it, also while the sheets are read.
    """
    if content.startswith(OLD_WORKBOOK):
        raise WrongInputError("batch-old-workbook", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(one.flag_bits & 1 for one in archive.infolist()):
                raise WrongInputError("batch-old-workbook", file=name)
            book = Workbook(archive)
            _read_parts(book)
            yield book
    except TooBigError as error:
        raise WrongInputError("batch-too-big", file=name) from error
    except BROKEN as error:
        why = brief(str(error)) if isinstance(error, expat.ExpatError) else type(error).__name__
        raise WrongInputError("batch-not-a-table", file=name, why=why) from error


def _read_parts(book: Workbook) -> None:
    root = _links(book, "_rels/.rels", "")
    path = next((one for kind, one in root.values() if kind == "officeDocument"), "xl/workbook.xml")
    folder, file = posixpath.split(path)
    links = _links(book, f"{folder}/_rels/{file}.rels", folder)
    names: list[tuple[str, bool, str]] = []

    def start(name: str, values: dict[str, str]) -> None:
        if name == "sheet":
            ident = next((text for key, text in values.items() if key.endswith(":id")), "")
            names.append((values["name"], values.get("state", "visible") == "visible", ident))
        elif name == "workbookPr":
            book.since_1904 = values.get("date1904") in {"1", "true"}

    book.read(path, start)
    for title, seen, ident in names:
        kind, part = links.get(ident, ("", ""))
        if kind == "worksheet":
            book.sheets.append(SheetPart(title, seen, part))
    parts = dict(links.values())
    if book.has(parts.get("sharedStrings", "")):
        _read_texts(book, parts["sharedStrings"])
    if book.has(parts.get("styles", "")):
        _read_formats(book, parts["styles"])


def _links(book: Workbook, path: str, folder: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: by id, the kind and the path in the archive."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, values: dict[str, str]) -> None:
        if name == "Relationship" and values.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, values["Target"]))
            found[values["Id"]] = (values["Type"].rpartition("/")[2], target.lstrip("/"))

    if book.has(path):
        book.read(path, start)
    return found


def _read_texts(book: Workbook, path: str) -> None:
    """The shared strings, without phonetic guides and formatting."""
    text = Letters()

    def start(name: str, _values: dict[str, str]) -> None:
        if name == "si":
            text.clear()
        text.begin(name)

    def end(name: str) -> None:
        text.end(name)
        if name == "si":
            book.texts.append(text.text())

    book.read(path, start, end, text.add)


def _read_formats(book: Workbook, path: str) -> None:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    within: list[str] = []

    def start(name: str, values: dict[str, str]) -> None:
        if name == "numFmt":
            codes[int(values["numFmtId"])] = values["formatCode"]
        elif name == "xf" and within[-1:] == ["cellXfs"] and len(book.formats) < MAX_STYLES:
            book.formats.append(codes.get(int(values.get("numFmtId", "0")), "General"))
        within.append(name)

    def end(_: str) -> None:
        within.pop()

    book.read(path, start, end)


class Letters:
    """Collects the text of a cell from its elements, up to the limit of a cell."""

    HOLD = frozenset({"t", "v"})

    def __init__(self, most: int = 200_000) -> None:
        self._most = most
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self._pieces: list[str] = []
        self._size = self._sounds = 0
        self._inside = False

    def begin(self, name: str) -> None:
        """An element begins; within ``rPh`` stands how the text is spoken."""
        if name == "rPh":
            self._sounds += 1
        self._inside = name in self.HOLD and not self._sounds

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "rPh":
            self._sounds -= 1
        self._inside = False

    def add(self, text: str) -> None:
        """Take characters, where they are the cell's."""
        if self._inside and self._size <= self._most:
            self._pieces.append(text)
            self._size += len(text)

    def text(self) -> str:
        """What was taken."""
        return "".join(self._pieces)


def first_seen(book: Workbook, name: str) -> SheetPart:
    """The first visible sheet. Raises WrongInputError where there is none."""
    for sheet in book.sheets:
        if sheet.seen:
            return sheet
    raise WrongInputError("batch-empty", file=name)
