"""Many figures in few questions: parts of a whole are counted in one pass over it, other counts of rows are united into
one statement, sums into another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django.db.models import CharField, Count, DecimalField, Expression, Q, QuerySet, Value
from django.db.models.functions import Cast

from gongkai.publishing.figures import Figure
from gongkai.report.value import Number

AT_ONCE = 40
"""Figures of one statement; databases bound the parts of a union."""
_ROWS = Count("pk")
_AMOUNT = DecimalField(max_digits=20, decimal_places=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Figure):
    """Of the rows of a whole those of a condition. `name` says which whole it is: of one scope, one name is one query.

    A year of a city is hundreds of thousands of rows, and dozens of figures are parts of it.
    """

    name: str
    whole: QuerySet[Any]
    only: Q

    @classmethod
    def of(cls, says: str, name: str, whole: QuerySet[Any], only: Q) -> Self:
        """The part with the rows that it counts."""
        return cls(says, whole.filter(only), name=name, whole=whole, only=only)


def numbers_of(figures: Mapping[str, Figure]) -> dict[str, Number]:
    """The number of each figure, all of one scope, by its code."""
    parts = {code: one for code, one in figures.items() if isinstance(one, Part)}
    others = {code: one for code, one in figures.items() if code not in parts}
    counts = [_row(code, one, _ROWS) for code, one in others.items() if one.by == _ROWS]
    # Sums of counts and of amounts stand in one column, which has one type.
    sums = [_row(code, one, Cast(one.by, _AMOUNT)) for code, one in others.items() if one.by != _ROWS]
    found = {code: _plain(number) for rows in (counts, sums) for code, number in _united(rows)}
    found.update(_in_one_pass(parts))
    return {code: found.get(code, 0) for code in figures}


def _in_one_pass(parts: Mapping[str, Part]) -> Iterator[tuple[str, int]]:
    """Counts by code, one question for each whole."""
    by_whole: dict[str, list[tuple[str, Part]]] = {}
    for code, part in parts.items():
        by_whole.setdefault(part.name, []).append((code, part))
    for named in by_whole.values():
        # Codes have points, which names of columns cannot have.
        asked = {f"n{place}": Count("pk", filter=part.only or None) for place, (_, part) in enumerate(named)}
        numbers = named[0][1].whole.order_by().aggregate(**asked)
        yield from ((code, numbers[f"n{place}"]) for place, (code, _) in enumerate(named))


def _row(code: str, figure: Figure, by: Expression) -> QuerySet[Any, Any]:
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
