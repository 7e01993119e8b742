"""The roll-up of wide rows: against only reading the same columns, a report's cost as they become more, and questions.

`python -m bench.corpus.rolling_up [reports]`, 1,000,000 without a number. Only reading is `pl.read_parquet` of all
parts, one after the other; the roll-up is everything from the same files to the rows of all five levels, in memory,
with the same number of threads. CPU time of this process, all its threads, because others may use the machine; medians
of five, the reading and the roll-up in turn.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from tempfile import TemporaryDirectory

import polars as pl
from tests.wide_rows import wide_parts

from bench.__main__ import machine
from gongkai.corpus.agencies.pieces import TOGETHER, bucket_of
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.manifest import parts, settle
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up import behind, figures, roll_up, series
from gongkai.corpus.rolling_up.levels import rolled
from gongkai.corpus.rolling_up.sums import NEEDED, sums
from gongkai.corpus.rolling_up.wide_numbers import refused
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

YEARS = tuple(range(2019, 2027))
ROUNDS = 5
AIM = 1.5
ASKED = 200


def main(reports: int) -> None:
    """Print the figures."""
    print(machine(), end="\n\n")
    with TemporaryDirectory() as home:
        for size in [size for size in (10_000, 100_000) if size < reports]:
            measured(Place(f"{home}/{size}"), size)
        largest = Place(f"{home}/{reports}")
        measured(largest, reports)
        start = time.perf_counter()
        roll_up(largest)
        print(f"stored, with coverage and differences: {time.perf_counter() - start:.1f} s of wall time")
        asked(largest)


def measured(place: Place, reports: int) -> None:
    """Reading and rolling up, in turn."""
    matched(place, reports)
    names = [part_name("agencies", REPORTS.name, shard) for shard in parts(place, "agencies") or ()]
    taken: dict[str, list[float]] = {"read": [], "rolled up": []}
    for _ in range(ROUNDS + 1):
        taken["read"].append(cpu(lambda: sum(bucket.height for bucket in buckets(place, names))))
        taken["rolled up"].append(cpu(lambda: figures_of(buckets(place, names))))
    read, whole = (statistics.median(each[1:]) for each in taken.values())
    ratio = whole / read
    print(
        f"{reports:>9,} reports: read {read:6.2f} s, read and rolled up {whole:6.2f} s, "
        f"{whole / reports * 1e6:5.1f} µs a report, ratio {ratio:.2f}, aim ≤ {AIM}{'' if ratio <= AIM else '   OVER'}",
        flush=True,
    )


def matched(place: Place, reports: int) -> None:
    """Reports in buckets by division, as the step before leaves them."""
    count = 1
    while count * TOGETHER < reports:
        count *= 2
    dealt: dict[int, list[pl.DataFrame]] = {}
    for province in wide_parts(reports // len(YEARS), YEARS):
        bucket = pl.Series([bucket_of(unit, count) for unit in province["unit"]], dtype=pl.Int64)
        for number in range(count):
            dealt.setdefault(number, []).append(province.filter(bucket == number))
    receipts = []
    for number, frames in dealt.items():
        place.write_frame(
            part_name("agencies", REPORTS.name, f"{number}"), pl.concat(frames).sort("unit", "year")
        )
        receipts.append(Receipt(f"{number}", (), {REPORTS.name: 0}, {}))
        frames.clear()
    settle(place, "agencies", receipts)


def buckets(place: Place, names: list[str]) -> Iterator[pl.DataFrame]:
    """The columns that the roll-up reads, bucket by bucket."""
    for name in names:
        yield pl.read_parquet(place.path(name), columns=list(NEEDED))


def figures_of(reports: Iterator[pl.DataFrame]) -> int:
    """All cells of all divisions and years, in memory: how many rows."""
    return refused(rolled([sums(bucket) for bucket in reports])).height


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def asked(place: Place) -> None:
    """Questions as pages ask them, of random divisions and years."""
    chance = random.Random(7)
    prefectures = figures(place, year=YEARS[-1], level=2).select("division").collect()["division"].to_list()
    provinces = figures(place, year=YEARS[-1], level=1).select("division").collect()["division"].to_list()
    questions: dict[str, Callable[[], object]] = {
        "the divisions below one": lambda: figures(
            place, year=chance.choice(YEARS), parent=chance.choice(prefectures)
        ).collect(),
        "the counties of a province": lambda: figures(
            place, year=chance.choice(YEARS), parent=chance.choice(provinces), level=3
        ).collect(),
        "a division through the years": lambda: series(place, chance.choice(prefectures)),
        "the reports behind a figure": lambda: behind(
            place, chance.choice(prefectures), chance.choice(YEARS)
        ).collect(),
    }
    for name, question in questions.items():
        taken = sorted(cpu(question) * 1000 for _ in range(ASKED))
        print(
            f"{name:<32} p50 {taken[ASKED // 2]:5.0f} ms, p95 {taken[ASKED * 95 // 100]:5.0f} ms", flush=True
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
