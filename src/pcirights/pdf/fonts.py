"""The fonts of a letter: the bundled serif and sans, further files, the computer's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from pcirights.core.errors import UnfaithfulError, WrongInputError
from pcirights.letters.characters import code_point, is_control
from pcirights.pdf import system
from pcirights.pdf.shaping import is_blank, sets_alone
from pcirights.pdf.text.font_file import FontFile, FontFileError

Family = Literal["serif", "sans"]

SERIF_FILE = "NotoSerifSC.ttf"
SANS_FILE = "NotoSansSC.ttf"


class Sort(NamedTuple):
    """A piece of type: one character in one face.

    ``advance`` is how far the next sort stands, ``shift`` how far right the ink is moved, both in
    thousandths of an em. Two characters never share a sort, even where the font draws them alike:
    a copy of the text gives back the character that was typed.
    """

    char: str
    face: Face
    glyph: int
    advance: int
    shift: int = 0


class Face:
    """One font file, with the sorts that were asked of it so far.

    Of a font that did not come with the program each glyph is looked through before it is used.
    """

    __slots__ = ("_bundled", "_sorts", "file")

    def __repr__(self) -> str:
        """The font's own name."""
        return f"Face({self.file.name})"

    def __init__(self, path: Path, *, bundled: bool = False) -> None:
        """Open the file; raises FontFileError or OSError."""
        self.file = FontFile(path)
        self._bundled = bundled
        self._sorts: dict[str, Sort | None] = {}

    def sort(self, char: str) -> Sort | None:
        """The sort of a character, or None if this font cannot show it."""
        if char not in self._sorts:
            self._sorts[char] = self._cut(char)
        return self._sorts[char]

    def _cut(self, char: str) -> Sort | None:
        glyph = self.file.glyph(ord(char))
        if not glyph or not (is_blank(char) or self.file.ink(glyph)):
            return None
        if not self._bundled and not self.file.is_sound(ord(char), glyph):
            return None
        return Sort(char, self, glyph, round(self.file.advance(glyph) * 1000 / self.file.units))

    def ink(self, sort: Sort) -> tuple[int, int] | None:
        """From where to where a sort has ink, in thousandths of an em from its left."""
        box = self.file.ink(sort.glyph)
        if box is None:
            return None
        scale = 1000 / self.file.units
        return round(box.left * scale) + sort.shift, round(box.right * scale) + sort.shift


class _Memory:
    """What was looked up so far. It holds characters of letters, so it is never shown."""

    __slots__ = ("chosen", "files", "lacking", "system")

    def __init__(self) -> None:
        self.chosen: dict[Family, dict[str, Sort]] = {"serif": {}, "sans": {}}
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
    _memory: _Memory = field(default_factory=_Memory, repr=False)

    @classmethod
    def load(cls, folder: Path, extra: Sequence[Path] = ()) -> Fonts:
        """The bundled fonts of ``folder``, then the ``extra`` files for what those lack.

        Raises WrongInputError for an extra file that cannot be used: "font-unusable" where it is
        broken, "font-of-another-kind", "font-not-embeddable", each with ``file``, and
        "file-unreadable" with ``why`` too.
        """
        serif, sans = (Face(folder / name, bundled=True) for name in (SERIF_FILE, SANS_FILE))
        return cls(serif, sans, tuple(_named(path) for path in extra))

    def sort(self, char: str, family: Family) -> Sort:
        """The sort of a character in a family, or in the first other face that has it.

        Raises WrongInputError("control-character") for a character that has no ink to print, and
        UnfaithfulError("character-without-font") if no font at hand shows it.
        """
        chosen = self._memory.chosen[family]
        sort = chosen.get(char)
        if sort is None:
            sort = chosen[char] = self._choose(char, family)
        return sort

    def _choose(self, char: str, family: Family) -> Sort:
        if is_control(char):
            raise WrongInputError("control-character", code_point=code_point(char))
        bundled = (self.serif, self.sans) if family == "serif" else (self.sans, self.serif)
        others = (*self.extra, *self._memory.system) if sets_alone(char) else ()
        for face in (*bundled, *others):
            if sort := face.sort(char):
                return sort
        if sets_alone(char) and (sort := self._search(char)):
            return sort
        raise UnfaithfulError("character-without-font", character=char, code_point=code_point(char))

    def _search(self, char: str) -> Sort | None:
        if char in self._memory.lacking:
            return None
        if self._memory.files is None:
            self._memory.files = tuple(system.font_files())
        usable = list(self._memory.files)
        for path in self._memory.files:
            try:
                face = Face(path)
            except (FontFileError, OSError):
                usable.remove(path)  # a broken file of somebody else's is no concern of ours
                continue
            if sort := face.sort(char):
                self._memory.system.append(face)
                return sort
        self._memory.files = tuple(usable)
        self._memory.lacking.add(char)
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
