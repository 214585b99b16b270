"""Whether a window can be shown. Qt ends the whole program where a display cannot be opened."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

WAITS = (0, 0.1, 0.2)
"""Seconds before each attempt: a server that is just starting does not answer at once."""


def is_named() -> bool:
    """Whether the environment names a display."""
    return sys.platform in {"win32", "darwin"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def opens() -> bool:
    """Whether the display can be opened; true also where this cannot be checked."""
    if sys.platform in {"win32", "darwin"}:
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    if wayland and platform != "xcb" and _is_socket(wayland):
        return True
    return not platform.startswith("wayland") and _x11_opens(os.environ.get("DISPLAY", ""))


def _is_socket(name: str) -> bool:
    """Whether a Wayland display is there: its name is that of a socket."""
    try:
        return stat.S_ISSOCK((Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name).stat().st_mode)
    except OSError:
        return False


def _x11_opens(name: str) -> bool:
    """Connect to an X display and close the connection."""
    if not name:
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # perhaps a library of another name: this cannot be checked
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    for wait in WAITS:
        time.sleep(wait)
        connection = xcb.xcb_connect(os.fsencode(name), None)
        failed = bool(xcb.xcb_connection_has_error(connection))
        xcb.xcb_disconnect(connection)
        if not failed:
            return True
    return False
