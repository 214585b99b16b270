"""Keys and signatures are minisign's, in their one right spelling."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.law_packs.making import OURS, THEIRS, pack

from pcirights.law_packs import envelope
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.keyring import KeyRing, KnownKey
from pcirights.law_packs.minisign import PublicKey, SecretKey, rebase64, unbase64

MINISIGN = shutil.which("minisign")
needs_minisign = pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed")


def test_a_key_comes_back_from_its_files() -> None:
    key = SecretKey.new()
    assert SecretKey.of_file(key.file) == key
    assert PublicKey.of_file(key.public.file) == key.public
    assert key.public.number in key.public.file
    assert SecretKey.new() != key


def test_a_secret_key_is_never_shown() -> None:
    assert repr(OURS.seed) not in repr(OURS)
    assert "seed" not in repr(OURS)


def test_a_signature_is_of_one_key_and_one_content() -> None:
    signature = OURS.sign(b"law")
    assert OURS.public.made(signature, b"law")
    assert not OURS.public.made(signature, b"low")
    assert not THEIRS.public.made(signature, b"law")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "untrusted comment: nothing follows",
        OURS.public.text,
        f"a comment\n{OURS.public.text}",
        "untrusted comment: short\nRWQ=",
        f"untrusted comment: blank within\n{OURS.public.text[:8]} {OURS.public.text[8:]}",
        "untrusted comment: another kind\n" + rebase64(b"XX" + bytes(40)),
        "untrusted comment: not ASCII\n公钥",
        OURS.file,
    ],
)
def test_no_public_key(text: str) -> None:
    with pytest.raises(PackError, match="pack-key-file"):
        PublicKey.of_file(text)


def test_no_secret_key() -> None:
    comment, line = OURS.file.splitlines()
    raw = unbase64(line, 158)
    assert raw is not None
    locked = raw[:2] + b"Sc" + raw[4:]
    with pytest.raises(PackError, match="pack-secret-locked"):
        SecretKey.of_file(f"{comment}\n{rebase64(locked)}\n")
    for wrong in (
        OURS.public.text,
        "",
        rebase64(b"XX" + raw[2:]),
        rebase64(raw[:4] + b"XX" + raw[6:]),
    ):
        with pytest.raises(PackError, match="pack-secret-file"):
            SecretKey.of_file(f"{comment}\n{wrong}\n")
    for at in (80, 120):  # in the seed, in the public half
        bad = bytearray(raw)
        bad[at] ^= 1
        with pytest.raises(PackError, match="pack-secret-file"):
            SecretKey.of_file(f"{comment}\n{rebase64(bytes(bad))}\n")


def test_base64_has_one_spelling() -> None:
    assert unbase64("QQ==", 1) == b"A"
    assert unbase64("QR==", 1) is None  # the same byte, spelt otherwise
    assert unbase64("QQ==", 2) is None
    assert unbase64("Q", 1) is None


@needs_minisign
def test_the_tool_of_minisign_checks_a_pack(tmp_path: Path) -> None:
    made = pack()
    head, content = made.splitlines(keepends=True)[:4], made.split(b"\n", 4)[4]
    (tmp_path / "law.json").write_bytes(content)
    (tmp_path / "law.json.minisig").write_bytes(b"".join(head))
    (tmp_path / "our.pub").write_text(OURS.public.file, "utf-8")
    check = [str(MINISIGN), "-Vm", "law.json", "-p", "our.pub"]
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / "law.json").write_bytes(content + b" ")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode != 0


@needs_minisign
def test_a_key_of_minisign_signs_a_pack(tmp_path: Path) -> None:
    make = [str(MINISIGN), "-GW", "-p", "their.pub", "-s", "their.key"]
    subprocess.run(make, cwd=tmp_path, check=True, capture_output=True)
    secret = SecretKey.of_file((tmp_path / "their.key").read_text("utf-8"))
    public = PublicKey.of_file((tmp_path / "their.pub").read_text("utf-8"))
    assert secret.public == public
    made = envelope.seal(b"law", "a test", secret)
    assert envelope.unseal(made, KeyRing((KnownKey(public),))).content == b"law"


@needs_minisign
def test_minisign_takes_a_key_of_ours(tmp_path: Path) -> None:
    (tmp_path / "our.key").write_text(OURS.file, "utf-8")
    (tmp_path / "law").write_bytes(b"law")
    sign = [str(MINISIGN), "-Sm", "law", "-s", "our.key"]
    subprocess.run(sign, cwd=tmp_path, check=True, capture_output=True)
    check = [str(MINISIGN), "-Vm", "law", "-P", OURS.public.text]
    subprocess.run(check, cwd=tmp_path, check=True, capture_output=True)
