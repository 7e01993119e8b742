"""Values as a spreadsheet can take them: no text that acts, no list, no bytes."""

import polars as pl

from gongkai.corpus.dictionary import Field, Table
from gongkai.report.writing.formula import NUMBER, STARTS

_NOT_PRINTABLE = r"[\x00-\x08\x0b-\x1f\x{fffe}\x{ffff}]"
"""What `paper.document.printable` shows as U+FFFD; a column of text holds no lone surrogates."""
BETWEEN = "；"


def plain(table: Table) -> list[pl.Expr]:
    """An expression for each column of the table that a spreadsheet can hold; bytes are left out."""
    return [_plain(field) for field in table.fields if field.dtype != pl.Binary]


def _plain(field: Field) -> pl.Expr:
    column = pl.col(field.name)
    if field.dtype == pl.List(pl.String):
        return _harmless(column.list.join(BETWEEN)).alias(field.name)
    if field.dtype == pl.String:
        return _harmless(column).alias(field.name)
    return column


def _harmless(column: pl.Expr) -> pl.Expr:
    """As `report.writing.formula.disarmed` and `paper.document.printable` do it, by column."""
    acts = column.str.slice(0, 1).is_in(list(STARTS)) & ~column.str.contains(f"^(?:{NUMBER})$")
    armless = pl.when(acts).then(pl.concat_str(pl.lit("'"), column)).otherwise(column)
    return armless.str.replace_all(_NOT_PRINTABLE, "\ufffd")
