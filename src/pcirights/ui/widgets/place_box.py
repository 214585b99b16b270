"""A box to type a place in, in any script, with the places below it. A name is never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pcirights.core.errors import PcirightsError
from pcirights.ui.widgets.labels import Notice, clearable, label
from pcirights.ui.widgets.tidying_editors import one_line_editor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcirights.places import Place
    from pcirights.program import Program
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

CODE = Qt.ItemDataRole.UserRole
SHOWN = 12
SEEN = 6
"""How many rows are offered, and how many are seen without scrolling."""


class PlaceBox(QWidget):
    """``code`` is that of the unit picked, empty while none is. ``changed``: typed or picked."""

    changed = Signal()

    def __init__(self, language: ScreenLanguage, look: Look, program: Program) -> None:
        super().__init__()
        self._language, self.look, self._program = language, look, program
        self.code = ""
        self.caption = label("label")
        self.box = one_line_editor()
        self.box.textEdited.connect(self._typed)
        self.box.installEventFilter(self)
        self.caption.setBuddy(self.box)
        self.rows = QListWidget()
        self.rows.setUniformItemSizes(True)
        self.rows.currentItemChanged.connect(self._moved)
        self.rows.itemActivated.connect(lambda item: self.pick(item.data(CODE)))
        self.rows.itemClicked.connect(lambda item: self.pick(item.data(CODE)))
        self.picked = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(look.em * 0.5))
        for widget in (self.caption, self.box, self.rows, self.picked):
            column.addWidget(widget)
        self._list(())
        self._show_picked()

    def retranslate(self) -> None:
        """Set the texts; the rows in the screen's language."""
        say = self._language.say
        self.caption.setText(say("ui.place.box"))
        clearable(self.box, self.look)
        self.box.setPlaceholderText(say("ui.place.example"))
        self.box.setAccessibleName(say("ui.place.box"))
        self.box.setAccessibleDescription(say("ui.place.example"))
        self.rows.setAccessibleName(say("ui.place.rows"))
        shown = [self.rows.item(number).data(CODE) for number in range(self.rows.count())]
        self._list(map(self._program.places.by_code, shown))
        self._show_picked()

    def start(self, given: str, place: Place | None) -> None:
        """Show a place that was chosen; a text that a file gave is looked up as if typed."""
        self.code = place.code if place else ""
        if given and not self.box.text():
            words = self._language.catalogue
            self.box.setText(words.name(place.name_zh, place.name_en) if place else given)
            self._list(self._suggested())
        self._show_picked()

    def forget(self) -> None:
        """Begin anew: nothing typed, nothing offered, nothing picked."""
        self.box.clear()
        self.code = ""
        self._list(())

    def offer(self, place: Place, below: Iterable[Place] = ()) -> None:
        """Take a unit that was picked elsewhere on the page, with others to choose among."""
        self.box.setText(self._language.catalogue.name(place.name_zh, place.name_en))
        self.code = place.code
        self._list((place, *below))
        self.pick(place.code)

    def settle(self) -> None:
        """Take what was typed where it names exactly one unit; else show what it may mean."""
        if self.code or not self.box.text().strip():
            return
        found = self._program.places.find(self.box.text())
        if len(found.places) == 1 and found.question is None:
            self.pick(found.places[0].code)
        elif found.places or found.near:
            self._list(found.places or found.near)

    def fault(self) -> str | None:
        """What is unclear about the place."""
        typed = self.box.text().strip()
        if not self.code and not typed:
            return self._language.say("ui.place.missing")
        try:
            self._program.place(self.code or typed)
        except PcirightsError as error:
            if error.code == "place-ambiguous":
                return self._language.say("ui.place.ambiguous")
            return self._language.error(error)
        return None

    def pick(self, code: str) -> None:
        """Take a unit."""
        self.code = code
        self._show_picked()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the box, the arrow goes down into the rows."""
        if (
            watched is self.box
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self.rows.count()
        ):
            self.rows.setCurrentRow(max(0, self.rows.currentRow()))
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            self.pick(self.rows.currentItem().data(CODE))
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.code = ""
        self._list(self._suggested())
        self._show_picked()
        self.changed.emit()

    def _suggested(self) -> tuple[Place, ...]:
        text = self.box.text().strip()
        return self._program.places.suggest(text, SHOWN) if text else ()

    def _list(self, places: Iterable[Place]) -> None:
        units = tuple(places)
        self.rows.blockSignals(True)
        self.rows.clear()
        for place in units:
            item = QListWidgetItem(self._language.place_row(place))
            item.setData(CODE, place.code)
            self.rows.addItem(item)
            if place.code == self.code:
                self.rows.setCurrentItem(item)
        self.rows.blockSignals(False)
        self.rows.setVisible(bool(units))
        height = self.rows.sizeHintForRow(0) if units else 0
        self.rows.setFixedHeight(height * min(SEEN, len(units)) + round(self.look.em * 0.4))

    def _moved(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        """The arrows choose; that the keyboard came into the rows does not."""
        if item is not None and before is not None and self.rows.hasFocus():
            self.pick(item.data(CODE))

    def _show_picked(self) -> None:
        self.picked.setVisible(bool(self.code))
        if self.code:
            places = self._program.places
            place = places.by_code(self.code)
            named = self._language.place_row(place)
            wide = len(place.path) == 1 and bool(places.children(place.code))
            key = "ui.place.picked.region" if wide else "ui.place.picked"
            self.picked.tell("done", self._language.say(key, place=named), self.look)
