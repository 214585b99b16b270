"""Asking for a file. Nothing is kept of what was asked: no history, no last folder."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

GROUP = "FileDialog"


def keep_no_settings() -> None:
    """Have Qt's own settings go nowhere, where they are a file; see ``_no_trace`` for elsewhere."""
    if sys.platform not in {"win32", "darwin"}:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def ask_where_to_save(
    parent: QWidget, title: str, name: str, kind: str, suffix: str
) -> Path | None:
    """The file to write, or None. Whether it may be replaced is asked by whoever writes it."""
    with _no_trace():
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            title,
            str(Path.home() / name),
            kind,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + suffix)


def ask_what_to_open(parent: QWidget, title: str, kind: str) -> Path | None:
    """The file to read, or None."""
    with _no_trace():
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kind)
    return Path(chosen) if chosen else None


@contextmanager
def _no_trace() -> Iterator[None]:
    """Put Qt's record of folders visited back as it was: Qt writes it when the dialog closes."""
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
