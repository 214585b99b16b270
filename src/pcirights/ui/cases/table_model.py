"""The table of cases: ten thousand rows are shown, searched and sorted without a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QIcon

from pcirights.cases.head import Due, Wanted, by_urgency, due
from pcirights.core.errors import brief
from pcirights.ui.widgets.labels import tip
from pcirights.wording.phrases import capitalised

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QPersistentModelIndex

    from pcirights.cases.head import Head
    from pcirights.program import Program
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

    Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("due", "date", "case", "place", "asked", "stage", "changed")
NAMES = {Due.LIMIT: "stop", Due.OVERDUE: "warning", Due.SOON: "note"}
ROLES = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class CaseTable(QAbstractTableModel):
    """The cases that are wanted, in the order that is wanted."""

    def __init__(self, language: ScreenLanguage, look: Look, program: Program) -> None:
        super().__init__()
        self._language, self._look, self._program = language, look, program
        self._icons = self._drawn()
        self._heads: Sequence[tuple[str, Head]] = ()
        self._rows: list[tuple[str, Head]] = []
        self._wanted = Wanted()
        self._order: tuple[int, bool] = (0, False)
        self._places: dict[str, str] = {"": ""}

    def show(self, heads: Sequence[tuple[str, Head]]) -> None:
        """Show other cases, filtered and sorted as before."""
        self._heads = heads
        self._renew()

    def want(self, wanted: Wanted) -> None:
        """Show the cases that are wanted."""
        self._wanted = wanted
        self._renew()

    def speak(self) -> None:
        """Write every cell in the screen's language; the rows stay where they are."""
        self._places = {"": ""}
        self._icons = self._drawn()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def ident(self, row: int) -> str:
        """The id of the case in a row."""
        return self._rows[row][0]

    def idents(self) -> list[str]:
        """The ids of all cases that are shown."""
        return [ident for ident, _ in self._rows]

    def row_of(self, ident: str) -> int:
        """The row of a case; -1 where it is not shown."""
        return next((row for row, one in enumerate(self._rows) if one[0] == ident), -1)

    def _renew(self) -> None:
        self.beginResetModel()
        column, reverse = self._order
        self._rows = self._wanted.find(self._heads, self._today)
        key = self._key(COLUMNS[column])
        self._rows.sort(key=lambda pair: key(pair[1]), reverse=reverse)
        self.endResetModel()

    def _key(self, column: str) -> Callable[[Head], Any]:
        today = self._today
        keys: dict[str, Callable[[Head], Any]] = {
            "due": lambda head: by_urgency(head, today),
            "date": lambda head: head.dates or "9",
            "case": lambda head: (head.label or head.who, head.who),
            "place": lambda head: head.place,
            "asked": lambda head: (head.record, head.right),
            "stage": lambda head: head.stage,
            "changed": lambda head: head.changed,
        }
        return keys[column]

    def _drawn(self) -> dict[Due, QIcon]:
        return {state: _icon(name, self._look) for state, name in NAMES.items()}

    @property
    def _today(self) -> date:
        return self._program.today

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt has it
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt has it
        """Qt: how many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  # as Qt has it
        """Qt: the names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._language.say(f"ui.cases.column.{COLUMNS[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # as Qt has it
        """Qt: what stands in a cell."""
        head = self._rows[index.row()][1]
        column = COLUMNS[index.column()]
        if role in ROLES:
            return capitalised(self._text(head, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(capitalised(self._text(head, column)))
        if role == Qt.ItemDataRole.DecorationRole and column == "due":
            return self._icons.get(due(head, self._today)[0])
        return None

    def _text(self, head: Head, column: str) -> str:
        say = self._language.say
        match column:
            case "due":
                state = "trouble" if head.trouble else due(head, self._today)[0]
                return say(f"cases.due.{state}")
            case "date":
                dated = due(head, self._today)[1]
                return f"{dated.earliest} {capitalised(say(f'date.{dated.what}'))}" if dated else ""
            case "case":
                return " · ".join(brief(part) for part in (head.label, head.who, head.to) if part)
            case "place":
                return self._place(head.place)
            case "asked":
                words = (("record", head.record), ("right", head.right))
                return " · ".join(say(f"{kind}.{word}") for kind, word in words if word)
            case "stage":
                return say(f"cases.stage.{head.stage}")
            case _:
                return head.changed

    def _place(self, code: str) -> str:
        if code not in self._places:
            place = self._program.places.by_code(code)
            self._places[code] = self._language.place_name(place)
        return self._places[code]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: sort by a column."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self._renew()


def _icon(name: str, look: Look) -> QIcon:
    """An icon that is seen in a chosen row too."""
    made = QIcon(look.pixmap(name, 1.2))
    made.addPixmap(look.pixmap(name, 1.2, "on_accent"), QIcon.Mode.Selected)
    return made
