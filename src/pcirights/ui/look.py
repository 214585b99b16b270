"""How it looks: colours for light and dark, sizes from the font, one stylesheet, the icons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pcirights import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

HERE = Path(__file__).parent
FONT_FILE = "NotoSansSC.ttf"
SMALLEST = 10.5
"""Below this many points Chinese is hard to read, whatever the system says."""

LIGHT = {
    "accent": "#14666b", "on_accent": "#ffffff", "soft": "#e6f1f0",
    "good": "#1c6638", "good_soft": "#e5f3e9",
    "amber": "#7a4b00", "amber_soft": "#fcf1dc",
    "slate": "#41536a", "slate_soft": "#e9eef4",
    "blue": "#1f4f8c", "blue_soft": "#e6effa",
    "red": "#912d2d", "red_soft": "#fbe9e7",
    "grey": "#555555", "grey_soft": "#ececec",
}  # fmt: skip
DARK = {
    "accent": "#7fcac6", "on_accent": "#08302f", "soft": "#1d3a3b",
    "good": "#93d9aa", "good_soft": "#1e3527",
    "amber": "#ecc583", "amber_soft": "#3b3019",
    "slate": "#b4c5d6", "slate_soft": "#28323d",
    "blue": "#a2c7f4", "blue_soft": "#1e2e43",
    "red": "#f3aea9", "red_soft": "#412524",
    "grey": "#c0c0c0", "grey_soft": "#353535",
}  # fmt: skip

HUES = {
    "enforceable": "good", "contested": "amber", "unverified": "slate",
    "channel-only": "blue", "blocked": "red", "none": "grey",
    "stop": "red", "warning": "amber", "note": "slate", "done": "good", "recommended": "accent",
    "point-law": "accent", "point-honest": "accent", "point-private": "accent",
}  # fmt: skip
"""The colour that goes with a grade or a severity; the words and the icon say the same."""


@dataclass(frozen=True)
class Look:
    """The colours and sizes in use."""

    dark: bool
    tokens: dict[str, str]
    em: float

    def colour(self, name: str) -> str:
        """A colour by its name, or by the grade or severity that it stands for."""
        return self.tokens[HUES.get(name, name)]

    def icon(self, name: str, colour: str = "") -> QIcon:
        """One of our icons, drawn in a colour: its own by default, else the text's."""
        return _icon(name, self.tokens[HUES.get(colour or name, colour or "text")])

    def pixmap(self, name: str, size: float, colour: str = "") -> QPixmap:
        """The same as a picture of ``size`` ems."""
        side = round(size * self.em)
        return self.icon(name, colour).pixmap(QSize(side, side))

    def stylesheet(self) -> str:
        """The one stylesheet, with its @names filled."""
        sheet = (HERE / "style.qss").read_text(encoding="utf-8")
        return re.sub(r"@([a-z_0-9]+)", lambda found: self.tokens[found[1]], sheet)


def look_of(palette: QPalette, font: QFont) -> Look:
    """The look that goes with a palette and a font."""
    window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Text)
    base = palette.color(QPalette.ColorRole.Base)
    dark = window.lightness() < text.lightness()
    em = QFontMetricsF(font).height() / 1.45
    points = font.pointSizeF()
    tokens = {
        "window": window.name(), "base": base.name(), "text": text.name(),
        "muted": _mix(text, base, 0.72), "line": _mix(text, base, 0.2),
        "edge": _mix(text, base, 0.45), "bar": _mix(text, base, 0.035), **(DARK if dark else LIGHT),
        "size": f"{points:.1f}pt", "size_small": f"{points * 0.92:.1f}pt",
        "size_big": f"{points * 1.12:.1f}pt", "size_title": f"{points * 1.6:.1f}pt",
    }  # fmt: skip
    for name, ems in (
        ("s1", 0.25),
        ("s2", 0.5),
        ("s3", 0.8),
        ("s4", 1.2),
        ("field", 1.9),
        ("dot", 1.0),
        ("icon", 1.2),
    ):
        tokens[name] = f"{max(1, round(ems * em))}px"
    tokens["round"] = f"{(round(em) + 4) // 2}px"  # the radio button's dot with its border
    return Look(dark, tokens, em)


def _mix(front: QColor, back: QColor, share: float) -> str:
    parts = ((a, b) for a, b in zip(front.getRgb()[:3], back.getRgb()[:3], strict=True))  # type: ignore[index]  # the stub says object
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts)).name()


@lru_cache(maxsize=256)
def _icon(name: str, colour: str) -> QIcon:
    """An icon whose black is drawn in ``colour``; sharp at every size that screens ask for."""
    source = (HERE / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("#000", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    icon = QIcon()
    for side in (16, 20, 24, 32, 48, 64, 96):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def bundled_family() -> str | None:
    """Register the font that comes with the program; its family, or None where it is not there."""
    number = QFontDatabase.addApplicationFont(str(paths.fonts_dir() / FONT_FILE))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else None
