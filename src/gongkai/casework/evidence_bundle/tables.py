"""The tables of papers made for a bundle."""

from collections.abc import Iterable

from gongkai.paper.table import Head, Table, TableCell


def two_columns(caption: str, facts: Iterable[tuple[str, str]], size: float = 10.5) -> Table:
    """Names and values; a fact without a value is left out."""
    rows = tuple(
        (TableCell(name, head=Head.ROW), TableCell(value, left=True)) for name, value in facts if value
    )
    return Table(caption, rows, (24, 76), size)


def heads(*words: str) -> tuple[TableCell, ...]:
    """The row of heads."""
    return tuple(TableCell(word, head=Head.COLUMN) for word in words)


def row(*words: str) -> tuple[TableCell, ...]:
    """A row of words, each broken where it is too long."""
    return tuple(TableCell(word, left=True) for word in words)


def grouped(digest: str) -> str:
    """A digest of 64 hexadecimal digits in four groups, so that a line can be broken between them."""
    return " ".join(digest[at : at + 16] for at in range(0, len(digest), 16))
