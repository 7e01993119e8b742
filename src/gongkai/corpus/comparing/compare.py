"""The step that compares: a shard a year, so that memory is bounded by how many units the country has.

Rows are stored by subject, so that those of one unit are found without reading all.
"""

from collections.abc import Callable

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing import breaks, numbering, subjects, telling_sentences
from gongkai.corpus.comparing.likeness import alike, likeness, repeated, whole
from gongkai.corpus.comparing.numbering import NUMBERED, matched_reports
from gongkai.corpus.comparing.outliers import COMPARED_CELLS, outliers
from gongkai.corpus.comparing.tables import ALIKE, BREAKS, OUTLIERS, REPEATED, STORED
from gongkai.corpus.comparing.tables import STEP as NAME
from gongkai.corpus.comparing.telling_sentences import OWN, SHARED
from gongkai.corpus.dictionary import Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up.tables import ROLLUP
from gongkai.corpus.rolling_up.tables import STEP as ROLLUP_STEP
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step


def compare(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """Fill the tables `breaks`, `outliers`, `alike` and `repeated`, a part a year.

    Needs matched reports; without a roll-up no division is compared, without sentences no text is.
    """
    done = likeness(place, runner, told=told)
    inputs = matched_reports(place) + tuple(
        Input(part_name(step, table.name, name), name)
        for step, tables in (
            (ROLLUP_STEP, (ROLLUP,)),
            (numbering.STEP.name, (NUMBERED,)),
            (telling_sentences.STEP.name, (SHARED, OWN)),
        )
        for name in manifest.parts(place, step) or []
        for table in tables
    )
    years = (
        manifest.table(place, "agencies", REPORTS)
        .filter(pl.col("standing"), pl.col("year").is_not_null())
        .select(pl.col("year").unique().sort())
        .collect()
        .to_series()
    )
    shards = [Shard(inputs, str(year)) for year in years]
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, NAME, receipts)
    return [*done, *receipts]


def _compared(shard: Shard, place: Place) -> Part:
    year = int(shard.options)
    names = [one.name for one in shard.inputs]

    def of(step: str, table: Table) -> pl.LazyFrame:
        parts = [name for name in names if name.startswith(part_name(step, table.name, "").partition(".")[0])]
        return place.scan(parts) if parts else table.empty().lazy()

    this_year = pl.col("year") == year
    reports, rollup = of("agencies", REPORTS), of(ROLLUP_STEP, ROLLUP)
    numbers = of(numbering.STEP.name, NUMBERED).filter(pl.col("year").is_between(year - 1, year))
    shared = of(telling_sentences.STEP.name, SHARED).filter(this_year)
    own = whole(of(telling_sentences.STEP.name, OWN).filter(this_year))
    broken = pl.concat([breaks.of_units(reports, year), breaks.of_divisions(rollup, year)])
    far = pl.concat(
        outliers(subjects.with_cells(rows.filter(this_year), COMPARED_CELLS).collect())
        for rows in (subjects.units(reports), subjects.divisions(rollup))
    )
    return Part(
        {
            BREAKS.name: broken.sort("of", "subject", maintain_order=True),
            OUTLIERS.name: far.sort("of", "subject", maintain_order=True),
            ALIKE.name: alike(shared, own, numbers).sort("unit", "other_unit"),
            REPEATED.name: repeated(own, numbers),
        }
    )


STEP = Step(
    NAME,
    _compared,
    STORED,
    (
        "gongkai.corpus.comparing",
        "gongkai.corpus.metrics",
        "gongkai.report.comparison",
        "gongkai.report.forms",
        "gongkai.report.over_years",
    ),
)
