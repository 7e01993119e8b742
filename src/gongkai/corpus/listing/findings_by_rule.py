"""The step that lists findings: a part a rule, each finding with its report, and how many there are by division."""

from collections.abc import Callable

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import FINDINGS, REPORTS
from gongkai.corpus.listing.tables import ABOVE, FINDING_COUNTS, LISTED
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step
from gongkai.divisions import NATION

FINDERS = ("ingest", "check")
"""Steps with a table of findings."""
_OF_REPORT = ("report", "year", "source", "unit", "unit_name", "division", *ABOVE)


def list_findings(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """Fill `findings` and `finding_counts` from the findings of reading and checking and the matched reports."""
    reports = _inputs(place, "agencies", REPORTS.name)
    found = tuple(one for step in FINDERS for one in _inputs(place, step, FINDINGS.name))
    rules: list[str] = []
    if reports and found:
        rules = (
            place.scan([one.name for one in found]).select("rule").unique().collect()["rule"].sort().to_list()
        )
    shards = [Shard((*reports, *found), rule) for rule in rules]
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, STEP.name, receipts)
    return receipts


def _inputs(place: Place, step: str, table: str) -> tuple[Input, ...]:
    return tuple(Input(part_name(step, table, name), name) for name in manifest.parts(place, step) or [])


def _findings(shard: Shard, place: Place) -> Part:
    names = [one.name for one in shard.inputs]
    of_reports = [name for name in names if name.startswith("parts/agencies/")]
    reports = place.scan(of_reports).filter(pl.col("standing")).select(_OF_REPORT)
    found = place.scan([name for name in names if name not in of_reports]).filter(
        pl.col("rule") == shard.options
    )
    listed = (
        found.join(reports, on="report")
        .sort(
            "year", "division", "unit", "report", "place", descending=[True, False, False, False, False],
            nulls_last=True,
        )
        .collect(engine="streaming")
    )  # fmt: skip
    return Part({LISTED.name: listed, FINDING_COUNTS.name: _counts(listed)})


def _counts(listed: pl.DataFrame) -> pl.DataFrame:
    every = listed.with_columns(nation=pl.lit(NATION))
    return (
        pl.concat(every.select("year", "rule", "report", division=level) for level in ("nation", *ABOVE))
        .drop_nulls("division")
        .group_by("division", "year", "rule")
        .agg(reports=pl.col("report").n_unique().cast(pl.Int64), findings=pl.len().cast(pl.Int64))
        .sort("division", "year", "rule")
    )


STEP = Step(
    "lists",
    _findings,
    (LISTED, FINDING_COUNTS),
    ("gongkai.corpus.listing.findings_by_rule", "gongkai.corpus.listing.tables"),
)
