"""Which place: typed in any script and completed, or found in a list. A name is never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from pcirights.core.errors import PcirightsError
from pcirights.ui.browse import Browser
from pcirights.ui.inquiry import Screen
from pcirights.ui.page import Page
from pcirights.ui.parts import Fold, Notice, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcirights.places import Place

CODE = Qt.ItemDataRole.UserRole
SHOWN = 12


class PlacePage(Page):
    """A box to type in with the places below it, and a list to browse."""

    asks = Screen.PLACE

    def build(self) -> None:
        """Make the box, the rows, the list."""
        self.code = ""
        self.caption = label("label")
        self.box = QLineEdit()
        self.box.setClearButtonEnabled(True)
        self.box.textEdited.connect(self._typed)
        self.box.installEventFilter(self)
        self.caption.setBuddy(self.box)
        self.rows = QListWidget()
        self.rows.setUniformItemSizes(True)
        self.rows.currentItemChanged.connect(self._moved)
        self.rows.itemActivated.connect(lambda item: self._pick(item.data(CODE)))
        self.rows.itemClicked.connect(lambda item: self._pick(item.data(CODE)))
        self.picked = Notice()
        self.fold = Fold(self.look)
        self.browser = Browser(self.desk)
        self.browser.picked.connect(self._browsed)
        self.fold.inside.addWidget(self.browser)
        self.fold.button.toggled.connect(self._unfolded)
        for widget in (self.caption, self.box, self.rows, self.picked, self.fold):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def first(self) -> QWidget:
        """Qt's focus on opening."""
        return self.box

    def retranslate(self) -> None:
        """Set the texts; the rows in the screen's language."""
        say = self.desk.say
        self.caption.setText(say("ui.place.box"))
        self.box.setPlaceholderText(say("ui.place.example"))
        self.box.setAccessibleName(say("ui.place.box"))
        self.box.setAccessibleDescription(say("ui.place.example"))
        self.rows.setAccessibleName(say("ui.place.rows"))
        self.fold.entitle(say("ui.place.browse"))
        self.browser.retranslate()
        self._list(self._suggested())

    def load(self) -> None:
        """Show the place chosen; one that a file names is looked up as if typed."""
        given = self.desk.inquiry.answers.place
        place = self.desk.inquiry.place()
        self.code = place.code if place else ""
        if given and not self.box.text():
            self.box.setText(self.desk.words.name(place.name_zh, place.name_en) if place else given)
            self._list(self._suggested())
        self._show_picked()

    def read(self) -> None:
        """Keep the unit picked; what was typed is taken where it names exactly one."""
        if not self.code and self.box.text().strip():
            found = self.desk.inquiry.program.places.find(self.box.text())
            if len(found.places) == 1 and found.question is None:
                self._pick(found.places[0].code)
            elif found.places or found.near:
                self._list(found.places or found.near)
        self.desk.inquiry.set_place(self.code)

    def fault(self) -> str | None:
        """What is unclear about the place."""
        typed = self.box.text().strip()
        if not self.code and not typed:
            return self.desk.say("ui.place.missing")
        try:
            self.desk.inquiry.program.place(self.code or typed)
        except PcirightsError as error:
            if error.code == "place-ambiguous":
                return self.desk.say("ui.place.ambiguous")
            return self.desk.error(error)
        return None

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
            self._pick(self.rows.currentItem().data(CODE))
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.code = ""
        self.alert.hide()
        self._list(self._suggested())
        self._show_picked()

    def _suggested(self) -> tuple[Place, ...]:
        text = self.box.text().strip()
        return self.desk.inquiry.program.places.suggest(text, SHOWN) if text else ()

    def _list(self, places: Iterable[Place]) -> None:
        self.rows.blockSignals(True)
        self.rows.clear()
        for place in places:
            item = QListWidgetItem(self.desk.place_row(place))
            item.setData(CODE, place.code)
            self.rows.addItem(item)
            if place.code == self.code:
                self.rows.setCurrentItem(item)
        self.rows.blockSignals(False)
        self.rows.setVisible(self.rows.count() > 0)
        height = self.rows.sizeHintForRow(0) if self.rows.count() else 0
        self.rows.setFixedHeight(height * min(6, self.rows.count()) + self.ems(0.4))

    def _moved(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        """The arrows choose; that the keyboard came into the rows does not."""
        if item is not None and before is not None and self.rows.hasFocus():
            self._pick(item.data(CODE))

    def _browsed(self, code: str) -> None:
        place = self.desk.inquiry.program.places.by_code(code)
        self.box.setText(self.desk.words.name(place.name_zh, place.name_en))
        self._list((place,))
        self._pick(code)

    def _pick(self, code: str) -> None:
        self.code = code
        self.alert.hide()
        self._show_picked()

    def _show_picked(self) -> None:
        self.picked.setVisible(bool(self.code))
        if self.code:
            place = self.desk.inquiry.program.places.by_code(self.code)
            text = self.desk.say("ui.place.picked", place=self.desk.place_row(place))
            self.picked.tell("done", text, self.look)

    def _unfolded(self, on: bool) -> None:  # noqa: FBT001  # Qt's own signal
        if on:
            self.browser.fill()
