"""Progress of a step on the corpus: how many files or parts are done, how many a second, how long it will take."""

import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.corpus.ingest.progress import Progress
    from gongkai.corpus.places.place import Place
    from gongkai.corpus.running.map_shards import Runner
    from gongkai.corpus.running.shard import Receipt, Shards, Step

STEPS = {
    "ingest": "读取",
    "pieces": "识别机关",
    "agencies": "选定采用的报告",
    "check": "检查",
    "units": "编单位目录",
    "lists": "编问题目录",
    "rollup-sums": "分区划相加",
    "rollup": "汇总",
    "likeness-sentences": "整理句子",
    "likeness-numbers": "给报告编号",
    "likeness-telling": "查雷同",
    "compare": "比较",
}
"""What a person reads of each step."""
BETWEEN = 0.5
"""Seconds between two lines."""


class Watched:
    """A runner whose work is told on one line of the terminal; silent in a pipe."""

    def __init__(self, runner: "Runner") -> None:
        self._runner = runner

    def done(self, step: "Step", shards: "Shards", place: "Place") -> "Iterator[Receipt]":
        """What the runner does, inputs of its shards counted."""
        from gongkai.corpus.ingest.progress import Progress

        total = sum(len(shard.inputs) for shard in shards) if sys.stderr.isatty() else 0
        watched = total > 1
        begun = told = time.monotonic()
        done = 0
        for receipt in self._runner.done(step, shards, place):
            done += len(receipt.inputs)
            now = time.monotonic()
            if watched and now - told >= BETWEEN:
                told = now
                line = line_of(STEPS[step.name], Progress(done, total, now - begun))
                print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
            yield receipt
        if watched:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def line_of(step: str, progress: "Progress") -> str:
    """`读取：1,200/20,000，每秒310.5，还要1分1秒`."""
    rate = progress.per_second
    left = progress.left
    words = [f"{step}：{progress.done:,}/{progress.total:,}"]
    if rate is not None:
        words.append(f"每秒{rate:,.1f}")
    if left is not None:
        words.append(f"还要{duration(left)}")
    return "，".join(words)


def duration(seconds: float) -> str:
    """`2小时5分`, `1分1秒`, `8秒`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}小时{minutes}分"
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"
