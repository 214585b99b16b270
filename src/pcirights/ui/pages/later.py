"""The pages after the first. They are loaded when the first one is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.ui.pages.findings import FindingsPage
from pcirights.ui.pages.ground import GroundPage
from pcirights.ui.pages.items import ItemsPage
from pcirights.ui.pages.particulars import ParticularsPage
from pcirights.ui.pages.place import PlacePage
from pcirights.ui.pages.preview import PreviewPage
from pcirights.ui.pages.record import RecordPage
from pcirights.ui.pages.right import RightPage
from pcirights.ui.pages.save import SavePage
from pcirights.ui.pages.stop import StopPage

if TYPE_CHECKING:
    from pcirights.ui.desk import Desk
    from pcirights.ui.letter_maker import LetterMaker
    from pcirights.ui.page import Page

KINDS = (
    PlacePage, RecordPage, RightPage, GroundPage, FindingsPage, StopPage,
)  # fmt: skip
WITH_LETTER = (ParticularsPage, ItemsPage, PreviewPage, SavePage)


def later_pages(desk: Desk, maker: LetterMaker) -> tuple[Page, ...]:
    """All of them, in no order: the inquiry says which comes next."""
    return (*(kind(desk) for kind in KINDS), *(kind(desk, maker) for kind in WITH_LETTER))
