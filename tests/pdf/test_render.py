"""A letter comes back as it went in, the same every time, and tells nothing else."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2  # type: ignore[import-untyped] # it has none
import pytest
from tests.pdf.reading import READERS, bare, letter_of, overruns, page_count, tagged, typed
from tests.pdf.samples import LONG, TWO_PAGES, WITH_COPY

from pcirights.core.errors import UnfaithfulError, WrongInputError
from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Letter,
    Notice,
    Numbered,
    Paragraph,
    Sheet,
    Signature,
    Table,
    Title,
)
from pcirights.pdf.pages.grid import Grid
from pcirights.pdf.pages.structure import Element
from pcirights.pdf.pages.styles import CHINESE, LEFT, SPACINGS, TEXT_WIDTH, WIDE
from pcirights.pdf.render import render
from pcirights.pdf.text.fonts import Fonts
from pcirights.pdf.text.layout import Layout
from pcirights.pdf.text.printable import check_text

DAY = date(2026, 11, 23)
LETTERS = {"one": TWO_PAGES, "copy": WITH_COPY, "long": LONG}


@pytest.mark.parametrize("name", LETTERS)
def test_every_text_comes_back_in_order(name: str, fonts: Fonts) -> None:
    letter = LETTERS[name]
    expected = [
        text
        for sheet in letter.sheets
        for part in sorted(sheet.parts, key=lambda part: not isinstance(part, Notice))
        for text in typed(part)
    ]
    assert [text for _, text in tagged(render(letter, fonts, DAY))] == expected


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", LETTERS)
def test_programs_read_each_paragraph_whole(name: str, reader: str, fonts: Fonts) -> None:
    letter = LETTERS[name]
    read = bare(READERS[reader](render(letter, fonts, DAY)))
    for sheet in letter.sheets:
        for part in sheet.parts:
            if isinstance(part, (Title, Heading, Numbered, Fields, Closing, Signature)):
                for text in typed(part):
                    assert bare(text) in read


@pytest.mark.parametrize("reader", READERS)
def test_no_space_is_read_where_none_was_typed(reader: str, fonts: Fonts) -> None:
    texts = [
        ("申请人依法查询本人的公共信用信息查询期间" * 3)[:length]
        + "2026年11月23日请贵单位提供PDF文件（含“附件”），并书面答复。" * 2
        for length in range(30, 60)
    ]
    sheets = tuple(Sheet("zh", (Paragraph(text),)) for text in texts)
    read = READERS[reader](render(Letter("样张", "zh", sheets), fonts, DAY))
    assert "".join(read.replace("\f", "").splitlines()) == "".join(texts)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["㛃", "䶮", "𬍛", "𠅤", "𠅤𬍛䶮㛃龘"])
def test_a_rare_name_is_copied_right(name: str, reader: str, fonts: Fonts) -> None:
    pdf = render(letter_of(Fields((("申请人", name),)), Paragraph(f"申请人{name}。")), fonts, DAY)
    read = READERS[reader](pdf)
    assert read.count(name) == 2
    assert f"申请人{name}。" in read


def test_characters_that_a_font_draws_alike_stay_apart(fonts: Fonts) -> None:
    text = "田\u2f65 一\u2f00 空\u00a0格"
    assert tagged(render(letter_of(Paragraph(text)), fonts, DAY)) == [("P", text)]


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_leaves_the_margins(name: str, fonts: Fonts) -> None:
    assert overruns(render(LETTERS[name], fonts, DAY)) == []


def test_pages_are_counted_by_sheet(fonts: Fonts) -> None:
    read = bare_pages(render(WITH_COPY, fonts, DAY))
    assert [("第1页，共2页" in p, "第2页，共2页" in p, "Page" in p) for p in read] == [
        (True, False, False),
        (False, True, False),
        (False, False, False),
    ]


def closed(rows: int, reasons: int = 1, proofs: int = 3) -> Letter:
    """A letter of so many rows, reasons and attachments, with its close and its signature."""
    return letter_of(
        Title("异议申请书"),
        Fields(tuple((f"项目{number}", "内容") for number in range(rows))),
        Paragraph("该信息与事实不符，请予核查。" * reasons),
        Heading("附件"),
        Numbered(tuple(f"证据{number}：复印件一份" for number in range(1, proofs + 1))),
        Closing("此致", "某市某局"),
        Signature(("申请人（签名）：", "日期：")),
    )


def test_space_gives_way_before_a_sheet_is_added(fonts: Fonts) -> None:
    letters = [render(closed(rows), fonts, DAY) for rows in range(14, 30)]
    counts = [page_count(pdf) for pdf in letters]
    assert counts == sorted(counts)
    assert set(counts) == {1, 2}
    assert not any(overruns(pdf) for pdf in letters)
    apart = [lines_apart(pdf) for pdf, count in zip(letters, counts, strict=True) if count == 1]
    leadings = [CHINESE.body.leading * spacing.leading for spacing in SPACINGS]
    found = [round(one, 1) for one in apart]
    assert list(dict.fromkeys(found)) == pytest.approx(leadings, abs=0.1)


def lines_apart(pdf: bytes) -> float:
    """How far below the first point of the list the second one stands."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    at = [text.search(f"证据{number}：").get_next()[0] for number in (1, 2)]
    one, two = (text.get_charbox(place)[1] for place in at)
    document.close()
    return float(one - two)


def test_no_signature_goes_without_three_lines_of_text(fonts: Fonts) -> None:
    for rows in range(20, 34):
        pages = bare_pages(render(closed(rows), fonts, DAY))
        if len(pages) > 1:
            assert "证据1" in pages[-1], rows  # the list, of three lines, is not cut in two
            assert "证据3" in pages[-1], rows


def test_a_long_list_of_attachments_goes_on_overleaf(fonts: Fonts) -> None:
    pages = bare_pages(render(closed(20, proofs=20), fonts, DAY))
    assert "证据1：" in pages[0]
    assert "证据20：" in pages[1]


def bare_pages(pdf: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return ["".join(page.extract_text().split()) for page in reader.pages]


def test_one_page_has_no_number(fonts: Fonts) -> None:
    pdf = render(letter_of(Title("申请书"), Paragraph("一行。")), fonts, DAY)
    assert bare_pages(pdf) == ["申请书一行。"]


def test_an_english_sheet_numbers_its_pages_in_english(fonts: Fonts) -> None:
    letter = letter_of(Paragraph("One sentence after another. " * 200), lang="en")
    assert "Page2of" in bare_pages(render(letter, fonts, DAY))[1]


def test_the_header_and_the_notice_stand_on_every_page(fonts: Fonts) -> None:
    pages = bare_pages(render(LONG, fonts, DAY))
    assert all("仅供研究，不得递交" in page for page in pages)
    assert ["记录名称" in page for page in pages] == [True, True]


def test_a_notice_too_tall_to_repeat_stands_once(fonts: Fonts) -> None:
    letter = letter_of(Notice("注意。" * 400), Paragraph("正文。" * 900))
    pages = bare_pages(render(letter, fonts, DAY))
    assert ["注意" in page for page in pages] == [True] + [False] * (len(pages) - 1)


def test_a_header_too_tall_to_repeat_stands_once(fonts: Fonts) -> None:
    letter = letter_of(Table(("题" * 700, "二"), tuple(("甲" * 9, "乙") for _ in range(60))))
    pages = bare_pages(render(letter, fonts, DAY))
    assert ["题" in page for page in pages] == [True] + [False] * (len(pages) - 1)


def test_a_column_of_numbers_stays_narrow_where_words_have_room_to_spare(layout: Layout) -> None:
    grid = Grid(layout, "zh", Element("Table"), WIDE.text_height / 3)
    rows = (("序号", "信息记载的内容", "正确的内容"), ("1", "欠缴水费", "已缴清"))
    number, wrong, right = grid.columns(rows, CHINESE.column, CHINESE.cell)
    assert number < 40 < right < wrong
    assert number + wrong + right == pytest.approx(TEXT_WIDTH)
    alike = grid.columns((("序", "证"), ("1", "1")), CHINESE.column, CHINESE.cell)
    assert alike == [TEXT_WIDTH / 2] * 2


def test_two_long_words_leave_a_narrow_column_narrow(layout: Layout) -> None:
    grid = Grid(layout, "zh", Element("Table"), WIDE.text_height / 3)
    word = "x" * 80
    number, *others = grid.columns(
        (("序号", "一", "二", "三", "四"), ("1", word, word, word, "乙")),
        CHINESE.column,
        CHINESE.cell,
    )
    assert number < min(others[:3]) / 2
    assert number + sum(others) == pytest.approx(TEXT_WIDTH)


def test_the_same_letter_on_the_same_day_is_the_same_file(folder: Path) -> None:
    first = render(WITH_COPY, Fonts.load(folder), DAY)
    warm = Fonts.load(folder)
    render(LONG, warm, DAY)
    assert render(WITH_COPY, warm, DAY) == first
    assert render(WITH_COPY, warm, date(2026, 11, 24)) != first


def test_the_file_tells_title_and_language_and_no_more(fonts: Fonts) -> None:
    pdf = render(TWO_PAGES, fonts, DAY)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata == {
        "/Title": "公共信用信息查询申请书",
        "/Creator": "pcirights",
        "/Producer": "pcirights",
        "/CreationDate": "D:20261123000000Z",
        "/ModDate": "D:20261123000000Z",
    }
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    xmp = root["/Metadata"].get_data().decode("utf-8")
    assert "<xmp:CreateDate>2026-11-23T00:00:00Z</xmp:CreateDate>" in xmp
    for secret in (str(Path.home()).encode(), b"Helvetica", b"NotoSerifSC.ttf"):
        assert secret not in pdf


def test_the_title_of_the_file_is_text(fonts: Fonts) -> None:
    title = "<a href='x'>&amp;(𠅤)\\"
    pdf = render(Letter(title, "en", (Sheet("en", (Paragraph("x"),)),)), fonts, DAY)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": title}


def test_roles_are_those_of_a_tagged_letter(fonts: Fonts) -> None:
    roles = {role for role, _ in tagged(render(LONG, fonts, DAY))}
    assert roles == {"P", "H1", "TH", "TD"}
    assert {role for role, _ in tagged(render(TWO_PAGES, fonts, DAY))} == {
        *("P", "H1", "H2", "Lbl", "LBody", "TH", "TD")
    }


def test_chinese_in_an_english_sheet_says_so(fonts: Fonts) -> None:
    pdf = render(letter_of(Paragraph("To Wuxi (无锡)"), lang="en"), fonts, DAY)
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    contents = page.get_contents()
    assert contents is not None
    assert contents.get_data().count(b"/Span <</Lang (zh-CN)>> BDC") == 1
    assert tagged(pdf) == [("P", "To Wuxi (无锡)")]


def test_a_gap_at_the_end_of_a_run_moves_what_follows(fonts: Fonts) -> None:
    """A run ends within a line where the language or the font changes."""
    text = "申请人向某单位提交材料，附件为report文件以及letter文件，请予核实并书面答复本人。"
    (first, *_) = Layout(fonts).lines(text, CHINESE.body, "zh", TEXT_WIDTH)
    assert first.gaps
    pdf = render(letter_of(Paragraph(text, indent=False)), fonts, DAY)
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    at = 0.0
    for place, (glyph, gap) in enumerate(zip(first.glyphs, first.gaps, strict=True)):
        left, *_ = page.get_charbox(place, loose=True)
        assert left - LEFT == pytest.approx(at * 12 / 1000, abs=0.05), text[: place + 1]
        at += glyph.advance + gap
    (contents,) = (one.get_contents() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert contents is not None
    assert b"<>" not in contents.get_data().replace(b"<<", b"").replace(b">>", b"")


def test_the_signature_is_never_alone(fonts: Fonts) -> None:
    for lines in range(20, 34):
        letter = letter_of(
            *(Paragraph("申请人说明事实与理由" * 6) for _ in range(lines // 2)),
            Paragraph("一行。"),
            Closing("此致", "某市公共信用信息中心"),
            Signature(("申请人（签名）：", "日期：")),
        )
        last = bare_pages(render(letter, fonts, DAY))[-1]
        assert "日期：" in last
        assert "此致" in last
        assert "一行。" in last
        assert "申请人说明事实" in last


def test_more_signatures_than_a_page_holds_go_on(fonts: Fonts) -> None:
    lines = tuple(f"第{number}人（签名）：" for number in range(60))
    pdf = render(letter_of(Paragraph("正文。"), Signature(lines)), fonts, DAY)
    assert page_count(pdf) > 2
    assert [text for _, text in tagged(pdf)] == ["正文。", *lines]
    assert overruns(pdf) == []


def test_empty_parts_make_no_fault(fonts: Fonts) -> None:
    letter = letter_of(
        *(Title(""), Paragraph(""), Numbered(()), Fields(()), Table((), ()), Closing("", "")),
        *(Signature(()), Notice(""), Table((), (("甲",), ("乙", "丙"))), Table(("题",), ())),
        *(Signature(("",)), Fields((("", ""),)), Numbered(("",))),
    )
    assert [text for _, text in tagged(render(letter, fonts, DAY))] == [
        *("甲", "乙", "丙", "题", "1.")
    ]
    assert page_count(render(letter_of(), fonts, DAY)) == 1
    assert page_count(render(letter_of(Signature(("签名：",))), fonts, DAY)) == 1


def test_a_letter_without_sheets_cannot_be(fonts: Fonts) -> None:
    with pytest.raises(ValueError, match="no sheet"):
        render(Letter("空", "zh", ()), fonts, DAY)


@pytest.mark.parametrize("code", [0x00, 0x09, 0x0D, 0x1B, 0x7F, 0x85, 0x202E, 0x2066, 0x2028])
def test_what_leaves_no_ink_is_refused(code: int, fonts: Fonts) -> None:
    text = f"张{chr(code)}三"
    for attempt in (
        lambda: check_text(text, fonts),
        lambda: render(letter_of(Paragraph(text)), fonts, DAY),
        lambda: render(Letter(text, "zh", TWO_PAGES.sheets), fonts, DAY),
    ):
        with pytest.raises(WrongInputError) as caught:
            attempt()
        assert caught.value.code == "control-character"
        assert caught.value.fields == {"code_point": f"U+{code:04X}"}


def test_half_a_surrogate_pair_is_refused(fonts: Fonts) -> None:
    with pytest.raises(WrongInputError) as caught:
        check_text("\ud840", fonts)
    assert caught.value.fields == {"code_point": "U+D840"}


def test_a_character_without_a_font_is_named(fonts: Fonts) -> None:
    for char, code in (("🙂", "U+1F642"), ("\U00030001", "U+30001"), ("א", "U+05D0")):
        with pytest.raises(UnfaithfulError) as caught:
            render(letter_of(Fields((("申请人", f"王{char}"),))), fonts, DAY)
        assert caught.value.code == "character-without-font"
        assert caught.value.fields == {"character": char, "code_point": code}
    check_text("王小明\n第二行 Latin 𠅤", fonts)


def test_the_list_of_sheets_tells_originals_apart(fonts: Fonts) -> None:
    sheets = tuple(
        Sheet("zh", (Title("异议\n申请书"), Addressee(f"{office}："), Paragraph("一行。")))
        for office in ("甲局", "乙局")
    )
    reader = pypdf.PdfReader(io.BytesIO(render(Letter("异议", "zh", sheets), fonts, DAY)))
    listed: Any = reader.outline
    assert [entry.title for entry in listed] == ["异议 申请书 · 甲局", "异议 申请书 · 乙局"]
    assert [reader.get_destination_page_number(entry) for entry in listed] == [0, 1]
    assert pypdf.PdfReader(io.BytesIO(render(TWO_PAGES, fonts, DAY))).outline == []
