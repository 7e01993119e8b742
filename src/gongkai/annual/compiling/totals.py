"""Which cells of the statutory tables are sums of others, and the sums: what is printed as a total is never counted."""

from collections.abc import Mapping
from functools import cache

from gongkai.report.codes import APPLICANT_COLUMNS, Column, Result, Track, column_of, row_of, t3, t4, table_of
from gongkai.report.forms import TABLE_3, Form, codes, form_due, outcome_leaves
from gongkai.report.value import Number

_DECIDED = "t3.outcome.total"


@cache
def printed(year: int) -> tuple[str, ...]:
    """Every cell that the form of the year prints, in printed order."""
    form = form_due(year)
    return codes(form, form)


@cache
def leaves(year: int) -> tuple[str, ...]:
    """Of these the cells that are counted, and may be adjusted."""
    return tuple(code for code in printed(year) if not is_total(code))


def is_total(code: str) -> bool:
    """Whether the cell is the sum of others: （七）总计 and the last column of Table 3, the totals of Table 4."""
    if table_of(code) == 3:
        return column_of(code) == Column.TOTAL or row_of(code) == _DECIDED
    return table_of(code) == 4 and code.endswith(f".{Result.TOTAL}")


@cache
def parts(code: str, form: Form) -> tuple[str, ...]:
    """The leaves that a total adds up, in printed order; a leaf is its own only part."""
    if not is_total(code):
        return (code,)
    if table_of(code) == 4:
        track = Track(code.split(".")[1])
        return tuple(t4(track, result) for result in Result if result is not Result.TOTAL)
    rows = outcome_leaves(form) if row_of(code) == _DECIDED else (row_of(code),)
    columns = APPLICANT_COLUMNS if column_of(code) == Column.TOTAL else (Column(column_of(code)),)
    return tuple(t3(row.removeprefix("t3."), column) for row in rows for column in columns)


@cache
def _totals(year: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    form = form_due(year)
    return tuple((code, parts(code, form)) for code in printed(year) if is_total(code))


def with_totals(counted: Mapping[str, Number], year: int) -> dict[str, Number]:
    """Every cell of the form: those counted, zero for the leaves that are not, and the totals."""
    cells = {code: counted.get(code, 0) for code in leaves(year)}
    found = {code: value for code, value in cells.items() if value}
    for total, added in _totals(year):
        cells[total] = sum(found[code] for code in added if code in found)
    return {code: cells[code] for code in printed(year)}


def columns_of_table_3(form: Form) -> tuple[tuple[str, ...], ...]:
    """The codes of Table 3 column by column, without the totals: what T3-01 balances."""
    rows = [row.code.removeprefix("t3.") for row in TABLE_3[form] if row.code != _DECIDED]
    return tuple(tuple(t3(row, column) for row in rows) for column in APPLICANT_COLUMNS)
