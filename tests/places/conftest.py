from __future__ import annotations

import pytest

from pcirights.places.place import PlaceTable, load


@pytest.fixture(scope="session")
def table() -> PlaceTable:
    return load()
