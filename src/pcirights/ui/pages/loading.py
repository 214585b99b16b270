"""The pages after the first, each loaded when it is its turn: the first one is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pcirights.flow.inquiry import Inquiry
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.pages.page import Page
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.sitting import Sitting


def later_pages(
    language: ScreenLanguage, ask: Callable[[], Inquiry], maker: LetterMaker, sitting: Sitting
) -> Iterator[Page | None]:
    """All of them; the window may do something else before it takes the next one, and at a None."""
    import pcirights.flow.regions  # noqa: F401  # the law and the places: as much as the page itself

    yield None
    from pcirights.ui.pages.place import PlacePage

    yield PlacePage(language, ask)
    from pcirights.ui.pages.record import RecordPage

    yield RecordPage(language, ask)
    from pcirights.ui.pages.right import RightPage

    yield RightPage(language, ask)
    from pcirights.ui.pages.ground import GroundPage

    yield GroundPage(language, ask)
    from pcirights.ui.pages.findings import FindingsPage

    yield FindingsPage(language, ask)
    from pcirights.ui.pages.stop import StopPage

    yield StopPage(language, ask)
    from pcirights.ui.pages.particulars import ParticularsPage

    yield ParticularsPage(language, ask, maker)
    from pcirights.ui.pages.items import ItemsPage

    yield ItemsPage(language, ask, maker)
    from pcirights.ui.pages.preview import PreviewPage

    yield PreviewPage(language, ask, maker)
    from pcirights.ui.pages.save import SavePage

    yield SavePage(language, ask, maker, sitting)
