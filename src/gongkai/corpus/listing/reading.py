"""Questions to the lists, as pages ask them."""

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.listing.tables import FINDING_COUNTS, LISTED, UNITS
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
from gongkai.divisions import NATION

_COLUMN_OF_LENGTH = {6: ("province", "prefecture", "county"), 9: ("township",)}


def within(division: str) -> pl.Expr:
    """Rows of a division and all below it, of a table that names the divisions above; all rows of the nation."""
    if division == NATION:
        return pl.lit(value=True)
    return pl.any_horizontal(pl.col(column) == division for column in _COLUMN_OF_LENGTH[len(division)])


def finding_counts(place: Place, division: str) -> pl.DataFrame:
    """Rows of FINDING_COUNTS of a division, by year and rule."""
    rows = manifest.table(place, "lists", FINDING_COUNTS).filter(pl.col("division") == division)
    return rows.collect().sort("year", "rule")


def findings_of_rule(place: Place, rule: str) -> pl.LazyFrame:
    """Rows of LISTED of a rule, newest year first, then by division and unit; only its own part is read."""
    names = [part_name("lists", LISTED.name, name) for name in manifest.parts_with(place, "lists", rule)]
    return place.scan(names) if names else LISTED.empty().lazy()


def findings_of_unit(place: Place, unit: str) -> pl.DataFrame:
    """Rows of LISTED of a unit, newest year first."""
    rows = manifest.table(place, "lists", LISTED).filter(pl.col("unit") == unit).collect()
    return rows.sort("year", "rule", "place", descending=[True, False, False])


def units_of_division(place: Place, division: str) -> pl.LazyFrame:
    """Rows of UNITS that belong to the division itself, not to one below it."""
    return manifest.table(place, "units", UNITS).filter(pl.col("division") == division)


def units_without_division(place: Place) -> pl.LazyFrame:
    """Rows of UNITS whose division could not be told, by name."""
    return manifest.table(place, "units", UNITS).filter(pl.col("division").is_null()).sort("unit")


def reports_of_unit(place: Place, unit: str) -> pl.DataFrame:
    """The reports that count of a unit, in the form of REPORTS, by year; without a row if there is no such unit."""
    found = manifest.table(place, "units", UNITS).filter(pl.col("unit") == unit).select("part").collect()
    if found.is_empty():
        return REPORTS.empty()
    rows = place.scan(found["part"].unique().to_list()).filter(pl.col("unit") == unit, pl.col("standing"))
    return rows.sort("year").collect()
