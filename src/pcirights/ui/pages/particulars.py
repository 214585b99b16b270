"""Who asks: only the fields that the letter of the chosen route needs or can take."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pcirights.core.answers import PARTS, Agent, value_of, with_value
from pcirights.core.needed import fields_of, missing_fields
from pcirights.core.vocabulary import AgentKind
from pcirights.flow.questions import Screen
from pcirights.ui.pages.form_page import FormPage
from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.fields import IDENTITY, Field
from pcirights.ui.widgets.labels import Notice, called, empty, label
from pcirights.ui.widgets.list_box import Picker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QLabel

    from pcirights.core.rows import RequestRow
    from pcirights.ui.widgets.field_error import Complaint

AGENT = tuple(
    f"agent.{name}" for name in ("name", "relation", "id_type", "id_number", "phone", "address")
)
TIED = (AgentKind.GUARDIAN, AgentKind.RELATIVE)
"""Who has to say how they stand to the person."""


class ParticularsPage(FormPage):
    """The form follows the route; what was typed for another route is kept."""

    asks = Screen.PARTICULARS

    def build(self) -> None:
        """Make the places for the fields, and those of who writes for somebody else."""
        self.fields: dict[str, Field] = {}
        self.headings: dict[str, QLabel] = {}
        self.row: RequestRow | None = None
        left = Qt.AlignmentFlag.AlignLeft
        self.private = Notice()
        self.sample_button = called(QPushButton(), "quiet")
        self.sample_button.clicked.connect(self.turn_sample)
        self.who_caption, self.who_help = label("label"), label("hint")
        self.who = Picker(self.look)
        self.who_caption.setBuddy(self.who)
        self.who.activated.connect(self._who_chosen)
        self.person, self.rest = QVBoxLayout(), QVBoxLayout()
        self.agent_box = QWidget()
        column = QVBoxLayout(self.agent_box)
        column.setContentsMargins(0, self.ems(0.3), 0, 0)
        column.setSpacing(self.ems(0.7))
        self.headings["agent"] = label("heading")
        column.addWidget(self.headings["agent"])
        self.agent_fields = {key: self._field(key, needed=False) for key in AGENT}
        for field in self.agent_fields.values():
            column.addWidget(field)
        self.body.addWidget(self.private)
        self.body.addWidget(self.sample_button, 0, left)
        asked = QVBoxLayout()
        asked.setSpacing(self.ems(0.2))  # as close as in a field
        for widget in (self.who_caption, self.who, self.who_help):
            asked.addWidget(widget)
        self.body.addLayout(asked)
        self.body.addLayout(self.person)
        self.body.addWidget(self.agent_box)
        self.body.addLayout(self.rest)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The first field."""
        return next((field.editor for field in self.fields.values()), None)

    def retranslate(self) -> None:
        """Set the texts, after the form is the route's."""
        self._follow_route()
        say, chosen = self.language.say, self.kind
        self.who_caption.setText(say("ui.who"))
        self.who.setAccessibleName(say("ui.who"))
        self.who.clear()
        for kind in self._kinds():
            self.who.addItem(say(f"ui.who.{kind or 'self'}"), kind)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        for field in self.all_fields():
            field.retranslate()
        self._follow_who()

    def load(self) -> None:
        """Show the answers."""
        inquiry = self.inquiry
        answers, say = inquiry.answers, self.language.say
        acts_as = answers.agent.acts_as
        if acts_as is not None or answers.sample:
            self.who.setCurrentIndex(max(0, self.who.findData(acts_as or "")))
        for field in self.all_fields():
            if field.key in AGENT and acts_as is None:
                continue  # kept for who turns back to it
            field.set_text(value_of(answers, field.key))
        self._follow_who()
        self._look_at_numbers()
        sample = answers.sample
        for field in self.all_fields():
            field.lock(sample)
        self.who.setEnabled(not sample)
        self.private.tell(
            "warning" if sample else "point-private",
            say("ui.sample.on" if sample else "ui.particulars.private"),
            self.look,
        )
        text = say("ui.sample.clear" if sample else "ui.sample.show")
        self.sample_button.setText(text)
        self.sample_button.setAccessibleName(text)
        self.sample_button.setIcon(self.look.icon("remove" if sample else "show", "accent"))

    @property
    def kind(self) -> str:
        """Why who writes does: a word of AgentKind, or empty for the person themselves."""
        return str(self.who.currentData() or "")

    def read(self) -> None:
        """Keep what was typed, as typed; of who writes, only where somebody else does."""
        inquiry = self.inquiry
        for field in self.fields.values():
            inquiry.answers = with_value(inquiry.answers, field.key, field.text())
        agent = Agent()
        if self.kind:
            texts = {key.partition(".")[2]: one.text() for key, one in self.agent_fields.items()}
            agent = Agent(**texts, kind=self.kind)
        inquiry.answers = replace(inquiry.answers, agent=agent)

    def typed_texts(self) -> Mapping[str, tuple[str, Complaint]]:
        """Every field that is shown."""
        return {
            field.key: (field.text(), field.fault)
            for field in self.all_fields()
            if not field.isHidden()
        }

    def turn_sample(self) -> None:
        """Show a made-up person, or bring back what the person typed."""
        self.read()
        inquiry = self.inquiry
        if inquiry.answers.sample:
            inquiry.clear_sample()
        else:
            inquiry.show_sample()
        for field in self.agent_fields.values():
            field.set_text("")
        self.who.setCurrentIndex(0)
        self.load()
        told = "ui.sample.on" if inquiry.answers.sample else "ui.sample.off"
        announce(self.private, self.language.say(told))
        self.touched()

    def fault(self) -> str | None:
        """The fields that the letter cannot do without, or cannot print."""
        row = self.inquiry.row
        wanted = list(missing_fields(self.inquiry.answers, row) if row else ())
        wanted += [
            key
            for key, field in self.agent_fields.items()
            if self.kind and field.needed and not field.text().strip()
        ]
        for field in self.all_fields():
            needed = self.language.say("ui.field.missing") if field.key in wanted else ""
            field.fault.tell("missing", needed)
            field.check()
        if not wanted:
            return self.fault_of_characters()
        next(field for field in self.all_fields() if field.key in wanted).editor.setFocus()
        return self.language.say("ui.particulars.missing")

    def warn(self, text: str) -> None:
        """Beside the fields themselves; the first is in sight."""
        announce(self, text)
        focused = self.focusWidget()
        if focused is not None:
            self.scroller.ensureWidgetVisible(focused, 0, self.ems(5))

    def all_fields(self) -> tuple[Field, ...]:
        """Every field on the page."""
        return (*self.fields.values(), *self.agent_fields.values())

    def _kinds(self) -> tuple[str, ...]:
        """Who can write on this route: a relative only where a provision lets them."""
        inquiry = self.inquiry
        route = inquiry.route()
        may = route and inquiry.program.relative_may_ask(
            inquiry.matter(replace(inquiry.answers, route=route.id))
        )
        kinds = [kind for kind in AgentKind if may or kind is not AgentKind.RELATIVE]
        return ("", *(str(kind) for kind in kinds))

    def _who_chosen(self) -> None:
        self._follow_who()
        self.touched()
        self.reorder()

    def _follow_who(self) -> None:
        """Name the parts after who writes; of somebody who died only the name is asked."""
        say, kind = self.language.say, self.kind
        for part, heading in self.headings.items():
            heading.setText(say(f"ui.particulars.{part}"))
        if kind:
            self.headings["applicant"].setText(say(f"ui.who.{kind}.person"))
            self.headings["agent"].setText(say(f"ui.who.{kind}.agent"))
        self.who_help.setText(say(f"ui.who.{kind}.help") if kind else "")
        self.who_help.setVisible(bool(kind))
        self.who.setAccessibleDescription(self.who_help.text())
        self.agent_box.setVisible(bool(kind))
        for key, field in self.agent_fields.items():
            field.needed = key == "agent.name" or (key == "agent.relation" and kind in TIED)
            field.retranslate()
        for key, field in self.fields.items():
            only_name = kind == AgentKind.RELATIVE and key.startswith("applicant.")
            field.setHidden(only_name and key != "applicant.name")

    def _follow_route(self) -> None:
        row = self.inquiry.row
        if row is None or row == self.row:
            return
        self.row = row
        empty(self.person)
        empty(self.rest)
        keys = [key for key in fields_of(row) if not key.startswith("agent.")]
        if "applicant.id_number" in keys:  # the letter names the document, where there is a word
            others = [key for key in keys if key != "applicant.id_type"]
            place = others.index("applicant.id_number")
            keys = [*others[:place], "applicant.id_type", *others[place:]]
        self.fields = {}
        self.headings = {"agent": self.headings["agent"]}
        for part in PARTS:
            own = [key for key in keys if key.startswith(f"{part}.")]
            if own:
                column = self.person if part == "applicant" else self.rest
                column.addWidget(self._group(part, own, row))

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
        made = Field(key, self.language, self.look, needed=needed)
        made.typed.connect(self.touched)
        if key.endswith(".id_type"):
            made.typed.connect(self._look_at_numbers)
        return made

    def _look_at_numbers(self) -> None:
        """Look at each number as one of the document named beside it."""
        fields = {field.key: field for field in self.all_fields()}
        for key in IDENTITY & fields.keys():
            kind = fields.get(key.replace("id_number", "id_type"))
            fields[key].document = kind.text() if kind is not None else ""
            fields[key].check()
