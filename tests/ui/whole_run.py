"""A whole run in a process of its own: ``python -m tests.ui.whole_run FOLDER [again]``.

It fills in a matter, saves the letter in each form, own sheet, answers and calendar into
FOLDER through the real file dialogs, copies, prints, and closes the window.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pcirights.ui.startup.none_references import keep_none_alive

keep_none_alive()

from PySide6.QtCore import QDeadlineTimer, QTimer  # noqa: E402
from PySide6.QtPrintSupport import QPrinter  # noqa: E402
from PySide6.QtWidgets import QApplication, QFileDialog  # noqa: E402

from pcirights.program import FORMATS, Program  # noqa: E402
from pcirights.ui.dialogs import messages  # noqa: E402
from pcirights.ui.letter import printing, saving  # noqa: E402
from pcirights.ui.screenshots.pages import sample  # noqa: E402
from pcirights.ui.startup.app import application  # noqa: E402
from pcirights.ui.startup.qt_translations import translate_qt  # noqa: E402
from pcirights.ui.window import Window  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from pcirights.ui.letter.saving import Saver
    from pcirights.ui.pages.save import SavePage


def wait(until: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    limit = QDeadlineTimer(60_000)
    while not until():
        if limit.hasExpired():
            raise TimeoutError
        QApplication.processEvents()


def choose(folder: Path) -> None:
    """Answer the next file dialog with a file in a folder, under the name that it proposes."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(10, lambda: choose(folder))
        return
    name = Path(dialog.selectedFiles()[0]).name
    dialog.setDirectory(str(folder))
    dialog.selectFile(name)
    dialog.accept()


def save(button: QPushButton, saver: Saver, folder: Path) -> None:
    """Press a button that saves."""
    QTimer.singleShot(10, lambda: choose(folder))
    button.click()
    wait(lambda: not saver.busy)


def save_again(page: SavePage, path: Path) -> int:
    """Save whenever the last time is over, until the application ends; its exit code."""

    def once() -> None:
        if not page.take.saver.busy:
            sys.stdout.write("saving\n")
            sys.stdout.flush()
            page.take.save_button.click()

    setattr(saving, "ask_where_to_save", lambda *_: path)  # noqa: B010  # not its own name
    timer = QTimer()
    timer.timeout.connect(once)
    timer.start(1)
    return QApplication.exec()


def run(folder: Path, *, again: bool = False) -> None:
    """Do all of it; or save the letter over and over ``again``, until something ends that."""
    application()
    translate_qt("zh")
    messages.confirm = lambda *_, **__: True
    window = Window(Program(date(2026, 11, 25)), "zh")
    window.begin()
    wait(lambda: window.wizard.complete)
    window.inquiry.start_over(sample())
    while window.wizard.shown().asks != "save":
        if window.wizard.shown().asks == "preview":
            wait(lambda: window.inquiry.letter() is not None)
        window.wizard.next()
    page = cast("SavePage", window.wizard.shown())
    if again:
        sys.exit(save_again(page, folder / "letter.pdf"))
    for form in FORMATS:
        page.take.radios[form].click()
        save(page.take.save_button, page.take.saver, folder)
        save(page.take.own_button, page.take.saver, folder)
    save(page.answers_button, page.saver, folder)
    save(page.dates.ics_button, page.dates.saver, folder)
    page.take.copy_button.click()
    wait(lambda: not page.take.saver.busy)
    printing.printers = lambda: True
    printing.ask_for_printer = lambda *_: _to_a_file(folder / "printed.pdf")
    page.take.radios["pdf"].click()
    page.take.print_button.click()
    wait(lambda: not page.take.saver.busy)
    window.close()


def _to_a_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printing.set_up(printer)
    return printer


if __name__ == "__main__":
    run(Path(sys.argv[1]), again="again" in sys.argv)
