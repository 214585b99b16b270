"""The letterhead of an organisation that helps people: read from a file, put on each original."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from struct import unpack_from
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError, brief
from pcirights.letters.letter import Addressee, Letter, Letterhead, Logo, Notice
from pcirights.letters.problems import near
from pcirights.regular_files import read_regular
from pcirights.toml_file import TomlError, toml_values

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from pcirights.letters.letter import Sheet

KEYS = ("name", "address", "phone", "logo")
NEEDED = ("name", "address")
MOST_BYTES = 1 << 20
MOST_PIXELS = 4000
"""The largest file of a logo, and the most pixels on a side."""
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
"""How a PNG file begins; its width and height follow."""
BROKEN = (OSError, SyntaxError, ValueError, EOFError, LookupError, struct.error, zlib.error)
"""The errors that Pillow raises for a damaged picture."""


def read_letterhead(file: Path) -> Letterhead:
    """The letterhead of a TOML file: name, address, phone (optional), logo (optional, a PNG).

    ``logo`` is the name of a file beside it: a letterhead that somebody sends cannot put another
    picture of this computer into a letter. Raises WrongInputError with the file and the key where
    it cannot be used.
    """
    values = _values(file)
    logo = None
    if values["logo"]:
        logo = read_logo(_beside(file, values["logo"]), values["logo"])
    lines = tuple(text for text in (values["address"], values["phone"]) if text)
    return Letterhead(values["name"], lines, logo)


def read_logo(content: bytes, name: str) -> Logo:
    """The picture of a PNG file, without what the file tells of its maker and its time.

    Raises WrongInputError, naming the file ``name``: ``logo-too-big`` over 1 MiB, ``logo-not-png``
    for another kind of file or a damaged one, ``logo-too-wide`` over 4000 pixels on a side.
    """
    if len(content) > MOST_BYTES:
        raise WrongInputError("logo-too-big", file=name)
    if not content.startswith(PNG) or len(content) < len(PNG) + 8:
        raise WrongInputError("logo-not-png", file=name)
    width, height = unpack_from(">2L", content, len(PNG))
    if max(width, height) > MOST_PIXELS:  # before anything of that size is made
        raise WrongInputError("logo-too-wide", file=name, size=f"{width}×{height}")
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as opened:
            opened.load()
            picture = _in_bytes(opened).convert("RGBA")
    except BROKEN as error:
        raise WrongInputError("logo-not-png", file=name) from error
    picture.info.clear()  # or Pillow would write a colour profile, which names its maker
    made = BytesIO()
    picture.save(made, "PNG")
    page = Image.new("RGBA", picture.size, "white")
    page.alpha_composite(picture)
    return Logo(made.getvalue(), page.width, page.height, page.convert("RGB").tobytes())


def _in_bytes(picture: Image.Image) -> Image.Image:
    """The picture with 8-bit samples; Pillow would clip longer ones when converting."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda sample: sample / 257).convert("L")


def logo_name(file: Path) -> str:
    """What the file says of its logo, empty where it has none. Raises as ``read_letterhead``."""
    return _values(file)["logo"]


def under(letterhead: Letterhead, letter: Letter) -> Letter:
    """The letter with the letterhead at the top of each Chinese original, under any notice.

    An agent's authorisation and a reading copy have none.
    """
    return replace(letter, sheets=tuple(_headed(sheet, letterhead) for sheet in letter.sheets))


def _headed(sheet: Sheet, letterhead: Letterhead) -> Sheet:
    original = sheet.lang == "zh" and any(isinstance(part, Addressee) for part in sheet.parts)
    if not original:
        return sheet
    notices = tuple(part for part in sheet.parts if isinstance(part, Notice))
    rest = tuple(part for part in sheet.parts if not isinstance(part, Notice))
    return replace(sheet, parts=(*notices, letterhead, *rest))


def _values(file: Path) -> dict[str, str]:
    """Every key with its text, empty where the file has none."""
    try:
        found = toml_values(_read(file))
    except UnicodeDecodeError as error:
        raise WrongInputError("answers-not-utf8", file=file.name) from error
    except TomlError as error:
        raise WrongInputError(
            "letterhead-not-toml", file=file.name, why=brief(str(error))
        ) from error
    for key, value in found.items():
        if key not in KEYS:
            hint = near(key, KEYS) or f" — {', '.join(KEYS)}"
            raise WrongInputError("letterhead-key", file=file.name, key=brief(key), near=hint)
        if not isinstance(value, str):
            raise WrongInputError("letterhead-value", file=file.name, key=key)
    for key in NEEDED:
        if not found.get(key, "").strip():
            raise WrongInputError("letterhead-value", file=file.name, key=key)
    return {key: found.get(key, "") for key in KEYS}


def _read(file: Path) -> bytes:
    """A file's bytes, one more than a logo may have at most."""
    return read_regular(file, MOST_BYTES + 1)


def _beside(file: Path, name: str) -> bytes:
    """The bytes of a logo, which is a file of its own in the letterhead's folder."""
    if set("/\\:") & set(name) or name in {".", ".."}:
        raise WrongInputError(
            "letterhead-logo-elsewhere", file=file.name, key="logo", found=brief(name)
        )
    return read_regular(file.parent / name, MOST_BYTES + 1, ours=True)
