"""Whether Table 3 balances column by column (T3-01), told while somebody adjusts it."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.annual.compiling.cell import Compiled
from gongkai.report.codes import APPLICANT_COLUMNS, Column, t3
from gongkai.report.forms import COLUMN_LABELS
from gongkai.report.value import Number


@dataclass(frozen=True, slots=True)
class Imbalance:
    """A column in which 一、＋二、 is not 三、＋四、."""

    column: Column
    received: Number
    carried_in: Number
    decided: Number
    carried_out: Number

    @property
    def gap(self) -> Number:
        """What came in and has no result; negative where more went out than came in (件)."""
        return self.received + self.carried_in - self.decided - self.carried_out

    @property
    def size(self) -> Number:
        """The gap without its sign (件)."""
        return self.gap if self.gap > 0 else -self.gap

    @property
    def label(self) -> str:
        """The column in the words of the form."""
        return COLUMN_LABELS[self.column]

    def __str__(self) -> str:
        return (
            f"{self.label}：{self.received}＋{self.carried_in}≠{self.decided}＋{self.carried_out}，"
            f"{'缺办理结果' if self.gap > 0 else '多办理结果'}{self.size}件"
        )


def unbalanced(compiled: Compiled) -> tuple[Imbalance, ...]:
    """The columns of applicants that do not balance, in printed order."""
    return tuple(one for one in (_column(compiled.value, c) for c in APPLICANT_COLUMNS) if one.gap)


def _column(value: Callable[[str], Number], column: Column) -> Imbalance:
    rows = ("received_new", "carried_in", "outcome.total", "carried_out")
    return Imbalance(column, *(value(t3(row, column)) for row in rows))
