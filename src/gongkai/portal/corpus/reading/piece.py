"""A part of a long list, as one page shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a long list, and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    whole: int


def piece(frame: "pl.LazyFrame", skipped: int, most: int) -> Piece:
    """So many rows of a list after those skipped."""
    import polars as pl

    whole = frame.select(pl.len()).collect().item()
    rows = frame.slice(skipped, most).collect()
    return Piece(tuple(rows.iter_rows(named=True)), whole)
