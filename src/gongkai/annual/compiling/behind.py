"""The list behind a number of the statutory tables: the very query that is counted."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual.compiling import opening, table_2
from gongkai.casework import table_3
from gongkai.casework.disputes import table_4
from gongkai.publishing.figures import Figure
from gongkai.report.codes import table_of
from gongkai.report.forms import label
from gongkai.report.value import Number


class NoSuchCell(LookupError):
    """A code that the form of the year does not print."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records of one kind behind a number; so many of their sum (`per`) make one of the cell's unit."""

    figure: Figure
    per: int = 1

    @property
    def number(self) -> Number:
        """One question to the database."""
        return Decimal(self.figure.number) / self.per if self.per > 1 else self.figure.number


@dataclass(frozen=True, slots=True)
class CellFigure:
    """What a cell counts, without adjustments: its records, and in Table 3 the opening balances beside them."""

    code: str
    parts: tuple[Part, ...]

    @property
    def says(self) -> str:
        """The cell in words: 本年新收政府信息公开申请数量，自然人."""
        return label(self.code).replace("·", "，")

    @property
    def number(self) -> Number:
        """The number that its rows come to; a question for each part."""
        return sum(part.number for part in self.parts)


def figure_of(agencies: Agency | QuerySet[Agency], year: int, code: str) -> CellFigure:
    """The rows behind a cell of an agency, or of these agencies together. Raises `NoSuchCell`."""
    theirs = Agency.objects.filter(pk=agencies.pk) if isinstance(agencies, Agency) else agencies
    try:
        return CellFigure(code, _parts(theirs, year, code))
    except (LookupError, ValueError) as nowhere:
        raise NoSuchCell(code) from nowhere


def _parts(agencies: QuerySet[Agency], year: int, code: str) -> tuple[Part, ...]:
    match table_of(code):
        case 2:
            figure, per = table_2.behind(agencies, year, code)
            return (Part(figure, per),)
        case 3:
            cases = Figure("申请", table_3.cases(agencies, year, code))
            return Part(cases), Part(opening.behind(agencies, year, code))
        case _:
            return (Part(Figure("复议和诉讼", table_4.cases(agencies, year, code))),)
