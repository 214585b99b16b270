"""What the law gives: the routes, what to beware of, why this law, what applied before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pcirights.core.errors import PcirightsError
from pcirights.core.vocabulary import Enforceability, Request, Severity
from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.day_chooser import DayChooser
from pcirights.ui.widgets.expected_dates import Sums
from pcirights.ui.widgets.labels import Fold, Notice, called, empty, label
from pcirights.ui.widgets.route_card import ON_THE_CARD, RouteCards
from pcirights.wording.findings import (
    basis,
    chain,
    concerning,
    former,
    how_to_find,
    passages,
    standing,
    warned,
    why_graded,
)

if TYPE_CHECKING:
    from pcirights.core.routes import Route
    from pcirights.flow.inquiry import WayOut


class FindingsPage(Page):
    """The routes to choose from; what lies below them speaks of the one chosen."""

    asks = Screen.FINDINGS
    wide = True

    def build(self) -> None:
        """Make the places for what is found."""
        self.asked = label("label")
        self.study = Notice()
        self.routes_title = label("heading")
        self.cards = RouteCards(self.look)
        self.cards.group.buttonClicked.connect(lambda _: self._tell_chosen())
        self.stops = _column(self.ems(0.6))
        self.instead = _column(self.ems(0.4))
        self.find_line = label("hint")
        self.more = Fold(self.look)
        self.cautions = Fold(self.look)
        self.why_title = label("heading")
        self.chain = label("line")
        self.sums = Sums(self.look)
        self.sums.hide()
        self.below = _column(self.ems(0.7))
        self.day = DayChooser(self.language, self.look, self.inquiry)
        self.day.chosen.connect(self.ask_again)
        self.terms_button = called(QPushButton(), "quiet")
        self.terms_button.clicked.connect(self.explain_terms)
        self.why = Fold(self.look)
        self.former = Fold(self.look)
        self.body.addWidget(self.asked)
        self.body.addWidget(self.terms_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self.study, self.stops, self.instead, self.routes_title, self.cards, self.find_line,
            self.cautions, self.more, self.sums, self.below,
        ):  # fmt: skip
            self.body.addWidget(widget)
        for widget in (self.why_title, self.chain, self.why, self.former, self.day):
            _layout(self.below).addWidget(widget)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The card chosen."""
        return next((card.radio for card in self.cards.cards if card.radio.isChecked()), None)

    def retranslate(self) -> None:
        """Set the headings."""
        say = self.language.say
        self.routes_title.setText(say("ui.findings.routes"))
        self.more.entitle(say("ui.findings.more"))
        self.why_title.setText(say("ui.findings.why"))
        self.why.entitle(say("ui.findings.articles"))
        self.former.entitle(say("ui.findings.former"))
        self.day.retranslate()
        self.terms_button.setText(say("ui.terms.open"))
        self.terms_button.setAccessibleName(say("ui.terms.open"))
        self.terms_button.setIcon(self.look.icon("help", "accent"))

    def load(self) -> None:
        """Show the routes, the chosen or the recommended one marked."""
        language, inquiry = self.language, self.inquiry
        findings, place, route = inquiry.findings(), inquiry.place(), inquiry.route()
        if place is None or route is None:
            return
        self.asked.setText(self.matter())
        another_day = findings.question.on != inquiry.program.today
        self.study.setVisible(another_day)
        if another_day:
            self.study.tell("warning", language.say("ui.findings.study"), self.look)
        self.cards.offer(findings.routes, place, language.catalogue)
        self.cards.choose(route)
        for widget in (self.instead, self.cautions, self.more, self.sums, self.below):
            widget.hide()
        self.day.load()
        self._tell_chosen()

    def read(self) -> None:
        """Keep the route chosen; the recommended one needs no word, it is the law's own first."""
        route = self.cards.chosen()
        self.inquiry.set_route(route.id if route and not route.recommended else None)

    def _tell_chosen(self) -> None:
        """What stops the route chosen; the rest about it once this is on the screen, bit by bit."""
        route = self.cards.chosen()
        if route is None:
            return
        self._warn_of(route, _layout(self.stops), stops=True)
        self.stops.setVisible(_layout(self.stops).count() > 0)
        find = how_to_find(route, self.language.catalogue)
        self.find_line.setText("\n".join(find))
        self.find_line.setVisible(bool(find))
        bits = (self._turn_elsewhere, self._caution, self._tell_more, self._calculate)
        self.once_painted(*(partial(tell, route) for tell in (*bits, self._explain)))

    def _turn_elsewhere(self, route: Route) -> None:
        """Where the route is blocked in practice: the other letters, of those that are not.

        A certificate is what a person is told to ask for instead, so its letter leads to no other.
        """
        empty(_layout(self.instead))
        ways: tuple[WayOut, ...] = ()
        if (
            route.enforceability is Enforceability.BLOCKED
            and route.request is not Request.CERTIFICATE
        ):
            asked = self.inquiry.answers.right
            ways = tuple(
                way
                for way in self.inquiry.ways_out()
                if way.right is not asked
                and (way.request is Request.CERTIFICATE or not way.blocked)
            )
        for way in ways:
            what = self.language.say(f"request.{way.request}")
            text = self.language.say("ui.findings.instead", what=what)
            button = QPushButton(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _=False, way=way: self.ask_instead(way))
            _layout(self.instead).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.instead.setVisible(bool(ways))

    def _tell_more(self, route: Route) -> None:
        """Why the route has its grade, what follows a refusal, what it costs, what goes with it."""
        place = self.inquiry.place()
        if place is None:
            return
        empty(self.more.inside)
        self.more.inside.addWidget(label("line", why_graded(route, self.language.catalogue)))
        for part in passages(route, place, self.language.catalogue)[ON_THE_CARD:]:
            self.more.inside.addWidget(label("rowName", part.heading))
            for line in part.lines:
                self.more.inside.addWidget(label("line", line))
        self.more.show()

    def _warn_of(self, route: Route, column: QVBoxLayout, *, stops: bool) -> None:
        language = self.language
        empty(column)
        for caution in warned(concerning(self.inquiry.findings(), route), language.catalogue):
            if (caution.severity is Severity.STOP) is not stops:
                continue
            notice = Notice()
            title = f"{language.say(f'severity.{caution.severity}')} · {caution.title}"
            source = (
                language.say("ui.findings.rests-on", source=caution.source)
                if caution.source
                else ""
            )
            notice.tell(caution.severity, caution.text, self.look, title, source)
            column.addWidget(notice)

    def _caution(self, route: Route) -> None:
        """What to beware of, by its number, and whole where it is unfolded."""
        self._warn_of(route, self.cautions.inside, stops=False)
        count = self.cautions.inside.count()
        self.cautions.entitle(self.language.say("ui.findings.cautions", n=count))
        self.cautions.setVisible(count > 0)

    def _calculate(self, route: Route) -> None:
        """The dates, where the working days of that time are known."""
        try:
            self.sums.show_dates(self.inquiry.dates(route), self.language.catalogue)
        except PcirightsError:
            self.sums.hide()

    def _explain(self, route: Route) -> None:
        """Why this law, and what applied before."""
        language = self.language
        findings, place, words = (
            self.inquiry.findings(),
            self.inquiry.place(),
            language.catalogue,
        )
        if place is None:
            return
        self.chain.setText(chain(route, place, findings, words))
        empty(self.why.inside)
        for item in route.basis:
            self.why.inside.addWidget(label("line", basis(item, words)))
            self.why.inside.addWidget(label("hint", standing(item, words)))
        empty(self.former.inside)
        lines = former(findings, words)
        for line in lines:
            self.former.inside.addWidget(label("line", line))
        self.former.setVisible(bool(lines))
        self.below.show()


def _column(spacing: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return made


def _layout(column: QWidget) -> QVBoxLayout:
    layout = column.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError(type(layout).__name__)
    return layout
