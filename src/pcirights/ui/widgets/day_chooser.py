"""Asking what the law was on another day: a calm option, folded away until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from pcirights.ui.widgets.date_typing import SHOWN, TYPED
from pcirights.ui.widgets.labels import Fold, day_field, describe, label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QDateEdit

    from pcirights.flow.inquiry import Inquiry
    from pcirights.i18n import Lang
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

LOCALES = {"zh": QLocale.Language.Chinese, "en": QLocale.Language.English}
FORMATS = {"zh": "yyyy年M月d日", "en": "yyyy-M-d"}
"""Of a day to be typed: numbers alone, since the name of a month takes none."""
READ = {"zh": FORMATS["zh"], "en": "d MMMM yyyy"}
"""Of a day that stands there to be read, as the language writes it elsewhere."""


def write_days(field: QDateEdit, lang: Lang) -> None:
    """Have a field write its day as a language does, and take numbers while one types."""
    field.setLocale(QLocale(LOCALES[lang]))
    field.setProperty(TYPED, FORMATS[lang])
    field.setProperty(SHOWN, READ[lang])
    widths = []
    for written in (READ[lang], FORMATS[lang]):
        field.setDisplayFormat(written)
        widths.append(field.sizeHint().width())
    field.setMinimumWidth(max(widths))  # it does not jump when one comes to it
    field.setDisplayFormat(FORMATS[lang] if field.hasFocus() else READ[lang])


class DayChooser(Fold):
    """``chosen``: the day to ask about has been kept; None among the answers stands for today."""

    chosen = Signal()

    def __init__(self, language: ScreenLanguage, look: Look, inquiry: Inquiry) -> None:
        super().__init__(look)
        self._language, self._inquiry = language, inquiry
        self.help = label("help")
        self.day = day_field(look)
        self.day.setCalendarPopup(False)
        self.go = QPushButton()
        self.go.clicked.connect(self._go)
        self.back = QPushButton()
        self.back.clicked.connect(lambda: self._keep(None))
        row = QHBoxLayout()
        row.addWidget(self.day)
        row.addWidget(self.go)
        row.addWidget(self.back)
        row.addStretch(1)
        self.inside.addWidget(self.help)
        self.inside.addLayout(row)

    def retranslate(self) -> None:
        """Set the texts; the day as the language writes it."""
        say = self._language.say
        book = self._inquiry.program.book
        words = self._language.catalogue
        first, last = words.date(book.first_day), words.date(book.horizon)
        self.entitle(say("ui.day.title"))
        self.help.setText(say("ui.day.help", first=first, last=last))
        write_days(self.day, self._language.lang)
        self.day.setDateRange(_qt(book.first_day), _qt(book.horizon))
        describe(self.day, say("ui.day.name"), say("ui.day.keys"))
        for button, key in ((self.go, "ui.day.go"), (self.back, "ui.day.today")):
            button.setText(say(key))
            button.setAccessibleName(say(key))

    def load(self) -> None:
        """Show the day in use."""
        today = self._inquiry.program.today
        day = self._inquiry.answers.on or today
        self.day.setDate(_qt(day))
        another = day != today
        self.back.setVisible(another)
        if another:
            self.button.setChecked(True)

    def _go(self) -> None:
        day: date = self.day.date().toPython()  # type: ignore[assignment]  # the stub says object
        self._keep(None if day == self._inquiry.program.today else day)

    def _keep(self, day: date | None) -> None:
        self._inquiry.set_day(day)
        self.chosen.emit()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
