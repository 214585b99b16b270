"""The pages after the first, each loaded when it is its turn: the first one is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.ui.desk import Desk
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.pages.page import Page


def later_pages(desk: Desk, maker: LetterMaker) -> Iterator[Page | None]:
    """All of them; the window may do something else before it takes the next one, and at a None."""
    import pcirights.flow.regions  # noqa: F401  # the law and the places: as much as the page itself

    yield None
    from pcirights.ui.pages.place import PlacePage

    yield PlacePage(desk)
    from pcirights.ui.pages.record import RecordPage

    yield RecordPage(desk)
    from pcirights.ui.pages.right import RightPage

    yield RightPage(desk)
    from pcirights.ui.pages.ground import GroundPage

    yield GroundPage(desk)
    from pcirights.ui.pages.findings import FindingsPage

    yield FindingsPage(desk)
    from pcirights.ui.pages.stop import StopPage

    yield StopPage(desk)
    from pcirights.ui.pages.particulars import ParticularsPage

    yield ParticularsPage(desk, maker)
    from pcirights.ui.pages.items import ItemsPage

    yield ItemsPage(desk, maker)
    from pcirights.ui.pages.preview import PreviewPage

    yield PreviewPage(desk, maker)
    from pcirights.ui.pages.save import SavePage

    yield SavePage(desk, maker)
