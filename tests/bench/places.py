"""How long places take: ``python tests/bench/places.py``. Prints; asserts nothing."""

from __future__ import annotations

import sys
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from pcirights.places.place import load

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = [
    "320200", "无锡", "無錫市", "江苏省无锡市滨湖区", "wuxi", "Xi'an", "Taizhou (Jiangsu)", "朝阳",
    "Binhu District, Wuxi City, Jiangsu Province", "jiangsuwuxi", "新疆伊犁州塔城地区乌苏市",
    "Yanbian Korean Autonomous Prefecture", "渝北区", "苏州工业园区", "石河子",
]  # fmt: skip
SLIPS = ["wuxxi", "bejing", "无西市", "江苏省无锡市滨胡区", "浙江无锡"]
TYPED = ["w", "wu", "wux", "wuxi", "wuxi, bin", "无", "江苏省无", "ian", "区", "32", "hangzou"]


def milliseconds(work: Callable[[], object], times: int = 50) -> tuple[float, float, float]:
    """Give the median and the worst of so many runs, and the median of the processor's time."""
    taken, busy = [], []
    for _ in range(times):
        start, used = perf_counter(), process_time()
        work()
        busy.append((process_time() - used) * 1000)
        taken.append((perf_counter() - start) * 1000)
    return median(taken), max(taken), median(busy)


def main() -> None:
    """Print one line for each thing measured."""
    lines = [("load", milliseconds(load, 20))]
    table = load()
    lines.append(("first key", milliseconds(partial(table.suggest, "无"), 1)))
    table.find(SLIPS[0])
    lines += [(f"find {name}", milliseconds(partial(table.find, name))) for name in NAMES]
    lines += [(f"slip {name}", milliseconds(partial(table.find, name))) for name in SLIPS]
    lines += [(f"key {text}", milliseconds(partial(table.suggest, text))) for text in TYPED]
    for what, (middle, worst, busy) in lines:
        sys.stdout.write(
            f"{middle:8.3f} ms  worst {worst:8.3f} ms  processor {busy:8.3f} ms  {what}\n"
        )


if __name__ == "__main__":
    main()
