"""Reportlab's canvas as a letter needs it: tagged pages, calibrated colours, nothing of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Protocol

from pcirights.letters.letter import Logo
from pcirights.pdf.file.embedded_fonts import EmbeddedFont, deflated
from pcirights.pdf.file.metadata import PRODUCER, metadata
from pcirights.pdf.file.reportlab_import import Canvas, pdfdoc
from pcirights.pdf.pages.styles import PAGE_HEIGHT, PAGE_WIDTH

# Black as a calibrated grey and a logo in sRGB, so that no profile of an output device is needed.
_GREY = "[ /CalGray << /WhitePoint [ 0.9505 1 1.089 ] /Gamma 2.2 >> ]"
_COLOURS = (
    "[ /CalRGB << /WhitePoint [ 0.9505 1 1.089 ] /Gamma [ 2.2 2.2 2.2 ] /Matrix "
    "[ 0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505 ] >> ]"
)


class Written(pdfdoc.PDFObject):
    """An object of the file whose text is written at once, or before the file is."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: object) -> bytes:  # noqa: ARG002 # reportlab's own
        """As the file holds it."""
        return self.text.encode("ascii")


class Stream(pdfdoc.PDFObject):
    """A stream with the end of line before its end that PDF/A asks for; ``data`` is as it stands.

    ``entries`` are those of its dictionary.
    """

    def __init__(self, data: bytes, entries: str = "/Filter /FlateDecode") -> None:
        self.data = data
        self.entries = entries

    def format(self, document: object) -> bytes:  # noqa: ARG002 # reportlab's own
        """As the file holds it."""
        head = f"<< {self.entries} /Length {len(self.data)} >>\nstream\n"
        return head.encode("ascii") + self.data + b"\nendstream"


class _Page(pdfdoc.PDFPage):
    """A page with what a tagged one needs, and nothing that PDF/A has no use for."""

    Override_default_compilation = 1
    StructParents: int
    Tabs: str

    def __init__(self) -> None:
        self.__NoDefault__ = [
            *("Parent", "MediaBox", "Resources", "Contents", "StructParents", "Tabs")
        ]
        self.__Refs__ = ["Parent", "Resources", "Contents"]
        super().__init__()


class _Information(pdfdoc.PDFInfo):
    """What the file says of itself: its title, its day at 00:00 UTC, the program."""

    def __init__(self, title: str, day: date) -> None:
        super().__init__()
        self.title = title
        self._day = day

    def digest(self, md5object: object) -> None:
        """The file's identity is made of its contents, not by reportlab."""

    def format(self, document: object) -> bytes:  # noqa: ARG002 # as above
        """As the file holds it; the title is in UTF-16, so that every character is safe."""
        title = f"<FEFF{self.title.encode('utf-16-be').hex().upper()}>"
        stamp = f"(D:{self._day:%Y%m%d}000000Z)"
        return (
            f"<< /Title {title} /Creator ({PRODUCER}) /Producer ({PRODUCER}) "
            f"/CreationDate {stamp} /ModDate {stamp} >>"
        ).encode("ascii")


def _image(logo: Logo) -> Stream:
    return Stream(
        deflated(logo.pixels),
        f"/Type /XObject /Subtype /Image /Width {logo.width} /Height {logo.height} "
        f"/BitsPerComponent 8 /ColorSpace {_COLOURS} /Filter /FlateDecode",
    )


class _Document(Protocol):
    """What is used of reportlab's document."""

    Pages: pdfdoc.PDFPages
    info: pdfdoc.PDFInfo
    idToObject: dict[str, pdfdoc.PDFDictionary]  # noqa: N815 # reportlab's names
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815
    _ID: bytes

    def Reference(self, thing: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference: ...  # noqa: N802

    def addPage(self, page: pdfdoc.PDFPage) -> None: ...  # noqa: N802


class LetterCanvas(Canvas):
    """Pages of a letter, in the order in which they are drawn."""

    # Of reportlab's own, what its stubs leave out.
    _doc: _Document
    _code: list[str]
    _pageNumber: int  # noqa: N815
    _startPage: Callable[[], None]  # noqa: N815

    def __init__(self, title: str, lang: str, day: date) -> None:
        super().__init__(
            "",
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,
            invariant=1,
            pdfVersion=(1, 7),
            lang=lang,
        )
        self._doc.info = _Information(title, day)
        self._fonts = self._doc.idToObject[pdfdoc.BasicFonts]
        self._resources = Written()
        xmp = metadata(title, lang, day).encode("utf-8")
        self.setCatalogEntry("MarkInfo", {"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setCatalogEntry("Metadata", Stream(xmp, "/Type /Metadata /Subtype /XML"))
        self._identity = sha256(xmp)

    def _make_preamble(self) -> None:
        """Nothing stands before a page's content: reportlab's would name a font of its own."""
        self._preamble = ""

    def refer(self, thing: pdfdoc.PDFObject) -> str:
        """A reference to an object, which becomes one of the file's own."""
        name = self._doc.Reference(thing).name
        return f"{self._doc.idToObjectNumberAndVersion[name][0]} 0 R"

    def reserve(self) -> tuple[Written, str]:
        """An object to be written later, and a reference to it."""
        written = Written()
        return written, self.refer(written)

    def showPage(self) -> None:  # noqa: N802 # reportlab's name
        """End the page: its content is what was drawn since the last."""
        content = "\n".join(self._code).encode("ascii")
        self._identity.update(content)
        page = _Page()
        page.Parent = self._doc.Pages
        page.MediaBox = pdfdoc.PDFArray((0, 0, PAGE_WIDTH, PAGE_HEIGHT))
        page.Resources = self._resources
        page.Contents = Stream(deflated(content))
        page.StructParents = self._pageNumber - 1
        page.Tabs = "/S"
        self._doc.addPage(page)
        self._startPage()

    def page_reference(self, number: int) -> str:
        """A reference to a page that was shown, counted from 0."""
        return self.refer(self._doc.Pages.pages[number])

    def list_sheet(self, name: str) -> None:
        """Put a sheet that begins on this page into the list that a viewer shows."""
        key = f"sheet-{self._pageNumber}"
        self.bookmarkPage(key, "XYZ", left=0, top=PAGE_HEIGHT, zoom=0)
        self.addOutlineEntry(name, key)

    def embed(self, font: EmbeddedFont) -> None:
        """Make a font known to all pages under its tag."""
        name, kind = font.name, "2" if font.is_truetype else "0"
        file = "FontFile2" if font.is_truetype else "FontFile3"
        form = f"/Length1 {font.length}" if font.is_truetype else "/Subtype /CIDFontType0C"
        program = self.refer(Stream(font.program, f"{form} /Filter /FlateDecode"))
        descriptor = self.refer(
            Written(
                f"<< /Type /FontDescriptor /FontName {name} {font.descriptor} /{file} {program} >>"
            )
        )
        mapping = "/CIDToGIDMap /Identity " if font.is_truetype else ""
        inner = self.refer(
            Written(
                f"<< /Type /Font /Subtype /CIDFontType{kind} /BaseFont {name} /CIDSystemInfo "
                f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {mapping}"
                f"/FontDescriptor {descriptor} /DW 1000 /W [ 1 [ {font.widths} ] ] >>"
            )
        )
        to_unicode = self.refer(Stream(font.to_unicode))
        outer = Written(
            f"<< /Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H "
            f"/DescendantFonts [ {inner} ] /ToUnicode {to_unicode} >>"
        )
        self._fonts[font.tag] = self._doc.Reference(outer)

    def finish(self, logo: Logo | None) -> bytes:
        """The file's bytes; a ``logo`` is what its pages draw under that name."""
        pictures = ""
        if logo:
            self._identity.update(logo.pixels)
            pictures = f"/XObject << /Logo {self.refer(_image(logo))} >> "
        self._resources.text = (
            f"<< /Font {self.refer(self._fonts)} {pictures}/ColorSpace << /Grey {_GREY} >> >>"
        )
        mark = self._identity.hexdigest()[:32]
        self._doc._ID = f"[ <{mark}> <{mark}> ]".encode("ascii")  # noqa: SLF001 # its own way
        return bytes(self.getpdfdata())  # type: ignore[no-untyped-call] # as above
