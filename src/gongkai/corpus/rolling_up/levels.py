"""Up the levels: what a division's figure is, from the townships to the nation.

Its own whole-government report if there is one; else the reports of its own units and the figures of the divisions
right below it. A report is thus counted once, whoever else published one (docs/decisions/0031).
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

from gongkai.corpus.rolling_up.cell_sums import CellSums
from gongkai.corpus.rolling_up.groups import Groups
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
_GIVEN = (*_ROW, "level", "scope", "unit", "report")


def rolled(sums: Sequence[Sums]) -> pl.DataFrame:
    """Every division that a report was counted for, with `kind`, `basis`, `report`, `parent` and `divisions_below`.

    The cells stay exact, Int64 or Int128. From the townships up, in no order.
    """
    tree = _tree(pl.concat([one.about.select(_PLACED) for one in sums]))
    number = pl.col("division").cast(pl.Enum(tree["division"]))
    given = [Sums(one.about.with_columns(number, below=pl.lit(0, pl.Int64)), one.cells) for one in sums]
    own = pl.col("scope") == "own"
    # Nine of ten rows are of a township, and stay where they are.
    lowest = (pl.col("level") == LEVELS[0]) & own
    rest = _joined([_picked(one, ~lowest, _GIVEN) for one in given])
    waiting: dict[int, list[Sums]] = {level: [] for level in LEVELS}
    waiting[LEVELS[0]] = [_added(_picked(one, lowest)) for one in given]
    done = []
    for level in LEVELS:
        here = pl.col("level") == level
        wholes = _first(_picked(rest, here & ~own, (*_ROW, "unit", "report")))
        parts = [_added(_picked(rest, here & own)), *waiting[level]]
        for part in _each_once(parts, wholes):
            found = _with_basis(part, wholes)
            of_division = tree[found.about["division"].to_physical()]
            found = Sums(found.about.with_columns(of_division["level"], of_division["parent"]), found.cells)
            named = found.about.with_columns(pl.col("division").cast(pl.String))
            done.append(pl.concat([named, found.cells.frame()], how="horizontal"))
            if level:
                handed = _handed_up(found, number)
                levels = tree["level"].gather(handed.about["division"].to_physical())
                for upper in levels.unique():
                    waiting[upper].append(_picked(handed, levels == upper))
    return pl.concat(done, how="vertical_relaxed")


def _each_once(parts: list[Sums], wholes: Sums) -> list[Sums]:
    """The parts, added into one where a division and year is in several of them or a whole report is to stand beside."""
    parts = [one for one in parts if one.about.height] or parts[:1]
    if len(parts) > 1 and (wholes.about.height or not _apart(parts)):
        return [_added(_joined(parts))]
    return parts


def _handed_up(found: Sums, number: pl.Expr) -> Sums:
    """What divisions give to those right above them; `number` makes a division's number of its code."""
    up = found.about.with_columns(pl.col("parent").alias("division"), below=pl.lit(1, pl.Int64))
    return _added(_picked(Sums(up.with_columns(number), found.cells), pl.col("kind") == "figure"))


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
    return pl.concat(
        every.filter(level=level).select("division", "level", parent(level)) for level in LEVELS
    ).sort("division")


def _picked(sums: Sums, which: pl.Expr | pl.Series, columns: Sequence[str] = _ROW) -> Sums:
    """The rows of which this is true."""
    rows = sums.about.select(which).to_series().arg_true().to_numpy().astype(np.intp)
    about = sums.about.select(columns)
    if len(rows) == about.height:
        return Sums(about, sums.cells)
    if len(rows) and rows[-1] - rows[0] == len(rows) - 1:
        return Sums(about.slice(rows[0], len(rows)), sums.cells.between(rows[0], rows[-1] + 1))
    return Sums(about[rows], sums.cells.picked(rows))


def _joined(sums: Sequence[Sums]) -> Sums:
    """The rows of all, one after the other."""
    some = [one for one in sums if one.about.height] or sums[:1]
    return Sums(pl.concat([one.about for one in some]), CellSums.joined([one.cells for one in some]))


def _apart(sums: Sequence[Sums]) -> bool:
    """Whether no two of these have a row of the same division and year."""
    return not pl.concat([one.about.select("division", "year") for one in sums]).is_duplicated().any()


def _added(rows: Sums) -> Sums:
    """One row a division and year."""
    about = rows.about
    keys = pl.col("division").to_physical().cast(pl.Int64) * 2**32 + pl.col("year")
    groups = Groups.by(about.select(keys).to_series().to_numpy(), np.arange(about.height))
    if not len(groups.many):
        return rows
    counts = [pl.Series(name, groups.sums(about[name].to_numpy())) for name in _COUNTS]
    forms = pl.Series("forms", groups.united(about["forms"].to_numpy()))
    return Sums(about[groups.first].with_columns(*counts, forms), rows.cells.added(groups))


def _first(wholes: Sums) -> Sums:
    """One whole report of a division and year: of two under two names, which are not added, the first by name."""
    named = wholes.about.with_row_index("row").sort("unit", "report")
    rows = named.unique(["division", "year"], keep="first")["row"]
    kept = pl.int_range(pl.len()).is_in(rows.implode())
    return _picked(wholes, kept, (*_ROW, "report"))


def _with_basis(parts: Sums, wholes: Sums) -> Sums:
    """The figures of a level, and the sums of parts that stand beside whole reports."""
    given = wholes.about.select("division", "year", "report")
    of_parts = parts.about.join(given, on=("division", "year"), how="left", maintain_order="left")
    alone = pl.col("report").is_null()
    of_parts = of_parts.with_columns(
        pl.when(alone).then(pl.lit("figure")).otherwise(pl.lit("units")).alias("kind"),
        pl.when(alone).then(pl.lit("units")).otherwise(pl.lit("whole")).alias("basis"),
    )
    of_wholes = wholes.about.with_columns(pl.lit("figure").alias("kind"), pl.lit("whole").alias("basis"))
    columns = (*_ROW, "report", "kind", "basis")
    return _joined(
        [Sums(of_parts.select(columns), parts.cells), Sums(of_wholes.select(columns), wholes.cells)]
    )
