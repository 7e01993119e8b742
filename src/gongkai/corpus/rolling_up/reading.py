"""Questions to the rolled-up tables, as pages and commands ask them."""

import polars as pl

from gongkai.corpus.places.place import Place


def figures(place: Place, *, year: int, level: int | None = None, parent: str | None = None) -> pl.LazyFrame:
    """Rows of ROLLUP of a year, both kinds, by level and division.

    `parent` alone: the divisions right below it. With `level` too: those of the level anywhere below it.
    """
    raise NotImplementedError


def series(place: Place, division: str) -> pl.DataFrame:
    """Rows of ROLLUP of a division, both kinds, by year."""
    raise NotImplementedError


def behind(place: Place, division: str, year: int) -> pl.LazyFrame:
    """The reports that make up a division's figure: report, unit, unit_name, division, scope, title, source."""
    raise NotImplementedError


def missing(place: Place, division: str, year: int) -> pl.LazyFrame:
    """Rows of MISSING of a division and all below it."""
    raise NotImplementedError


def differences(place: Place, *, year: int | None = None, division: str | None = None) -> pl.LazyFrame:
    """Rows of DIFFERENCES."""
    raise NotImplementedError
