"""Import reportlab without what it would read from the person's home, environment and folder.

Its own import runs ~/.reportlab_mods and any module of the name reportlab_mods, then
~/.reportlab_settings and reportlab_settings, takes settings from variables that begin with RL_, and
asks for the current folder, which may be gone. Nothing of that may load code into this program or
change a letter. So its settings are set here, before the modules that ask for them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

_MODIFICATIONS = "reportlab_mods"
_SETTINGS = "reportlab.rl_config"
_QUICK = "_rl_accel"  # another package, which writes numbers in its own way where it is installed


class NoClock:
    """In place of reportlab's time stamp, which reads the clock and SOURCE_DATE_EPOCH."""

    t = 0.0
    YMDhms = (1970, 1, 1, 0, 0, 0)
    dhh = dmm = 0

    def __init__(self, invariant: object = None) -> None:
        """Take what reportlab gives it."""


def _settings() -> ModuleType:
    """Its settings, as reportlab ships them; no folder is searched for fonts."""
    import reportlab
    from reportlab import rl_settings

    module = ModuleType(_SETTINGS)
    settings = {name: getattr(rl_settings, name) for name in rl_settings.__all__}
    settings |= {"invariant": 1, "useA85": 0, "defaultPageSize": (595.276, 841.89)}
    settings |= {name: [] for name in settings if name.endswith(("SearchPath", "Glob"))}
    module.__dict__.update(settings, register_reset=_keep_nothing)
    reportlab.rl_config = module  # type: ignore[attr-defined] # so is a module of a package named
    return module


def _keep_nothing(reset: Callable[[], None], callback: object = None) -> None:
    """Reportlab registers what is to be done when its settings are read anew: they never are."""


def _shut() -> None:
    if "reportlab" in sys.modules:  # another program's import; this one imports it here first
        return
    sys.modules[_MODIFICATIONS] = ModuleType(_MODIFICATIONS)
    sys.modules[_SETTINGS] = _settings()
    sys.modules[_QUICK] = None  # type: ignore[assignment] # so Python says that it is not there


_shut()

from reportlab.pdfbase import pdfdoc  # noqa: E402 # the doors had to be shut before
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

pdfdoc.TimeStamp = NoClock  # type: ignore[attr-defined] # its stubs leave it out

__all__ = ["Canvas", "pdfdoc"]
