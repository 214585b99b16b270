"""What the file around a letter tells: title, program, language, day, and nothing else."""

from __future__ import annotations

import getpass
import io
import platform
import re
import zipfile
from datetime import UTC, date, datetime
from xml.etree import ElementTree

from tests.docx.reading import names, xml
from tests.letters.cases import CASES
from tests.letters.pictures import logo

import docx
from pcirights.docx.render import render
from pcirights.letters.letter import Letterhead
from pcirights.letters.letterhead import under

DAY = date(2026, 11, 23)
WITH_COPY = CASES["local-credit-objection.inaccurate"].letter(letter_lang="zh+en")
CLINIC = Letterhead("某诊所", ("某路1号", "010-1"), logo(400, 20))


def test_the_same_letter_and_day_give_the_same_bytes() -> None:
    letter = under(CLINIC, WITH_COPY)
    assert render(letter, DAY) == render(letter, DAY)
    assert render(letter, DAY) != render(letter, date(2026, 11, 24))


def test_nothing_tells_who_made_it_where_or_when() -> None:
    content = render(under(CLINIC, WITH_COPY), DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in file.infolist()} == {0}
        inside = b"\n".join(file.read(name) for name in file.namelist()).decode("latin-1")
    for known in {getpass.getuser(), platform.node()} - {"root", ""}:
        assert not re.search(rf"\b{re.escape(known)}\b", inside)
    for told in ("python-docx", "Macintosh", "Microsoft Mac", "rsid", "/home/", "/tmp/"):
        assert told not in inside
    allowed = {"docProps/core.xml", "_rels/.rels", "[Content_Types].xml"}
    assert all(name.startswith("word/") or name in allowed for name in names(content))


def test_its_properties_are_title_program_language_and_day() -> None:
    properties = docx.Document(io.BytesIO(render(WITH_COPY, DAY))).core_properties
    assert properties.title == "公共信用信息异议申请书"
    assert properties.author == "pcirights"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2026, 11, 23, tzinfo=UTC)
    assert (properties.last_modified_by, properties.revision) == ("", 0)
    core = ElementTree.fromstring(xml(render(WITH_COPY, DAY), "docProps/core.xml"))
    assert len(core) == 5


def test_every_part_is_xml_that_stands() -> None:
    content = render(under(CLINIC, WITH_COPY), DAY)
    for name in names(content):
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(xml(content, name))
