"""What is to be sent back: for each unit one workbook with the findings on its reports, and a list of all of them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import Any

import polars as pl

from gongkai.corpus.exporting.file_name import FileNames
from gongkai.corpus.exporting.table_file import write_table
from gongkai.corpus.exporting.table_workbook import MADE
from gongkai.corpus.exporting.whole_file import whole_file
from gongkai.corpus.rolling_up.tables import MISSING
from gongkai.report.checks import RULES
from gongkai.report.checks.rule import with_notice
from gongkai.report.finding import Finding, Severity
from gongkai.report.writing.finding_rows import FINDING_HEADS, FINDING_WIDTHS, finding_row
from gongkai.report.writing.findings_sheet import FINDINGS_SHEET
from gongkai.report.writing.workbook import workbook, write_list

LIST_NAME = "目录.xlsx"
UNITS_SHEET = "单位"
MISSING_NAME = "缺报单位.xlsx"
UNMATCHED = "未识别"
"""Folder of units whose division is not known."""

_UNIT_HEADS = ("单位", "区划代码", "有问题的年度", *(severity.label for severity in Severity), "文件")
_UNIT_WIDTHS = (40, 12, 20, 8, 8, 8, 60)

Row = dict[str, Any]


def write_problems(
    findings: pl.LazyFrame,
    missing: pl.LazyFrame,
    folder: str,
) -> int:
    """Write the workbooks into a folder, by division, and beside them two lists; the number of units.

    `findings` are rows of LISTED, `missing` rows of MISSING. `目录.xlsx` lists
    the units with findings, `缺报单位.xlsx` those without a report.
    A province at a time is in memory. Raises OSError where nothing can be written, and TooManyRows,
    before anything is, where more are missing than a sheet holds.
    """
    write_table(missing.sort("year", "division", "unit"), MISSING, f"{folder}/{MISSING_NAME}", labels=True)
    listed: list[tuple[str | int, ...]] = []
    names = FileNames()
    for unit, rows in _by_unit(findings):
        first = rows[0]
        name = names.new(first["division"] or UNMATCHED, first["unit_name"] or unit, ".xlsx")
        _put(f"{folder}/{name}", partial(_unit_sheet, rows))
        counts = Counter(row["severity"] for row in rows)
        years = "、".join(sorted({str(row["year"]) for row in rows if row["year"] is not None}))
        listed.append(
            (
                first["unit_name"] or unit,
                first["division"] or "",
                years,
                *(counts[severity.value] for severity in Severity),
                name,
            )
        )

    def units(book: Any) -> None:
        write_list(book, UNITS_SHEET, _UNIT_HEADS, _UNIT_WIDTHS, listed)

    _put(f"{folder}/{LIST_NAME}", units)
    return len(listed)


def _by_unit(findings: pl.LazyFrame) -> Iterator[tuple[str, list[Row]]]:
    provinces = findings.select("province").unique().collect()["province"].sort(nulls_last=True)
    for province in provinces:
        there = findings.filter(pl.col("province").eq_missing(pl.lit(province, pl.String)))
        rows = there.sort("division", "unit", "year", "report", "rule", "place", nulls_last=True).collect()
        for unit in rows.partition_by("unit", maintain_order=True):
            yield unit["unit"][0], unit.to_dicts()


def _put(address: str, fill: Callable[[Any], None]) -> None:
    stream = BytesIO()
    with workbook(stream) as book:
        book.set_properties({"created": MADE})
        fill(book)
    with whole_file(address) as path:
        path.write_bytes(stream.getvalue())


def _unit_sheet(rows: Sequence[Row], book: Any) -> None:
    heads = ("年度", "文件", *FINDING_HEADS)
    widths = (8, 30, *FINDING_WIDTHS)
    lines = (
        (row["year"] or "", row["source"], *finding_row(number, _finding(row)))
        for number, row in enumerate(rows, 1)
    )
    write_list(book, FINDINGS_SHEET, heads, widths, lines)


def _finding(row: Row) -> Finding:
    rule = RULES[row["rule"]]
    return Finding(
        rule.code,
        Severity(row["severity"]),
        row["message"] or "",
        tuple(row["cells"] or ()),
        rule.repair,
        with_notice(rule.source, rule.forms),
        section=row["section"],
        quote=row["quote"] or "",
    )
