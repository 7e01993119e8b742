"""The files that the page of downloads offers, made when the corpus has changed and not when one is asked for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.corpus.places.place import Place

FOLDER = "downloads"
"""Of the corpus: whatever lies in it is offered to everybody."""
TABLES = (
    "reports",
    "divisions",
    "missing",
    "differences",
    "findings",
    "finding_counts",
    "units",
    "breaks",
    "outliers",
    "alike",
    "repeated",
)
"""What everybody may have: no raw files, and no texts apart from their reports."""
MOST_OF_A_SHEET = 20_000
"""Rows up to which a table is offered as a workbook too; a larger one opens too slowly to be of use."""


def make(place: "Place") -> list[str]:
    """Write every table as Parquet and CSV, small ones as XLSX too, each with its dictionary; the names of the files."""
    import polars as pl

    from gongkai.corpus import manifest
    from gongkai.corpus.catalogue import TABLES as DECLARED
    from gongkai.corpus.exporting.findings_told import told
    from gongkai.corpus.exporting.table_file import write_table

    made = []
    for name in TABLES:
        held = DECLARED[name]
        frame = manifest.table(place, held.step, held.table)
        rows = frame.select(pl.len()).collect().item()
        if name == "findings":
            frame = told(frame)
        kinds = ("parquet", "csv", "xlsx") if rows <= MOST_OF_A_SHEET else ("parquet", "csv")
        for kind in kinds:
            file = f"{FOLDER}/{name}.{kind}"
            write_table(frame, held.table, f"{place.address.rstrip('/')}/{file}")
            made.append(file)
    return made
