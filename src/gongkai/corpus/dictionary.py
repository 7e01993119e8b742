"""Tables of the corpus as data: each column with its type, its unit and what it means.

Every table that is stored or handed out is declared once as a `Table`; its schema, the check of what is written and
the data dictionary beside a download all come from that declaration.
"""

from dataclasses import dataclass

import polars as pl
from polars.datatypes import DataType, DataTypeClass

Dtype = DataType | DataTypeClass


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its type, its label in Chinese, what it means, and its unit (件, 万元, 分 …) if it counts."""

    name: str
    dtype: Dtype
    label: str
    says: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name in a path, its label in Chinese, and its columns in order.

    `rows_together`: rows of a row group in Parquet; fewer where a few rows among many are looked up.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    rows_together: int = 131_072

    @property
    def schema(self) -> pl.Schema:
        """Names and types, in order."""
        return pl.Schema({field.name: field.dtype for field in self.fields})

    def empty(self) -> pl.DataFrame:
        """The table without a row."""
        return pl.DataFrame(schema=self.schema)

    def fitted(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with just the declared columns in their order; raises if one is missing or of another type."""
        fitted = frame.select(self.schema.names())
        if fitted.schema != self.schema:
            wrong = [name for name in self.schema if fitted.schema[name] != self.schema[name]]
            raise TypeError(f"{self.name}: {wrong}: {[fitted.schema[name] for name in wrong]}")
        return fitted
