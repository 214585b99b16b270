#!/usr/bin/env python3
"""Write SHA256SUMS over a folder of files to hand on, and sign it as minisign does.

    python packaging/sums.py FOLDER [--key SECRET-KEY --comment TEXT]

With a key it writes SHA256SUMS.minisig too, and the public key as pcirights.pub. ``pcirights law
key new`` makes such a key; docs/checking.md says how to keep it. Signing needs the program's own
packages: build.py starts it inside the environment that it has made.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
SUMS, SIGNATURE, PUBLIC = "SHA256SUMS", "SHA256SUMS.minisig", "pcirights.pub"
FIRST_LINE = "untrusted comment: signature of a pcirights release"


def add_up(folder: Path) -> Path:
    """Write the sums of all files of a folder, in the form of sha256sum; return their file.

    An older signature goes: it is of other sums.
    """
    for name in (SIGNATURE, PUBLIC):
        (folder / name).unlink(missing_ok=True)
    files = [path for path in folder.iterdir() if path.is_file() and path.name != SUMS]
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(files)
    )
    (folder / SUMS).write_text("".join(lines), "utf-8")
    return folder / SUMS


def sign(sums: Path, secret: Path, comment: str) -> None:
    """Sign the sums; ``comment`` is one short line. Raises PackError where the key is none."""
    sys.path.insert(0, str(SOURCE))
    from pcirights.law_packs.minisign import SecretKey, signature_file

    key = SecretKey.of_file(secret.read_text("utf-8"))
    signature = signature_file(sums.read_bytes(), comment, key, FIRST_LINE)
    sums.with_name(SIGNATURE).write_text(signature, "utf-8")
    sums.with_name(PUBLIC).write_text(key.public.file, "utf-8")


def main(words: list[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--comment", default="pcirights")
    asked = parser.parse_args(words)
    sums = add_up(asked.folder)
    if asked.key:
        sign(sums, asked.key, asked.comment)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
