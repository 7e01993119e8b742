"""Up the levels: what a division's figure is, from the townships to the nation.

Its own whole-government report if there is one; else the reports of its own units and the figures of the divisions
right below it. A report is thus counted once, whoever else published one (docs/decisions/0031).
"""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gongkai.corpus.rolling_up.cell_sums import CellSums
from gongkai.corpus.rolling_up.groups import Groups, Keys
from gongkai.corpus.rolling_up.sums import Sums
from gongkai.corpus.rolling_up.tables import COUNTED
from gongkai.divisions import NATION

LEVELS = (4, 3, 2, 1, 0)

_ABOVE = {
    4: ("county", "prefecture", "province"),
    3: ("prefecture", "province"),
    2: ("province",),
    1: (),
}
_PLACES = ("province", "prefecture", "county")
_PLACED = ("division", "level", *_PLACES)
_COUNTS = ("units_counted", *(field.name for field in COUNTED), "below")
_ROW = ("division", "year", *_COUNTS, "forms")
_FOUND = (*_ROW, "report", "kind", "basis")


def rolled(sums: Sequence[Sums]) -> pl.DataFrame:
    """Every division that a report was counted for, with `kind`, `basis`, `report`, `parent` and `divisions_below`.

    The cells stay exact, Int64 or Int128. From the townships up, in no order.
    """
    every = pl.concat([one.about for one in sums])
    tree = _tree(every.select(_PLACED))
    # At once, because whatever is cast so makes a table of all divisions first.
    every = every.with_columns(pl.col("division").cast(tree["division"].dtype), below=pl.lit(0, pl.Int64))
    own: dict[int, list[Sums]] = {level: [] for level in LEVELS}
    wholes: dict[int, list[Sums]] = {level: [] for level in LEVELS}
    start = 0
    for one in sums:
        about = every.slice(start, one.about.height)
        start += about.height
        levels, is_whole = about["level"].to_numpy(), (about["scope"] == "whole").to_numpy()
        given = Sums(about.select(*_ROW, "unit", "report"), one.cells)
        for level in LEVELS:
            own[level] += _runs(given, (levels == level) & ~is_whole)
            wholes[level] += _runs(given, (levels == level) & is_whole)
    nothing = _between(given, 0, 0)
    done: list[pl.DataFrame] = []
    for level in LEVELS:
        of_wholes = _first(wholes[level] or [nothing])
        for found in [
            _of_wholes(of_wholes),
            *(_of_parts(one, of_wholes) for one in _each_once(own[level] or [nothing])),
        ]:
            if done and not found.about.height:
                continue
            place = tree[found.about["division"].to_physical()]
            about = found.about.with_columns(place["level"], place["parent"])
            named = about.with_columns(pl.col("division", "parent").cast(pl.String))
            done.append(pl.concat([named, found.cells.frame()], how="horizontal"))
            if level:
                handed = _handed_up(Sums(about, found.cells))
                levels = tree["level"].gather(handed.about["division"].to_physical()).to_numpy()
                for upper in np.unique(levels).tolist():
                    own[upper] += _runs(handed, levels == upper)
    return pl.concat(done, how="vertical_relaxed")


def parent(level: int) -> pl.Expr:
    """The division right above one of this level, by the columns `county`, `prefecture` and `province`."""
    if level == 0:
        return pl.lit(None, pl.String).alias("parent")
    return pl.coalesce(*_ABOVE[level], pl.lit(NATION)).alias("parent")


def _tree(about: pl.DataFrame) -> pl.DataFrame:
    """The divisions of these rows and all above them: division, level and parent, by code."""
    lowest = about.unique("division")
    found = [lowest]
    for level in (3, 2, 1):
        place = _PLACES[level - 1]
        found.append(
            lowest.filter(pl.col("level") > level, pl.col(place).is_not_null()).with_columns(
                pl.col(place).alias("division"),
                pl.lit(level, pl.Int8).alias("level"),
                *(pl.lit(None, pl.String).alias(name) for name in _PLACES[level:]),
            )
        )
    nation = pl.DataFrame([{"division": NATION, "level": 0}], schema=lowest.schema)
    every = pl.concat([*found, nation]).unique("division")
    tree = pl.concat(
        every.filter(level=level).select("division", "level", parent(level)) for level in LEVELS
    ).sort("division")
    return tree.with_columns(pl.col("division", "parent").cast(pl.Enum(tree["division"])))


def _keys(rows: Sums) -> Keys:
    """A number for each division and year."""
    key = pl.col("division").to_physical().cast(pl.Int64) * 2**32 + pl.col("year")
    return rows.about.select(key).to_series().to_numpy()


def _between(rows: Sums, first: int, end: int) -> Sums:
    """The rows from one on and before another, where they lie."""
    return Sums(rows.about.slice(first, end - first), rows.cells.between(first, end))


def _runs(rows: Sums, which: NDArray[np.bool_]) -> list[Sums]:
    """Those of the rows, as they follow one another."""
    edges = np.flatnonzero(np.diff(which, prepend=False, append=False)).reshape(-1, 2)
    return [_between(rows, first, end) for first, end in edges.tolist()]


def _added(several: Sequence[Sums], groups: Groups) -> Sums:
    """A row a group of the rows of all, which are numbered through."""
    about = pl.concat([one.about for one in several])
    counts = [pl.Series(name, groups.sums(about[name].to_numpy())) for name in _COUNTS]
    forms = pl.Series("forms", groups.united(about["forms"].to_numpy()))
    found = about[groups.first].with_columns(*counts, forms)
    reports = int(found["units_counted"].to_numpy().max(initial=0))
    return Sums(found, CellSums.added([one.cells for one in several], groups, reports))


def _each_once(parts: list[Sums]) -> list[Sums]:
    """The parts, added into one where a division and year comes twice."""
    keys = np.concatenate([_keys(one) for one in parts])
    ordered = np.sort(keys)
    # Townships, nine of ten rows, mostly have one report and stay where they are.
    return parts if (ordered[1:] != ordered[:-1]).all() else [_added(parts, Groups.by(keys))]


def _first(wholes: Sequence[Sums]) -> Sums:
    """One whole report of a division and year: of two under two names, which are not added, the first by name."""
    named = pl.concat([one.about for one in wholes]).with_row_index("row").sort("unit", "report")
    rows = named.unique(["division", "year"], keep="first")["row"].to_numpy().astype(np.intp)
    return _added(wholes, Groups.each(rows))


def _of_wholes(wholes: Sums) -> Sums:
    """The figures of governments that report for the whole."""
    about = wholes.about.with_columns(pl.lit("figure").alias("kind"), pl.lit("whole").alias("basis"))
    return Sums(about.select(_FOUND), wholes.cells)


def _of_parts(parts: Sums, wholes: Sums) -> Sums:
    """The figures of the others, and the sums of parts that stand beside whole reports."""
    given = wholes.about.select("division", "year", "report")
    about = parts.about.select(_ROW).join(given, on=("division", "year"), how="left", maintain_order="left")
    alone = pl.col("report").is_null()
    about = about.with_columns(
        pl.when(alone).then(pl.lit("figure")).otherwise(pl.lit("units")).alias("kind"),
        pl.when(alone).then(pl.lit("units")).otherwise(pl.lit("whole")).alias("basis"),
    )
    return Sums(about.select(_FOUND), parts.cells)


def _handed_up(found: Sums) -> Sums:
    """What divisions give to those right above them; of one there may be several rows a year."""
    up = Sums(
        found.about.select(
            pl.col("parent").alias("division"),
            *_ROW[1:-2],
            pl.lit(1, pl.Int64).alias("below"),
            "forms",
            pl.lit(None, pl.String).alias("unit"),
            pl.lit(None, pl.String).alias("report"),
        ),
        found.cells,
    )
    keys, is_figure = _keys(up), (found.about["kind"] == "figure").to_numpy()
    together = Groups.of_neighbours(keys)
    if is_figure.all() and len(together) * 2 < len(keys):
        return _added([up], together)
    return _added([up], Groups.by(keys, rows=np.flatnonzero(is_figure)))
