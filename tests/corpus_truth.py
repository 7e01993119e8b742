"""A corpus held against what is known of its files: cells, faults, sums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from gongkai.corpus.columns import CELLS, READ
from gongkai.corpus.corpus import Corpus
from gongkai.corpus.wide_row import cell_columns
from tests.planted_reports import Fault, Planted

NOT_COMPARED = "XY-07"
"""A great change is a hint that made-up figures give now and then."""
SAME = ("agency", "year", "t2_form", "t3_form", "t2_states", "t3_states", "t4_states", "odd", *CELLS)
"""Columns that a file decides."""


@dataclass(frozen=True)
class Known:
    """What files say: a wide row each, by `source`, and the faults of those that have any."""

    rows: pl.DataFrame
    faults: dict[str, frozenset[Fault]]

    @classmethod
    def together(cls, several: Iterable["Known"]) -> "Known":
        """Of all of them."""
        every = list(several)
        return cls(
            pl.concat(known.rows for known in every),
            {k: v for known in every for k, v in known.faults.items()},
        )

    def sums(self) -> pl.DataFrame:
        """By year, the sum of every cell over all files."""
        return _sums(self.rows.lazy())


def write_files(reports: Iterable[Planted], folder: Path) -> Known:
    """The files in their folders."""
    rows, faults = [], {}
    for planted in reports:
        path = folder / planted.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(planted.content)
        report, source = planted.report, f"{folder.name}/{planted.path}"
        assert report.t2_form
        assert report.t3_form
        printed = {
            "source": source,
            "agency": report.agency,
            "year": report.year,
            "t2_form": report.t2_form.value,
            "t3_form": report.t3_form.value,
        }
        rows.append({**printed, **cell_columns(report)})
        if planted.faults:
            faults[source] = planted.faults
    return Known(pl.DataFrame(rows, schema={name: READ.schema[name] for name in ("source", *SAME)}), faults)


def differences(corpus: Corpus, known: Known) -> Iterator[str]:
    """In words, whatever the corpus says otherwise than what is known of its files."""
    wanted = ("source", "report", "standing", "set_aside", *SAME)
    there = corpus.table("reports").select(wanted).collect().join(known.rows.select("source"), on="source")
    for source in known.rows.join(there, on="source", how="anti")["source"]:
        yield f"{source}: not read"
    for row in there.filter(~pl.col("standing")).iter_rows(named=True):
        yield f"{row['source']}: set aside as {row['set_aside']}"
    both = known.rows.join(there, on="source", suffix=" there")
    for name in SAME:
        for source in both.filter(pl.col(name).ne_missing(pl.col(f"{name} there")))["source"]:
            yield f"{source}: {name}"
    found: dict[str, set[Fault]] = defaultdict(set)
    findings = corpus.findings().select("report", "rule", "place").collect().join(there, on="report")
    for fault in findings.iter_rows(named=True):
        if fault["rule"] != NOT_COMPARED:
            found[fault["source"]].add((fault["rule"], fault["place"]))
    for source in found.keys() | known.faults.keys():
        said, so = found.get(source, set()), known.faults.get(source, frozenset())
        if said != so:
            yield f"{source}: {sorted(said - so)} invented, {sorted(so - said)} missed"


def sums_of(corpus: Corpus, sources: str) -> pl.DataFrame:
    """By year, the sum of every cell over the reports whose source has this pattern."""
    return _sums(corpus.table("reports").filter(pl.col("standing"), pl.col("source").str.contains(sources)))


def _sums(rows: pl.LazyFrame) -> pl.DataFrame:
    return rows.group_by("year").agg(pl.col(code).sum() for code in CELLS).sort("year").collect()
