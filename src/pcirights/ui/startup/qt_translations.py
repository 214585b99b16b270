"""What Qt brings itself, in the screen's language: the words of its dialogs, the font's marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pcirights.i18n import Lang

NAME = "pcirights-qt-words"
NARROW = QFont.Tag("pwid")
"""The font's feature of narrow marks; packaging/fonts.py keeps it."""


def translate_qt(lang: Lang) -> None:
    """Install Qt's Chinese catalogue, or take it away; English is Qt's own language.

    The font draws “” and ’ as squares, which is right in Chinese; in English they are narrow.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    font = app.font()
    if font.isFeatureSet(NARROW) is not (lang == "en"):
        if lang == "en":
            font.setFeature(NARROW, 1)
        else:
            font.unsetFeature(NARROW)
        app.setFont(font)
    installed = app.findChild(QTranslator, NAME)
    if lang == "en" and installed is not None:
        app.removeTranslator(installed)
        installed.setParent(None)
    elif lang == "zh" and installed is None:
        made = QTranslator(app)
        made.setObjectName(NAME)
        if made.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(made)
