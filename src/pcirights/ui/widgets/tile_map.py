"""The regions as a map of equal tiles: a picture to click that the keyboard walks like a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QWidget

from pcirights.flow.regions import neighbour
from pcirights.ui.widgets.labels import bring_into_sight, empty, label, tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from pcirights.flow.regions import Region
    from pcirights.i18n import Catalogue
    from pcirights.places.tiles import Tile
    from pcirights.ui.theme.look import Look

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TileButton(QAbstractButton):
    """One region: its name, and the mark and colour of its grade."""

    def __init__(self, region: Region, look: Look) -> None:
        super().__init__()
        self.region = region
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Qt: wide enough for a short name."""
        return QSize(round(self._look.em * 4), round(self._look.em * 2.9))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Qt: the tile; a second frame where the keyboard is."""
        look, key = self._look, self.region.key
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        ground, ink = look.tile(key)
        edge = look.colour("text") if self.underMouse() or self.isChecked() else look.colour("edge")
        painter.setPen(QPen(QColor(edge), 3 if self.isChecked() else 1))
        painter.setBrush(QColor(ground))
        radius = look.em * 0.3
        painter.drawRoundedRect(frame, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.colour("text")), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius
            )
        painter.setPen(QColor(ink))
        half = frame.height() * 0.56
        name = QRectF(frame.x() + 2, frame.y() + 2, frame.width() - 4, half)
        font, text = _fitting(self.font(), self.text(), name.size())
        painter.setFont(font)
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, text)
        side = round(look.em)
        picture = look.pixmap(key, 1, ink)
        painter.drawPixmap(round(frame.center().x() - side / 2), round(frame.y() + half), picture)
        painter.end()


class TileMap(QWidget):
    """All regions. Tab comes to one; the arrows go on from there; Space or a click picks."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(1, round(look.em * 0.1)))
        self.buttons: dict[tuple[int, int], TileButton] = {}
        self._entered: TileButton | None = None

    def show_regions(self, regions: Iterable[Region]) -> None:
        """Put in the tiles, once."""
        for region in regions:
            button = TileButton(region, self._look)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _=False, tile=region.tile: self._pick(tile))
            button.installEventFilter(self)
            place = (region.tile.column, region.tile.row)
            self.buttons[place] = button
            self._grid.addWidget(button, place[1], place[0])
        for column in range(max(place[0] for place in self.buttons) + 1):
            self._grid.setColumnStretch(column, 1)
        self._enter_at(next(iter(self.buttons)))

    def retranslate(self, words: Catalogue) -> None:
        """Name the tiles, and say of each what its colour says."""
        for button in self.buttons.values():
            tile = button.region.tile
            name = words.name(tile.short_zh, tile.short_en)
            button.setText(name)
            grade = words.text(f"ui.map.{button.region.key}")
            button.setAccessibleName(words.text("ui.map.tile", name=name, grade=grade))
            button.setAccessibleDescription(words.text("ui.map.keys"))
            button.setToolTip(tip(button.accessibleName()))

    def mark(self, code: str) -> None:
        """Show which region was picked; none for the code of no region."""
        for place, button in self.buttons.items():
            mine = button.region.tile.code == code
            button.setAutoExclusive(False)
            button.setChecked(mine)
            button.setAutoExclusive(True)
            if mine:
                self._enter_at(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the arrows go from tile to tile."""
        if (
            isinstance(watched, TileButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in STEPS
        ):
            self._go(watched.region.tile, STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _go(self, tile: Tile, step: tuple[int, int]) -> None:
        place = neighbour(frozenset(self.buttons), (tile.column, tile.row), step)
        if place is not None:
            self._enter_at(place)
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_sight(self.buttons[place])

    def _pick(self, tile: Tile) -> None:
        self._enter_at((tile.column, tile.row))
        self.picked.emit(tile.code)

    def _enter_at(self, place: tuple[int, int]) -> None:
        """Have Tab come to this tile and to no other."""
        before, now = self._entered, self.buttons[place]
        if now is before:
            return
        now.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if before is not None:
            QWidget.setTabOrder(before, now)
            before.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._entered = now


class Legend(QWidget):
    """The map in words: a line for each grade, behind its colour and mark."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    def tell(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these lines, each with the key of its grade."""
        empty(self._grid)
        for number, (key, text) in enumerate(lines):
            swatch = QLabel()
            swatch.setPixmap(_swatch(key, self._look))
            self._grid.addWidget(swatch, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label("line", text), number, 1)


def _swatch(key: str, look: Look) -> QPixmap:
    side = round(look.em * 1.4)
    ground, ink = look.tile(key)
    made = QPixmap(side, side)
    made.fill(QColor(ground))
    painter = QPainter(made)
    painter.setPen(QColor(look.colour("edge")))
    painter.drawRect(0, 0, side - 1, side - 1)
    inner = round(look.em * 1.1)
    painter.drawPixmap((side - inner) // 2, (side - inner) // 2, look.pixmap(key, 1.1, ink))
    painter.end()
    return made


def _fitting(font: QFont, text: str, room: QSizeF) -> tuple[QFont, str]:
    """The font in which a name fits, smaller where need be; in two lines where that is larger."""
    ways = {text, text.replace(" ", "\n", 1)}
    share, best = max((_share(font, one, room), one) for one in ways)
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    return made, best


def _share(font: QFont, text: str, room: QSizeF) -> float:
    """To what share of its size a font has to shrink for a text; 1 where there is room enough."""
    needs = QFontMetricsF(font).size(0, text)
    high = room.height() / needs.height() if "\n" in text else 1.0  # one line may stand out
    return min(1.0, 0.93 * room.width() / max(needs.width(), 1.0), high)
