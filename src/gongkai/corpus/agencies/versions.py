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
    ranked = rows.with_columns(
        _content(rows).alias("_content"),
        pl.col("title").str.contains(_CORRECTED).fill_null(False).alias("_corrected"),
        (pl.col("completeness") == "full").fill_null(False).alias("_full"),
        (~pl.col("flags").list.contains(Flag.FOREIGN_SITE.value)).alias("_official"),
    ).filter(pl.col("year").is_not_null())
    versions = _first(ranked, [*_OF, "_content"], ["_official", "_corrected", "_full", *_LATEST])
    winners = _first(versions, _OF, ["_corrected", "_full", *_LATEST])
    chosen = (
        ranked.select(*_OF, "_content", "report", "digest")
        .join(_called(versions, [*_OF, "_content"], "best"), on=[*_OF, "_content"])
        .join(_called(winners, _OF, "winner"), on=_OF)
        .select(
            "report",
            pl.when(pl.col("report") == pl.col("winner"))
            .then(None)
            .when(pl.col("report") == pl.col("best"))
            .then(pl.lit("superseded"))
            .when(pl.col("digest") == pl.col("best_digest"))
            .then(pl.lit("duplicate"))
            .otherwise(pl.lit("mirror"))
            .alias("set_aside"),
            pl.when(pl.col("report") != pl.col("winner")).then(pl.col("winner")).alias("instead"),
        )
    )
    names = rows.select(pl.col("report").alias("instead"), pl.col("unit_name").alias("_name_instead"))
    found = (
        rows.join(chosen, on="report", how="left", maintain_order="left")
        .join(names, on="instead", how="left", maintain_order="left")
        .with_columns(
            pl.when(pl.col("year").is_null())
            .then(pl.lit("no_year"))
            .otherwise(pl.col("set_aside"))
            .alias("set_aside"),
            # 扶贫局 became 乡村振兴局; with other numbers in one year they may have been two after all.
            pl.when(pl.col("_name_instead") != pl.col("unit_name"), pl.col("set_aside") == "superseded")
            .then(pl.col("flags").list.concat(pl.lit([Flag.OTHER_NAME.value])))
            .otherwise(pl.col("flags"))
            .alias("flags"),
        )
    )
    return REPORTS.fitted(
        found.with_columns(pl.col("set_aside").is_null().alias("standing")).sort(
            "unit", "year", "taken_at", "report"
        )
    )


def _content(rows: pl.DataFrame) -> pl.Series:
    """A number for what a report says in its tables; one without any number is like none but itself."""
    numbers = rows.select(_NUMBERS).hash_rows()
    empty = rows.select(pl.all_horizontal(pl.col(*CELLS).is_null())).to_series()
    return pl.select(pl.when(empty).then(rows["digest"].hash()).otherwise(numbers)).to_series()


def _first(rows: pl.DataFrame, of: list[str], order: list[str]) -> pl.DataFrame:
    """Of each group the row that comes first when the highest of these columns, one after the other, go first."""
    down = [True] * len(order)
    return rows.sort(*order, "report", descending=[*down, False], nulls_last=True).unique(
        of, keep="first", maintain_order=True
    )


def _called(rows: pl.DataFrame, of: list[str], name: str) -> pl.DataFrame:
    return rows.select(*of, pl.col("report").alias(name), pl.col("digest").alias(f"{name}_digest"))
