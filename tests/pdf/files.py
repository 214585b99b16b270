"""Every kind of file that the program makes as PDF, by name, as letters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.letters.cases import CASES
from tests.letters.own_cases import OWN
from tests.letters.pictures import logo
from tests.letters.step_cases import STEP_CASES
from tests.pdf.reading import letter_of
from tests.pdf.samples import LONG, TWO_PAGES, WITH_COPY

from pcirights.letters.letter import Closing, Letterhead, Numbered, Paragraph, Table, Title
from pcirights.letters.letterhead import under
from pcirights.letters.template import LANGS

if TYPE_CHECKING:
    from pcirights.letters.letter import Letter

HEAD = Letterhead("示例法律诊所", ("示例市示例路1号", "电话 010-00000000"), logo(30, 20))
ODD = letter_of(
    Title("申请书"),
    Numbered(("", "𠅤𬍛䶮㛃龘 é don’t", "甲\n乙")),
    Paragraph(""),
    Paragraph("田\u2f65 一\u2f00 空\u00a0格"),
    Table(("题", ""), (("", ""), ("甲" * 3000, "乙"))),
    Closing("", ""),
)


@cache
def files() -> dict[str, Letter]:
    """Golden letters with their copies, own sheets, letters under a letterhead, odd ones."""
    letters = {name: case.letter(letter_lang="zh+en") for name, case in CASES.items()}
    steps = {f"next.{name}": step.letter(letter_lang="zh+en") for name, step in STEP_CASES.items()}
    own = {f"own.{name}.{lang}": one.sheet(lang) for name, one in OWN.items() for lang in LANGS}
    headed = {
        f"head.{name}": under(HEAD, letters[name])
        for name in ("local-credit-access", "local-credit-access.study", "credit-repair")
    }
    samples = {"odd": ODD, "two-pages": TWO_PAGES, "copy": WITH_COPY, "long": LONG}
    return letters | steps | own | headed | samples
