"""The palettes of the pictures: light, dark, and one of high contrast."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

TINTS = {
    "light": ("#f2f3f3", "#ffffff", "#1c1f22", "#8a9096"),
    "dark": ("#22262a", "#1b1e21", "#e8eaec", "#8a9096"),
    "contrast": ("#000000", "#000000", "#ffff00", "#ffff00"),
}
"""Window, ground, text and the text in an empty field."""


def palette(tint: str) -> QPalette:
    """The colours of a tint."""
    window, base, text, empty = TINTS[tint]
    palette = QPalette(QColor(window))
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, window), (roles.Base, base), (roles.AlternateBase, window),
        (roles.Button, window), (roles.WindowText, text), (roles.Text, text),
        (roles.ButtonText, text), (roles.PlaceholderText, empty),
        (roles.ToolTipBase, base), (roles.ToolTipText, text),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    if tint == "contrast":
        palette.setColor(roles.Highlight, QColor("#00ffff"))
        palette.setColor(roles.HighlightedText, QColor("#000000"))
    return palette
