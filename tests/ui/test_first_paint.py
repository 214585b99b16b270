"""What the first paint does not wait for."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import enum, gc, linecache, os, sys
made, create = set(), enum.EnumType._create_
def note(cls, name, *args, **fields):
    made.add(name)
    return create(cls, name, *args, **fields)
enum.EnumType._create_ = note
from pcirights import __main__ as program
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
loop = QApplication.exec
def leave():
    read = {os.path.basename(file) for file in linecache.cache}
    print(*sorted(made | set(sys.modules) | read), *["collector"] * gc.isenabled(), flush=True)
    os._exit(0)
def loop_until_painted(app):
    from pcirights.ui.window import Window
    paint = Window.paintEvent
    def paint_and_leave(window, event):
        QTimer.singleShot(0, leave)
        paint(window, event)
    Window.paintEvent = paint_and_leave
    return loop()
QApplication.exec = loop_until_painted
program.start(["--lang", "zh"])
"""
SLOW = {
    "AlignmentFlag": "the class Qt, with a hundred enumerations",
    "PixelMetric": "the class QStyle",
    "ViewportUpdateMode": "every class of widgets, in search of one that Qt keeps to itself",
    "platformdirs": "where the person's law packs lie",
    "ctypes": "what keeps None alive",
    "babel": "dates",
    "pcirights.pdf.render": "the letter",
    "PySide6.QtPdf": "its preview",
    "pcirights.law.load": "the statute book",
    "pcirights.places.typeahead": "the places",
    "window.py": "the source of what was imported, which PySide6 reads",
    "collector": "looking for garbage, where there is none",
}
"""By the name of a module, of an enumeration that comes with its class, of a file."""


def test_nothing_slow_is_loaded_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        check=True,
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=60,
    )
    loaded = set(done.stdout.split())
    assert {"WizardButton", "pcirights.ui.pages.welcome"} <= loaded
    assert {what for name, what in SLOW.items() if name in loaded} == set()
