"""The styles that a letter in Word uses, under Word's own names, so that a reader can change them.

The measures are those of the PDF. Sizes of type are in half points, all else in twips.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

SERIF = ("Times New Roman", "宋体")
SANS = ("Arial", "黑体")
"""The font for Latin text and the one for Chinese, by the names that Word knows them by."""
ALSO_CALLED = {"宋体": "SimSun", "黑体": "SimHei"}
MEASURE = 8640
INDENT = 480


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its id, Word's name for it, its type and its paragraph properties."""

    ident: str
    name: str
    fonts: tuple[str, str] = SERIF
    size: int = 24
    paragraph: str = ""
    based_on: str = "Normal"
    bold: bool = False


STYLES = (
    Style(
        "Title",
        "Title",
        SANS,
        40,
        '<w:keepNext/><w:spacing w:after="280" w:line="680" w:lineRule="atLeast"/>'
        '<w:jc w:val="center"/>',
        bold=True,
    ),
    Style(
        "Heading1",
        "heading 1",
        SANS,
        24,
        '<w:keepNext/><w:spacing w:before="180" w:after="40"/><w:outlineLvl w:val="0"/>',
        bold=True,
    ),
    Style("BodyText", "Body Text", paragraph='<w:spacing w:after="120"/>'),
    Style(
        "BodyTextFirstIndent",
        "Body Text First Indent",
        paragraph=f'<w:spacing w:after="0"/><w:ind w:firstLineChars="200" w:firstLine="{INDENT}"/>',
        based_on="BodyText",
    ),
    Style(
        "ListNumber",
        "List Number",
        paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'
        f'<w:spacing w:before="40"/><w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>',
    ),
    Style(
        "Signature",
        "Signature",
        paragraph="<w:keepLines/>"
        f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{MEASURE}"/></w:tabs>'
        f'<w:spacing w:before="300"/><w:ind w:left="{MEASURE // 2}"/>',
    ),
    Style(
        "TableText",
        "Table Text",
        size=21,
        paragraph='<w:spacing w:line="340" w:lineRule="atLeast"/>',
    ),
    Style("TableLabel", "Table Label", SANS, 21, based_on="TableText"),
    Style("TableHead", "Table Head", SANS, 21, based_on="TableText", bold=True),
    Style(
        "Notice",
        "Notice",
        SANS,
        20,
        "<w:keepNext/><w:pBdr>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="6" w:space="5" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right")
        )
        + '</w:pBdr><w:spacing w:after="280" w:line="300" w:lineRule="atLeast"/>'
        '<w:jc w:val="center"/>',
    ),
    Style(
        "Letterhead",
        "Letterhead",
        SANS,
        28,
        '<w:keepNext/><w:spacing w:after="40"/><w:jc w:val="center"/>',
    ),
    Style(
        "LetterheadLine",
        "Letterhead Line",
        SERIF,
        18,
        '<w:keepNext/><w:spacing w:line="280" w:lineRule="atLeast"/><w:jc w:val="center"/>',
    ),
    Style(
        "LetterheadRule",
        "Letterhead Rule",
        size=8,
        paragraph='<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" '
        'w:color="auto"/></w:pBdr><w:spacing w:after="320" w:line="80" w:lineRule="exact"/>',
    ),
    Style("Space", "Space", size=8, paragraph='<w:spacing w:line="160" w:lineRule="exact"/>'),
    Style("Header", "header", size=18),
    Style(
        "Footer",
        "footer",
        size=18,
        paragraph='<w:spacing w:line="240" w:lineRule="atLeast"/><w:jc w:val="center"/>',
    ),
)


def styles() -> Element:
    """All styles of a letter: the defaults, Word's base styles, and those above."""
    return parse_xml(
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(SERIF)}"
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="420" w:lineRule="atLeast"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
        + "".join(map(_style, STYLES))
        + "</w:styles>"
    )


def font_table() -> bytes:
    """The fonts by name, the Chinese ones with the other name that they go by."""
    fonts = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{ALSO_CALLED[name]}"/>' if name in ALSO_CALLED else "")
        + f'<w:charset w:val="{"86" if name in ALSO_CALLED else "00"}"/></w:font>'
        for name in (*SERIF, *SANS)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


def _style(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.ident}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:qFormat/><w:pPr>{style.paragraph}</w:pPr>'
        f"<w:rPr>{_fonts(style.fonts)}{'<w:b/>' if style.bold else ''}"
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>'
        "</w:rPr></w:style>"
    )


def _fonts(fonts: tuple[str, str]) -> str:
    latin, chinese = fonts
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'
