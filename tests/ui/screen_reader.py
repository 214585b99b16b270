"""A screen reader of a few lines, for the system's own Python: it knows nothing of this program.

    python3 screen_reader.py STEPS.json

Each step is {"press": [keys], "type": text, "until": a title, "gone": another}: it presses, types,
then waits until something with that title is shown (pressing the keys of "again" until it is), and
prints what it would read as one line of JSON: roles and names of all that is shown, and what has
the keyboard. There is no window manager, so the topmost window is given the keyboard here.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  # the version has to be said first

APPLICATION = "pcirights"
KEYS = {
    "Return": 0xFF0D, "Tab": 0xFF09, "space": 0x20, "Down": 0xFF54, "Up": 0xFF52, "F1": 0xFFBE,
    "Escape": 0xFF1B, "Right": 0xFF53, "Left": 0xFF51,
}  # fmt: skip

MAP_STATE = 92
"""Where XWindowAttributes says, on 64 bits, whether a window is on the screen."""
VIEWABLE = 2
SMALL = 50


def application() -> Atspi.Accessible | None:
    """The program, once it is on the bus."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(number)
        if child is not None and child.get_name() == APPLICATION:
            return child
    return None


def shown(root: Atspi.Accessible) -> list[dict[str, object]]:
    """Everything below that is on the screen: role, name, description, whether it has the keys."""
    found: list[dict[str, object]] = []
    waiting = [root]
    while waiting:
        one = waiting.pop()
        try:
            states = one.get_state_set()
            if one is not root and not states.contains(Atspi.StateType.SHOWING):
                continue
            found.append(
                {
                    "role": one.get_role_name(),
                    "name": one.get_name(),
                    "description": one.get_description(),
                    "focusable": states.contains(Atspi.StateType.FOCUSABLE),
                    "focused": states.contains(Atspi.StateType.FOCUSED),
                }
            )
            count = min(one.get_child_count(), 200)
            waiting += [one.get_child_at_index(n) for n in reversed(range(count))]
        except gi.repository.GLib.Error:
            continue  # it went away meanwhile
    return found


def wait_for(step: dict[str, Any]) -> list[dict[str, object]]:
    """What is shown once the title is among it and what has to go is not."""
    title, gone, again = step["until"], step.get("gone"), step.get("again", [])
    end = time.monotonic() + step.get("timeout", 30)
    seen: list[dict[str, object]] = []
    while time.monotonic() < end:
        root = application()
        seen = shown(root) if root is not None else []
        names = [str(one["name"]) for one in seen]
        if any(title in name for name in names) and gone not in names:
            return seen
        time.sleep(0.2 if again else 0.05)
        press(again)
    names = [name for name in (str(one["name"]) for one in seen) if name]
    raise SystemExit(f"{title!r} was never shown; there was {names}")


def give_keyboard() -> None:
    """Have the topmost window that is on the screen take the keys."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    ignored, count = ctypes.c_ulong(), ctypes.c_uint()
    windows = ctypes.POINTER(ctypes.c_ulong)()
    x11.XQueryTree(
        display, root, ctypes.byref(ignored), ctypes.byref(ignored), ctypes.byref(windows),
        ctypes.byref(count),
    )  # fmt: skip
    for number in reversed(range(count.value)):
        about = (ctypes.c_byte * 256)()
        x11.XGetWindowAttributes(display, ctypes.c_ulong(windows[number]), about)
        width, height, viewable = (_number(about, place) for place in (8, 12, MAP_STATE))
        if viewable == VIEWABLE and width > SMALL and height > SMALL:
            x11.XSetInputFocus(display, ctypes.c_ulong(windows[number]), 1, ctypes.c_ulong(0))
            break
    x11.XCloseDisplay(display)


def _number(about: ctypes.Array[ctypes.c_byte], place: int) -> int:
    return int.from_bytes(bytes(about)[place : place + 4], sys.byteorder)


def press(keys: list[str]) -> None:
    """Press and let go, one after the other."""
    for key in keys:
        give_keyboard()
        Atspi.generate_keyboard_event(KEYS[key], None, Atspi.KeySynthType.SYM)


def main() -> None:
    """Take the steps."""
    for step in json.loads(Path(sys.argv[1]).read_text("utf-8")):
        press(step.get("press", []))
        if "type" in step:
            give_keyboard()
            Atspi.generate_keyboard_event(0, step["type"], Atspi.KeySynthType.STRING)
        seen = wait_for(step)
        sys.stdout.write(json.dumps(seen, ensure_ascii=False) + "\n")
        sys.stdout.flush()


main()
