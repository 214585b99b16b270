"""A pack is installed whole or not at all, used while it is sound, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.law_packs.making import (
    NEXT,
    OURS,
    THEIRS,
    book,
    changed,
    handover,
    install,
    installer,
    pack,
    sealed,
    used,
    values,
)

from pcirights import i18n
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.install import HandedOn
from pcirights.law_packs.shelf import STATE, Shelf, State
from pcirights.wording.errors import error_sentence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "数据 here" / "law"


def packs(folder: Path) -> int:
    return len(list(folder.glob("*.pcilaw")))


def test_nothing_is_there_until_a_pack_is_installed(folder: Path) -> None:
    assert used(folder).key is None
    assert used(folder).book == book()
    for wrong in (b"", pack(key=THEIRS), pack(5), sealed(values(serial=6, kind="x"))):
        with pytest.raises(PackError):
            install(folder, wrong)
    with pytest.raises(PackError, match="pack-nothing-before"):
        installer(folder).restore()
    assert not folder.parent.exists()


def test_a_newer_pack_is_used_from_now_on(folder: Path) -> None:
    assert install(folder, pack()) == 6
    law = used(folder)
    assert (law.serial, law.key, law.trouble) == (6, OURS.public.number, None)
    assert law.book == book()
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_what_the_pack_says_is_what_is_asked(folder: Path) -> None:
    day = date(2027, 1, 2)
    made = changed(
        lambda made: (made.update(checked=day), made["files"]["book"].update(checked=day))
    )
    install(folder, sealed(made))
    assert used(folder).book.checked == day


def test_never_older_than_what_is_there_unless_asked(folder: Path) -> None:
    install(folder, pack(7))
    for serial in (4, 5, 6):
        with pytest.raises(PackError, match="pack-older") as caught:
            install(folder, pack(serial))
        assert caught.value.fields["there"] == "7"
    assert used(folder).serial == 7
    assert install(folder, pack(6), older=True) == 6
    assert used(folder).serial == 6


def test_another_book_of_the_same_number_is_not_newer(folder: Path) -> None:
    install(folder, pack(6))
    other = sealed(changed(lambda made: made["files"]["pipl-2021"].update(title_en="Another")))
    with pytest.raises(PackError, match="pack-older"):
        install(folder, other)
    assert install(folder, other, older=True) == 6


def test_the_same_again_changes_nothing(folder: Path) -> None:
    install(folder, pack(6))
    install(folder, pack(7))
    before = Shelf(folder).state()
    assert install(folder, pack(7)) == 7
    assert Shelf(folder).state() == before


def test_one_older_than_the_shipped_book_counts_until_that_is_renewed(folder: Path) -> None:
    install(folder, pack(4), older=True)
    assert used(folder).serial == 4
    renewed = used(folder, serial=6)
    assert (renewed.serial, renewed.key, renewed.trouble) == (6, None, None)


def test_a_renewed_program_leaves_an_older_pack_aside(folder: Path) -> None:
    install(folder, pack(6))
    assert used(folder, serial=6).key is None
    done = installer(folder, serial=8).install(pack(9))
    assert not isinstance(done, HandedOn)
    assert done.law.serial == 9
    back = installer(folder, serial=8).restore()  # what was used before was the shipped book
    assert (back.law.serial, back.key) == (8, None)


def test_the_old_one_is_kept_and_comes_back(folder: Path) -> None:
    for serial in (6, 7, 8):
        install(folder, pack(serial))
    assert packs(folder) == 2
    for serial in (7, 8, 7):
        assert installer(folder).restore().law.serial == serial
        assert used(folder).serial == serial


def test_back_to_the_shipped_book_and_forth(folder: Path) -> None:
    install(folder, pack(4), older=True)
    back = installer(folder).restore()
    assert (back.law.serial, back.key, back.law.book) == (5, None, book())
    assert used(folder).key is None
    assert installer(folder).restore().law.serial == 4
    assert used(folder).serial == 4


def test_a_broken_one_is_not_brought_back(folder: Path) -> None:
    install(folder, pack(6))
    install(folder, pack(7))
    previous = Shelf(folder).state().previous
    assert previous is not None
    (folder / f"{previous.sha256}.pcilaw").write_bytes(b"broken")
    with pytest.raises(PackError, match="pack-changed"):
        installer(folder).restore()
    assert used(folder).serial == 7


def test_from_a_broken_one_back_and_not_to_it_again(folder: Path) -> None:
    install(folder, pack(6))
    install(folder, pack(7))
    damage(folder)
    assert installer(folder).restore().law.serial == 6
    assert Shelf(folder).state().previous is None


def damage(folder: Path) -> None:
    """Change a byte of the pack in use."""
    current = Shelf(folder).state().current
    assert current is not None
    file = folder / f"{current.sha256}.pcilaw"
    content = bytearray(file.read_bytes())
    content[-10] ^= 1
    file.write_bytes(content)


def test_a_broken_one_is_never_loaded_and_gives_way(folder: Path) -> None:
    install(folder, pack(6))
    install(folder, pack(7))
    damage(folder)
    law = used(folder)
    assert (law.serial, law.key, law.book) == (5, None, book())
    assert law.trouble is not None
    assert law.trouble.code == "pack-changed"
    assert install(folder, pack(7)) == 7
    previous = Shelf(folder).state().previous
    assert used(folder).trouble is None
    assert previous is not None  # the sound one before the broken one
    assert installer(folder).restore().law.serial == 6


def test_a_key_that_no_longer_counts(folder: Path) -> None:
    install(folder, pack(6))
    law = used(folder, THEIRS)
    assert law.trouble is not None
    assert law.trouble.code == "pack-key-unknown"
    assert law.book == book()


def test_a_key_that_the_person_names_is_remembered(folder: Path) -> None:
    made = pack(6, THEIRS)
    with pytest.raises(PackError, match="pack-key-unknown"):
        install(folder, made)
    assert install(folder, made, trust=THEIRS.public) == 6
    assert used(folder).key == THEIRS.public.number
    assert install(folder, pack(7, THEIRS)) == 7
    assert [key.public for key in Shelf(folder).state().keys] == [THEIRS.public]


def test_a_key_hands_on(folder: Path) -> None:
    install(folder, pack(6))
    with pytest.raises(PackError, match="pack-key-unknown"):
        install(folder, pack(7, NEXT))
    done = installer(folder).install(handover())
    assert done == HandedOn(OURS.public.number, NEXT.public.number)
    assert used(folder).serial == 6  # what the old key signed before still stands
    with pytest.raises(PackError, match="pack-key-retired"):
        install(folder, pack(7, OURS))
    with pytest.raises(PackError, match="pack-key-retired"):
        installer(folder).install(handover(THEIRS.public, 99))
    assert install(folder, pack(8, NEXT)) == 8
    assert used(folder).key == NEXT.public.number


def test_nobody_hands_on_for_another(folder: Path) -> None:
    with pytest.raises(PackError, match="pack-key-unknown"):
        installer(folder).install(handover(key=THEIRS))
    assert not folder.exists()


def test_words_that_the_program_does_not_know(folder: Path) -> None:
    row = {"code": "no-locale-text", "severity": "note"}
    made = changed(lambda made: made["files"]["cautions"]["caution"].insert(0, row))
    with pytest.raises(PackError, match="pack-words") as caught:
        install(folder, sealed(made))
    near = "did you mean 'no-local-text'?"
    assert caught.value.fields["words"] == f"cautions.toml: code: 'no-locale-text' ({near})"
    assert "是不是 'no-local-text'" in error_sentence(caught.value, i18n.load("zh"))
    assert Shelf(folder).state() == State()


def test_a_defect_that_law_check_finds(folder: Path) -> None:
    made = changed(lambda made: made["files"]["pipl-2021"].update(title_zh="《法》"))
    with pytest.raises(PackError, match="pack-broken"):
        install(folder, sealed(made))
    assert not (folder / STATE).exists()


@pytest.mark.parametrize(("serial", "than"), [(4, "not-newer"), (5, "not-newer"), (6, "newer")])
def test_a_look_tells_what_a_pack_would_change_and_changes_nothing(
    folder: Path, serial: int, than: str
) -> None:
    offer = installer(folder).look(pack(serial))
    assert (offer.key, offer.than, offer.against.serial) == (OURS.public.number, than, 5)
    assert not folder.exists()


def test_a_look_at_the_pack_in_use(folder: Path) -> None:
    install(folder, pack(6))
    assert installer(folder).look(pack(6)).than == "same"
    other = changed(lambda made: made["files"]["pipl-2021"].update(title_en="Another"))
    assert installer(folder).look(sealed(other)).than == "not-newer"


def test_a_look_refuses_what_an_installation_would(folder: Path) -> None:
    for wrong in (pack(6, THEIRS), b"", sealed(values(kind="x"))):
        with pytest.raises(PackError):
            installer(folder).look(wrong)
    install(folder, pack(6))
    offer = installer(folder).look(handover())
    assert (offer.key, offer.than) == (OURS.public.number, "newer")
    installer(folder).install(handover())
    with pytest.raises(PackError, match="pack-key-retired"):
        installer(folder).look(handover())


def test_a_look_with_a_key_that_the_person_names_does_not_remember_it(folder: Path) -> None:
    offer = installer(folder).look(pack(6, THEIRS), trust=THEIRS.public)
    assert offer.key == THEIRS.public.number
    with pytest.raises(PackError, match="pack-key-unknown"):
        installer(folder).look(pack(6, THEIRS))
