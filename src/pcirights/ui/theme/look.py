"""How it looks: colours for light and dark, sizes from the font, one stylesheet, the icons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from pcirights import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

HERE = Path(__file__).parent
FONT_FILE = "NotoSansSC.ttf"
SMALLEST = 10.5
"""Below this many points Chinese is hard to read, whatever the system says."""

BRIGHT = 250
"""The least value, of 255, of a text on black that only palettes of high contrast have."""

ICON = 1.2
"""The side of a button's icon, in ems."""
VISIBLE = 3
"""The contrast that anything needs to be seen."""
READABLE = 4.5
"""The contrast that a text needs."""

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

NAMES = tuple(LIGHT)
"""The colours that a palette of high contrast gives in place of ours."""

HUES = {
    "enforceable": "good", "contested": "amber", "unverified": "slate",
    "channel-only": "blue", "blocked": "red", "none": "grey",
    "stop": "red", "warning": "amber", "note": "slate", "done": "good", "recommended": "accent",
    "point-law": "accent", "point-honest": "accent", "point-private": "accent",
}  # fmt: skip
"""The colour that goes with a grade or a severity; the words and the icon say the same."""


@dataclass
class Look:
    """The colours and sizes in use; one for a window, shared by all that is drawn in it."""

    dark: bool
    tokens: dict[str, str]
    em: float
    high: bool = False
    """Whether the system asks for high contrast: then every colour is one of its palette."""

    def become(self, other: Look) -> None:
        """Take over another's colours and sizes: what is drawn next is drawn with them."""
        self.dark, self.tokens, self.em, self.high = other.dark, other.tokens, other.em, other.high

    def colour(self, name: str) -> str:
        """A colour by its name, or by the grade or severity that it stands for."""
        return self.tokens[HUES.get(name, name)]

    def tile(self, grade: str) -> tuple[str, str]:
        """The ground and the ink of a tile on the map: in light those of ``law coverage --svg``."""
        if self.high:
            return self.tokens["base"], self.tokens["text"]
        if self.dark:
            return self.tokens[f"{HUES[grade]}_soft"], self.tokens[HUES[grade]]
        from pcirights.exports.region_map import LOOKS

        return LOOKS[None if grade == "none" else grade][:2]

    def icon(self, name: str, colour: str = "") -> QIcon:
        """One of our icons, in a colour by name or value: its own by default, else the text's."""
        return _icon(name, self._ink(name, colour), round(ICON * self.em), _density())

    def pixmap(self, name: str, size: float, colour: str = "") -> QPixmap:
        """The same as a picture of ``size`` ems."""
        return _pixmap(name, self._ink(name, colour), round(size * self.em), _density())

    def _ink(self, name: str, colour: str) -> str:
        if colour.startswith("#"):
            return colour
        return self.tokens[HUES.get(colour or name, colour or "text")]

    def stylesheet(self) -> str:
        """The one stylesheet, with its @names filled."""
        sheet = (HERE / "style.qss").read_text(encoding="utf-8")
        return re.sub(r"@([a-z_0-9]+)", lambda found: self.tokens[found[1]], sheet)


def look_of(palette: QPalette, font: QFont, *, high: bool = False) -> Look:
    """The look that goes with a palette and a font; ``high``: the system wants high contrast."""
    roles = QPalette.ColorRole
    window, text, base = (palette.color(one) for one in (roles.Window, roles.Text, roles.Base))
    dark = window.lightness() < text.lightness()
    high = high or has_contrast(palette)
    em = QFontMetricsF(font).height() / 1.45
    points = font.pointSizeF()
    tokens = {
        "window": window.name(), "base": base.name(), "text": text.name(),
        "muted": _mix(text, base, 0.72), "line": _mix(text, base, 0.2),
        "edge": _mix(text, base, 0.45), "bar": _mix(text, base, 0.035),
        "notice_edge": "transparent", "ring": "2px",
        "off": _mix(text, base, 0.55), "off_edge": "solid",
        **(DARK if dark else LIGHT),
        "size": f"{points:.1f}pt", "size_small": f"{points * 0.92:.1f}pt",
        "size_big": f"{points * 1.12:.1f}pt", "size_title": f"{points * 1.6:.1f}pt",
    }  # fmt: skip
    if high:
        tokens |= _high_contrast(palette)
    for name, ems in (
        ("field", 1.9),
        ("dot", 1.0),
        ("arrow", 1.8),
        ("icon", ICON),
    ):
        tokens[name] = f"{max(1, round(ems * em))}px"
    # Text begins at one line in every field: Qt gives each kind of field a white of its own inside.
    beside, thicker = round(0.5 * em), int(tokens["ring"][0]) - 1
    whites = {"s1": round(0.25 * em), "s2": beside, "s3": round(0.8 * em)}
    whites |= {"s2_chosen": beside + 2, "s2_lines": beside - 2, "s_day": 2}
    for name, white in whites.items():
        tokens[name] = f"{white}px"
        tokens[f"{name}_ring"] = f"{max(0, white - thicker)}px"  # the ring takes its room here
    tokens["round"] = f"{(round(em) + 4) // 2}px"  # the radio button's dot with its border
    return Look(dark, tokens, em, high)


def asked_for_contrast() -> bool:
    """Whether the system says that it wants high contrast; to be asked after the first paint."""
    hints = QGuiApplication.styleHints()
    wish = hints.accessibility()
    return wish.contrastPreference().name == "HighContrast"


def has_contrast(palette: QPalette) -> bool:
    """Whether a palette is one of high contrast: full black with a bright text on it.

    Black on white is also what an ordinary desktop has; there the system's word is needed.
    """
    base = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.Text)
    return base.value() == 0 and text.value() >= BRIGHT


def _high_contrast(palette: QPalette) -> dict[str, str]:
    """The system's own colours and none between them."""
    roles = QPalette.ColorRole
    text, base = palette.color(roles.Text).name(), palette.color(roles.Base).name()
    accent, on_accent = palette.color(roles.Highlight), palette.color(roles.HighlightedText)
    if min(_contrast(accent, one) for one in (palette.color(roles.Base), on_accent)) < READABLE:
        accent, on_accent = palette.color(roles.Text), palette.color(roles.Base)
    tokens = {name: base if name.endswith("_soft") else text for name in NAMES}
    return tokens | {
        "accent": accent.name(),
        "on_accent": on_accent.name(),
        "soft": base,
        "bar": base,
        "muted": text,
        "line": text,
        "edge": text,
        "notice_edge": text,
        "ring": "3px",
        "off": _off(palette),
        "off_edge": "dashed",
    }


def _off(palette: QPalette) -> str:
    """The system's colour of what cannot be used; that of the text where it has none to be seen."""
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    return (off if _contrast(off, base) >= VISIBLE else text).name()


def _contrast(one: QColor, two: QColor) -> float:
    """The contrast ratio of WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(part * share for part, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def _mix(front: QColor, back: QColor, share: float) -> str:
    parts = ((a, b) for a, b in zip(front.getRgb()[:3], back.getRgb()[:3], strict=True))  # type: ignore[index]  # the stub says object
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts)).name()


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, side: int, density: float) -> QIcon:
    """An icon for a button."""
    return QIcon(_pixmap(name, colour, side, density))


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, side: int, density: float) -> QPixmap:
    """An icon whose black is drawn in ``colour``, with as many dots as the screen has there."""
    source = (HERE / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("#000", colour)
    dots = round(side * density)
    pixmap = QPixmap(dots, dots)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, dots, dots))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


def _density() -> float:
    """Dots per pixel of the finest screen."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def bundled_family() -> str | None:
    """Register the font that comes with the program; its family, or None where it is not there."""
    number = QFontDatabase.addApplicationFont(str(paths.fonts_dir() / FONT_FILE))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else None
