"""What a compile answers: each cell with what the records say, what was opened with, and what a person added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from gongkai.annual.compiling.totals import printed, with_totals
from gongkai.report.checks.wording import number
from gongkai.report.forms import form_due, is_amount
from gongkai.report.value import Cell, Completeness, Number, Report

NO_CELLS: Mapping[str, Number] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CompiledCell:
    """A cell in its unit: `recorded` is counted, `opening` comes from opening balances, `adjusted` was added by hand."""

    code: str
    recorded: Number
    opening: Number = 0
    adjusted: Number = 0

    @property
    def by_records(self) -> Number:
        """What stands in the cell before anybody adjusts it."""
        return self.recorded + self.opening

    @property
    def value(self) -> Number:
        """What the report prints."""
        return self.by_records + self.adjusted


@dataclass(frozen=True)
class Compiled:
    """The tables of a year: every cell that the form of the year prints, in printed order.

    `without_outcome` applications were closed with no outcome on record; Table 3 does not balance until they have one.
    """

    year: int
    cells: Mapping[str, CompiledCell]
    without_outcome: int = 0

    def value(self, code: str) -> Number:
        """What the report prints in a cell; `KeyError` for one that the form lacks."""
        return self.cells[code].value

    def report(self, agency: str) -> Report:
        """The tables alone as a report of the agency of this name; no preamble, no sections."""
        form = form_due(self.year)
        return Report(
            title=f"{agency}{self.year}年政府信息公开工作年度报告",
            agency=agency,
            year=self.year,
            t2_form=form,
            t3_form=form,
            cells={code: printed_cell(code, cell.value) for code, cell in self.cells.items()},
            completeness=Completeness.FRAGMENT,
        )

    def adjusted_by(self, amounts: Mapping[str, Number]) -> "Compiled":
        """The same with these amounts added to leaves, in their unit; totals follow."""
        if not amounts:
            return self
        added = with_totals(amounts, self.year)
        cells = {
            code: replace(cell, adjusted=cell.adjusted + added[code]) for code, cell in self.cells.items()
        }
        return replace(self, cells=cells)


@dataclass(slots=True)
class Counts:
    """What was counted of one agency, by leaf, before it is added up."""

    recorded: dict[str, Number] = field(default_factory=dict)
    opening: dict[str, Number] = field(default_factory=dict)
    adjusted: dict[str, Number] = field(default_factory=dict)
    without_outcome: int = 0

    def compiled(self, year: int) -> Compiled:
        """With zeros and totals."""
        recorded = with_totals(self.recorded, year)
        opening = with_totals(self.opening, year) if self.opening else NO_CELLS
        adjusted = with_totals(self.adjusted, year) if self.adjusted else NO_CELLS
        return Compiled(
            year,
            {
                code: CompiledCell(code, recorded[code], opening.get(code, 0), adjusted.get(code, 0))
                for code in printed(year)
            },
            self.without_outcome,
        )


def together(many: Iterable[Counts]) -> Counts:
    """The counts of several agencies as those of one."""
    whole = Counts()
    for one in many:
        for mine, theirs in (
            (whole.recorded, one.recorded),
            (whole.opening, one.opening),
            (whole.adjusted, one.adjusted),
        ):
            for code, count in theirs.items():
                mine[code] = mine.get(code, 0) + count
        whole.without_outcome += one.without_outcome
    return whole


def printed_cell(code: str, value: Number) -> Cell:
    """A number as the report prints it: counts whole, amounts without needless zeros."""
    if not is_amount(code):
        return Cell.number(code, int(value))
    text = number(value)
    return Cell.number(code, Decimal(text), raw=text)
