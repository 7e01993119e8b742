"""Likeness between reports at ten thousand, a hundred thousand and a million: the cost of one must not grow.

`python -m bench.corpus.likeness [reports …]`. Synthetic sentences, by hash, of five years: each report has boilerplate
that all have, sentences of its county's template that a dozen use, what its own last year said, and its own; of
every hundred units one copies its neighbour. Each size runs in a process of its own, so that its memory is its own.
"""

import resource
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_context
from tempfile import TemporaryDirectory

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing.likeness import alike, likeness, repeated, whole
from gongkai.corpus.comparing.numbering import NUMBERED
from gongkai.corpus.comparing.numbering import STEP as NUMBERING
from gongkai.corpus.comparing.telling_sentences import OWN, SHARED
from gongkai.corpus.comparing.telling_sentences import STEP as TELLING
from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest.tables import SENTENCES
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

SIZES = (10_000, 100_000, 1_000_000)
YEARS = tuple(range(2019, 2024))
TOGETHER = 5_000
"""Reports of a part that was read."""
BUCKET = 50_000
"""Reports of a part of matched ones."""
COUNTY = 12
"""Units that use one template."""
COPIES_EVERY = 100
LETTERS = 30
BOILERPLATE, TEMPLATE, KEPT_ON, NEW = 10, 6, 12, 12
"""Sentences of a report, by where they come from."""


def texts(size: int) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Reports and their sentences, some thousand reports at a time."""
    units = size // len(YEARS)
    at_once = TOGETHER // len(YEARS)
    for first in range(0, units, at_once):
        unit = pl.DataFrame({"unit": range(first, min(first + at_once, units))})
        rows = unit.join(pl.DataFrame({"year": YEARS}, schema={"year": pl.Int32}), how="cross")
        rows = rows.with_columns(report=pl.format("{}-{}", "unit", "year"))
        copier = (pl.col("unit") % COPIES_EVERY == 1) & (pl.col("year") == YEARS[-1])
        writer = pl.when(copier).then(pl.col("unit") - 1).otherwise(pl.col("unit"))
        yield (
            rows.select(
                "report",
                "year",
                standing=pl.lit(value=True),
                unit=pl.format("单位{}", pl.col("unit").cast(pl.String).str.zfill(7)),
            ),
            pl.concat(
                [
                    _said(rows, "b", BOILERPLATE, pl.lit("")),
                    _said(rows, "t", TEMPLATE, pl.format("{}/{}", pl.col("unit") // COUNTY, "year")),
                    _said(rows, "k", KEPT_ON, pl.format("{}", writer)),
                    _said(rows, "n", NEW, pl.format("{}/{}", writer, "year")),
                ]
            ),
        )


def _said(rows: pl.DataFrame, kind: str, sentences: int, whose: pl.Expr) -> pl.DataFrame:
    numbered = rows.join(pl.DataFrame({"n": range(sentences)}), how="cross")
    return numbered.select(
        "report",
        hash=pl.format("{}/{}/{}", pl.lit(kind), whose, "n").hash(seed=1),
        letters=pl.lit(LETTERS, pl.UInt16),
    )


def corpus(place: Place, size: int) -> None:
    """A corpus with matched reports and sentences, as the steps before leave it."""
    made: dict[str, list[Receipt]] = {"agencies": [], "ingest": []}

    def put(step: str, table: Table, frame: pl.DataFrame) -> None:
        receipt = Receipt(f"{len(made[step]):06}", (), {table.name: frame.height}, {})
        place.write_frame(part_name(step, table.name, receipt.shard), table.fitted(frame))
        made[step].append(receipt)

    matched: list[pl.DataFrame] = []
    for reports, sentences in texts(size):
        put("ingest", SENTENCES, sentences)
        matched.append(reports)
    for first in range(0, len(matched), BUCKET // TOGETHER):
        of_bucket = matched[first : first + BUCKET // TOGETHER]
        put("agencies", REPORTS, pl.concat([REPORTS.empty(), *of_bucket], how="diagonal"))
    for step, receipts in made.items():
        manifest.settle(place, step, receipts)


def measure(size: int) -> tuple[int, float, int, int, int]:
    """Sentences, seconds of processor time, the process's largest memory in MB, pairs found, reports held to their last year."""
    with TemporaryDirectory() as folder:
        place = Place(folder)
        corpus(place, size)
        said = manifest.table(place, "ingest", SENTENCES).select(pl.len()).collect().item()
        start = time.process_time()
        likeness(place)
        pairs = kept = 0
        for year in YEARS:
            of_year = pl.col("year") == year
            numbers = manifest.table(place, NUMBERING.name, NUMBERED).filter(
                pl.col("year").is_between(year - 1, year)
            )
            shared, own = (
                manifest.table(place, TELLING.name, table).filter(of_year) for table in (SHARED, OWN)
            )
            of_reports = whole(own)
            pairs += alike(shared, of_reports, numbers).height
            kept += repeated(of_reports, numbers).filter(pl.col("share") > 0).height
        seconds = time.process_time() - start
        return said, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, pairs, kept


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """The table."""
    print(
        "likeness: reports, sentences, CPU seconds, µs a report, memory MB, pairs found (planted), held to last year"
    )
    for size in sizes:
        with get_context("spawn").Pool(1) as pool:
            said, seconds, memory, pairs, kept = pool.apply(measure, (size,))
        planted = size // len(YEARS) // COPIES_EVERY
        print(
            f"{size:>9,} {said:>11,} {seconds:>8.1f} {seconds / size * 1e6:>7.0f} {memory:>6,}"
            f" {pairs:>7,} ({planted:,}) {kept:>8,}",
            flush=True,
        )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
