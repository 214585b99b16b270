"""The file around a letter: only the parts that it needs, and nothing that tells who made it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pcirights.docx.styles import font_table, styles

if TYPE_CHECKING:
    from docx.document import Document

KEPT = frozenset(
    {
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.STYLES,
    }
)
"""What stays of python-docx's own template; its thumbnail, theme, fonts and program name go."""
SETTINGS = """<w:settings {names}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time that every file in the archive carries: the earliest that a ZIP can."""


def bare(document: Document) -> Document:
    """The document with styles, settings and fonts of ours, and nothing else."""
    package = document.part.package
    for relationships in (package.rels, document.part.rels):
        for name, relationship in list(relationships.items()):
            if relationship.reltype not in KEPT:
                del relationships[name]
    document.styles.element[:] = styles()[:]
    document.settings.element[:] = parse_xml(SETTINGS.format(names=nsdecls("w")))[:]
    package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element[:] = []
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, font_table(), package)
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    return document


def packed(document: Document) -> bytes:
    """The file's bytes, without the time at which they were written."""
    written, packed_again = BytesIO(), BytesIO()
    document.save(written)
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(packed_again, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            target.writestr(entry, source.read(name))
    return packed_again.getvalue()
