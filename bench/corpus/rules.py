"""Every rule on cells over a million reports, beside only reading the same columns.

`python -m bench.corpus.rules [reports]`, 1,000,000 without a number. Reports of five years lie in parts of a bucket's
size. Only reading takes all of them at once, as a frame, with all cores; the rules go part by part, and read each
themselves, the next while one is asked, or in two processes, as the command does, or find it read. Beside them stands
what it takes to read part by part and do nothing. They take turns, five rounds, each in a process of its own. Printed
are medians and their ratios, of wall time and of CPU time: on a machine that is doing other things only the second
tells. A hundredth of the reports has one application too many. The second table is the cost of one report by how many
there are, and at the end of 100,000 of which a third has a blank cell: half of them are then not whole, or the year
before is not.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from tests.wide_rows import wide_parts

from bench.__main__ import machine
from bench.corpus.in_turn import ONLY_READ, ROUNDS, Taken, apart, each_report, in_turn
from gongkai.corpus.checking import counts, findings, summed_up
from gongkai.corpus.checking.paired import NEEDED
from gongkai.corpus.columns import CELLS_OF, REPORTS
from gongkai.corpus.wide_row import ABSENT, LETTERS, NUMBER, printed_codes
from gongkai.report.forms import Form, codes
from gongkai.report.value import State

YEARS = (2019, 2020, 2021, 2022, 2023)
PART = 60_000
WRONG = 100
RECEIVED = "t3.received_new@total"
SIZES = (10_000, 100_000, 1_000_000)


def written(
    folder: Path, reports: int, change: Callable[[pl.DataFrame], pl.DataFrame] = lambda rows: rows
) -> None:
    """The reports, whole units a part."""
    waiting: list[pl.DataFrame] = []
    parts = 0
    for province in wide_parts(reports // len(YEARS), YEARS, seed=1):
        waiting.append(province)
        if sum(one.height for one in waiting) >= PART:
            _write(folder / f"{parts:03}.parquet", change(pl.concat(waiting)))
            waiting, parts = [], parts + 1
    if waiting:
        _write(folder / f"{parts:03}.parquet", change(pl.concat(waiting)))


def _write(path: Path, rows: pl.DataFrame) -> None:
    is_wrong = pl.int_range(pl.len()) % WRONG == 0
    rows.sort("unit", "year").with_columns(
        pl.when(is_wrong).then(pl.col(RECEIVED) + 1).otherwise(RECEIVED).alias(RECEIVED)
    ).write_parquet(path, compression="zstd", row_group_size=REPORTS.rows_together)


def blanked(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows, in every third of them one cell of Table 3 blank."""
    cells = [code for code in CELLS_OF[3] if all(code in codes(None, form) for form in Form)]
    words = pl.DataFrame(
        [(form.value, cell, _word(form, code)) for form in Form for cell, code in enumerate(cells)],
        schema={"t3_form": pl.String, "cell": pl.Int64, "word": pl.String},
        orient="row",
    )
    number = pl.int_range(pl.len())
    chosen = pl.when(number % 3 == 0).then(number // 3 % len(cells))
    return (
        rows.with_columns(cell=chosen)
        .join(words, on=["t3_form", "cell"], how="left", maintain_order="left")
        .with_columns(
            pl.col("word").alias("t3_states"),
            *(
                pl.when(pl.col("cell").ne_missing(place)).then(code).alias(code)
                for place, code in enumerate(cells)
            ),
        )
        .select(rows.columns)
    )


def _word(form: Form, blank: str) -> str:
    printed = printed_codes(3, form)
    letters = {code: NUMBER if code in printed else ABSENT for code in CELLS_OF[3]}
    return "".join((letters | {blank: LETTERS[State.BLANK]}).values())


def only_read(folder: str) -> int:
    """All columns that the rules look at, of all reports."""
    return pl.read_parquet(sorted(Path(folder).iterdir()), columns=list(NEEDED)).height


def passed_by(parts: Iterable[pl.DataFrame]) -> int:
    """Nothing is done with them."""
    return sum(part.height for part in parts)


def counted(parts: Iterable[pl.DataFrame]) -> int:
    """Counts by rule, place and year."""
    return summed_up(pl.concat(map(counts, parts))).height


def found(parts: Iterable[pl.DataFrame]) -> int:
    """Findings as rows."""
    return pl.concat(map(findings, parts)).height


def _parts(folder: str) -> Iterator[pl.DataFrame]:
    """Part by part; the next is read while one is worked on."""
    paths = sorted(Path(folder).iterdir())
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(_part, paths[0])
        for path in paths[1:]:
            part, coming = coming.result(), reader.submit(_part, path)
            yield part
        yield coming.result()


def _part(path: Path) -> pl.DataFrame:
    return pl.read_parquet(path, columns=list(NEEDED))


def in_two(work: Callable[[pl.DataFrame], pl.DataFrame], folder: str) -> Taken:
    """Wall and CPU seconds of two processes that take a part each, and the number of rows made."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(_warmed, range(2)))
        wall = time.perf_counter()
        done = list(pool.map(partial(_done, work), sorted(Path(folder).iterdir())))
        wall = time.perf_counter() - wall
    return wall, sum(cpu for _, cpu in done), sum(rows for rows, _ in done)


def _warmed(_: int) -> None:
    time.sleep(1)


def _done(work: Callable[[pl.DataFrame], pl.DataFrame], path: Path) -> tuple[int, float]:
    start = time.process_time()
    return work(_part(path)).height, time.process_time() - start


Work = Callable[[Iterable[pl.DataFrame]], int]

WORK: dict[str, Work | None] = {
    ONLY_READ: None,
    "read by parts": passed_by,
    "read, counts": counted,
    "read, findings": found,
    "counts": counted,
    "findings": found,
}
"""What is done with the parts; with those that were read before where the name says nothing of reading."""

IN_TWO = {"in two, counts": counts, "in two, findings": findings}
"""What two processes do with a part that they read."""


def _timed(name: str, folder: str) -> Taken:
    if name in IN_TWO:
        return in_two(IN_TWO[name], folder)
    work = WORK[name]
    parts = _parts(folder) if "read" in name else list(_parts(folder))
    wall, cpu = time.perf_counter(), time.process_time()
    result = work(parts) if work else only_read(folder)
    return time.perf_counter() - wall, time.process_time() - cpu, result


def main(reports: int) -> None:
    """Print both tables."""
    print(machine(), end="\n\n")
    print(f"{reports:,} reports, medians of {ROUNDS}")
    with TemporaryDirectory() as home:
        written(Path(home), reports)
        in_turn(_timed, (*WORK, *IN_TWO), home)
    print("aim, of the CPU time of only reading: counts 0.80 times, findings 1.10 times\n")
    for size in (size for size in SIZES if size <= reports):
        with TemporaryDirectory() as home:
            written(Path(home), size)
            each_report(f"{size:,} reports", apart(_timed, "read, counts", home), size)
    with TemporaryDirectory() as home:
        written(Path(home), SIZES[1], blanked)
        each_report("a third blank", apart(_timed, "read, counts", home), SIZES[1])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
