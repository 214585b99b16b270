"""All places as a tree: provinces, below them cities, below them counties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

if TYPE_CHECKING:
    from pcirights.places import Place, PlaceTable
    from pcirights.ui.screen_language import ScreenLanguage

CODE = Qt.ItemDataRole.UserRole


class Browser(QTreeWidget):
    """The tree; a unit's own are put in when it is opened."""

    picked = Signal(str)

    def __init__(self, language: ScreenLanguage, places: PlaceTable) -> None:
        super().__init__()
        self._language, self._places = language, places
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(self.fontMetrics().height() * 12)
        self.itemExpanded.connect(self._open)
        self.itemClicked.connect(self._pick)
        self.itemActivated.connect(self._pick)

    def fill(self) -> None:
        """Put in the provinces, once."""
        if not self.topLevelItemCount():
            for place in self._places.children(None):
                self.addTopLevelItem(self._item(place))

    def retranslate(self) -> None:
        """Name every unit in the screen's language."""
        self.setAccessibleName(self._language.say("ui.place.browse"))
        places = self._places
        waiting = [
            item
            for number in range(self.topLevelItemCount())
            if (item := self.topLevelItem(number))
        ]
        while waiting:
            item = waiting.pop()
            item.setText(0, self._language.unit_name(places.by_code(item.data(0, CODE))))
            below = (item.child(number) for number in range(item.childCount()))
            waiting.extend(child for child in below if child is not None)

    def _item(self, place: Place) -> QTreeWidgetItem:
        item = QTreeWidgetItem([self._language.unit_name(place)])
        item.setData(0, CODE, place.code)
        if self._places.children(place.code):
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _open(self, item: QTreeWidgetItem) -> None:
        if not item.childCount():
            children = self._places.children(item.data(0, CODE))
            item.addChildren([self._item(place) for place in children])

    def _pick(self, item: QTreeWidgetItem) -> None:
        self.picked.emit(item.data(0, CODE))
