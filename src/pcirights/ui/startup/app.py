"""Starting the wizard."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from pcirights.ui.dialogs.files import keep_no_fonts, keep_no_settings
from pcirights.ui.startup.faults import tell_faults
from pcirights.ui.startup.input_method import use_what_works
from pcirights.ui.startup.qt_translations import translate_qt
from pcirights.ui.theme.look import HERE, SMALLEST, bundled_family
from pcirights.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pcirights.program import Program


def run(
    program: Program,
    lang: Literal["zh", "en"],
    argv: Sequence[str] = (),
    file: Path | None = None,
) -> int:
    """Open the wizard in a language, with a file of answers if one is given.

    Returns the exit code, when its window is closed.
    """
    app = application(argv)
    translate_qt(lang)
    window = Window(program, lang)
    tell_faults(window)
    window.begin(file)
    code = app.exec()
    if code:  # nobody closed it: what shows windows has gone
        sys.stderr.write(window.language.say("error.display-gone") + "\n")
    return code


def application(argv: Sequence[str] = ()) -> QApplication:
    """The application: its style, its font, its icon; the one that runs, if one does."""
    keep_no_fonts()
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
        app.setStyle("Fusion")
    else:  # the same by its argument, which loads no class of styles
        use_what_works()
        app = QApplication([*(argv or sys.argv[:1]), "-style", "Fusion"])
    app.setApplicationName("pcirights")
    keep_no_settings()
    app.setWindowIcon(QIcon(str(HERE / "icons" / "app.svg")))
    app.setFont(reading_font(app.font()))
    return app


def reading_font(font: QFont) -> QFont:
    """The font of the screens: the bundled one, so that Chinese shows, at a readable size."""
    family = bundled_family()
    families = font.families()
    made = QFont(font)
    if family is not None:
        made.setFamilies([family, *families])
    if made.pointSizeF() < SMALLEST:
        made.setPointSizeF(SMALLEST)
    return made
