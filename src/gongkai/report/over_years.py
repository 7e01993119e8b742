"""One agency's reports over the years as one table, with the places where the row of figures is broken.

A break is said, never bridged: figures on both sides of another form, another name or a missing year are no series.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from gongkai.report.codes import Column, column_of, row_of, table_of
from gongkai.report.comparison import CarriedOver, InForce, carried_over, in_force, repeated
from gongkai.report.finding import Answer
from gongkai.report.forms import TABLE_2, TABLE_3, TABLE_4, Form, codes, label, unit
from gongkai.report.value import Number, Report


class Why(StrEnum):
    """What breaks a row of figures."""

    MISSING = "missing"
    FORM = "form"
    NAME = "name"
    CARRIED_OVER = "carried_over"
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True)
class Break:
    """Before the report on `year`; `says` is a Chinese sentence."""

    year: int
    why: Why
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """A cell through the years, in its unit; None where a report has no number there."""

    code: str
    numbers: tuple[Number | None, ...]

    @property
    def label(self) -> str:
        """In the words of the form; of Table 3 with the group of the row and without the column, which is the total."""
        return _rows().get(row_of(self.code)) or label(self.code)

    @property
    def unit(self) -> str:
        """件, 项, 元 or 万元."""
        return unit(self.code)


@dataclass(frozen=True, slots=True)
class OverYears:
    """`lines` by table; `repeated` is of each report the share of its text that the one of the year before has, 0 to 1."""

    years: tuple[int, ...]
    lines: dict[int, tuple[Line, ...]]
    repeated: tuple[float | None, ...]
    breaks: tuple[Break, ...]


@cache
def _rows() -> dict[str, str]:
    rows = (row for form in (Form.F2019, Form.F2021) for row in TABLE_3[form])
    return {row.code: "".join((*row.groups[1:], row.label)) for row in rows}


def over_years(reports: Sequence[Report]) -> OverYears:
    """Reports of one agency, one of a year. Raises ValueError for one without a year."""
    told = sorted(reports, key=_year)
    lines: dict[int, list[Line]] = {2: [], 3: [], 4: []}
    for code in _lines():
        line = Line(code, tuple(report.value(code) for report in told))
        if any(number is not None for number in line.numbers):
            lines[table_of(code)].append(line)
    return OverYears(
        tuple(_year(report) for report in told),
        {table: tuple(found) for table, found in lines.items()},
        (
            *(None for _first in told[:1]),
            *(repeated(one, other) if _follow(one, other) else None for one, other in pairwise(told)),
        ),
        tuple(found for one, other in pairwise(told) for found in _breaks(one, other)),
    )


def _lines() -> Iterator[str]:
    """Every cell of Tables 2 and 4 and the totals of Table 3, of both forms in the order of the later."""
    every = dict.fromkeys((*codes(Form.F2021, Form.F2021), *codes(Form.F2019, Form.F2019)))
    yield from (code for code in every if code.startswith("t2."))
    yield from (code for code in every if column_of(code) == Column.TOTAL)
    yield from TABLE_4


def _year(report: Report) -> int:
    if report.year is None:
        raise ValueError(f"no year: {report.title}")
    return report.year


def _follow(one: Report, other: Report) -> bool:
    return _year(other) - _year(one) == 1


def _breaks(one: Report, other: Report) -> Iterator[Break]:
    then, year = _year(one), _year(other)
    if one.agency != other.agency:
        yield renamed(year, one.agency, other.agency)
    for table, before, after in ((2, one.t2_form, other.t2_form), (3, one.t3_form, other.t3_form)):
        if before and after and before is not after:
            yield form_changed(year, table, before, after)
    if not _follow(one, other):
        yield years_missing(then, year)
        return
    for over in carried_over(one, other):
        if over.column is Column.TOTAL and over.agrees is Answer.FAIL:
            yield not_carried_over(year, over)
    for line in in_force(one, other):
        if line.agrees is Answer.FAIL:
            yield not_in_force(year, line)


def renamed(year: int, before: str, after: str) -> Break:
    """Another name from `year` on."""
    return Break(year, Why.NAME, f"{year}年起名称为{after}，此前为{before}。")


def form_changed(year: int, table: int, before: Form, after: Form) -> Break:
    """Table 2 or 3 in another form from `year` on."""
    return Break(
        year,
        Why.FORM,
        f"{year}年表{_TABLE_NUMERALS[table]}改用{after}年格式，此前为{before}年格式，口径不同。",
    )


def years_missing(then: int, year: int) -> Break:
    """No report between `then` and `year`."""
    missing = f"{then + 1}年" if year - then == 2 else f"{then + 1}年至{year - 1}年"
    return Break(year, Why.MISSING, f"缺{missing}报告，前后不能核对。")


def not_carried_over(year: int, over: CarriedOver) -> Break:
    """Carried into `year` are not as many as the year before carried out."""
    return Break(
        year,
        Why.CARRIED_OVER,
        f"{year - 1}年结转下年度{over.carried_out}件，{year}年上年结转{over.carried_in}件，不一致。",
    )


def not_in_force(year: int, line: InForce) -> Break:
    """In force in `year` are not as many documents as follow from the year before."""
    return Break(
        year,
        Why.IN_FORCE,
        f"{_subjects()[line.subject]}：{year - 1}年有效{line.earlier}件，{year}年制发{line.issued}件、"
        f"废止{line.repealed}件，现行有效应为{line.due}件，报告为{line.later}件。",
    )


_TABLE_NUMERALS = {2: "二", 3: "三"}


@cache
def _subjects() -> dict[str, str]:
    return {subject.code: subject.label for block in TABLE_2[Form.F2021] for subject in block.subjects}
