"""Which keys count, and how one hands on to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.law_packs.making import NEXT, OURS, THEIRS, TWIN

from pcirights.law_packs.errors import PackError
from pcirights.law_packs.keyring import KeyRing, KnownKey, may_sign, shipped

RING = KeyRing((KnownKey(OURS.public),))


def test_no_key_is_shipped_that_nobody_holds() -> None:
    assert shipped() == KeyRing()


def test_an_edition_ships_keys(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(f'[[key]]\nname = "us"\npublic = "{OURS.public.text}"\n', "utf-8")
    assert shipped(file) == RING


@pytest.mark.parametrize(
    "text",
    ["= 1", "key = 1", "key = [1]", "[[key]]", "[[key]]\npublic = 1", '[[key]]\npublic = "RW"'],
)
def test_broken_keys(tmp_path: Path, text: str) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(PackError, match="pack-key-file"):
        shipped(file)
    with pytest.raises(PackError, match="pack-key-file"):
        shipped(tmp_path / "absent.toml")


def test_a_key_is_found_by_its_number() -> None:
    assert RING.find(OURS.public.ident).public == OURS.public
    with pytest.raises(PackError, match="pack-key-unknown"):
        RING.find(THEIRS.public.ident)


def test_a_person_names_a_key() -> None:
    both = RING.trusting(THEIRS.public)
    assert both.find(THEIRS.public.ident).public == THEIRS.public
    assert both.trusting(OURS.public) == both
    with pytest.raises(PackError, match="pack-key-clash"):
        RING.trusting(TWIN.public)


def test_a_key_hands_on_once() -> None:
    after = RING.handed_on(KnownKey(OURS.public), NEXT.public, 6)
    old, new = after.find(OURS.public.ident), after.find(NEXT.public.ident)
    assert (old.last_serial, new.last_serial) == (6, None)
    may_sign(old, 6)
    may_sign(new, 7)
    with pytest.raises(PackError, match="pack-key-retired") as caught:
        may_sign(old, 7)
    assert caught.value.fields == {"key": OURS.public.number, "serial": "6"}
    with pytest.raises(PackError, match="pack-key-retired"):
        after.handed_on(old, THEIRS.public, 9)
    with pytest.raises(PackError, match="pack-key-retired"):
        after.trusting(OURS.public)
    with pytest.raises(PackError, match="pack-key-clash"):
        RING.handed_on(KnownKey(OURS.public), OURS.public, 6)
    with pytest.raises(PackError, match="pack-key-clash"):
        RING.handed_on(KnownKey(OURS.public), TWIN.public, 6)
