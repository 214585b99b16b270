"""The real program on one day."""

from __future__ import annotations

from datetime import date

import pytest

from pcirights.program import Program


@pytest.fixture(scope="session")
def program() -> Program:
    return Program(date(2026, 11, 25))
