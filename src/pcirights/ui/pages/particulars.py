"""Who asks: only the fields that the letter of the chosen route needs or can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcirights.core.answers import PARTS, value_of, with_value
from pcirights.core.interview import Step, fields_of, missing
from pcirights.ui.announce import announce
from pcirights.ui.fields import Field
from pcirights.ui.inquiry import Screen
from pcirights.ui.page import Page
from pcirights.ui.parts import Fold, Notice, empty, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from pcirights.core.statute_book import RequestRow

AGENT = tuple(
    f"agent.{name}" for name in ("name", "relation", "id_type", "id_number", "phone", "address")
)


class ParticularsPage(Page):
    """The form follows the route; what was typed for another route is kept."""

    asks = Screen.PARTICULARS

    def build(self) -> None:
        """Make the places for the fields, and those of a representative."""
        self.fields: dict[str, Field] = {}
        self.headings: dict[str, QLabel] = {}
        self.row: RequestRow | None = None
        self.private = Notice()
        self.form = QVBoxLayout()
        self.form.setSpacing(self.ems(0.8))
        self.agent = Fold(self.look)
        self.agent_help = label("help")
        self.agent.inside.addWidget(self.agent_help)
        self.agent_fields = {key: self._field(key, needed=False) for key in AGENT}
        for field in self.agent_fields.values():
            self.agent.inside.addWidget(field)
        self.body.addWidget(self.private)
        self.body.addLayout(self.form)
        self.body.addSpacing(self.ems(0.4))
        self.body.addWidget(self.agent)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The first field."""
        return next((field.editor for field in self.fields.values()), None)

    def retranslate(self) -> None:
        """Set the texts, after the form is the route's."""
        self._follow_route()
        say = self.desk.say
        self.private.tell("point-private", say("ui.particulars.private"), self.look)
        for part, heading in self.headings.items():
            heading.setText(say(f"ui.particulars.{part}"))
        for field in self.all_fields():
            field.retranslate()
        self.agent.entitle(say("ui.particulars.agent"))
        self.agent_help.setText(say("ui.particulars.agent-help"))

    def load(self) -> None:
        """Show the answers."""
        answers = self.desk.inquiry.answers
        for field in self.all_fields():
            field.complain("")
            field.set_text(value_of(answers, field.key))
            field.check()
        if any(value_of(answers, key) for key in AGENT):
            self.agent.button.setChecked(True)

    def read(self) -> None:
        """Keep what was typed, as typed."""
        inquiry = self.desk.inquiry
        for field in self.all_fields():
            inquiry.answers = with_value(inquiry.answers, field.key, field.text())

    def fault(self) -> str | None:
        """The fields that the letter cannot do without."""
        row = self.desk.inquiry.row
        wanted = missing(self.desk.inquiry.answers, row, Step.PARTICULARS) if row else ()
        for field in self.all_fields():
            if field.key in wanted:
                field.complain(self.desk.say("ui.field.missing"))
            else:
                field.complain("")
                field.check()
        if not wanted:
            return None
        first = self.fields[wanted[0]]
        first.editor.setFocus()
        return self.desk.say("ui.particulars.missing")

    def warn(self, text: str) -> None:
        """Beside the fields themselves; the first is in sight."""
        announce(self, text)
        focused = self.focusWidget()
        if focused is not None:
            self.scroller.ensureWidgetVisible(focused, 0, self.ems(5))

    def all_fields(self) -> tuple[Field, ...]:
        """Every field on the page."""
        return (*self.fields.values(), *self.agent_fields.values())

    def _follow_route(self) -> None:
        row = self.desk.inquiry.row
        if row is None or row == self.row:
            return
        self.row = row
        empty(self.form)
        keys = [key for key in fields_of(row) if not key.startswith("agent.")]
        self.fields, self.headings = {}, {}
        for part in PARTS:
            own = [key for key in keys if key.startswith(f"{part}.")]
            if own:
                self.form.addWidget(self._group(part, own, row))

    def _group(self, part: str, keys: list[str], row: RequestRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self.ems(0.3), 0, 0)
        column.setSpacing(self.ems(0.7))
        self.headings[part] = label("heading")
        column.addWidget(self.headings[part])
        for key in keys:
            self.fields[key] = self._field(key, needed=key in row.needs)
            column.addWidget(self.fields[key])
        return box

    def _field(self, key: str, *, needed: bool) -> Field:
        return Field(key, self.desk, self.look, needed=needed)
