"""Which of several reports of one unit on one year counts: one of them, and why not the others."""

import polars as pl

from gongkai.corpus.agencies.flags import Flag
from gongkai.corpus.columns import CELLS, ODD, REPORTS, STATES

_NUMBERS = [*CELLS, *(field.name for field in STATES), ODD.name]
_CORRECTED = "更正|修订|修正|勘误|更新版|重新发布"
_OF = ["unit", "year"]
_LATEST = ["published_on", "modified_at", "taken_at"]


def with_versions(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows in the form of REPORTS with `standing`, `set_aside` and `instead`, sorted by unit, year and taken_at.

    All reports of a unit have to be there. Those with the same numbers are one version, best had from a government's
    site. Of the versions stands one whose title says that it corrects, before any other; a whole text before a
    fragment; then the one published, changed, read last.
    """
    ranked = (
        rows.select(*_OF, "report", "digest", "unit_name", *_LATEST)
        .with_columns(
            _content(rows).alias("_content"),
            rows["title"].str.contains(_CORRECTED).fill_null(False).alias("_corrected"),
            (rows["completeness"] == "full").fill_null(False).alias("_full"),
            (~rows["flags"].list.contains(Flag.FOREIGN_SITE.value)).alias("_official"),
        )
        .with_row_index("_row")
    )
    versions = _first(ranked, [*_OF, "_content"], ["_official", "_corrected", "_full", *_LATEST])
    winners = _first(versions, _OF, ["_corrected", "_full", *_LATEST])
    aside = (
        ranked.join(_called(versions, [*_OF, "_content"], "best"), on=[*_OF, "_content"], nulls_equal=True)
        .join(_called(winners, _OF, "winner"), on=_OF, nulls_equal=True)
        .sort("_row")
        .select(_WHY.alias("set_aside"), _INSTEAD.alias("instead"), _OTHER_NAME.alias("_other_name"))
    )
    return REPORTS.fitted(
        pl.concat([rows, aside], how="horizontal")
        .with_columns(
            pl.col("set_aside").is_null().alias("standing"),
            # 扶贫局 became 乡村振兴局; with other numbers in one year they may have been two after all.
            pl.when("_other_name")
            .then(pl.col("flags").list.concat(pl.lit([Flag.OTHER_NAME.value])))
            .otherwise(pl.col("flags"))
            .alias("flags"),
        )
        .sort(*_OF, "taken_at", "report")
    )


_WHY = (
    pl.when(pl.col("year").is_null())
    .then(pl.lit("no_year"))
    .when(pl.col("_row") == pl.col("winner"))
    .then(None)
    .when(pl.col("_row") == pl.col("best"))
    .then(pl.lit("superseded"))
    .when(pl.col("digest") == pl.col("best_digest"))
    .then(pl.lit("duplicate"))
    .otherwise(pl.lit("mirror"))
)
_INSTEAD = pl.when(_WHY.is_not_null(), pl.col("year").is_not_null()).then(pl.col("winner_report"))
_OTHER_NAME = (_WHY == "superseded").fill_null(False) & (pl.col("unit_name") != pl.col("winner_unit_name"))


def _content(rows: pl.DataFrame) -> pl.Series:
    """A number for what a report says in its tables; one without any number is like none but itself."""
    numbers = rows.select(_NUMBERS).hash_rows()
    empty = rows.select(pl.all_horizontal(pl.col(*CELLS).is_null())).to_series()
    return pl.select(pl.when(empty).then(rows["digest"].hash()).otherwise(numbers)).to_series()


def _first(rows: pl.DataFrame, of: list[str], order: list[str]) -> pl.DataFrame:
    """Of each group the row that comes first when the highest of these columns, one after the other, go first."""
    down = [True] * len(order)
    return rows.sort(*order, "report", "_row", descending=[*down, False, False], nulls_last=True).unique(
        of, keep="first", maintain_order=True
    )


def _called(rows: pl.DataFrame, of: list[str], name: str) -> pl.DataFrame:
    said = ("report", "digest", "unit_name")
    return rows.select(*of, pl.col("_row").alias(name), pl.col(said).name.prefix(f"{name}_"))
