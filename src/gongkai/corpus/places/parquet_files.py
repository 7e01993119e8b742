"""Parquet files as one lazy frame, wherever their bytes come from: one file is in memory at a time."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

import polars as pl
from polars.io.plugins import register_io_source


def lazily(files: Sequence[Callable[[], bytes]]) -> pl.LazyFrame:
    """The rows of files of one schema, in order; there must be one. A file is fetched when its rows are asked for."""

    def frames(
        columns: list[str] | None, condition: pl.Expr | None, rows: int | None, _together: int | None
    ) -> Iterator[pl.DataFrame]:
        left = rows
        for file in files:
            frame = pl.read_parquet(BytesIO(file()), columns=columns)
            if left is not None:
                frame = frame.head(left)
                left -= frame.height
            yield frame if condition is None else frame.filter(condition)
            if left == 0:
                return

    return register_io_source(frames, schema=pl.read_parquet_schema(BytesIO(files[0]())))
