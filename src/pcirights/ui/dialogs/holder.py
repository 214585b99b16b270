"""Help to find out who holds the record: three questions, a proposal, and the person's word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcirights.core.vocabulary import Record
from pcirights.flow.holder import Ask, Asked, table
from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.choices import Choices, Option
from pcirights.ui.widgets.labels import Notice, bring_into_sight, called, label, spoken
from pcirights.ui.widgets.place_box import PlaceBox

if TYPE_CHECKING:
    from pcirights.flow.inquiry import Inquiry
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

ASKS = tuple(Ask)


class HolderDialog(QDialog):
    """One question at a time. ``taken``: place and kind of record have been kept as answers."""

    taken = Signal()

    def __init__(
        self, language: ScreenLanguage, look: Look, inquiry: Inquiry, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.language, self.look, self.inquiry = language, look, inquiry
        self.asked = Asked(home=inquiry.answers.place if inquiry.place() else "")
        self.ask = Ask.HOME
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.say("ui.holder.title"))
        self._step, self._title = label("hint"), label("title")
        self._lead, self._alert = label("lead"), Notice()
        self.finder = PlaceBox(language, look, inquiry.program)
        self.finder.retranslate()
        self.happened, self.saw = Choices(look), Choices(look)
        self.why = Notice()
        self.kind_title, self.kinds = label("heading"), Choices(look)
        self.there_title, self.there = label("heading"), Choices(look)
        self._offer()
        self._lay()
        self._groups: dict[Ask, tuple[QWidget, ...]] = {
            Ask.HOME: (self.finder,),
            Ask.HAPPENED: (self.happened,),
            Ask.SAW: (self.saw,),
            Ask.PROPOSAL: (self.why, self.kind_title, self.kinds, self.there_title, self.there),
        }
        window = parent.window()
        self.resize(round(window.width() * 0.8), round(window.height() * 0.9))
        self.finder.start(self.asked.home, inquiry.place())
        self._show()

    def next(self) -> None:
        """Keep the answer and go on; say what is missing."""
        self._read()
        if self.asked.lacks(self.ask):
            self._warn()
        elif self.ask is Ask.PROPOSAL:
            self.inquiry.set_place(self.asked.place)
            self.inquiry.set_record(self.asked.kind)
            self.accept()
            self.taken.emit()
        else:
            self._turn(1)

    def back(self) -> None:
        """Go back a question; at the first one, leave everything as it was."""
        self._read()
        if self.ask is Ask.HOME:
            self.reject()
        else:
            self._turn(-1)

    def _turn(self, step: int) -> None:
        self.ask = ASKS[ASKS.index(self.ask) + step]
        self._show()

    def _read(self) -> None:
        asked = self.asked
        match self.ask:
            case Ask.HOME:
                self.finder.settle()
                self.asked = replace(asked, home=self.finder.code, there="")
            case Ask.HAPPENED:
                self.asked = asked.with_happened(self.happened.value() or "")
            case Ask.SAW:
                self.asked = asked.with_saw(self.saw.value() or "")
            case Ask.PROPOSAL:
                kind, there = self.kinds.value(), self.there.value()
                self.asked = replace(
                    asked,
                    record=Record(kind) if kind else None,
                    there="" if there is None else "home" if there == "home" else "elsewhere",
                )

    def _warn(self) -> None:
        fault = self.finder.fault() if self.ask is Ask.HOME else None
        only_where = self.ask is Ask.PROPOSAL and self.asked.kind is not None
        text = fault or self.language.say("ui.holder.where-too" if only_where else "ui.choose-one")
        self._alert.tell("warning", text, self.look)
        self._alert.show()
        announce(self._alert, text)
        where = self.there.first()
        if only_where and where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.there)

    def _show(self) -> None:
        say = self.language.say
        number = ASKS.index(self.ask) + 1
        asking = self.ask is not Ask.PROPOSAL
        self._step.setText(
            say("ui.holder.step", n=number, of=len(ASKS) - 1) if asking else say("ui.holder.found")
        )
        self._title.setText(say(f"ui.holder.{self.ask}"))
        self._lead.setText(say(f"ui.holder.{self.ask}.lead"))
        self._alert.hide()
        if not asking:
            self._propose()
        for ask, widgets in self._groups.items():
            for widget in widgets:
                widget.setVisible(ask is self.ask)
        proposal = self.asked.proposal
        if proposal is not None and not asking:
            for widget in (self.there_title, self.there):
                widget.setVisible(proposal.asks_place)
        for button, key in (
            (self.next_button, "ui.next" if asking else "ui.holder.take"),
            (self.back_button, "ui.holder.cancel" if number == 1 else "ui.back"),
        ):
            button.setText(say(key))
            button.setAccessibleName(spoken(say(key)))
        self.scroller.setAccessibleName(self._title.text())
        self.scroller.verticalScrollBar().setValue(0)
        first = {
            Ask.HOME: self.finder.box,
            Ask.HAPPENED: self.happened.first(),
            Ask.SAW: self.saw.first(),
            Ask.PROPOSAL: self.kinds.first(),
        }[self.ask]
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title.text())

    def _offer(self) -> None:
        say = self.language.say
        for choices, name, keys in (
            (self.happened, "happened", table().happened),
            (self.saw, "saw", table().saw),
        ):
            choices.offer([Option(key, say(f"ui.holder.{name}.{key}")) for key in keys])

    def _propose(self) -> None:
        """What fits, why, and where the holder sits."""
        proposal, say = self.asked.proposal, self.language.say
        if proposal is None:
            return
        self.why.tell("note", say(f"ui.holder.why.{proposal.why}"), self.look)
        self.kind_title.setText(
            say("ui.holder.one" if len(proposal.records) == 1 else "ui.holder.several")
        )
        self.kinds.offer(
            [
                Option(kind, say(f"ui.record.name.{kind}"), say(f"record.{kind}.help"))
                for kind in proposal.records
            ]
        )
        self.kinds.choose(self.asked.kind)
        home = self.language.place_name(self.inquiry.program.places.by_code(self.asked.home))
        self.there_title.setText(say("ui.holder.where"))
        self.there.offer(
            [
                Option("home", say("ui.holder.there.home", place=home)),
                Option("elsewhere", say("ui.holder.there.elsewhere")),
            ]
        )
        self.there.choose(self.asked.there or None)

    def _lay(self) -> None:
        inner = called(QWidget(), "body")
        column = QVBoxLayout(inner)
        margin = round(self.look.em * 1.4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(round(self.look.em * 0.7))
        for widget in (
            self._step, self._title, self._lead, self._alert, self.finder, self.happened, self.saw,
            self.why, self.kind_title, self.kinds, self.there_title, self.there,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidget(inner)
        self.back_button = QPushButton()
        self.back_button.clicked.connect(self.back)
        self.back_button.setAutoDefault(False)
        self.next_button = called(QPushButton(), "primary")
        self.next_button.clicked.connect(self.next)
        self.next_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(margin, 0, margin, round(self.look.em * 0.8))
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller, 1)
        outer.addLayout(buttons)
