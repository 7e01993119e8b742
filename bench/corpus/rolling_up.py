"""The roll-up of wide rows: against only reading the same columns, a report's cost as they become more, and questions.

`python -m bench.corpus.rolling_up [reports]`, 1,000,000 without a number. Only reading takes all parts at once, as a
frame; the roll-up goes part by part, from the files or from rows that are read, to the rows of all five levels, in
memory. Beside them stands what it takes to read part by part and do nothing. They take turns, five rounds, each in a
process of its own, with the same number of threads. Printed are medians and their ratios, of wall time and of CPU time:
on a machine that is doing other things only the second tells. The second table is the cost of one report by how many
there are.
"""

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryDirectory

import polars as pl
from tests.wide_rows import wide_parts

from bench.__main__ import machine
from bench.corpus.in_turn import ONLY_READ, ROUNDS, Taken, apart, each_report, in_turn
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
AIM = 1.5
ASKED = 200
SIZES = (10_000, 100_000, 1_000_000)


def main(reports: int) -> None:
    """Print both tables, and what questions cost."""
    print(machine(), end="\n\n")
    with TemporaryDirectory() as home:
        place = f"{home}/{reports}"
        matched(Place(place), reports)
        print(f"{reports:,} reports, medians of {ROUNDS}")
        in_turn(_timed, WORK, place)
        print(f"aim, of the CPU time of only reading: rolled up {AIM:.2f} times\n", flush=True)
        for size in (size for size in SIZES if size <= reports):
            if size < reports:
                matched(Place(f"{home}/{size}"), size)
            each_report(f"{size:,} reports", apart(_timed, "read and rolled up", f"{home}/{size}"), size)
        largest = Place(place)
        start = time.perf_counter()
        roll_up(largest)
        print(f"stored, with coverage and differences: {time.perf_counter() - start:.1f} s of wall time")
        asked(largest)


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


def only_read(paths: list[str]) -> int:
    """All columns that the roll-up looks at, of all reports."""
    return pl.read_parquet(paths, columns=list(NEEDED)).height


def passed_by(parts: Iterable[pl.DataFrame]) -> int:
    """Nothing is done with them."""
    return sum(part.height for part in parts)


def figures_of(parts: Iterable[pl.DataFrame]) -> int:
    """All cells of all divisions and years, in memory: how many rows."""
    return refused(rolled([sums(part) for part in parts])).height


WORK: dict[str, Callable[[Iterable[pl.DataFrame]], int] | None] = {
    ONLY_READ: None,
    "read by parts": passed_by,
    "read and rolled up": figures_of,
    "rolled up": figures_of,
}
"""What is done with the parts; with those that were read before where the name says nothing of reading."""


def _read(paths: list[str]) -> Iterator[pl.DataFrame]:
    for path in paths:
        yield pl.read_parquet(path, columns=list(NEEDED))


def _timed(name: str, place: str) -> Taken:
    stored = Place(place)
    paths = [
        stored.path(part_name("agencies", REPORTS.name, part)) for part in parts(stored, "agencies") or ()
    ]
    work = WORK[name]
    found = _read(paths) if "read" in name else list(_read(paths))
    wall, cpu = time.perf_counter(), time.process_time()
    result = work(found) if work else only_read(paths)
    return time.perf_counter() - wall, time.process_time() - cpu, result


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
