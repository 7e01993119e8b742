"""Many figures in few questions: counts of rows are united into one statement, sums into another."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, CharField, Count, DecimalField, QuerySet, Value
from django.db.models.functions import Cast

from gongkai.publishing.figures import Figure
from gongkai.report.value import Number

AT_ONCE = 40
"""Figures of one statement; databases bound the parts of a union."""
_ROWS = Count("pk")
_AMOUNT = DecimalField(max_digits=20, decimal_places=2)


def numbers_of(figures: Mapping[str, Figure]) -> dict[str, Number]:
    """The number of each figure by its code."""
    counts = [_row(code, one, _ROWS) for code, one in figures.items() if one.by == _ROWS]
    # Sums of counts and of amounts stand in one column, which has one type.
    sums = [_row(code, one, Cast(one.by, _AMOUNT)) for code, one in figures.items() if one.by != _ROWS]
    found = {code: _plain(number) for rows in (counts, sums) for code, number in _united(rows)}
    return {code: found.get(code, 0) for code in figures}


def _row(code: str, figure: Figure, by: Aggregate | Cast) -> QuerySet[Any, Any]:
    named = Value(code, output_field=CharField())
    rows: QuerySet[Any, Any] = figure.rows.order_by().values(figure_code=named).annotate(number=by)
    return rows.values_list("figure_code", "number")


def _united(rows: list[QuerySet[Any, Any]]) -> Iterator[tuple[str, Any]]:
    for start in range(0, len(rows), AT_ONCE):
        first, *others = rows[start : start + AT_ONCE]
        yield from first.union(*others, all=True) if others else first


def _plain(number: int | Decimal | None) -> Number:
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return int(number)
    return number or 0
