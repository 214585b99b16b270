"""A field to type in, started as the program starts its window; prints what is in it."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLineEdit

from pcirights.ui.startup.app import application


def tell(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Show the field until the program is ended."""
    app = application()
    field = QLineEdit()
    field.textChanged.connect(tell)
    field.resize(600, 80)
    field.setWindowTitle("typed")
    field.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
