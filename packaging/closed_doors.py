"""Runs first in the frozen program: nothing that a caller sets makes it load code or talk.

A stand-in takes the place of Python's ``socket``, which stays out: batches ask for that module's
name when they start a second process, and talk to it through pipes alone.
"""

import os
import sys
from types import ModuleType
from typing import NoReturn

LOADS_CODE = frozenset({
    "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_GENERIC_PLUGINS", "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME", "QT_CONF", "QML_IMPORT_PATH", "QML2_IMPORT_PATH", "QT_LOGGING_CONF",
})  # fmt: skip


class _NoSocket:
    def __init__(self, *_: object) -> NoReturn:
        raise OSError("this program opens no connection")


for name in LOADS_CODE.intersection(os.environ):
    del os.environ[name]
stand_in = ModuleType("socket", "No connection can be opened here.")
stand_in.__dict__["socket"] = _NoSocket
sys.modules.setdefault("socket", stand_in)
