"""Whatever is typed is printed as typed or refused with a reason, inside the margins."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pdf.reading import READERS, bare, letter_of, overruns, page_count, tagged, typed

from pcirights.core.errors import PcirightsError
from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Lang,
    Notice,
    Numbered,
    Paragraph,
    Part,
    Signature,
    Table,
    Title,
)
from pcirights.pdf.render import render
from pcirights.pdf.text.fonts import Fonts
from pcirights.pdf.text.printable import check_text

DAY = date(2026, 11, 23)
LITERAL = [
    "<b>张三</b>",
    '<img src="/etc/passwd">',
    '<a href="javascript:alert(1)">x</a>',
    "{name}",
    "{{name}}",
    "[if>]",
    "[[item]]",
    "$&",
    "$name",
    "%s%d%(name)s",
    "&id=1",
    "&amp;&lt;&#65;",
    "a<b",
    "\\(x\\) (((",
    ") Tj ET Q /Artifact BMC",
    "endstream endobj %%EOF",
    "<FEFF0041>",
    "张\n三",
    "e\u0301 q\u0301\u0301",
    "   ",
    "\u3000\u3000首行",
    "甲 乙  丙   丁",
    " 前后 ",
    "\u00a0",
    "，。！？」』）",
    "（《“‘「",
    "“”‘’——……",
    "100%的￥5,000.00元（约$700）",
    "don’t “quote” him",
    "\n\n\n",
    "",
]
REFUSED = [
    "\0",
    "\t",
    "\x1b[31m",
    "\u202e321",
    "\u2066x\u2069",
    "\ud800",
    "🙂",
    "שלום",
    "नमस्ते",
    "ئۇيغۇر",
]


def everywhere(text: str) -> tuple[Part, ...]:
    """Every kind of part, holding the text."""
    return (
        Notice(text),
        Title(text),
        Addressee(text),
        Heading(text),
        Paragraph(text),
        Paragraph(text, indent=False),
        Numbered((text, text)),
        Fields(((text, text), ("甲", text))),
        Table((text, "题"), ((text, text), ("乙", text))),
        Closing(text, text),
        Signature((text, text)),
    )


def expected(parts: tuple[Part, ...]) -> list[str]:
    return [text for part in parts for text in typed(part)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", LITERAL)
def test_it_is_printed_as_typed(text: str, lang: Lang, fonts: Fonts) -> None:
    parts = everywhere(text)
    pdf = render(letter_of(*parts, lang=lang), fonts, DAY)
    assert [text for _, text in tagged(pdf)] == expected(parts)
    assert overruns(pdf) == []
    for reader in READERS.values():
        assert bare(text.split("\n", 1)[0]) in bare(reader(pdf))


@pytest.mark.parametrize("text", REFUSED)
def test_it_is_refused_with_a_reason(text: str, fonts: Fonts) -> None:
    for part in everywhere(text):
        with pytest.raises(PcirightsError) as caught:
            render(letter_of(part), fonts, DAY)
        assert caught.value.code in ("control-character", "character-without-font")
        assert caught.value.fields["code_point"].startswith("U+")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("char", ["x", "0", "，", "（", "—", "中", "“", "\u00a0", '"', "/"])
def test_a_run_of_5000_is_broken_inside_the_margins(char: str, lang: Lang, fonts: Fonts) -> None:
    text = f"前{char * 5000}后"
    for parts in (
        (Paragraph(text), Signature(("签名：",))),
        (Numbered((text,)),),
        (Fields((("甲", text), (text, "乙"))),),
        (Table(("一", "二", "三"), (("甲", text, "丙"),)),),
        (Title(text),),
    ):
        pdf = render(letter_of(*parts, lang=lang), fonts, DAY)
        assert [text for _, text in tagged(pdf)] == expected(parts)
        assert overruns(pdf) == []


@pytest.mark.parametrize("char", ["x", "中", " ", "中文，", "a word "])
def test_100_000_characters_make_pages(char: str, fonts: Fonts) -> None:
    text = (char * 100_000)[:100_000]
    pdf = render(letter_of(Fields((("甲", text),)), Signature(("日期：",))), fonts, DAY)
    assert page_count(pdf) > 10
    assert [text for _, text in tagged(pdf)] == ["甲", text, "日期："]


def test_many_rows_and_columns_stay_inside(fonts: Fonts) -> None:
    wide = Table(tuple(f"第{n}列" for n in range(30)), (("一二三四五六",) * 30,) * 40)
    pdf = render(letter_of(wide), fonts, DAY)
    assert [text for _, text in tagged(pdf)] == typed(wide)


WRITTEN = st.text(
    st.one_of(
        st.sampled_from("，。、；：！？（）《》“”‘’——……·「」〔〕%℃￥/-.,;:()[]'\"\n  "),
        st.sampled_from("的一是在不了有和人这中大为上个国我以要他年月日号第条款0123456789"),
        st.sampled_from("abcdefgXYZ0189@_&?=#e\u0301"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    ),
    max_size=160,
)
ANYTHING = st.text(st.characters(), max_size=8)


@settings(deadline=None, max_examples=150)
@given(texts=st.lists(WRITTEN, min_size=1, max_size=6), lang=st.sampled_from(["zh", "en"]))
def test_written_text_comes_back(texts: list[str], lang: Lang, fonts: Fonts) -> None:
    first, last = texts[0], texts[-1]
    parts: tuple[Part, ...] = (
        Title(first),
        *(Paragraph(text) for text in texts),
        Numbered(tuple(texts)),
        Fields(tuple((text[:9], text) for text in texts)),
        Table(tuple(text[:9] for text in texts), (tuple(texts), tuple(texts))),
        Closing(first, last),
        Signature((first, last)),
    )
    pdf = render(letter_of(*parts, lang=lang), fonts, DAY)
    assert [text for _, text in tagged(pdf)] == expected(parts)
    assert overruns(pdf) == []


@settings(deadline=None, max_examples=150)
@given(text=WRITTEN)
def test_every_reader_finds_written_text(text: str, fonts: Fonts) -> None:
    pdf = render(letter_of(Paragraph(text)), fonts, DAY)
    for name in ("pypdf", "pdfium"):
        # A combining mark may be read beside the letter that it stands over.
        if "\u0301" not in text:
            assert bare(READERS[name](pdf)) == "".join(text.split())


@settings(deadline=None, max_examples=300)
@given(text=ANYTHING)
def test_anything_is_printed_or_refused(text: str, fonts: Fonts) -> None:
    letter = letter_of(Paragraph(text))
    try:
        check_text(text, fonts)
    except PcirightsError as error:
        with pytest.raises(type(error)):
            render(letter, fonts, DAY)
        return
    pdf = render(letter, fonts, DAY)
    assert [text for _, text in tagged(pdf)] == [t for t in [text.replace("\n", "")] if t]
    assert overruns(pdf) == []
