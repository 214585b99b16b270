"""How quick the wizard is: ``python tests/bench/wizard.py [RUNS]``. Prints; asserts nothing.

The first paint is measured from the start of a process, in turns with a bare QWizard that registers
the same font, so that both meet the same machine. The rest is one walk to the preview: each key of
the type-ahead, each page change until it is painted, the longest time that the event loop did not
come round, and the memory with the preview open. Each time is told by the clock, and in brackets as
the processor's of the thread that shows the window, which other work of the machine moves less.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, perf_counter, process_time, thread_time
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from pcirights.ui.pages.page import Page
    from pcirights.ui.pages.place import PlacePage
    from pcirights.ui.window import Window

SOURCE = Path(__file__).resolve().parents[2] / "src"
STARTED = "PCIRIGHTS_BENCH_STARTED"
RUNS = 9
NAMES = ("wuxi", "binhu, wuxi", "taizhou", "urumqi", "320211", "hangzou")


class Time(NamedTuple):
    """Seconds by the clock, and of the processor for this thread."""

    wall: float
    own: float

    @classmethod
    def now(cls) -> Time:
        """From some start."""
        return cls(perf_counter(), thread_time())

    def since(self) -> Time:
        """From this time until now."""
        wall, own = self.now()
        return Time(wall - self.wall, own - self.own)

    def __str__(self) -> str:
        return f"{self.wall * 1000:.1f} ms ({self.own * 1000:.1f})"


def of_each(choose: Callable[[list[float]], float], times: Iterable[Time]) -> Time:
    """The middle, or the most, by each of the two."""
    return Time(*(choose(list(column)) for column in zip(*times, strict=True)))


def median(numbers: list[float]) -> float:
    """The one in the middle."""
    return sorted(numbers)[len(numbers) // 2]


def main() -> None:
    """Measure everything, or, as a child, one thing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kinds = {"bare": bare, "ours": ours, "walk": walk}
    if len(sys.argv) > 1 and sys.argv[1] in kinds:
        kinds[sys.argv[1]]()
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    taken: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
    for number in range(runs + 1):  # the first round warms the disk's cache
        for kind, times in taken.items():
            wall, cpu = map(float, child(kind).split())
            if number:
                times.append((wall, cpu))
    for what, column in (("by the clock", 0), ("of the processor", 1)):
        middle = {kind: median([time[column] for time in times]) for kind, times in taken.items()}
        told = ", ".join(f"{kind} {time * 1000:.0f} ms" for kind, time in middle.items())
        print(f"first paint {what}: {told}, ratio {middle['ours'] / middle['bare']:.2f}")
    print(child("walk"), end="")


def child(kind: str) -> str:
    """Start this file again for one thing; what it printed."""
    import subprocess  # here, as these are no part of the memory of the walk
    import tempfile

    environment = {
        **os.environ,
        STARTED: str(monotonic()),
        "PYTHONPATH": str(SOURCE),
        "PYTHONDONTWRITEBYTECODE": "",  # as it is installed: compiled beforehand
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "pcirights-bench"),
    }
    command = [sys.executable, __file__, kind]
    done = subprocess.run(
        command, check=True, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    return done.stdout.decode()


def leave_soon() -> None:
    """Print the time since the start once what is being painted has been, and leave."""
    from PySide6.QtCore import QTimer

    def leave() -> None:
        print(monotonic() - float(os.environ[STARTED]), process_time(), flush=True)
        os._exit(0)

    QTimer.singleShot(0, leave)


def bare() -> None:
    """A QWizard with one page of text, in the font that the program registers."""
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWizard, QWizardPage

    class Wizard(QWizard):
        def paintEvent(self, event: QPaintEvent) -> None:
            leave_soon()
            super().paintEvent(event)

    app = QApplication([])
    app.setStyle("Fusion")
    font = SOURCE / "pcirights" / "_built" / "fonts" / "NotoSansSC.ttf"
    number = QFontDatabase.addApplicationFont(str(font))
    app.setFont(QFont(QFontDatabase.applicationFontFamilies(number)[0]))
    wizard, page = Wizard(), QWizardPage()
    page.setTitle("查看、更正或者反对别人手里关于您的记录")
    QVBoxLayout(page).addWidget(QLabel("回答几个问题，程序会找出当天管用的法律。"))
    wizard.addPage(page)
    wizard.resize(1024, 640)
    wizard.show()
    app.exec()


def ours() -> None:
    """The program as its command starts it."""
    from pcirights import __main__ as program

    start = program.start  # first, as PySide6 slows down what is imported after it
    from PySide6.QtWidgets import QApplication

    loop = QApplication.exec

    def loop_until_painted(_: QApplication) -> int:
        from pcirights.ui.window import Window  # which the program has imported by now

        paint = Window.paintEvent

        def paint_and_leave(window: Window, event: QPaintEvent) -> None:
            leave_soon()
            paint(window, event)

        Window.paintEvent = paint_and_leave  # type: ignore[assignment, method-assign]  # to know the moment
        return loop()

    QApplication.exec = loop_until_painted  # type: ignore[assignment, method-assign]
    start(["--lang", "zh"])


def walk() -> None:
    """From the first page to the letter."""
    from pcirights.ui.startup.quick_start import hurry

    hurry()  # as the program does
    from datetime import date

    from PySide6.QtTest import QTest

    from pcirights.program import Program
    from pcirights.ui.startup.app import application
    from pcirights.ui.startup.qt_translations import translate_qt
    from pcirights.ui.window import Window

    app = application()
    translate_qt("zh")
    note_paints()
    with stalls(app) as longest:
        window = Window(Program(date(2026, 11, 25)), "zh")
        window.begin()
        until(app, lambda: window.wizard.complete)
        spin(app, 0.5)
        begun = longest()
        changes = {"place": change(app, window)}
        page = cast("PlacePage", window.wizard.shown())
        until(app, lambda: page.drawn)
        spin(app, 0.3)  # until the map is painted
        keys = []
        for name in NAMES:
            page.box.clear()
            for letter in name:
                start = Time.now()
                QTest.keyClicks(page.box, letter)
                app.processEvents()  # and painted
                keys.append(start.since())
        changes |= to_the_letter(app, window)
    print(f"a key of the type-ahead: {of_each(median, keys)}, worst {of_each(max, keys)}")
    for name, time in changes.items():
        print(f"to the page {name}: {time}")
    print(f"the event loop stood still for at most {begun} while starting,")
    print(f"and {longest()} from the first page to the letter", flush=True)
    os._exit(0)  # closing would ask about the letter that is not saved


def to_the_letter(app: QApplication, window: Window) -> dict[str, Time]:
    """Go on with the sample's answers; how long each page took to be painted."""
    from dataclasses import replace

    from pcirights.ui.screenshots.pages import sample

    changes: dict[str, Time] = {}
    page = cast("PlacePage", window.wizard.shown())
    page.box.clear()
    window.inquiry.answers = replace(sample(), place="320200")
    page.speak()
    for _ in range(12):
        time = change(app, window)
        name = window.wizard.shown().asks
        changes[name] = time
        if name == "preview":
            break
    start = Time.now()
    until(app, lambda: window.inquiry.letter() is not None)
    print(f"the letter is made: {start.since()} after its page")
    spin(app, 1)
    print(f"memory with the preview open: {memory():.0f} MB, fonts {fonts():.0f} MB of it")
    changes["save"] = change(app, window)
    return changes


PAINTED: list[Page] = []


def note_paints() -> None:
    """Have each page noted as it is painted: the platform does that some milliseconds later."""
    from pcirights.ui.pages.page import Page

    paint = Page.paintEvent

    def paint_and_note(page: Page, event: QPaintEvent) -> None:
        PAINTED.append(page)
        paint(page, event)

    Page.paintEvent = paint_and_note  # type: ignore[assignment, method-assign]  # to know the moment


def change(app: QApplication, window: Window) -> Time:
    """Press Next; the time until the page is painted."""
    start = Time.now()
    window.wizard.next()
    PAINTED.clear()
    until(app, lambda: window.wizard.shown() in PAINTED)
    return start.since()


def until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the events go on until something is so; TimeoutError after half a minute."""
    end = perf_counter() + 30
    while not done():
        app.processEvents()
        if perf_counter() > end:
            raise TimeoutError


def spin(app: QApplication, seconds: float) -> None:
    """Let the events go on for a while."""
    end = perf_counter() + seconds
    until(app, lambda: perf_counter() >= end)


@contextmanager
def stalls(app: QApplication) -> Iterator[Callable[[], Time]]:
    """Watch the event loop: a function that gives the longest pause since it was last asked."""
    from PySide6.QtCore import Qt, QTimer

    last, longest = Time.now(), Time(0, 0)

    def tick() -> None:
        nonlocal last, longest
        longest = of_each(max, (longest, last.since()))
        last = Time.now()

    def told() -> Time:
        nonlocal longest
        worst, longest = longest, Time(0, 0)
        return worst

    timer = QTimer(app)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(1)
    yield told
    timer.stop()


def memory() -> float:
    """The resident memory of this process in MB, on Linux."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def fonts() -> float:
    """How much of that is fonts, in MB: just after they are made it is more than ever after."""
    found, in_font = 0, False
    for line in Path("/proc/self/smaps").read_text("utf-8").splitlines():
        first, *rest = line.split()
        if not first.endswith(":"):
            in_font = bool(rest) and rest[-1].endswith((".ttf", ".otf"))
        elif in_font and first == "Rss:":
            found += int(rest[0])
    return found / 1024


if __name__ == "__main__":
    main()
