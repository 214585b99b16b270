"""Printing results as JSON."""

from __future__ import annotations

import json


def say(values: object) -> None:
    """Print as JSON."""
    print(as_json(values), end="")


def as_json(values: object) -> str:
    """Values as indented JSON."""
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"
