"""What the launcher starts inside Windows' own Python: first the doors are closed."""

import os
import sys
from pathlib import Path

import closed_doors  # noqa: F401  # for what it does

if __name__ == "__main__":
    os.add_dll_directory(str(Path(__file__).parent))  # type: ignore[attr-defined,unused-ignore]
    sys.frozen = True  # type: ignore[attr-defined]  # a second process begins with the launcher too
    from pcirights.__main__ import start

    sys.exit(start())
