"""TOML that somebody typed or sent, as values, within bounds.

Python's reader takes a time and a memory that grow with the square of a key's parts: a file of 400
KB can fill any computer. Numbers of many digits, and brackets within brackets, end in its own
errors.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

MOST_PARTS = 16
STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
"""What stands in quotation marks, and remarks: dots in them are part of no key."""
LONG_KEY = re.compile(rf"(?:[A-Za-z0-9_-]+[ \t]*\.[ \t]*){{{MOST_PARTS}}}", re.ASCII)
POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
CURLY = "\u201c\u201d\u2018\u2019\uff02\uff07"
"""Quotation marks of a Chinese keyboard, which TOML does not know."""


class TomlError(ValueError):
    """It is no TOML. ``mark`` is a Chinese quotation mark where ``line`` stops being TOML."""

    def __init__(self, why: str, line: int = 0, mark: str = "") -> None:
        super().__init__(why)
        self.line, self.mark = line, mark


def toml_values(content: bytes) -> dict[str, Any]:
    """The values of a file's content, with or without a byte order mark.

    Raises UnicodeDecodeError where it is not UTF-8, TomlError where it is no TOML or would take too
    much to read.
    """
    return toml_of(content.decode("utf-8-sig"))


def toml_of(text: str) -> dict[str, Any]:
    """The same of a text. Raises TomlError."""
    if LONG_KEY.search(STRING.sub("q", text)):
        raise TomlError("a key of too many parts")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _told(str(error), text) from error
    except ValueError as error:  # a number of thousands of digits
        raise TomlError("a number is too long") from error
    except RecursionError as error:
        raise TomlError("too deep") from error


def _told(why: str, text: str) -> TomlError:
    found = POSITION.search(why)
    if not found:
        return TomlError(why)
    line, column = int(found[1]), int(found[2])
    lines = text.replace("\r\n", "\n").split("\n")
    here = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    return TomlError(why, line, here if here and here in CURLY else "")
