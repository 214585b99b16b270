"""Every file that the program makes keeps the rules, and each rule finds what breaks it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pdfua
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from tests.pdf.files import files
from tests.pdf.rulebook import RULES
from tests.pdf.rules import faults, shape

from pcirights.pdf.render import render
from pcirights.pdf.text.fonts import Fonts

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(fonts: Fonts) -> dict[str, bytes]:
    return {name: render(letter, fonts, DAY) for name, letter in files().items()}


@pytest.mark.parametrize("name", files())
def test_a_file_keeps_every_rule(name: str, made: dict[str, bytes]) -> None:
    assert faults(made[name]) == []


@pytest.mark.parametrize("name", files())
def test_the_checker_of_pdf_ua_finds_nothing_and_skips_nothing(
    name: str, made: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(made[name])
    report = pdfua.validate(str(path))
    assert report.findings == ()
    assert report.skipped == ()


@pytest.mark.parametrize("name", files())
def test_the_syntax_is_right(name: str, made: dict[str, bytes]) -> None:
    with Pdf.open(io.BytesIO(made[name])) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_warnings() == []


def test_the_structure_is_the_one_agreed_on(made: dict[str, bytes]) -> None:
    point = "LI(Lbl LBody)"
    row = "TR(TH TD)"
    form = f"Table({' '.join([row] * 6)})"
    asked = f"H2 P L({' '.join([point] * 3)})"
    rest = f"H2 P H2 L({' '.join([point] * 19)}) P P P P"
    assert shape(made["two-pages"]) == f"Document(Sect(H1 P {form} {asked} {rest}))"
    head = f"THead(TR({' '.join(['TH'] * 5)}))"
    entry = f"TR({' '.join(['TD'] * 5)})"
    body = f"TBody({' '.join([entry] * 12)})"
    assert shape(made["long"]) == f"Document(Sect(P H1 P P Table({head} {body}) P P P P P P))"


def broken(data: bytes, change: Callable[[Pdf], object]) -> bytes:
    """The file after a change that breaks a rule."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


def first(pdf: Pdf, role: str) -> Any:  # noqa: ANN401 # an element of the structure
    """The first element of a role."""
    found = [thing for thing in pdf.objects if isinstance(thing, Dictionary)]
    return next(thing for thing in found if thing.get("/S") == Name(f"/{role}"))


def content(pdf: Pdf, before: bytes, after: bytes) -> None:
    stream = pdf.pages[0].Contents
    assert before in stream.read_bytes()
    stream.write(stream.read_bytes().replace(before, after, 1))


def font(pdf: Pdf) -> Any:  # noqa: ANN401 # a dictionary
    fonts = sorted(pdf.pages[0].Resources.Font.items())
    return next(one for _, one in fonts if b"<0010>" in one.ToUnicode.read_bytes())


def set_at(thing: Any, key: str | int, value: Any) -> None:  # noqa: ANN401 # dictionaries of any kind
    thing[key] = value


def xmp(pdf: Pdf, before: bytes, after: bytes) -> None:
    stream = pdf.Root.Metadata
    assert before in stream.read_bytes()
    stream.write(stream.read_bytes().replace(before, after, 1))


BREAKS: dict[str, Callable[[Pdf], object]] = {
    "limits": lambda pdf: set_at(pdf.pages[0], "/MediaBox", Array([0, 0, 2, 20_000])),
    "nothing_that_acts": lambda pdf: set_at(
        pdf.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS="1")
    ),
    "colours": lambda pdf: content(pdf, b"/Grey cs 0 sc", b"0 g"),
    "nothing_shines_through": lambda pdf: set_at(
        pdf.pages[0].Resources, "/ExtGState", Dictionary(G=Dictionary(ca=0.5))
    ),
    "fonts": lambda pdf: set_at(font(pdf).DescendantFonts[0].W[1], 0, 123),
    "every_code_has_a_character": lambda pdf: font(pdf).ToUnicode.write(
        font(pdf).ToUnicode.read_bytes().replace(b"<0010> <", b"<0FFF> <", 1)
    ),
    "ink_is_seen": lambda pdf: content(pdf, b" 2 Tr", b" 3 Tr"),
    "all_ink_is_marked": lambda pdf: content(pdf, b"/Artifact BMC", b"/Artifact <</MCID 0>> BDC"),
    "marks_and_elements_know_each_other": lambda pdf: set_at(first(pdf, "H1"), "/K", 1),
    "roles_stand_where_they_may": lambda pdf: set_at(first(pdf, "TR"), "/S", Name.P),
    "no_element_is_empty": lambda pdf: set_at(first(pdf, "H2"), "/K", Array()),
    "headings": lambda pdf: set_at(first(pdf, "H2"), "/S", Name.H3),
    "tables": lambda pdf: set_at(first(pdf, "TH"), "/A", Dictionary()),
    "lists": lambda pdf: set_at(first(pdf, "L"), "/A", Dictionary()),
    "language": lambda pdf: set_at(first(pdf, "Sect"), "/Lang", "de"),
    "list_of_sheets": lambda pdf: set_at(pdf.Root.Outlines.First.Dest, 0, pdf.pages[1].obj),
    "title": lambda pdf: set_at(pdf.Root.ViewerPreferences, "/DisplayDocTitle", False),
    "metadata": lambda pdf: xmp(pdf, b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
    "the_tab_key_follows_the_structure": lambda pdf: set_at(pdf.pages[0], "/Tabs", Name.R),
}


@pytest.mark.parametrize("name", [check.__name__ for check in RULES.values()])
def test_each_rule_finds_what_breaks_it(name: str, made: dict[str, bytes]) -> None:
    whole = made["copy"]
    if name == "streams":
        data = whole.replace(b"\nendstream", b" endstream", 1)
    elif name == "head_and_end":
        data = whole + b"more"
    elif name == "nothing_lies_about":
        data = re.sub(
            rb"/Outlines \d+ 0 R", lambda found: b"/Outlines null".ljust(len(found[0])), whole
        )
    else:
        data = broken(whole, BREAKS[name])
    assert [fault for fault in faults(data) if fault.startswith(f"{name} ")]


@pytest.mark.parametrize(("page", "lang"), [(2, b"zh-CN"), (0, b"en")])
def test_words_of_the_other_language_that_are_not_told_are_found(
    page: int, lang: bytes, made: dict[str, bytes]
) -> None:
    def change(pdf: Pdf) -> None:
        stream = pdf.pages[page].Contents
        told = b"/Span <</Lang (" + lang + b")>> BDC"
        assert told in stream.read_bytes()
        stream.write(stream.read_bytes().replace(told, b"/Span BMC"))

    found = faults(broken(made["copy"], change))
    assert [fault for fault in found if "read aloud" in fault]
