"""A letter as a Word file: whole, with real styles, and silent about who made it where and when."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st
from tests.docx.reading import names, read, typed, xml
from tests.letters.cases import CASES
from tests.letters.own_cases import OWN
from tests.letters.pictures import logo
from tests.letters.test_hostile import HOSTILE
from tests.letters.test_hostile import typed as hostile

import docx
from pcirights.core.errors import WrongInputError
from pcirights.docx.render import render
from pcirights.letters.characters import code_point, is_control
from pcirights.letters.letter import (
    Closing,
    Fields,
    Heading,
    Lang,
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
from pcirights.letters.letterhead import under
from pcirights.letters.template import LANGS

DAY = date(2026, 11, 23)
WITH_COPY = CASES["local-credit-objection.inaccurate"].letter(letter_lang="zh+en")
CLINIC = Letterhead("某诊所", ("某路1号", "010-1"), logo(400, 20))


def one(*parts: Part, lang: Lang = "zh") -> Letter:
    return Letter("样张", lang, (Sheet(lang, parts),))


@pytest.mark.parametrize("name", CASES)
def test_every_text_of_every_letter_comes_back_in_order(name: str) -> None:
    letter = under(CLINIC, CASES[name].letter(letter_lang="zh+en"))
    assert read(render(letter, DAY)) == typed(letter)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", OWN)
def test_every_text_of_an_own_sheet_comes_back(name: str, lang: Lang) -> None:
    letter = OWN[name].sheet(lang)
    assert read(render(letter, DAY)) == typed(letter)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_or_is_refused(text: str) -> None:
    case = CASES["local-credit-objection.inaccurate"]
    letter = case.letter(hostile(case, text), letter_lang="zh+en")
    if any(map(is_control, text)):
        with pytest.raises(WrongInputError, match="control-character"):
            render(letter, DAY)
    else:
        assert read(render(letter, DAY)) == typed(letter)


@given(st.text(st.characters(codec=None)))
def test_any_text_comes_back_as_typed_or_is_refused(text: str) -> None:
    letter = one(
        Title(text),
        Paragraph(text),
        Numbered((text, text)),
        Fields(((text, text),)),
        Closing("", text),
    )
    refused = next((char for char in text if is_control(char)), None)
    if refused is None:
        assert read(render(letter, DAY)) == typed(letter)
        return
    with pytest.raises(WrongInputError) as caught:
        render(letter, DAY)
    assert caught.value.fields == {"code_point": code_point(refused)}


def test_a_line_that_was_broken_stays_broken() -> None:
    letter = one(Paragraph("一行\n\n 三行 "))
    assert read(render(letter, DAY)) == ["一行\n\n 三行 "]


def test_a_very_long_text_comes_back_whole() -> None:
    letter = one(Paragraph("长 text" * 20_000), Table(("一", "二"), (("无" * 5000, "a" * 5000),)))
    assert read(render(letter, DAY)) == typed(letter)


def test_text_is_never_a_field_or_a_link() -> None:
    text = '{ PAGE } { HYPERLINK "https://example.org" } <w:fldSimple w:instr="USERNAME"/>'
    content = xml(render(one(Paragraph(text), Title(text)), DAY))
    assert "<w:fldSimple" not in content
    assert "instrText" not in content
    assert "hyperlink" not in content


def test_a_letter_without_a_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="no sheet"):
        render(Letter("样张", "zh", ()), DAY)


# How it is made


def test_word_knows_its_styles() -> None:
    letter = one(
        Title("题"),
        Paragraph("甲"),
        Paragraph("乙", indent=False),
        Numbered(("丙",)),
        Signature(("签名：",)),
    )
    shown = [
        p.style.name for p in docx.Document(io.BytesIO(render(letter, DAY))).paragraphs if p.style
    ]
    assert shown == ["Title", "Body Text First Indent", "Normal", "List Number", "Signature"]
    english = one(Paragraph("a", indent=False), Closing("To", "b"), lang="en")
    shown = [
        p.style.name for p in docx.Document(io.BytesIO(render(english, DAY))).paragraphs if p.style
    ]
    assert shown == ["Body Text", "Body Text", "Normal"]


def test_every_style_that_is_used_is_there() -> None:
    content = render(under(CLINIC, WITH_COPY), DAY)
    known = set(re.findall(r'w:styleId="([^"]+)"', xml(content, "word/styles.xml")))
    parts = [name for name in names(content) if re.match(r"word/(document|header|footer)", name)]
    used = {
        style
        for part in parts
        for style in re.findall(r'<w:(?:p|tbl)Style w:val="([^"]+)"', xml(content, part))
    }
    based = set(re.findall(r'w:basedOn w:val="([^"]+)"', xml(content, "word/styles.xml")))
    assert used | based <= known


def test_chinese_fonts_are_named_for_east_asian_text_and_two_characters_are_indented() -> None:
    styles = xml(render(WITH_COPY, DAY), "word/styles.xml")
    assert 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"' in styles
    assert 'w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体"' in styles
    assert 'w:firstLineChars="200"' in styles
    fonts = xml(render(WITH_COPY, DAY), "word/fontTable.xml")
    assert '<w:altName w:val="SimSun"/>' in fonts
    assert '<w:altName w:val="SimHei"/>' in fonts


def test_every_run_tells_its_language() -> None:
    for lang, tag in (("zh", "zh-CN"), ("en", "en-GB")):
        letter = Letter("x", "zh", tuple(s for s in WITH_COPY.sheets if s.lang == lang))
        content = xml(render(letter, DAY))
        assert content.count("<w:r>") == content.count(
            f'<w:lang w:val="{tag}" w:eastAsia="zh-CN"/>'
        )


def test_each_list_begins_at_one() -> None:
    content = render(one(Numbered(("甲", "乙")), Paragraph("丙"), Numbered(("丁",))), DAY)
    assert re.findall(r'<w:numId w:val="(\d+)"/>', xml(content)) == ["2", "2", "3"]
    assert xml(content, "word/numbering.xml").count('<w:startOverride w:val="1"/>') == 2


def test_a_table_marks_its_header_row_and_a_form_its_first_column() -> None:
    content = xml(render(one(Table(("一", "二"), (("1", "2"),)), Fields((("名", ""),))), DAY))
    assert content.count("<w:tblHeader/>") == 1
    assert '<w:tblLook w:firstRow="1" w:firstColumn="0"' in content
    assert '<w:tblLook w:firstRow="0" w:firstColumn="1"' in content
    assert 'w:hRule="atLeast"' in content  # room for the hand


def test_two_tables_are_not_run_into_one() -> None:
    letter = one(Fields((("名", "甲"),)), Fields((("名", "乙"),)), Fields(()), Table((), ()))
    assert "</w:tbl><w:tbl>" not in xml(render(letter, DAY))
    assert read(render(letter, DAY)) == ["名", "甲", "名", "乙"]


def test_rows_of_unequal_length_lose_nothing() -> None:
    letter = one(Table(("一",), (("1", "2"), ())))
    assert read(render(letter, DAY)) == ["一", "", "1", "2", "", ""]


def test_columns_fill_the_measure() -> None:
    for header in (("序号", "很长的一列" * 9, "证据"), ("一", "二"), ("长" * 99,) * 9):
        grid = re.findall(r'<w:gridCol w:w="(\d+)"', xml(render(one(Table(header, ())), DAY)))
        assert 8600 < sum(map(int, grid)) <= 8640


def test_each_sheet_is_a4_on_a_new_page_and_counts_its_own_pages() -> None:
    document = docx.Document(io.BytesIO(render(WITH_COPY, DAY)))
    assert len(document.sections) == len(WITH_COPY.sheets)
    for section, sheet in zip(document.sections, WITH_COPY.sheets, strict=True):
        assert section.page_width == pytest.approx(Mm(210), abs=635)  # a twentieth of a point
        assert section.page_height == pytest.approx(Mm(297), abs=635)
        assert section.start_type is WD_SECTION.NEW_PAGE
        for footer in (section.footer, section.first_page_footer):
            said = footer.paragraphs[0].text
            assert said == ("第  页" if sheet.lang == "zh" else "Page ")  # without the field
    content = xml(render(WITH_COPY, DAY))
    assert content.count('<w:pgNumType w:start="1"/>') == len(WITH_COPY.sheets)
    assert xml(render(WITH_COPY, DAY), "word/footer1.xml").count('w:instr="PAGE"') == 1


def test_a_notice_stands_on_every_page() -> None:
    document = docx.Document(io.BytesIO(render(one(Notice("仅供研究"), Title("甲")), DAY)))
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert [p.text for p in section.header.paragraphs] == ["仅供研究"]
    assert [p.text for p in section.first_page_header.paragraphs] == [""]
    assert document.paragraphs[0].text == "仅供研究"


def test_the_close_and_the_signature_stay_with_the_text_before() -> None:
    letter = one(Paragraph("甲"), Closing("此致", "某局"), Signature(("签名：", "日期：")))
    document = docx.Document(io.BytesIO(render(letter, DAY)))
    held = [bool(p.paragraph_format.keep_with_next) for p in document.paragraphs]
    assert held == [True, True, True, True, False]
    assert read(render(one(Signature(("签名：",))), DAY)) == ["签名："]
    after = one(Fields((("名", "甲"),)), Signature(("签名：",)))
    assert read(render(after, DAY)) == typed(after)


def test_a_sheet_that_ends_with_a_table_is_followed_by_the_next() -> None:
    letter = Letter("x", "zh", (Sheet("zh", (Fields((("名", "甲"),)),)),) * 2)
    document = docx.Document(io.BytesIO(render(letter, DAY)))
    assert len(document.sections) == 2
    assert len(document.tables) == 2


def test_a_logo_is_told_by_its_name_and_keeps_its_shape_within_the_measure() -> None:
    content = render(one(CLINIC, Title("甲")), DAY)
    (shape,) = docx.Document(io.BytesIO(content)).inline_shapes
    assert shape.width / shape.height == pytest.approx(20, rel=0.01)
    assert shape.width <= 8640 * 635
    assert 'descr="某诊所"' in xml(content)
    assert "word/media/image1.png" in names(content)
    bare = render(one(Letterhead("某诊所", ()), Title("甲")), DAY)
    assert not docx.Document(io.BytesIO(bare)).inline_shapes


def test_a_label_to_sign_is_followed_by_a_line() -> None:
    content = xml(render(one(Signature(("申请人（签名）：", "日期：　　年"))), DAY))
    assert content.count("<w:tab/>") == 1
    assert 'w:leader="underscore"' in xml(render(one(Signature(("：",))), DAY), "word/styles.xml")


def test_the_labels_of_all_forms_of_a_sheet_are_equally_wide() -> None:
    letter = one(Fields((("名", "甲"),)), Heading("题"), Fields((("一个长得多的标签", "乙"),)))
    widths = re.findall(r'<w:gridCol w:w="(\d+)"/>', xml(render(letter, DAY)))
    assert widths[:2] == widths[2:]


def test_titles_and_headings_are_bold() -> None:
    styles = xml(render(one(Title("题"), Heading("一")), DAY), "word/styles.xml")
    bold = re.findall(r'w:styleId="(\w+)">(?:(?!</w:style>).)*<w:b/>', styles)
    assert bold == ["Title", "Heading1", "TableHead"]
