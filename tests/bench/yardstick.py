"""What the PDF of a letter is measured against: typst, and a bare canvas.

Typst is no dependency of the project: ``pip install typst`` brings it, only to width.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from pcirights.letters.characters import texts
from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Letter,
    Letterhead,
    Notice,
    Numbered,
    Paragraph,
    Part,
    Sheet,
    Signature,
    Table,
    Title,
)
from pcirights.pdf.pages.styles import LEFT, PAGE_HEIGHT, WIDE

STANDARDS = ("ua-1", "a-2a")
"""Typst writes both forms that the letter aims at into one file."""

_BOTTOM = PAGE_HEIGHT - WIDE.top - WIDE.text_height
_SET = f"""
#set page(width: 595.276pt, height: 841.89pt, margin: (
  left: {LEFT}pt, right: {LEFT}pt, top: {WIDE.top}pt, bottom: {_BOTTOM}pt))
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 9pt, spacing: 9pt)
#show heading: set text(font: "Noto Sans SC", size: 12pt)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 1): set align(center)
#show table: set text(size: 10.5pt)
"""


def source(letter: Letter) -> str:
    """The letter's program; ``sys.inputs.name`` stands for a field of that name, if it is given."""
    sheets = ("\n".join(_sheet(sheet)) for sheet in letter.sheets)
    return f"#set document(title: {_string(letter.title)})\n{_SET}\n" + "\n#pagebreak()\n".join(
        sheets
    )


def compiler(letter: Letter, fonts: Path, folder: Path) -> Callable[[str], bytes] | None:
    """What compiles the letter, warm, with a name in it; None where the package is not there.

    The program is written to ``folder``: the compiler reads it again each time.
    """
    try:
        import typst
    except ModuleNotFoundError:
        return None
    file = folder / "letter.typ"
    file.write_text(source(letter), "utf-8")
    made = typst.Compiler(str(file), font_paths=[str(fonts)], ignore_system_fonts=True)
    return partial(_compile, made.compile)


def _compile(work: Callable[..., object], name: str) -> bytes:
    made = work(format="pdf", pdf_standards=list(STANDARDS), sys_inputs={"name": name})
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def _sheet(sheet: Sheet) -> Iterator[str]:
    region = ', region: "cn"' if sheet.lang == "zh" else ""
    yield f'#set text(lang: "{sheet.lang}"{region})'
    for part in sheet.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Title() | Heading() | Paragraph() | Addressee() | Notice():
            yield _prose(part)
        case Numbered(points):
            items = ", ".join(f"enum.item({_string(point)})" for point in points)
            yield f"#enum({items})"
        case Fields(rows):
            cells = "".join(f"{_string(label)}, {_value(label, value)}, " for label, value in rows)
            yield f"#table(columns: (7em, 1fr), {cells})"
        case Table(header, rows):
            head = ", ".join(map(_string, header))
            cells = ", ".join(_string(cell) for row in rows for cell in row)
            yield f"#table(columns: {len(header)}, table.header({head}), {cells})"
        case Closing(salutation, organ):
            yield from (f"#par({_string(text)})" for text in (salutation, organ) if text)
        case Signature(lines):
            yield from (f"#par({_string(text)})" for text in lines)
        case Letterhead(name, lines):  # pragma: no branch # there are no more classes
            yield from (f"#par({_string(text)})" for text in (name, *lines))


def _prose(part: Title | Heading | Paragraph | Addressee | Notice) -> str:
    match part:
        case Title(text):
            return f"#heading(level: 1, {_string(text)})"
        case Heading(text):
            return f"#heading(level: 2, {_string(text)})"
        case Paragraph(text, True):
            return f"#par(first-line-indent: (amount: 24pt, all: true), {_string(text)})"
        case _:
            return f"#par({_string(part.text)})"


def _value(label: str, value: str) -> str:
    """What stands beside the label of a form: of the applicant's name, the name that is given."""
    typed = _string(value)
    return f'sys.inputs.at("name", default: {typed})' if label == "申请人" else typed


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def raw_canvas(letter: Letter, fonts: Path) -> bytes:
    """The letter's text as reportlab's canvas draws it: no breaking, no tags, one font."""
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "serif" not in getRegisteredFontNames():
        registerFont(TTFont("serif", str(fonts / "NotoSerifSC.ttf")))
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    lines = [text[n : n + 36] for text in texts(letter.sheets) for n in range(0, len(text), 36)]
    for number, line in enumerate(lines):
        canvas.setFont("serif", 12)
        canvas.drawString(LEFT, PAGE_HEIGHT - WIDE.top - 21 * (number % 31), line)
    canvas.save()
    return out.getvalue()
