"""Give the wheel what lies outside src: made assets, templates, manual, examples."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("templates", "docs", "examples")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg] # the name hatchling looks for
    """Make the assets before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before each build; an editable one needs nothing but the assets."""
        root = Path(self.root)
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(root / "packaging"))
        try:
            import assets
        finally:
            sys.path.pop(0)
        assets.build()
        if version != "editable":
            for folder in SHIPPED:
                if (root / folder).is_dir():
                    build_data["force_include"][str(root / folder)] = f"pcirights/{folder}"
