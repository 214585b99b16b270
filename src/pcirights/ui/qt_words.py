"""Qt's own words (its dialogs, its menus) in the screen's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

if TYPE_CHECKING:
    from pcirights.i18n import Lang

NAME = "pcirights-qt-words"


def translate_qt(lang: Lang) -> None:
    """Install Qt's Chinese catalogue, or take it away; English is Qt's own language."""
    app = QCoreApplication.instance()
    if app is None:
        return
    installed = app.findChild(QTranslator, NAME)
    if lang == "en" and installed is not None:
        app.removeTranslator(installed)
        installed.setParent(None)
    elif lang == "zh" and installed is None:
        made = QTranslator(app)
        made.setObjectName(NAME)
        if made.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(made)
