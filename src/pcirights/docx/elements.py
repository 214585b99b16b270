"""The few elements of WordprocessingML that a letter is made of. Sizes are in twips (1/20 pt)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from pcirights.letters.letter import Lang

LANGUAGES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}


def make(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of the w: namespace with its children and attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(content: list[Element], lang: Lang) -> Element:
    """A run in a language. Marks that both scripts share are set in the script of the sheet."""
    properties = make("rPr")
    if lang == "zh":
        properties.append(make("rFonts", hint="eastAsia"))
    properties.append(make("lang", val=LANGUAGES[lang], eastAsia=LANGUAGES["zh"]))
    return make("r", properties, *content)


def words(text: str, lang: Lang) -> Element:
    """A run with a text as typed: it is never markup, and never the code of a field."""
    content: list[Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            content.append(make("br"))
        if line:
            piece = make("t")
            piece.set(qn("xml:space"), "preserve")
            piece.text = line
            content.append(piece)
    return run(content, lang)


def field(code: str, lang: Lang) -> Element:
    """A field that counts, such as PAGE."""
    return make("fldSimple", words("1", lang), instr=code)


def paragraph(style: str, *content: Element, keep: bool = False, number: int = 0) -> Element:
    """A paragraph in a style, by its id; ``keep`` holds it to what follows.

    ``number`` is the list that it is a point of, none if 0.
    """
    properties = make("pPr", make("pStyle", val=style))
    if keep:
        properties.append(make("keepNext"))
    if number:
        properties.append(make("numPr", make("ilvl", val="0"), make("numId", val=str(number))))
    return make("p", properties, *content)


def keep_with_next(block: Element) -> None:
    """Hold a paragraph to what follows it."""
    properties = block.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:keepNext")) is None:
        properties.insert(1, make("keepNext"))
