"""The rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) that a letter can break.

Each rule names its clause and yields what it finds. They are written by hand from what the forms
ask: no full checker of them is at hand. docs/pdf.md says which rules nobody could check.
"""

from __future__ import annotations

import io

from pikepdf import Pdf
from tests.pdf import file_rules, font_rules, structure_rules
from tests.pdf.rulebook import RULES, File
from tests.pdf.walking import structure

ROOMS = (file_rules, font_rules, structure_rules)
"""Where the rules stand; to read a room puts its rules into the list."""


def faults(data: bytes) -> list[str]:
    """What all rules find in a file."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        file = File(data, pdf)
        return [f"{name}: {found}" for name, check in RULES.items() for found in check(file)]


def shape(data: bytes) -> str:
    """The roles of a file's structure: ``Document(Sect(H1 P L(LI(Lbl LBody))))``."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        return structure(pdf).shape
