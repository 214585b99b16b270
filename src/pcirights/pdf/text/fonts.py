"""The fonts of a letter: the bundled serif and sans, further files, the computer's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from pcirights.core.errors import UnfaithfulError, WrongInputError
from pcirights.letters.characters import code_point, is_control
from pcirights.pdf.text import system_fonts
from pcirights.pdf.text.font_file import FontFile, FontFileError

Family = Literal["serif", "sans"]

SERIF_FILE = "NotoSerifSC.ttf"
SANS_FILE = "NotoSansSC.ttf"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Glyph(NamedTuple):
    """One character in one face: its glyph there, by number, and how it stands in its line.

    ``advance`` is how far off the next glyph stands, ``shift`` how far right the ink is moved, both
    in thousandths of an em. Two characters are never one glyph, even where the font draws them
    alike: a copy of the text gives back the character that was typed.
    """

    char: str
    face: Face
    gid: int
    advance: int
    shift: int = 0


class Face:
    """One font file, with the glyphs that were asked of it so far.

    Of a font that did not come with the program each glyph is looked through before it is used.
    """

    __slots__ = ("_bundled", "_glyphs", "file")

    def __repr__(self) -> str:
        """The font's own name."""
        return f"Face({self.file.name})"

    def __init__(self, path: Path, *, bundled: bool = False) -> None:
        """Open the file; raises FontFileError or OSError."""
        self.file = FontFile(path)
        self._bundled = bundled
        self._glyphs: dict[str, Glyph | None] = {}

    def glyph(self, char: str) -> Glyph | None:
        """The glyph of a character, or None if this font cannot show it."""
        if char not in self._glyphs:
            self._glyphs[char] = self._find(char)
        return self._glyphs[char]

    def _find(self, char: str) -> Glyph | None:
        gid = self.file.glyph_id(ord(char))
        if not gid or not (is_blank(char) or self.file.ink(gid)):
            return None
        if not self._bundled and not self.file.is_sound(ord(char), gid):
            return None
        return Glyph(char, self, gid, round(self.file.advance(gid) * 1000 / self.file.units))

    def ink(self, glyph: Glyph) -> tuple[int, int] | None:
        """From where to where a glyph has ink, in thousandths of an em from its left."""
        box = self.file.ink(glyph.gid)
        if box is None:
            return None
        scale = 1000 / self.file.units
        return round(box.left * scale) + glyph.shift, round(box.right * scale) + glyph.shift


class _Found:
    """What was looked up so far. It holds characters of letters, so it is never shown."""

    __slots__ = ("chosen", "files", "lacking", "system")

    def __init__(self) -> None:
        self.chosen: dict[Family, dict[str, Glyph]] = {"serif": {}, "sans": {}}
        self.files: tuple[Path, ...] | None = None  # the computer's own, once they were looked for
        self.lacking: set[str] = set()
        self.system: list[Face] = []


@dataclass(frozen=True, eq=False)
class Fonts:
    """The faces in the order in which they are asked for a character.

    Nothing is registered anywhere else.
    """

    serif: Face
    sans: Face
    extra: tuple[Face, ...] = ()
    _found: _Found = field(default_factory=_Found, repr=False)

    @classmethod
    def load(cls, folder: Path, extra: Sequence[Path] = ()) -> Fonts:
        """The bundled fonts of ``folder``, then the ``extra`` files for what those lack.

        Raises WrongInputError for an extra file that cannot be used: "font-unusable" where it is
        broken, "font-of-another-kind", "font-not-embeddable", each with ``file``, and
        "file-unreadable" with ``why`` too.
        """
        serif, sans = (Face(folder / name, bundled=True) for name in (SERIF_FILE, SANS_FILE))
        return cls(serif, sans, tuple(_named(path) for path in extra))

    def glyph(self, char: str, family: Family) -> Glyph:
        """The glyph of a character in a family, or in the first other face that has it.

        Raises WrongInputError("control-character") for a character that has no ink to print, and
        UnfaithfulError("character-without-font") if no font at hand shows it.
        """
        chosen = self._found.chosen[family]
        glyph = chosen.get(char)
        if glyph is None:
            glyph = chosen[char] = self._choose(char, family)
        return glyph

    def _choose(self, char: str, family: Family) -> Glyph:
        if is_control(char):
            raise WrongInputError("control-character", code_point=code_point(char))
        bundled = (self.serif, self.sans) if family == "serif" else (self.sans, self.serif)
        others = (*self.extra, *self._found.system) if sets_alone(char) else ()
        for face in (*bundled, *others):
            if glyph := face.glyph(char):
                return glyph
        if sets_alone(char) and (glyph := self._search(char)):
            return glyph
        raise UnfaithfulError("character-without-font", character=char, code_point=code_point(char))

    def _search(self, char: str) -> Glyph | None:
        if char in self._found.lacking:
            return None
        if self._found.files is None:
            self._found.files = tuple(system_fonts.font_files())
        usable = list(self._found.files)
        for path in self._found.files:
            try:
                face = Face(path)
            except (FontFileError, OSError):
                usable.remove(path)  # a broken file of somebody else's is no concern of ours
                continue
            if glyph := face.glyph(char):
                self._found.system.append(face)
                return glyph
        self._found.files = tuple(usable)
        self._found.lacking.add(char)
        return None


def _named(path: Path) -> Face:
    """The face of a file that somebody named."""
    try:
        face = Face(path)
        face.file.check_map()
    except FontFileError as error:
        raise WrongInputError(error.code, file=str(path)) from error
    except (OSError, ValueError) as error:  # a path that cannot be one is a ValueError
        why = getattr(error, "strerror", None) or type(error).__name__
        raise WrongInputError("file-unreadable", file=str(path), why=why) from error
    return face


def is_blank(char: str) -> bool:
    """Whether ``char`` may have a glyph without ink."""
    return unicodedata.category(char) == "Zs"


def sets_alone(char: str) -> bool:
    """Whether one glyph beside the next shows ``char`` rightly.

    Right-to-left letters, Indic and Mongolian letters and marks need shaping, which a letter's
    plain lines do not do; private characters have no agreed shape.
    """
    if ord(char) >= 0x20000:  # Python may be older than the ideographs of a recent extension
        return ord(char) < 0xE0000
    category = unicodedata.category(char)
    if category[0] in "MC" or unicodedata.bidirectional(char) in _RIGHT_TO_LEFT:
        return False
    return category != "Lo" or unicodedata.east_asian_width(char) in "WF"
