"""A program on one day, and a key derivation that does not take long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cases.making import TODAY, new_store

from pcirights.cases import seal
from pcirights.program import Program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def program() -> Program:
    return Program(TODAY)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return new_store(tmp_path / "desk.pcicases")
