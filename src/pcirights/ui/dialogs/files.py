"""Asking for a file. Nothing is kept of what was asked: no history, no last folder."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QChildEvent, QEvent, QObject, QSettings

from pcirights import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from pcirights.ui.screen_language import ScreenLanguage

GROUP = "FileDialog"
ANY = "any"
"""In place of a suffix: whatever the file is."""


def keep_no_fonts() -> None:
    """Have the system's list of fonts not be written into the home; before there is a window."""
    if sys.platform not in {"win32", "darwin"}:
        os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))


def keep_no_settings() -> None:
    """Have Qt's own settings go nowhere, where they are a file; see ``_no_trace`` for elsewhere."""
    if sys.platform not in {"win32", "darwin"}:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def ask_where_to_save(
    parent: QWidget, language: ScreenLanguage, taken: set[str], what: str, suffix: str
) -> Path | None:
    """The file to write, or None; ``what`` is letter, own, answers or dates.

    Whether a file that exists may be replaced is asked by whoever writes it. No name holds a word
    of the person's; a second letter is proposed under a number: ``taken`` are the names already
    given, to which this one is added.
    """
    stem, number = language.say(f"ui.file.name.{what}"), 1
    name = f"{stem}.{suffix}"
    while name in taken or (paths.home_dir() / name).exists():
        number += 1
        name = f"{stem} {number}.{suffix}"
    path = _ask(parent, language, f"ui.save.{what}", suffix, name)
    if path is not None:
        taken.add(path.name)
    return path


def ask_what_to_open(parent: QWidget, language: ScreenLanguage) -> Path | None:
    """The file of answers to read, or None."""
    return _ask(parent, language, "ui.open", "toml")


def ask_for_pack(parent: QWidget, language: ScreenLanguage) -> Path | None:
    """The law pack to look at, or None."""
    return _ask(parent, language, "ui.law-pack.choose", "pcilaw")


def ask_for_key(parent: QWidget, language: ScreenLanguage) -> Path | None:
    """The public key to read, or None."""
    return _ask(parent, language, "ui.law-pack.key", "pub")


def _ask(
    parent: QWidget, language: ScreenLanguage, title: str, suffix: str, name: str = ""
) -> Path | None:
    """Ask; with a name to propose, for a file to write."""
    from PySide6.QtWidgets import QFileDialog  # it takes long to load

    say, part = language.say, QFileDialog.DialogLabel
    with _no_trace():
        home, kind = str(paths.home_dir()), say(f"ui.file.kind.{suffix}")
        dialog = QFileDialog(parent, say(title), home, kind)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.installEventFilter(_PlainMessages(dialog))
        dialog.setLabelText(part.LookIn, say("ui.file.look-in"))
        dialog.setLabelText(part.FileType, say("ui.file.type"))
        if name:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(name)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        shiboken6.delete(dialog)  # now: it is on its end that Qt writes down where it was
    path = Path(chosen[0]) if chosen else None
    if path and name and suffix != ANY and path.suffix.lower() != f".{suffix}":
        return path.with_name(f"{path.name}.{suffix}")  # Qt adds none to 申请书2026.11.26
    return path


class _PlainMessages(QObject):
    """Has what a dialog says in a box of its own be text: it names files as they are called."""

    def eventFilter(self, _dialog: QObject, event: QEvent) -> bool:
        """Qt: a child of the dialog is about to be shown."""
        if isinstance(event, QChildEvent) and event.polished():
            from PySide6.QtWidgets import QMessageBox

            box = event.child()
            if isinstance(box, QMessageBox):
                from PySide6.QtCore import Qt

                box.setTextFormat(Qt.TextFormat.PlainText)
        return False


def ask_for_cases(parent: QWidget, language: ScreenLanguage) -> Path | None:
    """The file of cases to open, or None."""
    return _ask(parent, language, "ui.cases.open", "pcicases")


def ask_for_new_cases(parent: QWidget, language: ScreenLanguage) -> Path | None:
    """Where to make a file of cases, or None."""
    name = f"{language.say('ui.cases')}.pcicases"
    return _ask(parent, language, "ui.cases.new", "pcicases", name)


def ask_for_export(parent: QWidget, language: ScreenLanguage, *, saving: bool) -> Path | None:
    """The sealed file to write or to take in, or None."""
    if not saving:
        return _ask(parent, language, "ui.cases.import", "pcicase")
    return _ask(
        parent, language, "ui.cases.export", "pcicase", f"{language.say('ui.cases')}.pcicase"
    )


def ask_for_backup(parent: QWidget, language: ScreenLanguage) -> Path | None:
    """Where to write a copy of the file of cases, or None."""
    return _ask(
        parent, language, "ui.cases.backup", "pcicases", f"{language.say('ui.cases')}.pcicases"
    )


def ask_for_paper(parent: QWidget, language: ScreenLanguage) -> Path | None:
    """The file to add to a case, or None."""
    return _ask(parent, language, "ui.cases.attach", ANY)


def ask_where_to_put(parent: QWidget, language: ScreenLanguage, name: str) -> Path | None:
    """Where to put a paper under a name that can be changed, or None."""
    return _ask(parent, language, "ui.cases.take-out", ANY, name)


@contextmanager
def _no_trace() -> Iterator[None]:
    """Put Qt's record of folders visited back as it was: Qt writes it when the dialog ends."""
    before = _remembered()
    try:
        yield
    finally:
        if _remembered() != before:
            settings = QSettings(QSettings.Scope.UserScope, "QtProject")
            settings.remove(GROUP)
            for key, value in before.items():
                settings.setValue(key, value)


def _remembered() -> dict[str, object]:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    return {key: settings.value(key) for key in settings.allKeys() if key.startswith(f"{GROUP}/")}
