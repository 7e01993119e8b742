"""A long list, and the part of it that one page shows."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl


def height(frame: "pl.LazyFrame") -> int:
    """How many rows a list has."""
    import polars as pl

    rows: int = frame.select(pl.len()).collect().item()
    return rows


def rows(frame: "pl.LazyFrame", skipped: int, most: int) -> list[dict[str, Any]]:
    """So many rows of a list after those skipped."""
    return frame.slice(skipped, most).collect().to_dicts()
